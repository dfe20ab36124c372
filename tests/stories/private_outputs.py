"""All that Lotse tells, lists and counts, to whoever may not read a private place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from unittest.mock import patch

import httpx
from pydantic import SecretStr

from bot import care, theatre
from bot.app import Watch
from bot.reactions.send_digest import for_outside
from bot.run import _traced
from bot.sandbox.cast import PEOPLE
from bot.sandbox.discrete import DiscreteClock
from bot.sandbox.page.diary import Diary
from bot.sandbox.transcript import Transcript
from bot.settings import Settings
from bot.shown import for_certain, only_public
from bot.tracing import Tracing
from bot.web.told import fetched
from bot.web.told import told as figures
from tests.process.collector import Collector, collecting
from tests.stories.forum_acts import write, written
from tests.stories.slack_acts import lotse
from tests.stories.stage import Staged

WORD = "metrics-word-0123456789"
WHISPER, LETTER = "whisper/", "letter/"

TYPED = {
    "jonas": ("offen", "suche doppelte Einträge Excel", "themen", "wer excel", "warum"),
    "aylin": ("meine daten", "digest mir", "warum"),
    "petra": ("digest vorschau", "wartet", "wörter", "bericht", "status", "protokoll"),
}
"""Who types what after ``/lotse``; Petra moderates."""

IN_FORUM = ("wer excel", "suche doppelte Einträge Excel", "warum")


def with_metrics(given: Settings) -> Settings:
    return given.model_copy(update={"metrics_token": SecretStr(WORD)})


async def answers(s: Staged) -> Iterator[tuple[str, str]]:
    """What whoever asks is shown, by what they asked."""
    told = [(f"{who}: {each}", await lotse(s, who, each)) for who in TYPED for each in TYPED[who]]
    for each in IN_FORUM:
        letter = await write(s, "sam", each)
        told.append((f"sam: {each}", "\n".join(written(s, letter))))
    told.append(("petra: digest bearbeiten", await the_form(s)))
    outside = await s.bot.turns.look(lambda c: for_outside(s.theatre.clock.now(), c, "de"))
    outside = await only_public(outside, for_certain(s.bot.is_public))
    told += [("outside", str(outside)), *await seen_from_outside(s)]
    await s.slack.open_home("aylin")
    await s.settle()
    told += [("home", str(s.slack.home_of("aylin")))]
    told += [("preview", await asyncio.to_thread(care.preview, s.bot.settings, "digest"))]
    told += [("markdown", await asyncio.to_thread(care.outside, s.bot.settings, "", None))]
    return iter(told)


async def the_form(s: Staged) -> str:
    """What a moderator may choose from for the next digest."""
    answer = await lotse(s, "petra", "digest bearbeiten")
    view = s.slack.view_of("petra")
    if view is not None:
        await s.slack.close_view("petra")
    return f"{answer} {view}"


async def about(s: Staged, word: str) -> tuple[str, str]:
    """What somebody is told who asks for a word that only private places know."""
    return await lotse(s, "jonas", f"wer {word}"), await lotse(s, "jonas", f"suche {word}")


async def seen_from_outside(s: Staged) -> list[tuple[str, str]]:
    """What a supervisor, a Prometheus and a terminal are told."""
    address = s.slack.events_url.removesuffix("/slack/events")
    told = list[tuple[str, str]]()
    async with httpx.AsyncClient(trust_env=False) as client:
        for page in ("healthz", "readyz", "metrics"):
            secret = {"Authorization": f"Bearer {WORD}"}
            answer = await client.get(f"{address}/{page}", headers=secret)
            assert answer.status_code == 200
            told.append((page, answer.text))
    host, port = address.removeprefix("http://").split(":")
    families = await asyncio.to_thread(fetched, host, int(port), WORD)
    assert not isinstance(families, str), families
    return [*told, ("status", "\n".join(figures(families)))]


def said(s: Staged) -> dict[str, str]:
    """Everything that the bot says now, in both worlds, by where it stands."""
    slack = {f"{m.channel}/{m.ts}": str(m) for m in s.slack.posts if m.bot_id and not m.deleted}
    for who in PEOPLE:
        slack |= {f"{WHISPER}{m.ts}/{who}": str(m) for m in s.slack.ephemerals(who)}
    ours = ((p, s.forum.topic(p.topic_id).private) for p in s.forum.created_by_bot())
    return slack | {f"{LETTER if to_one else ''}post/{p.id}": p.raw for p, to_one in ours}


# --- what a collector of traces is told


@asynccontextmanager
async def traced() -> AsyncIterator[Collector]:
    """Whoever is on stage meanwhile tells a collector of traces, as ``run`` does."""
    async with collecting() as (collector, address):
        tracing = Tracing(address, timeout=10.0)
        with _told_to(tracing):
            yield collector
        await asyncio.to_thread(tracing.close)


@contextmanager
def _told_to(tracing: Tracing) -> Iterator[None]:
    watch = theatre._watch

    def with_traces(
        transcript: Transcript, diary: Diary, clock: DiscreteClock, topics: object
    ) -> Watch:
        return _traced(watch(transcript, diary, clock, topics), tracing, clock)  # type: ignore[arg-type]

    with patch.object(theatre, "_watch", with_traces):
        yield
