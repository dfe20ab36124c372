"""The courier asks again, when it sends, whether what it tells is public."""

from __future__ import annotations

import pytest

from bot.effects import Delivery, DirectMessage, Link, Message, Post, ShowHome, Topics
from bot.errors import Queued, Refused
from matchers.model import Account, Place, Visibility
from tests.courier_town import town
from tests.store.world import PUBLIC, reply, run

OTHER, SECRET = "slack:T1/C2", "slack:T1/C9"


def header(topic: str) -> Message:
    return Message("send_digest-topic", {"topic": Topics((topic,))})


def question(number: int, place: str = PUBLIC.key) -> Message:
    link = Link(f"https://slack.test/{number}", f"Frage {number}", place)
    return Message("send_digest-question", {"question": link})


THANKS = Message("send_digest-thanks", {"answered": 3})
DIGEST = Post(
    key="digest",
    place=Place(OTHER, Visibility.PUBLIC),
    message=Message(
        "send_digest-week",
        {"count": 4},
        parts=(
            THANKS,
            *(header("excel"), question(1, SECRET), question(2)),
            *(header("r"), question(3, SECRET), question(4, SECRET)),
        ),
    ),
)


def test_a_digest_leaves_out_what_is_public_no_more_and_headers_above_nothing(
    database: str,
) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add(SECRET)
            await t.put(DIGEST)
            assert await t.carry() == ["sent"]
            said = t.door.applied[0].delivery
            assert isinstance(said, Post)
            assert said.message.parts == (THANKS, header("excel"), question(2))
            assert said.message.fields == {"count": 1}

    run(story)


def test_a_digest_that_hides_nothing_is_sent_as_it_is(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            await t.put(DIGEST)
            assert await t.carry() == ["sent"]
            assert t.door.applied[0].delivery == DIGEST

    run(story)


@pytest.mark.parametrize("kind", [ShowHome, DirectMessage])
def test_what_one_member_is_shown_is_asked_again_too(
    database: str, kind: type[ShowHome | DirectMessage]
) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add(SECRET)
            message = Message("m", {"count": 2}, parts=(question(1, SECRET), question(2)))
            private: Delivery = kind(key="k", account=Account("slack:T1/UADA"), message=message)
            await t.put(private)
            assert await t.carry() == ["sent"]
            said = t.door.applied[0].delivery
            assert isinstance(said, kind)
            assert said.message == Message("m", {"count": 1}, parts=(question(2),))

    run(story)


def test_a_reply_in_a_place_that_is_public_no_more_is_dropped(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add(PUBLIC.key)
            await t.put(reply(1))
            assert await t.carry() == ["dropped"]
            assert t.door.applied == []

    run(story)


def test_where_nobody_can_tell_whether_it_is_public_it_waits(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add("unknown")
            await t.put(reply(1))
            assert await t.carry() == ["later"]
            assert (await t.row(reply(1).key)).tried is None
            t.hidden.clear()
            assert await t.carry(after=60) == ["sent"]

    run(story)


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


def test_where_nobody_can_tell_what_is_confidential_waits(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add("unknown")
            await t.put(CASE)
            fates = [fate for _ in range(8) for fate in await t.carry(after=4000)]
            assert fates == ["later"] * 7 + ["dead"]
            assert t.door.applied == []
            assert len(await t.kept("DeliveryWithheld")) == 1, "nor for ever"

    run(story)


def test_what_is_confidential_and_refused_has_to_reach_somebody_else(database: str) -> None:
    async def story() -> None:
        async with town(database, failures=[Refused("is_archived"), Queued("held")]) as t:
            t.hidden.add(ROOM.key)
            await t.put(CASE, Post(key="two", place=ROOM, message=Message("case")))
            assert await t.carry() == ["dead"]
            assert await t.carry(after=1) == ["dead"]
            withheld = await t.kept("DeliveryWithheld")
            assert [e.key for e in withheld] == ["withheld:case"], "what may have arrived has not"

    run(story)
