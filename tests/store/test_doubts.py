"""Which names misled in which threads, and what moderators say of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.effects import (
    AllowTags,
    Change,
    DropThread,
    ForgetMember,
    KeepDoubt,
    RejectTags,
    SetAside,
    TagThread,
)
from bot.store.upkeep import prune
from matchers.doubting import Doubt
from matchers.model import How, Reason, Tag
from tests.store.test_community import KEY, change, question
from tests.store.world import START, World, run, world
from tests.store.world import thread as thread_number

DAY = timedelta(days=1)
OTHER = thread_number(2).key


def tagged(*names: str, how: How = "exact", of: str = KEY) -> TagThread:
    reasons = tuple(Reason("Word", 0, 4, name, how) for name in names)
    return TagThread(thread=of, tags=(Tag("excel", 0.9, reasons),))


def wrong(of: str = KEY, *, wrong: bool = True) -> RejectTags:
    return RejectTags(thread=of, topics=("excel",), wrong=wrong)


def chosen(of: str = KEY) -> TagThread:
    return TagThread(thread=of, tags=(Tag("excel", 1.0),), by="people")


async def misled(w: World, name: str = "Tabelle", ago: timedelta = DAY) -> list[str]:
    since = w.store.now() - ago.total_seconds()
    at = START.fromtimestamp(since, START.tzinfo)
    return list(await w.turns.look(lambda c: c.misled_by("excel", name, at)))


def test_what_is_taken_back_is_held_against_the_names_it_was_found_by(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), question(2), tagged("Tabelle", "Summe"), wrong())
            await change(w, tagged("Tabelle", of=OTHER), wrong(OTHER), wrong(OTHER))
            assert sorted(await misled(w)) == [KEY, OTHER], "each thread once"
            assert await misled(w, "Summe") == [KEY]
            assert await misled(w, "Tab") == []
            pairs = await w.turns.look(lambda c: list(c.misled_in(KEY)))
            assert pairs == [("excel", "Tabelle"), ("excel", "Summe")]
            w.clock.pass_time(timedelta(days=31).total_seconds())
            assert await misled(w, ago=timedelta(days=30)) == []

    run(story)


@pytest.mark.parametrize(
    "changes",
    [
        [tagged("Tabelle")],
        [tagged("Tabelle"), wrong(wrong=False)],
        [tagged("Tabelle", how="typo"), wrong()],
        [tagged("Tabelle", how="learned"), wrong()],
        [tagged("Tabelle", how="parent"), wrong()],
        [tagged("Tabelle"), wrong(), chosen()],
        [tagged("Tabelle"), wrong(), DropThread(thread=KEY)],
        [tagged("Tabelle"), wrong(), SetAside(thread=KEY, why="confidential")],
        [tagged("Tabelle"), wrong(), AllowTags(thread=KEY, topics=("excel",), wholly=True)],
        [wrong()],
    ],
    ids=[
        *("set", "gone", "typo", "learned", "parent", "chosen after all", "deleted"),
        *("confidential", "taken back", "never set"),
    ],
)
def test_no_name_is_blamed_for_anything_else(database: str, changes: list[Change]) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), *changes)
            assert await misled(w) == []

    run(story)


def test_what_was_only_suggested_is_held_against_the_names_that_were_told(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            no = RejectTags(thread=KEY, topics=("excel",), names=("Tabelle",))
            await change(w, question(1), no)
            assert await misled(w) == [KEY]

    run(story)


@pytest.mark.parametrize(
    "gone",
    [
        DropThread(thread=KEY),
        SetAside(thread=KEY, why="confidential"),
        ForgetMember(account=question(1).question.asker or ""),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_doubt_names_no_thread_that_is_gone_or_forgotten(database: str, gone: Change) -> None:
    async def story() -> None:
        async with world(database) as w:
            doubt = Doubt("excel", "Tabelle", START, (KEY, "elsewhere"))
            await change(w, question(1), tagged("Tabelle"), wrong(), KeepDoubt(doubt=doubt))
            assert await w.turns.look(lambda c: [d.name for d in c.doubts_about([KEY])]) == [
                "Tabelle"
            ]
            await change(w, gone)
            left = await w.turns.look(lambda c: c.doubt("excel", "Tabelle"))
            assert left is not None
            assert left.threads == ("elsewhere",)
            assert await misled(w) == [], "nor is it named when they are asked anew"

    run(story)


def test_what_moderators_say_is_held_for_more_than_a_year(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            doubt = Doubt("excel", "Tabelle", START, (KEY, OTHER))
            kept = Doubt("excel", "Tabelle", START, (KEY, OTHER), "kept")
            await change(w, KeepDoubt(doubt=doubt), KeepDoubt(doubt=kept))
            assert await w.turns.look(lambda c: c.doubt("excel", "Tabelle")) == kept
            assert await w.turns.look(lambda c: c.doubt("r", "Tabelle")) is None
            for days, left in ((366, kept), (401, None)):
                now = START.timestamp() + timedelta(days=days).total_seconds()
                await w.store.write(lambda c, now=now: prune(c, now))
                assert await w.turns.look(lambda c: c.doubt("excel", "Tabelle")) == left

    run(story)
