"""The courier: what becomes of each failure, and nothing is sent again before it was looked for."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.effects import Delivery, Message, OpenGroup, Post, Whisper
from bot.errors import Busy, Queued, Refused, SentNoMore, Uncertain, Unsent
from bot.store.outbox import drop_thread
from bot.store.schema import thread
from matchers.model import Account, Place
from tests.courier_town import town
from tests.store.world import PUBLIC, reply, run

ADA, BEN = Account("slack:T1/UADA"), Account("slack:T1/UBEN")
GROUP = OpenGroup(key="open_pair:m1", accounts=(ADA, BEN), message=Message("hello"))
WHISPER = Whisper(key="whisper", place=PUBLIC, account=ADA, message=Message("m"))


@pytest.mark.parametrize(
    ("failure", "fate", "status", "unsure", "attempts"),
    [
        (None, "sent", "sent", True, 1),
        (Unsent("refused"), "later", "live", False, 1),
        (Uncertain("timeout"), "later", "live", True, 1),
        (Busy("429", seconds=30), "waits", "live", False, 0),
        (Refused("channel_not_found"), "dead", "dead", False, 1),
        (Queued("held for approval"), "dead", "dead", True, 1),
        (SentNoMore("token_revoked"), "waits", "live", False, 1),
        (KeyError("a defect of ours"), "later", "live", True, 1),
    ],
)
def test_each_failure_has_its_fate(
    *,
    database: str,
    failure: Exception | None,
    fate: str,
    status: str,
    unsure: bool,
    attempts: int,
) -> None:
    async def story() -> None:
        async with town(database, failures=[failure] if failure else []) as t:
            await t.put(reply(1))
            assert await t.carry() == [fate]
            row = await t.row(reply(1).key)
            assert (row.status, row.tried is not None, row.attempts) == (status, unsure, attempts)
            removed = await t.kept("AppRemoved")
            assert len(removed) == isinstance(failure, SentNoMore)

    run(story)


def test_a_busy_lane_waits_as_long_as_it_was_told(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[Busy("429", seconds=30)]) as t:
            await t.put(reply(1))
            assert await t.carry() == ["waits"]
            assert await t.carry(after=29.9) == []
            assert await t.carry(after=0.2) == ["sent"]
            assert t.door.looked == 0

    run(story)


@pytest.mark.parametrize("applies", [True, False])
def test_what_may_have_arrived_is_looked_for_and_said_once(*, database: str, applies: bool) -> None:
    async def story() -> None:
        async with town(database, failures=[Uncertain("timeout")], applies=applies) as t:
            await t.put(reply(1))
            assert await t.carry() == ["later"]
            assert await t.carry(after=10.9) == [], "the request may still be on its way"
            assert await t.carry(after=0.2) == ["found" if applies else "sent"]
            assert (t.door.looked, len(t.door.applied)) == (1, 1)

    run(story)


@pytest.mark.parametrize(
    "failure", [Unsent("away"), Uncertain("cut"), Busy("429", seconds=1), SentNoMore("revoked")]
)
def test_where_looking_fails_nothing_is_sent(database: str, failure: Exception) -> None:
    async def story() -> None:
        async with town(database, failures=[Uncertain("timeout")], applies=True) as t:
            t.door.looks = [failure, failure]
            await t.put(reply(1))
            await t.carry()
            for _ in range(2):
                (fate,) = await t.carry(after=600)
                assert fate in ("later", "waits")
                assert (await t.row(reply(1).key)).tried is not None, "still uncertain"
            assert await t.carry(after=600) == ["found"]
            assert (t.door.looked, len(t.door.applied)) == (3, 1)

    run(story)


def test_an_uncertain_whisper_is_let_be(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[Uncertain("timeout")], applies=True) as t:
            await t.put(WHISPER)
            assert await t.carry() == ["later"]
            assert await t.carry(after=12) == ["dropped"]
            assert len(t.door.applied) == 1
            assert await t.kept("DeliveryUncertain") == []

    run(story)


def test_an_uncertain_group_is_not_opened_twice_but_asked_about(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[Uncertain("timeout")], applies=True) as t:
            await t.put(GROUP)
            await t.carry()
            assert await t.carry(after=12) == ["dropped"]
            (event,) = await t.kept("DeliveryUncertain")
            assert (event.key, event.delivery) == (  # type: ignore[attr-defined]
                "uncertain:open_pair:m1",
                "open_pair:m1",
            )
            assert len(t.door.applied) == 1

    run(story)


@pytest.mark.parametrize("delivery", [GROUP, WHISPER])
def test_what_was_refused_is_really_sent_by_a_replay(database: str, delivery: Delivery) -> None:
    async def story() -> None:
        async with town(database, failures=[Refused("missing_scope")]) as t:
            await t.put(delivery)
            assert await t.carry() == ["dead"]
            assert await t.world.store.replay(delivery.key)
            assert await t.carry(after=60) == ["sent"]

    run(story)


def test_a_defect_of_ours_is_a_dead_letter_in_the_end_and_the_lane_goes_on(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[KeyError("x")] * 8) as t:
            await t.put(reply(1), reply(2))
            fates = [fate for _ in range(8) for fate in await t.carry(after=4000)]
            assert fates == ["later"] * 7 + ["dead"]
            assert await t.carry(after=1) == ["sent"]
            (letter,) = await t.world.store.dead_keys()
            assert (letter.key, letter.reason) == (reply(1).key, "KeyError")

    run(story)


def test_a_platform_without_a_door_is_a_dead_letter(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            await t.put(Post(key="p", place=Place("matrix:5"), message=Message("m")))
            assert await t.carry() == ["dead"]

    run(story)


@pytest.mark.parametrize("failure", [Unsent("refused"), Uncertain("timeout")])
def test_what_never_arrived_is_not_said_once_its_thread_is_gone(
    database: str, failure: Exception
) -> None:
    async def story() -> None:
        async with town(database, failures=[failure]) as t:
            await t.put(reply(1))
            (claim,) = await t.courier.claim((), 1)
            await t.world.store.write(lambda c: _lose(c, reply(1).thread.key))
            await t.courier.carry(claim)
            await t.carry(after=12)
            assert (await t.row(reply(1).key)).status == "dropped"
            assert t.door.applied == []

    run(story)


def _lose(connection: sa.Connection, key: str) -> None:
    row = {"key": key, "place": "", "visibility": "private", "permalink": "", "started": 0.0}
    more = {"title": "", "kind": "fact", "language": "de", "gone": True}
    connection.execute(sa.insert(thread).values(**row, **more))
    drop_thread(connection, key)
