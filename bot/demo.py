"""``python -m bot demo``: three weeks of a small community in seconds, and a page to try it on."""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from bot.sandbox import story
from bot.sandbox.discrete import DiscreteClock, live, play
from bot.sandbox.page.curtain import Curtain
from bot.sandbox.say import PORT
from bot.sandbox.transcript import Transcript
from bot.settings import Settings
from bot.theatre import Theatre, house, staged


async def demo(settings: Settings, *, once: bool, port: int = PORT, browser: bool = False) -> int:
    """Play the three weeks and tell them; without ``once`` the sandbox then stays up at ``port``.

    ``browser``: its page is opened. Raises ``YourMistake`` where the port is taken.
    """
    console = Console(soft_wrap=True)
    async with house(0 if once else port) as curtain:
        while True:
            async with _told(settings, curtain, console) as theatre:
                if once:
                    console.print(Text(_ENDING, style="bold"))
                    return 0
                console.print(_invitation(curtain.address, port))
                if browser:
                    browser = False
                    await asyncio.to_thread(webbrowser.open, curtain.address)
                await _go_on(theatre)


@asynccontextmanager
async def _told(settings: Settings, curtain: Curtain, console: Console) -> AsyncIterator[Theatre]:
    """A play whose three weeks have been told."""
    clock = DiscreteClock(story.START)
    transcript = Transcript(console, clock, story.ZONE)
    with TemporaryDirectory(prefix="lotse-demo-") as folder:
        url = f"sqlite:///{Path(folder) / 'demo.sqlite3'}"
        given = settings.model_copy(update={"database_url": url})
        async with staged(given, clock, transcript, curtain) as theatre:
            transcript.heading("Drei Wochen in einer kleinen Community, im Zeitraffer.")
            play_book = story.Story(theatre.slack, theatre.forum, theatre.questions)
            await play(play_book.lines(), story.END, theatre.stage())
            console.print()
            curtain.open()
            yield theatre


async def _go_on(theatre: Theatre) -> None:
    """Let time go on at the wall's pace, until somebody wants it told from the start."""
    alive = live(theatre.stage(), theatre.one_at_a_time)
    living, over = asyncio.create_task(alive), asyncio.create_task(theatre.over.wait())
    try:
        done, _ = await asyncio.wait({living, over}, return_when=asyncio.FIRST_COMPLETED)
    finally:  # Ctrl+C, too: nothing may look at the clock once the play is closed
        for task in (living, over):
            task.cancel()
        await asyncio.gather(living, over, return_exceptions=True)
    if living in done:
        living.result()


def _invitation(address: str, port: int) -> Text:
    say = "bot say" if port == PORT else f"bot say --port {port}"
    return Text(_INVITATION.format(address=address, say=say), style="bold")


_ENDING = (
    "So weit die drei Wochen. Selbst ausprobieren: make demo. "
    "Warum etwas geschah, steht in den Zeilen mit „·“."
)
_INVITATION = (
    "Zum Ausprobieren im Browser: {address} (Ende mit Strg+C).\n"
    "Oder in einem anderen Fenster, zum Beispiel:\n"
    '  python -m {say} --as mira --in "#hilfe" "Wie lese ich eine CSV-Datei mit Umlauten?"\n'
    '  python -m {say} --as heinz --in forum:fragen "Wer kennt sich mit Newslettern aus?"'
)
