"""The commands that look after Lotse: ``migrate``, ``check``, ``doctor``, and the dead letters."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, get_args

import typer

from bot import logs, settings
from bot.errors import YourMistake
from bot.settings_check import check_folder
from matchers.model import Language


def migrate() -> None:
    """Create the database, or bring it up to date."""
    given = _settings()
    from bot.run import migrate as migrate_database  # noqa: PLC0415  (only who needs it loads it)

    migrate_database(given)
    typer.echo("The database is up to date.")


def check(
    folder: Annotated[Path | None, typer.Argument(help="The config folder.")] = None,
) -> None:
    """Find the faults in config/.

    Each is told with its file, line, key and remedy.
    """
    chosen = folder or Path(settings.environment().get("LOTSE_CONFIG") or "config")
    faults = check_folder(chosen)
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        typer.echo(f"{len(faults)} to mend in {chosen}.")
        raise typer.Exit(1)
    typer.echo(f"{chosen}: rules, topics, messages and the Slack manifest are in order.")


def doctor() -> None:
    """Try everything out, and say what mends it.

    Looks at tokens, scopes, channels, the forum's key and rights, database and clock.
    """
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    findings = asyncio.run(care.examine(given))
    for finding in findings:
        mark = typer.style("✓", fg="green") if finding.ok else typer.style("✗", fg="red")
        typer.echo(f"{mark} {finding.what}")
        if finding.remedy:
            typer.echo(f"    → {finding.remedy}")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


def preview(
    what: Annotated[str, typer.Argument(help="What to show: digest.")] = "digest",
) -> None:
    """Show what Lotse would say now, and send nothing."""
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    typer.echo(care.preview(given, what))


def digest(
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As Markdown, for a newsletter.")
    ] = False,
    week: Annotated[str, typer.Option(help="A week that is over, like 2026-W47.")] = "",
    lang: Annotated[str, typer.Option(help="de or en; empty: the community's.")] = "",
) -> None:
    """Print the digest, for a newsletter.

    Only what is public now, and no names. What is open is told as it is today, also for a week that
    is over.
    """
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    if not markdown:
        typer.echo(care.preview(given, "digest"))
        return
    languages: tuple[Language, ...] = get_args(Language)
    chosen = next((language for language in languages if language == lang), None)
    if lang and chosen is None:
        raise YourMistake(f'"{lang}" is no language of Lotse. There are: {", ".join(languages)}.')
    typer.echo(care.outside(given, week, chosen), nl=False)


def dead() -> None:
    """List what Lotse gave up on, and why."""
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    rows = care.dead(given)
    for row in rows:
        typer.echo(f"{row.key}\n    {row.what}, {row.at:%Y-%m-%d %H:%M} UTC: {row.reason}")
    typer.echo(f"{len(rows)} given up on." if rows else "Nothing was given up on.")


def replay(
    key: Annotated[str, typer.Argument(metavar="KEY", help='As "dead" lists it.')],
) -> None:
    """Try again what Lotse gave up on. What already came through is not repeated."""
    given = _settings()
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)

    if not care.replay(given, key):
        raise YourMistake(f'Nothing was given up on under "{key}". See: python -m bot dead')
    typer.echo("It will be tried again as soon as Lotse runs.")


def _settings() -> settings.Settings:
    given = settings.load(settings.environment())
    logs.set_up("warning", given.log_format, settings.secrets(given))
    return given
