"""What the crash proof asks in the sandbox, and what the sandbox's own log says of the answers.

Of two questions one is edited twice, about something else each time: the bot's line has to follow,
in order. So four events are two threads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bench.load import SECRET, edit_event, message_event
from bot.sandbox.mischief import Mischief
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import RealClock

CHANNELS = 40
MEMBERS = 12
TOKEN = "xoxb-crash-proof"
TEXTS = (
    "Wie finde ich doppelte Einträge in Excel? Frage Nummer {}",
    "Wie zeichne ich eine Karte mit QGIS? Frage Nummer {}",
    "Wie lese ich eine Tabelle mit Python? Frage Nummer {}",
)
TOPICS = ("Excel", "Geodaten", "Python")
"""What the line names when the thread reads so."""

API_SECONDS = 0.3
TOO_LATE = 2.0
"""Seconds that a call takes which answers late: longer than the bot waits."""

TROUBLE = 0.1
"""The share of calls with trouble: 429, 503, cut off or answered late after it was done."""


@dataclass
class Thread:
    """One question, as it reads in the end after ``edits``, and the ``shown`` versions of it."""

    number: int
    channel: str
    member: str
    edits: int
    ts: str = ""
    shown: list[int] = field(default_factory=list)

    def text(self, version: int) -> str:
        """As it reads after so many edits."""
        return TEXTS[version].format(self.number)


class Town:
    """A workspace whose API misbehaves, and the threads in it."""

    def __init__(self, seed: int, channels: int = CHANNELS) -> None:
        self.world = SlackWorld(
            clock=RealClock(),
            signing_secret=SECRET,
            bot_token=TOKEN,
            pace=0,
            echo=False,
            mischief=Mischief(seed=seed),
        )
        self.members = [self.world.add_member(f"member{n}") for n in range(MEMBERS)]
        self.names = [f"#hilfe-{n}" for n in range(channels)]
        self.channels = [self.world.add_channel(name.lstrip("#")) for name in self.names]
        for channel in self.channels:
            self.world.channel(channel).members.add(self.world.bot_user)
        self.threads: list[Thread] = []
        self.answers_in(API_SECONDS)

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """Its API over TCP; gives the address."""
        async with serving(self.world.app()) as api:
            self.world.base_url = api
            yield api

    def answers_in(self, seconds: float) -> None:
        """From now on it says things in so many seconds, and gives no other trouble."""
        self.world.mischief.clear()
        self.world.mischief.add("chat.postMessage", "delay", times=0, seconds=seconds)

    def misbehaves(self) -> None:
        """From now on a tenth of all calls meets with trouble."""
        tricks = ("busy", "status", "cut_after", "answer_late")
        for trick in tricks:
            seconds = TOO_LATE if trick == "answer_late" else 1.0
            chance = TROUBLE / len(tricks)
            self.world.mischief.add("*", trick, times=0, chance=chance, seconds=seconds)

    def troubles(self) -> dict[str, int]:
        """How often it misbehaved, and how."""
        played = Counter(trick.what for trick in self.world.mischief.played)
        return {what: n for what, n in sorted(played.items()) if what != "delay"}

    async def ask(self, events: int) -> list[Thread]:
        """So many events' worth of new threads; nobody has heard of them yet."""
        begun = len(self.threads)
        for _ in range(events // 2):
            n = len(self.threads)
            channel, member = self.channels[n % len(self.channels)], self.members[n % MEMBERS]
            thread = Thread(n, channel, member, edits=2 * (n % 2))
            thread.ts = await self.world.say(member, channel, thread.text(0))
            self.threads.append(thread)
        return self.threads[begun:]

    async def event(self, thread: Thread, version: int) -> bytes:
        """What Slack tells of a thread's next version. It reads so from now on."""
        number = 3 * thread.number + version
        where = (number, thread.channel, thread.member)
        if version == 0:
            return message_event(*where, thread.text(0), thread.ts)
        await self.world.edit(thread.member, thread.channel, thread.ts, thread.text(version))
        message = self.world.find(thread.channel, thread.ts)
        assert message is not None
        texts = (thread.text(version - 1), thread.text(version))
        return edit_event(*where, texts, (thread.ts, str(message.edited["ts"])))

    # --- what came of it

    def lines(self) -> Counter[str]:
        """How many lines of the bot stand in each thread, by its ``ts``."""
        return Counter(p.thread_ts for p in self.world.posts if p.bot_id and not p.deleted)

    def read_log(self) -> None:
        """Which versions of each thread were shown, in the order in which they were."""
        by_ts = {thread.ts: thread for thread in self.threads}
        for thread in self.threads:
            thread.shown.clear()
        for post in self.world.posts:
            if post.thread_ts in by_ts:
                by_ts[post.ts] = by_ts[post.thread_ts]
        for call in self.world.calls:
            where = "thread_ts" if call.method == "chat.postMessage" else "ts"
            thread = by_ts.get(str(call.args.get(where, "")))
            if thread is None or not call.answer.get("ok") or not call.method.startswith("chat."):
                continue
            text = str(call.args.get("text", ""))
            thread.shown += [n for n, topic in enumerate(TOPICS) if topic in text]

    def lost(self) -> int:
        """Threads without a line, or whose line does not say what they read in the end."""
        lines = self.lines()
        return sum(lines[t.ts] == 0 or t.shown[-1:] != [t.edits] for t in self.threads)

    def twice(self) -> int:
        """Threads with more than one line."""
        lines = self.lines()
        return sum(lines[thread.ts] > 1 for thread in self.threads)

    def out_of_order(self) -> int:
        """Threads of which an older version was shown after a newer one."""
        return sum(thread.shown != sorted(thread.shown) for thread in self.threads)
