"""What waits falls with its thread or its member, and what has to wait is not overtaken."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.effects import DirectMessage, DropThread, Edit, ForgetMember, Message, Switch, Unsay
from bot.ports import Ref
from bot.store.schema import lane, outbox
from matchers.model import Account
from tests.clocks import START
from tests.store.test_community import change
from tests.store.test_parcels import statuses, waiting
from tests.store.world import claim, put, reply, run, world

ADA = Account("slack:T1/UADA")
LINE = reply(1)
EDIT = Edit(key="edit", instead_of=LINE.key, message=Message("m"))
UNSAY = Unsay(key="unsay", instead_of=LINE.key)


def stopped(*, on: bool) -> Switch:
    return Switch(name="stopped", on=on, by=None, at=START)


def test_an_urgent_edit_waits_with_what_it_edits(database: str) -> None:
    """The bot is stopped while nobody knows whether the line arrived, and the thread goes."""

    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            (line,) = await claim(w)
            await w.parcels.later(line, "timeout", uncertain=True)
            await change(w, stopped(on=True))
            await put(w, UNSAY, urgent=True)
            w.clock.pass_time(60)
            assert await claim(w) == []
            assert await w.store.next_due() is None, "it does not spin either"
            await change(w, stopped(on=False))
            (line,) = await claim(w)
            await w.parcels.sent(line, Ref({"ts": "1"}))
            w.clock.pass_time(1)
            (unsay,) = await claim(w)
            assert (unsay.delivery, unsay.under) == (UNSAY, Ref({"ts": "1"}))

    run(story)


@pytest.mark.parametrize("fraction", [0.0000001, 0.0000004, 0.0000006, 0.7956321])
def test_what_is_due_between_two_microseconds_can_be_claimed_when_its_moment_comes(
    database: str, fraction: float
) -> None:
    """A moment rounded down would come with nothing to claim: the demo's engine never rested."""

    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            (line,) = await claim(w)
            await w.parcels.wait(line, 5 + fraction, uncertain=False)
            due = await w.store.next_due()
            assert due is not None
            w.clock.pass_time((due - w.clock.now()).total_seconds())
            assert w.clock.now() == due
            assert [one.delivery for one in await claim(w)] == [LINE]

    run(story)


def test_an_edit_is_not_made_in_a_thread_that_is_gone_but_its_line_is_taken_away(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            (line,) = await claim(w)
            await w.parcels.sent(line, Ref({"ts": "1"}))
            await put(w, EDIT, UNSAY)
            await change(w, DropThread(thread=LINE.thread.key))
            assert await statuses(w) == {LINE.key: "sent", "edit": "dropped", "unsay": "live"}
            assert await waiting(w) == 1

    run(story)


def test_a_dead_line_of_a_thread_that_is_gone_has_no_words_and_cannot_be_replayed(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            (line,) = await claim(w)
            await w.parcels.dead(line, "channel_not_found")
            await change(w, DropThread(thread=LINE.thread.key))
            assert await w.store.read(lambda c: c.scalar(sa.select(outbox.c.payload))) is None
            assert not await w.store.replay(LINE.key)

    run(story)


@pytest.mark.parametrize("told", [True, False])
def test_nothing_waits_for_ever_in_the_lane_of_a_forgotten_member(
    *, database: str, told: bool
) -> None:
    """An edit names nobody; it must not be left behind when the member's lane goes."""
    asked = DirectMessage(key="asked", account=ADA, message=Message("m"))
    edit = Edit(key="edit", instead_of="asked", message=Message("m"))

    async def story() -> None:
        async with world(database) as w:
            await put(w, asked)
            if told:
                (first,) = await claim(w)
                await w.parcels.sent(first, Ref({"channel": "D1", "ts": "1"}))
            await put(w, edit)
            await change(w, ForgetMember(account=ADA))
            assert (await statuses(w))["edit"] == "dropped"
            w.clock.pass_time(9)
            assert await claim(w) == []
            assert await waiting(w) == 0
            lanes = await w.store.read(lambda c: list(c.scalars(sa.select(lane.c.name))))
            assert [name for name in lanes if "private" in name] == []

    run(story)
