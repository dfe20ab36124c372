"""``python -m bot import …``: what was asked before Lotse came, to learn from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot import logs, settings
from bot.terminal import plain

if TYPE_CHECKING:  # whoever only asks for help does not pay for loading it
    from bot.importing import Imported
    from bot.store.lessons import Past

line = typer.Typer(
    name="import",
    help="Read in what was asked before Lotse came, to learn from it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

STEP = 0.05
"""Where there is no terminal, a line each time that so much more is done."""

STOPPED = 130
"""The exit code of whatever Ctrl-C ended."""


@line.command(epilog="Example: python -m bot import discourse --limit 500 --dry-run")
def discourse(
    *,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Read JSON lines instead of the forum (.gz allowed)."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Read at most N now. Of the forum the next run goes on there."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what would be held.")
    ] = False,
) -> None:
    """Read the forum's past: which topics people gave to which questions.

    Of public topics with a tag that is one of our topics, or with an accepted answer, the title,
    these topics, the account that asked, the time and the address are held, and no body. Newest
    first, within the forum's limit; Ctrl-C stops it, the next run goes on there or follows changes.

    Each line of FILE is a question: {"id", "title", "tags" or "topics", "author", "at", "solved",
    "category"}; the last four may be missing, and a body is not looked at. What was solved in a
    public category of your forum (its number) can be shown as answered before. If one line is
    wrong, nothing is kept.
    """
    given = settings.load(settings.environment())
    logs.set_up("warning", given.log_format, settings.secrets(given))
    from bot import importing  # noqa: PLC0415  (only who needs it pays for loading it)

    wish = importing.Wish(limit or importing.EVERYTHING, dry_run)
    try:
        with _watching(dry_run=dry_run) as watch:
            told = importing.read_in(given, file, wish, watch)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was read is kept. Run it again to go on.", err=True)
        raise typer.Exit(STOPPED) from None
    for said in _summary(told, dry_run=dry_run):
        typer.echo(said)


def _summary(told: Imported, *, dry_run: bool) -> Iterator[str]:
    kept = told.kept
    would = "would be held" if dry_run else "held"
    fate = "" if dry_run else f" ({kept.new:,} new, {kept.changed:,} changed)"
    yield f"{told.read:,} read, {kept.held:,} {would}{fate}."
    for why, many in sorted(told.skipped.items()):
        yield f"  left out, {why}: {many:,}"
    if kept.silent:
        yield f"  left out, as somebody wanted it forgotten or set aside: {kept.silent:,}"
    if kept.gone:
        yield f"  held no longer, as it is not there any more: {kept.gone:,}"
    if told.left:
        yield f"{told.left:,} older topics are left. The next run goes on there."


# --- while it runs


class _Progress:
    """A bar on a terminal, plain lines elsewhere; with ``dry_run`` what would be held instead."""

    def __init__(self, bar: Progress | None, *, dry_run: bool) -> None:
        self._bar = bar
        self._dry_run = dry_run
        self._whole = self._done = self._held = 0
        self._told = 0.0
        self._advance: Callable[[int], None] = lambda _: None

    def began(self, whole: int, done: int) -> None:
        """So many topics there are; so many of them earlier runs have read."""
        self._whole, self._done = whole, done
        if done:
            typer.echo(f"Going on after {done:,} of {whole:,}.", err=True)
        self._told = self._part
        if self._bar is not None:
            bar, task = self._bar, self._bar.add_task("read", total=whole, completed=done)
            self._advance = lambda read: bar.advance(task, read)

    def went_on(self, read: int, found: Sequence[Past]) -> None:
        """So many more were read, and these are held (or would be)."""
        self._done, self._held = self._done + read, self._held + len(found)
        self._advance(read)
        for one in found if self._dry_run else ():
            typer.echo(_shown(one))
        if self._bar is None and self._part >= self._told + STEP:
            self._told = self._part
            typer.echo(f"{self._done:,} of {self._whole:,} read", err=True)

    @property
    def _part(self) -> float:
        return self._done / self._whole if self._whole else 1.0


def _shown(one: Past) -> str:
    """All that would be held of a question, on one line; of a long title only its beginning."""
    asker = f", asked by {plain(one.asker)}" if one.asker else ""
    day = f"{datetime.fromtimestamp(one.at, UTC):%Y-%m-%d}"
    answered = ", answered" if one.permalink else ""
    topics = ", ".join(one.topics) or "no topic of ours"
    return f"{plain(one.thread)}  {day}  {plain(one.title)}  ({topics}{asker}{answered})"


@contextmanager
def _watching(*, dry_run: bool) -> Iterator[_Progress]:
    console = Console(stderr=True)
    if dry_run or not console.is_terminal:
        yield _Progress(None, dry_run=dry_run)
        return
    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*parts, TimeRemainingColumn(), console=console, transient=True) as bar:
        yield _Progress(bar, dry_run=dry_run)
