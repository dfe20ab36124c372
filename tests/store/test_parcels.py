"""The outbox: order and pace per lane, one budget per platform, and what is uncertain."""

from __future__ import annotations

import sqlalchemy as sa

from bot.effects import (
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Person,
    Post,
    Unsay,
)
from bot.ports import Ref
from bot.store.inbox import ATTEMPTS
from bot.store.outbox import mark_of
from bot.store.schema import lane, outbox, switch
from bot.store.stops import AWAY
from matchers.model import Account, Place, Visibility
from tests.store.world import World, claim, put, reply, run, world

ADA, BEN = Account("slack:T1/UADA"), Account("slack:T1/UBEN")
OTHER = Place("slack:T1/C2", Visibility.PUBLIC)
FORUM = Place("discourse:5", Visibility.PUBLIC)


async def statuses(w: World) -> dict[str, str]:
    rows = await w.store.read(lambda c: c.execute(sa.select(outbox.c.key, outbox.c.status)).all())
    return dict(rows)


async def waiting(w: World) -> int:
    counted = sa.select(sa.func.coalesce(sa.func.sum(lane.c.waiting), 0))
    return await w.store.read(lambda c: int(c.scalar(counted) or 0))


def test_a_delivery_is_kept_once_and_told_in_order_at_a_pace(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            one, two = reply(1), reply(2)
            there = Post(key="there", place=OTHER, message=Message("m"))
            assert await put(w, one, two, there, one) == [True, True, True, False]

            first = await claim(w)
            assert {c.delivery.key for c in first} == {one.key, "there"}
            assert await claim(w, *[c.lane for c in first]) == []
            for c in first:
                await w.parcels.sent(c, Ref({"ts": "1"}))
            assert await claim(w) == [], "the pace is one second per lane"
            w.clock.pass_time(1)
            (second,) = await claim(w)
            assert second.delivery == two
            assert await waiting(w) == 1

    run(story)


def test_a_claim_tells_whether_more_waits_in_its_lane(database: str) -> None:
    """Whoever drains a lane need not look again for what is not there."""

    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), reply(2), Post(key="there", place=OTHER, message=Message("m")))
            first = {c.delivery.key: c for c in await claim(w)}
            assert {key: c.alone for key, c in first.items()} == {
                reply(1).key: False,
                "there": True,
            }
            await w.parcels.sent(first[reply(1).key], Ref({"ts": "1"}))
            w.clock.pass_time(1)
            (second,) = [c for c in await claim(w) if c.delivery == reply(2)]
            assert second.alone

    run(story)


def test_a_claimed_delivery_is_uncertain_once_the_timeout_is_over(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            (first,) = await claim(w)
            began = w.clock.now()
            assert (first.uncertain_since, first.attempt) == (None, 1)
            # The process dies here. Nobody may look, let alone send, before the timeout.
            w.clock.pass_time(10.9)
            assert await claim(w) == []
            w.clock.pass_time(0.2)
            (second,) = await claim(w)
            assert (second.uncertain_since, second.attempt) == (began, 2)
            await w.parcels.began_again(second)
            w.clock.pass_time(10.9)
            assert await claim(w) == [], "the new attempt may still be on its way"

    run(story)


def test_what_certainly_failed_is_no_longer_uncertain(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            (first,) = await claim(w)
            assert not await w.parcels.later(first, "connection refused", uncertain=False)
            assert await claim(w) == []
            w.clock.pass_time(2)
            (second,) = await claim(w)
            assert second.uncertain_since is None

    run(story)


def test_eight_failures_are_a_dead_letter_and_the_lane_goes_on(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), reply(2))
            for attempt in range(1, ATTEMPTS + 1):
                (c,) = await claim(w)
                assert (c.delivery.key, c.attempt) == (reply(1).key, attempt)
                dead = await w.parcels.later(c, "http 500", uncertain=True)
                assert dead == (attempt == ATTEMPTS)
                w.clock.pass_time(4000)
            (c,) = await claim(w)
            assert c.delivery.key == reply(2).key
            await w.parcels.sent(c, Ref())

            (letter,) = await w.store.dead_keys()
            assert (letter.key, letter.reason) == (reply(1).key, "http 500")
            assert await w.store.replay(letter.key)
            w.clock.pass_time(2)
            (again,) = await claim(w)
            assert again.uncertain_since is not None, "a replay looks before it sends"

    run(story)


def test_too_many_requests_wait_as_long_as_asked_and_count_as_no_attempt(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            for _ in range(12):
                (c,) = await claim(w)
                assert c.attempt == 1
                await w.parcels.wait(c, 7, uncertain=False)
                w.clock.pass_time(6.9)
                assert await claim(w) == []
                w.clock.pass_time(0.1)

    run(story)


def test_what_waits_and_was_taken_back_is_never_said(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), Unsay(key="unsay", instead_of=reply(1).key), reply(2))
            assert await claim(w) == [], "the first one falls"
            assert await claim(w) == [], "and with it what would have removed it"
            (c,) = await claim(w)
            assert c.delivery == reply(2)
            assert (await statuses(w))[reply(1).key] == "dropped"
            await w.parcels.sent(c, Ref({"ts": "17.1"}))
            w.clock.pass_time(1)
            while await claim(w):
                pass
            assert (await statuses(w))["unsay"] == "dropped"

            await put(w, reply(3))
            (c,) = await claim(w)
            await w.parcels.later(c, "cut", uncertain=True)
            await put(w, Unsay(key="unsay3", instead_of=reply(3).key))
            w.clock.pass_time(60)
            (c,) = await claim(w)
            assert c.delivery == reply(3), "it may have arrived: somebody has to look"
            assert not await w.parcels.began_again(c), "what is not found is not said now"

    run(story)


def test_an_edit_waits_for_what_it_edits_and_falls_with_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            edit = Edit(key="edit", instead_of=reply(1).key, message=Message("m"))
            assert await put(w, edit) == [False], "there is nothing to edit"
            await put(w, reply(1), edit)
            (c,) = await claim(w)
            await w.parcels.sent(c, Ref({"ts": "17.1"}))
            w.clock.pass_time(1)
            (c,) = await claim(w)
            assert (c.delivery, c.under) == (edit, Ref({"ts": "17.1"}))

            await put(w, reply(2))
            await w.parcels.sent(c, Ref())
            w.clock.pass_time(1)
            (c,) = await claim(w)
            await put(w, Unsay(key="unsay", instead_of=reply(2).key))
            await w.parcels.dead(c, "channel_not_found")
            w.clock.pass_time(1)
            assert await claim(w) == []
            assert (await statuses(w))["unsay"] == "dropped"
            assert await waiting(w) == 0

    run(story)


def test_while_stopped_only_urgent_deliveries_go_out(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            await put(w, reply(2), urgent=True)
            await w.store.write(
                lambda c: c.execute(sa.insert(switch).values(name="stopped", on=True, at=0.0))
            )
            (c,) = await claim(w)
            assert c.delivery == reply(2)
            await w.parcels.sent(c, Ref())
            w.clock.pass_time(9)
            assert await claim(w) == []
            await w.store.write(lambda c: c.execute(sa.delete(switch)))
            assert [c.delivery for c in await claim(w)] == [reply(1)]

    run(story)


def test_a_removed_app_sends_nothing_and_loses_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), Post(key="forum", place=FORUM, message=Message("m")))
            await w.store.write(
                lambda c: c.execute(sa.insert(switch).values(name=f"{AWAY}slack", on=True, at=0.0))
            )
            assert [c.delivery.key for c in await claim(w)] == ["forum"]
            assert (await statuses(w))[reply(1).key] == "live"

    run(story)


def test_sent_words_go_unless_they_name_people(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            named = Message("open_pair-hello", {"learner": Person(ADA), "expert": Person(BEN)})
            group = OpenGroup(key="group", accounts=(ADA, BEN), message=named)
            await put(w, reply(1), group)
            for c in await claim(w):
                await w.parcels.sent(c, Ref({"ts": "1"}))
            query = sa.select(outbox.c.key).where(outbox.c.payload.is_not(None))
            assert await w.store.read(lambda c: list(c.scalars(query))) == ["group"]

    run(story)


def test_lanes_and_marks_name_nobody(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, DirectMessage(key="dm", account=ADA, message=Message("m")))
            (c,) = await claim(w)
            assert "UADA" not in c.lane
            assert c.lane.startswith("slack:")
            assert c.mark == mark_of("dm")
            assert len(c.mark) == 32

    run(story)
