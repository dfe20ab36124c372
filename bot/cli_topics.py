"""``python -m bot topics``: what moderators added to the topics, for ``config/topics.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import logs, settings
from bot.errors import YourMistake
from matchers.additions import as_toml

line = typer.Typer(name="topics", no_args_is_help=True, help="What moderators made of the topics.")

ABOVE = """\
# What moderators added while Lotse runs. Put each section into config/topics.toml, in the place of
# the one of the same name, if there is one: then it stands there, and Lotse goes by the file.
"""


@line.callback()
def topics() -> None:
    """What moderators made of the topics."""


@line.command(epilog="Example: python -m bot topics export added.toml")
def export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write it; else it is shown.")
    ] = None,
) -> None:
    """Print what moderators added, ready for config/topics.toml.

    Nothing is changed: what you paste there is the file's from the next start on.
    """
    given = settings.load(settings.environment())
    logs.set_up("warning", given.log_format, settings.secrets(given))
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    told = as_toml(given.topics, care.topics_now(given).topics)
    if not told:
        typer.echo("Moderators have added nothing that is not in config/topics.toml.", err=True)
    elif file is None:
        typer.echo(f"{ABOVE}\n{told}", nl=False)
    else:
        _write(file, f"{ABOVE}\n{told}")


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise YourMistake(f"{file} is there already. Name a file that is not, or none.") from None
    except OSError as error:
        raise YourMistake(f"{file} cannot be written: {error.strerror}.") from None
    typer.echo(f"Written to {file}.")
