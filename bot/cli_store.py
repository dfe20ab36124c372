"""The commands that look after what is kept: move it, back it up, prune it, count it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot import logs, settings

STEP = 0.1
"""Where there is no terminal, a line each time that so much more is done."""

NOT_ALL = 1
"""The exit code where somebody who was named did not answer."""

STOPPED = 130
"""The exit code of whatever Ctrl-C ended."""


def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Like sqlite:///var/lotse.sqlite3")],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="Like postgresql://lotse@host/lotse; empty.")
    ],
) -> None:
    """Move everything to another database.

    From SQLite to Postgres, or back. Stop Lotse first. The old database stays as it is, and both
    are compared row by row. If it is broken off, run it again: it goes on where it was. A password
    need not stand in an address: Postgres also takes it from PGPASSWORD or ~/.pgpass.
    """
    logs.set_up("warning")
    environ = settings.environment()
    from bot.store.moving import move as move_all  # noqa: PLC0415  (only who needs it loads it)

    old, new = (settings.database_url(url, environ) for url in (source, target))
    try:
        with _watching() as watch:
            rows = move_all(old, new, watch)
    except KeyboardInterrupt:
        typer.echo("Stopped. Run it again to go on where it was.", err=True)
        raise typer.Exit(STOPPED) from None
    filled = sum(1 for many in rows.values() if many)
    typer.echo(f"{sum(rows.values()):,} rows of {filled} tables are moved, and compared: alike.")
    typer.echo("Set DATABASE_URL to the new address and start Lotse. Never run it on both.")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Like lotse-2026-11-27.backup.gz")],
) -> None:
    """Write everything into one file, while Lotse runs.

    From SQLite or Postgres; it can be restored into either. The file holds everything that members
    told, also what they have forgotten later: it is readable by its owner alone, and should be kept
    no longer than you need it. "doctor" tries the last one out.
    """
    given = _settings()
    from bot.store.backup import backup as write_all  # noqa: PLC0415  (only who needs it loads it)

    made = write_all(given.database_url, file, datetime.now(UTC))
    size = file.stat().st_size / 1_000_000
    typer.echo(f"{made.rows:,} rows are in {file} ({size:,.1f} MB), read back and whole.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help='What "backup" wrote.')],
) -> None:
    """Put a backup into an empty database, that of DATABASE_URL.

    With Lotse stopped. All of it is compared with the file, or nothing is kept; a backup of an
    older Lotse is brought up to date.
    """
    given = _settings()
    from bot.store.restoring import restore as fill  # noqa: PLC0415  (only who needs it loads it)

    told = fill(given.database_url, file)
    typer.echo(f"{told.rows:,} rows are restored, and compared: alike.")
    typer.echo(
        f"It is as it was on {told.at:%Y-%m-%d at %H:%M} UTC: whoever was forgotten since then is "
        "in it again, and what was sent since then may be sent again."
    )


def prune() -> None:
    """Let go of what is held no longer.

    A running Lotse does so by itself, once a day. How long what is held stands in [pruning] of
    config/community.toml.
    """
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    for what, many in care.prune(given).items():
        typer.echo(f"{what}: {many:,}")


def status(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ADDRESS]...", help="Of many processes: a port, or a host and its port."
        ),
    ] = None,
) -> None:
    """Tell how it stands: what waits, what failed, how fast it is.

    The figures of /metrics. Of the database in any case; with LOTSE_METRICS_TOKEN also what the bot
    that runs on this machine counted since it was started. Of many processes name each, like
    "status 8080 9101 worker-2:9101": what they counted is added up.
    """
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    found = care.status(given, addresses or ())
    for line in found.lines:
        typer.echo(line)
    if not found.heard and not found.silent:
        typer.echo("Only what the database tells: no running bot was asked (LOTSE_METRICS_TOKEN).")
    if found.partly:
        typer.echo("Only of processes here. Name all to add them up: status 8080 worker-1:9101")
    for one in found.silent:
        typer.echo(f"Not heard: {one}.", err=True)
    if found.silent:
        raise typer.Exit(NOT_ALL)


def _settings() -> settings.Settings:
    given = settings.load(settings.environment())
    logs.set_up("warning", given.log_format, settings.secrets(given))
    return given


# --- while it runs


class _Watch:
    """A bar on a terminal that can draw one, plain lines elsewhere."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._what = ""
        self._whole = self._done = 0
        self._told = 0.0
        self._advance: Callable[[int], None] = lambda _: None

    def began(self, what: str, whole: int, done: int) -> None:
        """So many rows there are; so many of them are done."""
        self._what, self._whole, self._done, self._told = what, whole, done, 0.0
        if done:
            typer.echo(f"Going on after {done:,} of {whole:,}.", err=True)
        if self._bar is not None:
            bar, task = self._bar, self._bar.add_task(what, total=whole, completed=done)
            self._advance = lambda rows: bar.advance(task, rows)

    def went_on(self, rows: int) -> None:
        """So many more are done."""
        self._done += rows
        self._advance(rows)
        part = self._done / self._whole if self._whole else 1.0
        if self._bar is None and part >= self._told + STEP:
            self._told = part
            typer.echo(f"{self._done:,} of {self._whole:,} rows {self._what}", err=True)


@contextmanager
def _watching() -> Iterator[_Watch]:
    console = Console(stderr=True)
    if not console.is_terminal or console.is_dumb_terminal:  # a dumb one is shown no bar at all
        yield _Watch(None)
        return
    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*parts, TimeRemainingColumn(), console=console, transient=True) as bar:
        yield _Watch(bar)
