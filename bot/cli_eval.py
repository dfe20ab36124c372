"""``python -m bot eval …``: how good the thinking is, on files whose outcome is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.errors import YourMistake
from matchers.model import Topic

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
Topics = Annotated[
    Path | None, typer.Option(metavar="TOML", help="The topics; config/topics.toml if not named.")
]
FromTags = Annotated[
    int,
    typer.Option(
        "--names-from-tags", metavar="K", help="The K most frequent tags are the topics instead."
    ),
]
Typos = Annotated[
    float, typer.Option(help="A share (0-1) of the words of topics' names gets a slip.")
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


@line.command(epilog="Example: python -m bot eval tagging --test questions.jsonl.gz --json")
def tagging(
    *,
    test: Test,
    history: History = None,
    topics: Topics = None,
    names_from_tags: FromTags = 0,
    typos: Typos = 0.0,
    seed: Annotated[int, typer.Option(help="Which slips are made.")] = 0,
    errors: Annotated[int, typer.Option(help="Tell so many of the worst, with reasons.")] = 0,
    as_json: Json = False,
) -> None:
    """Find topics, and look which ones people gave.

    Each line of FILE is a text: {"id", "title", "body", "topics" or "tags", "optional"}. Without
    --history it is the tagger that the bot uses; with it, what learning from that history brings.
    """
    from bot.evaluate.tagging import evaluate  # noqa: PLC0415  (only who measures pays for it)

    if names_from_tags < 0 or not 0 <= typos <= 1:
        raise YourMistake("--names-from-tags takes a number from 0, --typos a share from 0 to 1.")
    told = evaluate(
        test,
        history,
        _topics(topics),
        names_from_tags=names_from_tags,
        typos=typos,
        seed=seed,
        errors=errors,
    )
    _tell(told, as_json=as_json)


@line.command(
    epilog="Example: python -m bot eval similar --test new.jsonl --history old.jsonl --json"
)
def similar(
    *,
    test: Test,
    history: Annotated[Path, typer.Option(metavar="FILE", help="The threads to find.")],
    as_json: Json = False,
) -> None:
    """Find earlier threads, and look whether they are about the same.

    Each line is a text: {"id", "title", "body", "tags" or "topics"}. A thread counts as right if it
    shares two of the 50 most frequent tags with the question; questions that have fewer of them
    are left out. "coverage" is the part of the questions for which one is sure enough to be
    shown; p_at_3 and hit_at_1 judge the ranking, shown or not. "bm25" is plain BM25, which shows
    whatever it finds.
    """
    from bot.evaluate.similar import evaluate  # noqa: PLC0415  (only who measures pays for it)

    _tell(evaluate(test, history), as_json=as_json)


@line.command(epilog="Example: python -m bot eval asking --test messages.jsonl --json")
def asking(
    *,
    test: Test,
    forum: Annotated[
        bool, typer.Option("--forum", help="They open forum threads; else they are from a chat.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Find questions among messages, and look which ones are.

    Each line is a message: {"title", "body", "is_question": true or false, "kind": "fact", "howto",
    "experience", "people", "urgent" or null}. kind_accuracy counts the questions that were found
    and have a kind (kind_n).
    """
    from bot.evaluate.asking import evaluate  # noqa: PLC0415  (only who measures pays for it)

    _tell(evaluate(test, forum=forum), as_json=as_json)


def _topics(file: Path | None) -> Mapping[str, Topic]:
    from bot.settings_topics import read_topics  # noqa: PLC0415  (the same)

    topics, faults = read_topics(file or Path("config") / "topics.toml")
    if faults:
        raise YourMistake("\n".join(map(str, faults)))
    return topics


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
