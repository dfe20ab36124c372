"""What people teach reaches the tagger between turns; what is forgotten was never learnt."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.effects import Change, DropThread, ForgetMember, GuardThread, SetAside
from bot.store.lessons import keep_past
from bot.store.study import EVERY
from matchers.learning import Lessons
from matchers.model import Account, Topic
from matchers.school import ENOUGH, School
from matchers.tagging import FuzzyTagger
from matchers.trained import TrainedTagger, example_of
from tests.store.test_community import KEY, change, question
from tests.store.test_lessons import given, past
from tests.store.world import World, run, world

NAMES = FuzzyTagger(
    {"excel": Topic("excel", "Excel", "Spreadsheets"), "r": Topic("r", "R", "R")},
    known=lambda _: False,
)


def new_school() -> School:
    return School(NAMES, known=lambda _: False)


@asynccontextmanager
async def studying(url: str) -> AsyncIterator[tuple[World, School]]:
    """A world whose turns learn."""
    school = new_school()
    async with world(url, school=school) as w:
        yield w, school


async def later(w: World) -> object:
    """A turn, when it may look again; the tagger of the turns after it."""
    w.clock.pass_time(EVERY)
    await w.turns.take_turns(1)
    return w.turns.snapshot.tagger


async def history(w: World, many: int) -> None:
    rows = [past(n, ("excel", "r")[n % 2]) for n in range(100, 100 + many)]
    await w.store.write(lambda c: keep_past(c, rows))


def test_with_nothing_learnt_names_speak_as_before(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, school):
            assert await later(w) is NAMES
            await change(w, question(1), given("r"))
            assert await later(w) is NAMES, "one example is not enough"
            assert school.lessons.examples == 1

    run(story)


def test_what_was_taught_is_known_after_a_minute_at_most(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await w.turns.take_turns(1)
            await history(w, ENOUGH)
            w.clock.pass_time(EVERY - 1)
            await w.turns.take_turns(1)
            assert w.turns.snapshot.tagger is NAMES
            taught = await later(w)
            assert isinstance(taught, TrainedTagger)
            assert await later(w) is taught, "nothing has changed since"
            await change(w, question(1), given("r"))
            assert await later(w) is not taught

    run(story)


def test_at_the_start_it_learns_at_once(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await history(w, ENOUGH)
            await w.turns.take_turns(1)
            assert isinstance(w.turns.snapshot.tagger, TrainedTagger)

    run(story)


ASKER = Account("slack:T1/UASK")
WAYS: dict[str, Change] = {
    "vergiss mich": ForgetMember(account=ASKER),
    "deleted": DropThread(thread=KEY),
    "confidential": SetAside(thread=KEY, why="confidential"),
    "personal data": GuardThread(thread=KEY, on=True),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_forgotten_was_never_learnt(database: str, way: str) -> None:
    """Equal, count for count, to lessons that never saw these examples."""

    async def story() -> None:
        async with studying(database) as (w, school):
            others = [question(2, asker="slack:T1/UBEN"), given("excel", of=f"{KEY[:-1]}2")]
            old = past(8, "excel", asker=ASKER if way == "vergiss mich" else None)
            await w.store.write(lambda c: keep_past(c, [past(7), old]))
            await change(w, question(1, title="Pivot in Excel"), given("excel", "r"), *others)
            await later(w)
            assert school.lessons.examples == 4
            await change(w, WAYS[way])
            await later(w)
            left = [("Frage 2", "excel"), ("Alte Frage 7", "r")]
            if way != "vergiss mich":
                left.append(("Alte Frage 8", "excel"))
            never = Lessons()
            for title, topic in left:
                never.learn(example_of(NAMES, title, "", [topic]))
            assert school.lessons == never
            assert not {"pivot", "Pivot"} & set(school.lessons.words)

    run(story)


def test_it_never_learns_on_the_event_loop(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        async with studying(database) as (w, school):
            where: list[threading.Thread] = []
            for name in ("difference", "take", "tagger"):
                ours = getattr(school, name)

                def noted(*given: object, ours: Callable[..., object] = ours) -> object:
                    where.append(threading.current_thread())
                    return ours(*given)

                monkeypatch.setattr(school, name, noted)
            await history(w, ENOUGH)
            await later(w)
            assert len(where) == 3
            assert threading.main_thread() not in where

    run(story)


def test_a_fault_in_learning_keeps_no_question_waiting(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with studying(database) as (w, school):
            await history(w, ENOUGH)
            with monkeypatch.context() as broken:
                broken.setattr(school, "tagger", lambda: 1 / 0)
                assert await later(w) is not None
            assert isinstance(await later(w), TrainedTagger), "it is tried again"

    run(story)
