"""Forgetting reaches what is under way: whatever arrives later is edited, and leads back to nobody.

And what was reworded meanwhile is said anew in its last wording, not in its first.
"""

from __future__ import annotations

from typing import Literal

import pytest

from bot.effects import (
    Delivery,
    DirectMessage,
    Edit,
    ForgetMember,
    Message,
    OpenGroup,
    Person,
    Post,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.ports import Claim, Ref
from bot.store.outbox import mark_of
from bot.store.schema import lane, outbox
from matchers.model import Account, Place
from tests.store.test_community import ADA, BEN, change
from tests.store.test_forget import everything
from tests.store.test_parcels import put, statuses
from tests.store.world import PUBLIC, World, claim, run, world

NAMED = Message("hello", {"learner": Person(ADA), "expert": Person(BEN)})
GROUP = OpenGroup(key="group", accounts=(ADA, BEN), message=NAMED)
CASE = Post(key="case", place=Place("slack:T1/G9"), message=Message("case", parts=(NAMED,)))
TO_BEN = DirectMessage(key="to ben", account=BEN, message=NAMED)
REF = Ref({"channel": "G7", "ts": "1.1"})
ENDED = Message("ended", {"topic": "Excel"})


async def forgotten(w: World, account: Account = ADA) -> None:
    """The account is forgotten, and in no column of any table."""
    await change(w, ForgetMember(account=account))
    await nothing_left(w, account)


async def nothing_left(w: World, account: Account = ADA) -> None:
    left = await everything(w)
    for trace in (account, account.rpartition("/")[2], mark_of(account)):
        assert trace not in left, trace


async def one(w: World, seconds: float = 1) -> Claim:
    """The one delivery that may be carried, a little later."""
    w.clock.pass_time(seconds)
    (only,) = await claim(w)
    return only


def names(message: Message) -> set[Account | None]:
    """Whom a message names."""
    own = {p.account for p in message.fields.values() if isinstance(p, Person)}
    return own.union(*map(names, message.parts))


async def is_edited(w: World, target: Delivery) -> None:
    """What is carried next is the edit of ``target``; it names Ben, and nobody where Ada was."""
    edit = await one(w)
    assert isinstance(edit.delivery, Edit)
    assert (edit.delivery.instead_of, edit.under) == (target.key, REF)
    assert names(edit.delivery.message) == {None, BEN}
    await w.parcels.sent(edit, REF)
    w.clock.pass_time(1)
    assert await claim(w) == []
    await nothing_left(w)


@pytest.mark.parametrize("delivery", [GROUP, CASE, TO_BEN])
def test_what_arrives_after_the_forgetting_is_edited(*, database: str, delivery: Delivery) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, delivery)
            under_way = await one(w)
            await forgotten(w)
            await w.parcels.sent(under_way, REF)
            await nothing_left(w)
            await is_edited(w, delivery)

    run(story)


@pytest.mark.parametrize("end", ["live", "dead"])
def test_what_may_have_arrived_is_edited_once_it_is_found(
    *, database: str, end: Literal["live", "dead"]
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, CASE)
            first = await one(w)
            if end == "live":
                await w.parcels.later(first, "timeout", uncertain=True)
            else:
                await w.parcels.dead(first, "held for approval", uncertain=True)
            await forgotten(w)
            if end == "dead":
                assert await w.store.replay(CASE.key)
            again = await one(w, 60)
            assert isinstance(again.delivery, Post)
            assert again.uncertain_since is not None, "it is looked for before it is sent"
            assert names(again.delivery.message) == {None, BEN}
            await w.parcels.sent(again, REF)
            await is_edited(w, CASE)

    run(story)


def test_what_never_arrived_is_said_without_the_name_and_not_edited(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, CASE)
            under_way = await one(w)
            await forgotten(w)
            await w.parcels.later(under_way, "refused", uncertain=False)
            again = await one(w, 60)
            assert isinstance(again.delivery, Post)
            assert names(again.delivery.message) == {None, BEN}
            await w.parcels.sent(again, REF)
            w.clock.pass_time(1)
            assert await claim(w) == []

    run(story)


@pytest.mark.parametrize("end", ["sent", "later", "unsure", "wait", "dead", "dropped"])
@pytest.mark.parametrize("kind", [DirectMessage, Whisper, ShowHome])
def test_what_the_member_was_being_told_leads_back_to_nobody(
    *, database: str, kind: type[DirectMessage | Whisper | ShowHome], end: str
) -> None:
    async def story() -> None:
        more = {"place": PUBLIC} if kind is Whisper else {}
        told = kind(key="told", account=ADA, message=NAMED, **more)  # type: ignore[arg-type]
        async with world(database) as w:
            await put(w, told)
            mine = await one(w)
            await forgotten(w)
            match end:
                case "sent":
                    await w.parcels.sent(mine, Ref({"channel": "D7", "ts": "1.1"}))
                case "later" | "unsure":
                    await w.parcels.later(mine, "timeout", uncertain=end == "unsure")
                case "wait":
                    await w.parcels.wait(mine, 9, uncertain=True)
                case "dead":
                    await w.parcels.dead(mine, "channel_not_found")
                case _:
                    await w.parcels.dropped(mine, "hidden")
            await nothing_left(w)
            assert "D7" not in await everything(w), "nor the channel of their private talk"
            assert await statuses(w) == {"told": "dropped"}
            assert not await w.parcels.began_again(mine), "nor is it sent after a look in vain"
            w.clock.pass_time(60)
            assert await claim(w) == []
            rows = await w.store.read(lambda c: c.execute(outbox.select()).all())
            assert [(row.payload, row.ref, row.lane) for row in rows] == [(None, None, "forgotten")]

    run(story)


@pytest.mark.parametrize("uncertain", [True, False])
def test_a_group_that_was_under_way_is_not_opened_with_one(
    *, database: str, uncertain: bool
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, GROUP)
            await put(w, Edit(key="e", instead_of="group", message=ENDED))
            under_way = await one(w)
            await forgotten(w)
            await w.parcels.later(under_way, "timeout", uncertain=uncertain)
            w.clock.pass_time(60)
            assert await claim(w) == []
            w.clock.pass_time(60)
            assert await claim(w) == []
            assert await statuses(w) == {"group": "dropped", "e": "dropped"}
            waiting = await w.store.read(lambda c: c.scalars(lane.select()).all())
            assert len(waiting) == 1

    run(story)


def test_a_reworded_message_that_names_nobody_any_more_is_let_be(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await said(w, GROUP, Edit(key="e", instead_of="group", message=ENDED))
            await forgotten(w)
            w.clock.pass_time(60)
            assert await claim(w) == [], "people read that it ended, not the introduction again"

    run(story)


def test_the_last_wording_is_said_anew(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            later = Message("later", {"who": Person(ADA), "other": Person(BEN)})
            await said(w, GROUP, Edit(key="e", instead_of="group", message=later))
            await forgotten(w)
            last = await one(w)
            assert isinstance(last.delivery, Edit)
            assert last.delivery.message.name == "later"
            await is_said(w, last)
            await forgotten(w, BEN)
            last = await one(w)
            assert isinstance(last.delivery, Edit)
            assert (last.delivery.message.name, names(last.delivery.message)) == ("later", {None})

    run(story)


@pytest.mark.parametrize("moment", ["waiting", "under way", "unsure"])
def test_what_is_being_reworded_ends_with_its_last_wording(*, database: str, moment: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await said(w, GROUP)
            await put(w, Edit(key="e", instead_of="group", message=ENDED))
            ended = None if moment == "waiting" else await one(w)
            if ended and moment == "unsure":
                await w.parcels.dead(ended, "eight times", uncertain=True)
            await forgotten(w)
            if ended and moment == "under way":
                await w.parcels.dead(ended, "the platform refused it")
            names_after = []
            w.clock.pass_time(1)
            while claimed := await claim(w):
                for each in claimed:
                    assert isinstance(each.delivery, Edit)
                    names_after.append(each.delivery.message.name)
                    await is_said(w, each)
                w.clock.pass_time(1)
            assert set(names_after) == {"ended"}, "even if the rewording itself never came through"

    run(story)


def test_what_was_unsaid_is_not_said_anew(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await said(w, GROUP, Unsay(key="u", instead_of="group"))
            await forgotten(w)
            w.clock.pass_time(60)
            assert await claim(w) == []

    run(story)


def test_where_the_edit_failed_the_next_one_is_still_found(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await said(w, GROUP)
            await forgotten(w)
            await w.parcels.dead(await one(w), "cant_update_message")
            await forgotten(w, BEN)
            last = await one(w)
            assert isinstance(last.delivery, Edit)
            assert names(last.delivery.message) == {None}

    run(story)


async def said(w: World, *deliveries: Delivery) -> None:
    """All of these arrived, one after the other."""
    for delivery in deliveries:
        await put(w, delivery)
        await is_said(w, await one(w))


async def is_said(w: World, claimed: Claim) -> None:
    await w.parcels.sent(claimed, REF)
