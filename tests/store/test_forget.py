"""``vergiss mich`` leaves nothing: all columns are dumped and searched for the member."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from bot.effects import (
    BlockPair,
    DirectMessage,
    Edit,
    ForgetMember,
    KeepProfile,
    KeepQuestion,
    Message,
    OpenGroup,
    Person,
    ProposeMatch,
    Switch,
)
from bot.events import ButtonPressed, MemberJoined
from bot.ports import Ref
from bot.store.outbox import mark_of
from bot.store.schema import consent, lane, metadata, outbox, thread
from matchers.model import Profile
from tests.store.test_community import (
    ADA,
    BEN,
    a_match,
    change,
    question,
    some_evidence,
    voice,
)
from tests.store.test_community import consent as agree
from tests.store.test_parcels import put
from tests.store.world import PUBLIC, START, World, run, world


async def everything(w: World) -> str:
    def dump(connection: sa.Connection) -> str:
        rows: list[str] = []
        for table in metadata.sorted_tables:
            rows.extend(
                f"{table.name}: {tuple(row)!r}" for row in connection.execute(table.select())
            )
        return "\n".join(rows)

    return await w.store.read(dump)


def broken(_: MemberJoined, __: object) -> list[object]:
    raise ValueError


broken.__name__ = "follow_thread"


def test_nothing_of_a_forgotten_member_is_left(database: str) -> None:
    async def story() -> None:
        async with world(database, {MemberJoined: (broken,)}) as w:
            await w.store.keep([MemberJoined(key="joined:1", at=START, account=ADA)])
            await w.run_turns()
            pressed = ButtonPressed(key="b", at=START, account=ADA, place=PUBLIC, button="yes")
            await w.store.keep([pressed])
            named = Message("open_pair-hello", {"learner": Person(ADA), "expert": Person(BEN)})
            await put(
                w,
                OpenGroup(key="group", accounts=(ADA, BEN), message=named),
                DirectMessage(key="told", account=ADA, message=named),
            )
            for claim in await w.parcels.claim((), 9):
                channel = "D7" if claim.delivery.key == "told" else "G7"
                await w.parcels.sent(claim, Ref({"channel": channel, "ts": "1.1"}))
            await put(
                w,
                DirectMessage(key="waiting", account=ADA, message=named),
                DirectMessage(key="unasked", account=ADA, message=named, unasked=True),
                DirectMessage(key="other", account=BEN, message=named),
            )
            await change(w, question(1, asker=ADA), voice(1, ADA), *agree(ADA, BEN))
            await change(w, KeepProfile(profile=Profile(ADA)), some_evidence(ADA))
            await change(w, ProposeMatch(match=a_match("m", ADA, BEN)))
            await change(w, BlockPair(one=ADA, other=BEN, at=START))
            await change(w, Switch(name="stopped", on=False, by=ADA, at=START))
            assert ADA in await everything(w)

            await change(w, ForgetMember(account=ADA))
            left = await everything(w)
            assert ADA not in left
            assert "UADA" not in left
            assert "D7" not in left, "nor the channel of their private talk"
            assert mark_of(ADA) not in left, "nor the lane"
            assert BEN in left, "nobody else is touched"

    run(story)


def test_what_was_said_about_a_forgotten_member_is_said_anew(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            named = Message("open_pair-hello", {"learner": Person(ADA), "expert": Person(BEN)})
            await put(w, OpenGroup(key="group", accounts=(ADA, BEN), message=named))
            (group,) = await w.parcels.claim((), 9)
            await w.parcels.sent(group, Ref({"channel": "G1", "ts": "1.1"}))
            await change(w, ForgetMember(account=ADA))
            w.clock.pass_time(1)
            (again,) = await w.parcels.claim((), 9)
            assert isinstance(again.delivery, Edit)
            assert again.delivery.message.fields == {
                "learner": Person(None),
                "expert": Person(BEN),
            }
            assert again.under == Ref({"channel": "G1", "ts": "1.1"})

            await w.parcels.sent(again, Ref({"channel": "G1", "ts": "1.1"}))
            await change(w, ForgetMember(account=BEN))
            w.clock.pass_time(1)
            (last,) = await w.parcels.claim((), 9)
            assert isinstance(last.delivery, Edit)
            assert set(last.delivery.message.fields.values()) == {Person(None)}

    run(story)


def test_a_group_that_waits_is_not_opened_with_a_forgotten_member(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, OpenGroup(key="group", accounts=(ADA, BEN), message=Message("m")))
            await change(w, ForgetMember(account=ADA))
            assert await w.parcels.claim((), 9) == []
            waiting = await w.store.read(lambda c: c.scalars(sa.select(lane.c.waiting)).all())
            assert sum(waiting) == 0

    run(story)


def test_pointers_without_consent_go_after_90_days(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, asker=ADA), question(2, asker=BEN), *agree(BEN))
            w.clock.pass_time(91 * 86_400)
            await w.store.prune()
            askers = await w.store.read(
                lambda c: list(c.scalars(sa.select(thread.c.asker).order_by(thread.c.key)))
            )
            assert askers == [None, BEN]
            assert len(await w.store.read(lambda c: c.execute(consent.select()).all())) == 1
            assert await w.store.read(lambda c: c.execute(outbox.select()).all()) == []

    run(story)


def test_later_words_of_a_forgotten_asker_are_not_held(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            asking = question(1, asker=ADA)
            await change(w, asking, ForgetMember(account=ADA))
            anew = replace(asking.question, title="Meine neuen Worte")
            await change(w, KeepQuestion(question=anew, edited=START + timedelta(hours=1)))
            assert "Meine neuen Worte" not in await everything(w)
            assert ADA not in await everything(w)

    run(story)
