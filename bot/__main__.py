"""The command line: ``python -m bot --help``. What each command does is in ``cli_*.py``."""

from __future__ import annotations

import sys

import typer

from bot import (
    cli_care,
    cli_eval,
    cli_import,
    cli_learn,
    cli_match,
    cli_run,
    cli_simulate,
    cli_store,
    cli_tag,
    cli_topics,
)
from bot.errors import LotseError, YourMistake

COMMANDS = (
    (cli_run.demo, "python -m bot demo --once"),
    (cli_run.sandbox, "python -m bot sandbox --bot http://127.0.0.1:8080"),
    (cli_run.say, 'python -m bot say --as ada --in "#hilfe" "Wie lese ich eine CSV ein?"'),
    (cli_run.run, "python -m bot run"),
    (cli_run.web, "python -m bot web"),
    (cli_run.worker, "python -m bot worker"),
    (cli_run.clock, "python -m bot clock"),
    (cli_care.migrate, "python -m bot migrate"),
    (cli_care.check, "python -m bot check"),
    (cli_care.doctor, "python -m bot doctor"),
    (cli_care.preview, "python -m bot preview digest"),
    (cli_care.digest, "python -m bot digest --markdown --week 2026-W47"),
    (cli_care.dead, "python -m bot dead"),
    (cli_care.replay, "python -m bot replay week:2026-W47"),
    (
        cli_store.move,
        "python -m bot move sqlite:///var/lotse.sqlite3 postgresql://lotse@localhost/lotse",
    ),
    (cli_store.backup, "python -m bot backup lotse-2026-11-27.backup.gz"),
    (cli_store.restore, "python -m bot restore lotse-2026-11-27.backup.gz"),
    (cli_store.prune, "python -m bot prune"),
    (cli_store.status, "python -m bot status"),
    (cli_tag.tag, 'python -m bot tag "Wie lese ich eine CSV ein?" --why excel'),
    (cli_learn.learn, "python -m bot learn"),
    (cli_learn.calibrate, "python -m bot calibrate --precision 0.95"),
    (cli_match.match, "python -m bot match --members members.csv --week 2026-W48"),
    (cli_simulate.simulate, "python -m bot simulate --members 220 --rounds 52 --plot year.svg"),
)
"""Each command with an example, in the order of ``--help``."""

TRY_AGAIN, MEND_IT = 1, 2
"""Exit codes: something broke; something is to be mended by whoever reads this."""


def command_line() -> typer.Typer:
    """All commands, each with its help and its example."""
    line = typer.Typer(
        name="python -m bot",
        help="Lotse, a community bot for Slack and Discourse. To see it at work: make demo",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for command, example in COMMANDS:
        line.command(epilog=f"Example: {example}")(command)
    line.add_typer(cli_eval.line)
    line.add_typer(cli_import.line)
    line.add_typer(cli_topics.line)
    return line


def main() -> None:
    """Run one command. A mistake is told as a sentence, never as a traceback."""
    try:
        command_line()()
    except YourMistake as mistake:
        typer.echo(str(mistake), err=True)
        sys.exit(MEND_IT)
    except LotseError as fault:
        typer.echo(f"{type(fault).__name__}: {fault}", err=True)
        sys.exit(TRY_AGAIN)


if __name__ == "__main__":
    main()
