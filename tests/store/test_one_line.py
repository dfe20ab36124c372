"""One line of ours in a thread (F1), whichever features would like to say something there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import Delivery, DirectMessage, Edit, Effect, Message, Post, Unsay
from bot.errors import OurFault
from bot.events import QuestionAsked
from bot.ports import Ref
from bot.store.schema import failure
from matchers.model import Account
from tests.store.world import PUBLIC, World, asked, claim, put, reply, run, thread, world

FIRST, SECOND = reply(1), reply(1, "another")
ELSEWHERE = reply(2)
GONE = Unsay(key="unsay", instead_of=FIRST.key)


async def carry(w: World) -> list[str]:
    """All that may be said now arrives."""
    claims = await claim(w)
    for one in claims:
        await w.parcels.sent(one, Ref({"ts": "1"}))
    w.clock.pass_time(1)
    return [one.delivery.key for one in claims]


async def refused(w: World, delivery: Delivery, *, urgent: bool = False) -> bool:
    try:
        await put(w, delivery, urgent=urgent)
    except OurFault:
        return True
    return False


@pytest.mark.prevents("F1")
def test_a_second_line_is_refused_whether_the_first_was_said_or_waits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, FIRST, ELSEWHERE)
            assert await refused(w, SECOND)
            below = Post(key="below", place=PUBLIC, message=Message("m"), under=FIRST.key)
            assert await refused(w, below), "nor something below it"
            assert await put(w, FIRST) == [False], "the same one again is no second one"
            assert await carry(w) == [FIRST.key]
            assert await refused(w, SECOND)
            edit = Edit(key="edit", instead_of=FIRST.key, message=Message("m"))
            assert await put(w, edit) == [True], "it can be said better"

    run(story)


def test_once_the_first_one_was_taken_away_there_is_room(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, FIRST)
            await carry(w)
            await put(w, GONE)
            assert await refused(w, SECOND, urgent=True), "not before it is really gone"
            await carry(w)
            assert await put(w, SECOND) == [True]

    run(story)


def test_what_was_given_up_may_be_replayed_and_keeps_its_room(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, FIRST)
            (one,) = await claim(w)
            await w.parcels.dead(one, "channel_not_found")
            assert await refused(w, SECOND)
            await w.parcels.dropped(one, "nobody should hear it")  # no more: it was settled
            assert await w.store.replay(FIRST.key)
            (one,) = await claim(w)
            await w.parcels.dropped(one, "the place is not public any more")
            assert await put(w, SECOND) == [True]
            again = replace(FIRST, again=True)
            assert await refused(w, again), "and then the first one has none"

    run(story)


def follow_thread(_: QuestionAsked, __: Community) -> Iterator[Effect]:
    """Speaks."""
    yield FIRST


def tag_question(_: QuestionAsked, community: Community) -> Iterator[Effect]:
    """Tells somebody something, and would speak, too; unless somebody else did."""
    ada = Account("slack:T1/UADA")
    yield DirectMessage(key="told", account=ada, message=Message("m"))
    if not community.said("mended"):
        yield SECOND


def test_the_second_feature_fails_whole_and_is_tried_again(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionAsked: (follow_thread, tag_question)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            query = sa.select(failure.c.reaction, failure.c.error)
            rows = await w.store.read(lambda c: c.execute(query).all())
            assert [tuple(row) for row in rows] == [("tag_question", "OurFault")]
            assert await carry(w) == [FIRST.key]
            await put(w, DirectMessage(key="mended", account=Account("x:y"), message=Message("m")))
            w.clock.pass_time(2)
            await w.run_turns()
            assert await w.store.read(lambda c: c.execute(query).all()) == []
            assert thread(1).key == FIRST.thread.key

    run(story)
