"""The commands that run Lotse: ``demo``, ``say``, ``run``, and the processes of many."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import Annotated, Literal

import typer

from bot import logs, settings
from bot.errors import YourMistake
from bot.shortcuts import in_manifest


def demo(
    *,
    once: Annotated[bool, typer.Option("--once", help="End after the three weeks.")] = False,
    port: Annotated[int, typer.Option(help="Where the sandbox listens.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Show Lotse at work, without any account.

    Plays three weeks of a small community against a sandbox on this machine (a small Slack
    and a small forum), and tells what happened, what Lotse did and why. Afterwards a page
    opens in your browser to try it yourself; it stays up until Ctrl-C.
    """
    given = settings.for_demo(settings.environment())
    logs.set_up(given.log_level, given.log_format)
    from bot.demo import demo as show  # noqa: PLC0415  (only who runs something pays for loading it)

    seen = browser and sys.stdout.isatty()
    raise typer.Exit(asyncio.run(show(given, once=once, port=port, browser=seen)))


def sandbox(
    *,
    port: Annotated[int, typer.Option(help="Where the sandbox listens.")] = 8765,
    bot: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where your bot listens.")
    ] = "http://127.0.0.1:8080",
) -> None:
    """For developers: only the sandbox and its page.

    For a bot that you start yourself: a small Slack and a small forum on this machine, on the
    wall's clock. It prints the settings with which "run" finds them.
    """
    given = settings.for_demo(settings.environment())
    shortcuts = in_manifest(given.config / "slack.manifest.json")
    from bot.sandbox.alone import alone  # noqa: PLC0415  (only who runs something pays for it)

    with suppress(KeyboardInterrupt):
        asyncio.run(alone(bot.rstrip("/"), port, tuple(given.topics), shortcuts, typer.echo))


def say(
    text: Annotated[str, typer.Argument(help="What to say.")],
    *,
    member: Annotated[str, typer.Option("--as", metavar="MEMBER", help="Who speaks.")],
    place: Annotated[
        str, typer.Option("--in", metavar="PLACE", help="#channel, forum:category or forum:42.")
    ],
    thread: Annotated[str, typer.Option(help="The ts of the message to reply to (Slack).")] = "",
    port: Annotated[int, typer.Option(help="Where the sandbox listens.")] = 8765,
) -> None:
    """Speak as a member in the sandbox of a running demo."""
    from bot.sandbox.say import say as speak  # noqa: PLC0415  (httpx only where it is needed)

    answer = speak(text, member=member, place=place, thread=thread, port=port)
    posted = ", ".join(f"{name} {value}" for name, value in answer.items())
    typer.echo(f"Said{': ' + posted if posted else '.'}")


def run() -> None:
    """Run the bot, as the environment and .env say.

    Creates or migrates the database by itself (after copying a SQLite file). Ends on Ctrl-C or
    SIGTERM within 10 seconds, and loses nothing.
    """
    given = settings.load(settings.environment())
    if missing := settings.missing_for_run(given):
        raise YourMistake("\n".join(missing))
    logs.set_up(given.log_level, given.log_format, settings.secrets(given))
    from bot.run import run as serve  # noqa: PLC0415  (only who runs something pays for loading it)

    serve(given)


def web() -> None:
    """Only the doors, for many processes on one Postgres.

    Keeps what comes in, answers commands and clicks, and leaves the rest to the workers. Start
    as many as you like; after "migrate".
    """
    _share("web")


def worker() -> None:
    """Only the work, for many processes on one Postgres.

    Reacts to what was kept and carries what is to be said. Start as many as you like: if one
    is gone, the others take over what it was at within half a minute.
    """
    _share("worker")


def clock() -> None:
    """Only the clock, for many processes on one Postgres.

    Notices what falls due, and reads what was missed. One will do; of several each digest
    still comes once.
    """
    _share("clock")


def _share(role: Literal["web", "worker", "clock"]) -> None:
    given = settings.load(settings.environment())
    if missing := settings.missing_for_run(given):
        raise YourMistake("\n".join(missing))
    logs.set_up(given.log_level, given.log_format, settings.secrets(given))
    from bot.run import share  # noqa: PLC0415  (only who runs something pays for loading it)

    share(given, role)
