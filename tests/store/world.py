"""A store with reactions that a test brings along."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any

from bot.effects import Delivery, Message, Reply
from bot.events import QuestionAsked
from bot.manners import Manners
from bot.ports import Claim, Pace
from bot.react import Spine, Table, Trace
from bot.rules import CommunityRules, Rules
from bot.store.additions import TopicsNow
from bot.store.outbox import keep_delivery
from bot.store.parcels import Parcels
from bot.store.recall import Recall
from bot.store.store import Store
from bot.store.study import Study
from bot.store.turns import Turns
from bot.store.view import Snapshot
from matchers.archive import Archive
from matchers.model import Account, Place, Question, Tag, Thread, Topic, Visibility
from matchers.school import School
from tests.clocks import START, StillClock

PUBLIC = Place("slack:T1/C1", Visibility.PUBLIC)
TOPICS = {"excel": Topic("excel", "Excel", "Spreadsheets"), "r": Topic("r", "R", "R")}


class NoTagger:
    """Finds nothing: these tests are not about tagging."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        """Nothing."""
        return ()


def all_on(**changed: Any) -> Rules:
    """Every feature on, with its default rules."""
    from bot import rules  # noqa: PLC0415  (the classes are found by their names)

    on = {}
    for field in fields(Rules):
        name = "".join(word.title() for word in field.name.split("_")) + "Rules"
        on[field.name] = getattr(rules, name)()
    on["community"] = CommunityRules(moderators=("slack:T1/UMOD",))
    return replace(Rules(**on), **changed)


@dataclass
class World:
    """Everything a store test moves."""

    store: Store
    turns: Turns
    parcels: Parcels
    clock: StillClock
    traces: list[Trace]
    recall: Recall | None = None

    async def run_turns(self) -> None:
        """React until nothing is due."""
        while await self.turns.take_turns(16) + await self.turns.retry_failures(16):
            pass


@asynccontextmanager
async def world(
    url: str,
    table: Table | None = None,
    *,
    while_stopped: frozenset[str] = frozenset(),
    made_up: Callable[[str, Rules], timedelta | None] = lambda _reaction, _rules: None,
    pace: Pace | None = None,
    rules: Rules | None = None,
    school: School | None = None,
    archive: Archive | None = None,
) -> AsyncIterator[World]:
    """Open a store at ``url`` with the reactions of ``table``.

    ``school``: its turns learn; ``archive``: they look for what was answered.
    """
    clock = StillClock()
    traces: list[Trace] = []
    store = Store(url, clock=clock)
    recall = Recall(store, archive) if archive is not None else None
    turns = Turns(
        store,
        snapshot=Snapshot(rules or all_on(), TOPICS, NoTagger(), archive),
        spine=Spine(table or {}, while_stopped, made_up=made_up),
        told=traces.extend,
        study=Study(store, school, TopicsNow(TOPICS)) if school is not None else None,
        recall=recall,
    )
    pace = pace or Pace(gaps={"slack": 1.0}, per_minute={}, senders={})
    manners = Manners.of(turns.snapshot.rules)
    parcels = Parcels(store, pace=pace, timeout=10.0, manners=manners)
    try:
        yield World(store, turns, parcels, clock, traces, recall)
    finally:
        await store.close()


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run an asynchronous test."""
    asyncio.run(story())


def thread(number: int = 1, place: Place = PUBLIC) -> Thread:
    """A thread of its own for each number."""
    at = START + timedelta(seconds=number)
    return Thread(f"{place.key}/{number}", place, f"https://slack.test/{number}", at)


def asked(number: int = 1, asker: str = "slack:T1/UASK", **changed: Any) -> QuestionAsked:
    """Somebody asked question ``number``."""
    question = Question(thread(number), Account(asker), f"Frage {number}", "Wie geht das?")
    key = f"asked:{question.thread.key}"
    return QuestionAsked(key=key, at=START, question=replace(question, **changed))


def reply(number: int = 1, key: str = "") -> Reply:
    """A line in thread ``number``."""
    return Reply(
        key=key or f"line:{thread(number).key}", thread=thread(number), message=Message("line")
    )


async def put(
    w: World, *deliveries: Delivery, urgent: bool = False, reaction: str = "r"
) -> list[bool]:
    """Keep deliveries, as a turn does."""
    now = w.store.now()
    return await w.store.write(
        lambda c: [
            keep_delivery(c, d, event="e", reaction=reaction, now=now, urgent=urgent)
            for d in deliveries
        ]
    )


async def claim(w: World, *busy: str) -> list[Claim]:
    """What the courier may take now; ``busy`` lanes are left alone."""
    return await w.parcels.claim(busy, 10)
