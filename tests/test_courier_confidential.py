"""What is confidential goes only where it is certainly private, or reaches somebody else."""

from __future__ import annotations

import pytest

from bot.effects import Message, Post
from bot.errors import Busy, NoRoom, Queued, Refused, SendFailed, SentNoMore, Uncertain, Unsent
from matchers.model import Place, Visibility
from tests.courier_town import town
from tests.store.world import run

ROOM = Place("slack:T1/G1", Visibility.CONFIDENTIAL)
CASE = Post(key="case", place=ROOM, message=Message("case"))


def test_what_is_confidential_goes_only_where_it_is_private(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add(ROOM.key)  # private
            await t.put(CASE)
            assert await t.carry() == ["sent"]
            assert await t.kept("DeliveryWithheld") == []

    run(story)


def test_what_is_confidential_is_withheld_where_others_read(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            await t.put(CASE)
            assert await t.carry() == ["dead"]
            assert t.door.applied == []
            (letter,) = await t.world.store.dead_keys()
            assert (letter.key, letter.reason) == (
                "case",
                "it is not certain any more that the place is private",
            )
            (event,) = await t.kept("DeliveryWithheld")
            assert event.delivery == "case"  # type: ignore[attr-defined]

            t.hidden.add(ROOM.key)
            assert await t.world.store.replay("case")
            assert await t.carry(after=60) == ["sent"], "once it is private again"

    run(story)


@pytest.mark.parametrize(
    "away", [Unsent("away"), Busy("429", seconds=1800), SentNoMore("account_inactive")]
)
def test_where_nobody_can_tell_what_is_confidential_waits_two_hours_at_most(
    database: str, away: SendFailed
) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.untold["slack"] = away
            await t.put(CASE)
            for _ in range(3):
                assert await t.carry(after=1800) == ["waits"]
                assert (await t.row("case")).attempts == 0
            assert await t.kept("DeliveryWithheld") == []
            assert await t.carry(after=1800) == ["dead"]
            assert t.door.applied == []
            assert len(await t.kept("DeliveryWithheld")) == 1, "nor for ever"

    run(story)


def test_where_nobody_could_tell_for_a_while_what_is_confidential_goes_once_it_is_private(
    database: str,
) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden |= {ROOM.key, "unknown"}
            await t.put(CASE)
            assert await t.carry() == ["waits"]
            t.hidden.discard("unknown")
            assert await t.carry(after=1800) == ["sent"]
            assert await t.kept("DeliveryWithheld") == []

    run(story)


def test_where_an_answer_is_refused_what_is_confidential_reaches_somebody_after_eight_attempts(
    database: str,
) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.untold["slack"] = Refused("missing_scope")
            await t.put(CASE)
            fates = [fate for _ in range(8) for fate in await t.carry(after=1800)]
            assert fates == ["later"] * 7 + ["dead"]
            assert t.door.applied == []
            assert len(await t.kept("DeliveryWithheld")) == 1

    run(story)


def test_what_is_confidential_is_not_given_up_before_somebody_else_was_told(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[Unsent("503")] * 9) as t:
            t.hidden.add(ROOM.key)
            await t.put(CASE)
            for _ in range(7):
                assert await t.carry(after=1800) == ["later"]
            t.full = True
            with pytest.raises(NoRoom):
                await t.carry(after=1800)
            assert (await t.row("case")).status == "live", "nobody knows of it yet"

            t.full = False
            assert await t.carry(after=1800) == ["dead"]
            assert len(await t.kept("DeliveryWithheld")) == 1

    run(story)


def test_what_is_confidential_and_refused_has_to_reach_somebody_else(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[Refused("is_archived"), Queued("held")]) as t:
            t.hidden.add(ROOM.key)
            await t.put(CASE, Post(key="two", place=ROOM, message=Message("case")))
            assert await t.carry() == ["dead"]
            assert await t.carry(after=1) == ["dead"]
            withheld = await t.kept("DeliveryWithheld")
            assert [e.key for e in withheld] == ["withheld:case", "withheld:two"], "rather twice"

    run(story)


def test_what_may_have_arrived_in_an_outage_reaches_somebody_all_the_same(database: str) -> None:
    async def story() -> None:
        looks: list[Exception | None] = [Unsent("503")] * 20
        async with town(database, failures=[Uncertain("503")], looks=looks) as t:
            t.hidden.add(ROOM.key)
            await t.put(CASE)
            fates = [fate for _ in range(8) for fate in await t.carry(after=1801)]
            assert fates == ["later"] * 7 + ["dead"]
            assert len(await t.kept("DeliveryWithheld")) == 1, "rather a report twice than none"

    run(story)
