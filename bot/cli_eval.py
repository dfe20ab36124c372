"""``python -m bot eval …``: how good the thinking is, on files whose outcome is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

line = typer.Typer(
    name="eval",
    help="Measure how good Lotse's thinking is, on files of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Test = Annotated[Path, typer.Option(metavar="FILE", help="JSON lines to judge by (.gz allowed).")]
History = Annotated[
    Path | None, typer.Option(metavar="FILE", help="What happened before, to learn from.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object and nothing else.")]


@line.command(epilog="Example: python -m bot eval experts --test posts.jsonl.gz --json")
def experts(*, test: Test, history: History = None, as_json: Json = False) -> None:
    """Ask who will answer, and look who did.

    Each line of FILE is a question or an answer: {"id", "type": "question" or "answer", "date",
    "owner", "parent", "score", "tags", "accepted"}. Prints how high those stand who did answer,
    and the same for whoever was most active in the 30 days before.
    """
    from bot.evaluate.experts import evaluate  # noqa: PLC0415  (only who measures pays for it)

    _tell(evaluate(test, history), as_json=as_json)


def _tell(figures: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        if isinstance(value, dict):
            typer.echo(f"{name}:")
            for inner, figure in value.items():
                typer.echo(f"  {inner:<16}{figure}")
        else:
            typer.echo(f"{name:<18}{value}")
