"""What features in the shadow would have done: told in one note, dropped soon, counted longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.community import Community
from bot.community.steered import ShadowLine
from bot.effects import (
    Change,
    DropShadow,
    DropThread,
    ForgetMember,
    SetAside,
    TellShadow,
)
from matchers.model import Account
from tests.store.test_community import ASK, KEY, change, question
from tests.store.test_stops import kept
from tests.store.world import PUBLIC, START, World, run, world

DAY = timedelta(days=1)
NOTE = "report_shadow:2026-11-16"
WAITS = ShadowLine(
    "a", "tag_question", "replied", PUBLIC.key, ("excel", "excel"), thread=KEY, note=None
)


async def untold(w: World) -> list[str]:
    return [line.key for line in await w.turns.look(lambda c: list(c.shadow_untold()))]


async def told(w: World, note: str = NOTE) -> list[str]:
    return [line.key for line in await w.turns.look(lambda c: list(c.shadow_told(note)))]


async def about(w: World) -> list[ShadowLine]:
    return await w.turns.look(lambda c: list(c.shadow_about(KEY)))


async def times(w: World) -> int:
    """How often something is counted."""

    def look(community: Community) -> int:
        return sum(seen.times for seen in community.watched(START - DAY, START + DAY))

    return await w.turns.look(look)


def test_what_waits_is_told_once_and_the_rest_is_only_counted(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            later = kept("b", at=START + timedelta(hours=1), thread=KEY)
            await change(w, later, kept("a", thread=KEY), kept("c", "send_digest", 0))
            assert await w.turns.look(lambda c: c.shadow_line("a")) == WAITS
            assert await untold(w) == ["a", "c", "b"], "oldest first"
            await change(w, TellShadow(note=NOTE, keys=("a", "c"), rest=("b",)))
            assert await untold(w) == []
            assert await told(w) == ["a", "c"]
            assert await w.turns.look(lambda c: c.shadow_rest(NOTE)) == 1
            assert [line.key for line in await about(w)] == ["a"], "nothing is held of the rest"
            assert await times(w) == 3

    run(story)


@pytest.mark.parametrize(
    "effect",
    [
        DropShadow(thread=KEY),
        DropThread(thread=KEY),
        SetAside(thread=KEY, why="question"),
        ForgetMember(account=Account(ASK)),
    ],
    ids=lambda effect: type(effect).__name__,
)
@pytest.mark.prevents("F14")
def test_a_thread_that_goes_takes_its_lines_along(database: str, effect: Change) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), kept("a", thread=KEY), kept("b", thread=KEY))
            await change(w, kept("c", thread="another"), TellShadow(note=NOTE, keys=("a",)))
            mine = await w.turns.look(lambda c: list(c.shadow_of(Account(ASK))))
            assert mine == [KEY]
            await change(w, effect)
            assert await about(w) == []
            assert (await told(w), await untold(w)) == ([], ["c"])
            assert await times(w) == 3, "what would have been done is counted all the same"

    run(story)


@pytest.mark.prevents("F14")
def test_a_week_later_topics_are_gone_and_a_told_thread_is_still_found(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), kept("a", thread=KEY), kept("b", thread=KEY))
            await change(w, kept("c", thread=KEY), TellShadow(note=NOTE, keys=("a",), rest=("c",)))
            w.clock.pass_time(timedelta(days=6).total_seconds())
            await w.store.prune()
            assert [bool(line.topics) for line in await about(w)] == [True, True]
            w.clock.pass_time(timedelta(days=2).total_seconds())
            await w.store.prune()
            assert await about(w) == [replace(WAITS, topics=(), note=NOTE)], "untold: it is over"
            assert (await told(w), await untold(w)) == (["a"], [])
            assert await w.turns.look(lambda c: c.shadow_rest(NOTE)) == 1, "an edit says it, too"
            assert await w.turns.look(lambda c: list(c.shadow_of(Account(ASK)))) == [KEY]
            assert await times(w) == 3
            w.clock.pass_time(timedelta(days=83).total_seconds())
            await w.store.prune()
            assert (await about(w), await times(w)) == ([], 0)

    run(story)
