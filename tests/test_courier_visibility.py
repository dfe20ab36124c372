"""The courier asks again, when it sends, whether what it tells is public."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import Delivery, DirectMessage, Link, Message, Post, ShowHome, Topics
from bot.errors import Busy, Refused, SendFailed, SentNoMore, Uncertain, Unsent
from bot.ports import Parcel, Ref
from bot.shown import PATIENCE
from matchers.model import Account, Place, Visibility
from tests.clocks import START
from tests.courier_town import town
from tests.store.world import PUBLIC, reply, run

OTHER, SECRET = "slack:T1/C2", "slack:T1/C9"
FORUM = Place("discourse:5", Visibility.PUBLIC)


def header(topic: str) -> Message:
    return Message("send_digest-topic", {"topic": Topics((topic,))})


def question(number: int, place: str = PUBLIC.key) -> Message:
    link = Link(f"https://slack.test/{number}", f"Frage {number}", place)
    return Message("send_digest-question", {"question": link})


THANKS = Message("send_digest-thanks", {"answered": 3, "named": 0})
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
            for _ in range(40):
                assert set(await t.carry(after=1800)) == {"waits"}
                row = await t.row(reply(1).key)
                assert (row.status, row.tried, row.attempts) == ("live", None, 0)
            t.hidden.clear()
            assert await t.carry(after=1800) == ["sent"]

    run(story)


def test_a_place_about_which_an_answer_is_refused_is_given_up_one_day(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.untold["slack"] = Refused("team_access_not_granted")
            await t.put(reply(1))
            fates = [fate for _ in range(8) for fate in await t.carry(after=1800)]
            assert fates == ["later"] * 7 + ["dead"]

    run(story)


@pytest.mark.parametrize(
    "away",
    [
        Unsent("ClientConnectorError"),
        Busy("429", seconds=1800),
        Refused("team_access_not_granted"),
        SentNoMore("account_inactive"),
    ],
)
def test_a_digest_waits_two_hours_for_the_other_platform_and_then_owns_up(
    database: str, away: SendFailed
) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.untold["slack"] = away
            parts = (header("excel"), question(1, SECRET), header("r"), question(2, FORUM.key))
            message = Message("send_digest-week", {"count": 2, "community": "L"}, parts=parts)
            await t.put(Post(key="digest", place=FORUM, message=message))
            await t.put(Post(key="behind", place=FORUM, message=Message("m")))
            fates: list[str] = []
            while t.world.clock.now() < START + PATIENCE - timedelta(seconds=30):
                fates += await t.carry(after=30)
            assert set(fates) == {"waits"}
            assert (await t.row("digest")).attempts == 0
            fates = [fate for _ in range(70) for fate in await t.carry(after=30)]
            assert fates == ["sent", "sent"], "nor does what stands behind it wait any longer"
            said = t.door.applied[0].delivery
            assert isinstance(said, Post)
            unseen = Message("common-unseen", {"count": 1})
            assert said.message.parts == (header("r"), question(2, FORUM.key), unseen)
            assert said.message.fields["count"] == 2, "it does not claim that there is only one"
            removed = await t.kept("AppRemoved")
            assert {event.platform for event in removed} == (  # type: ignore[attr-defined]
                {"slack"} if isinstance(away, SentNoMore) else set()
            )

    run(story)


def test_a_digest_that_waited_for_us_waits_ten_minutes_more_for_the_other_platform(
    database: str,
) -> None:
    async def story() -> None:
        async with town(database) as t:
            await t.put(replace(DIGEST, place=FORUM))
            t.world.clock.pass_time(2 * PATIENCE.total_seconds())  # stopped, or off
            t.untold["slack"] = Busy("429", seconds=300)
            assert await t.carry() == ["waits"], "one hiccup leaves nothing out"
            assert await t.carry(after=300) == ["waits"]
            assert await t.carry(after=300) == ["sent"], "nor for ever"

    run(story)


def test_a_digest_goes_out_whole_once_the_other_platform_is_back(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.untold["slack"] = Unsent("away")
            await t.put(replace(DIGEST, place=FORUM))
            for _ in range(3):
                assert await t.carry(after=1800) == ["waits"]
            t.untold.clear()
            assert await t.carry(after=1800) == ["sent"]
            assert t.door.applied[0].delivery == replace(DIGEST, place=FORUM)

    run(story)


def test_a_busy_platform_that_only_was_asked_does_not_silence_the_other(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.untold["slack"] = Busy("429", seconds=600)
            await t.put(replace(DIGEST, place=FORUM))
            assert await t.carry() == ["waits"]
            await t.put(Post(key="other", place=Place("discourse:9"), message=Message("m")))
            assert await t.carry() == ["sent"]
            assert await t.carry(after=599) == []
            t.untold.clear()
            assert await t.carry(after=1) == ["sent"]

    run(story)


def test_a_busy_platform_that_only_was_asked_is_asked_again_when_it_said(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            await t.put(replace(DIGEST, place=FORUM))
            t.untold["slack"] = Busy("429", seconds=3)
            assert await t.carry(after=1500) == ["waits"], "kept long ago"
            t.untold.clear()
            assert await t.carry(after=2) == []
            assert await t.carry(after=1) == ["sent"]

    run(story)


@pytest.mark.parametrize("looked", [False, True])
def test_a_look_comes_a_timeout_after_the_call_however_long_asking_took(
    *, database: str, looked: bool
) -> None:
    called: list[float] = []

    async def story() -> None:
        async with town(database) as t:
            sends, finds = t.door.send, t.door.find

            def seconds() -> float:
                return (t.world.clock.now() - START).total_seconds()

            async def send(parcel: Parcel) -> Ref:
                called.append(seconds())
                t.world.clock.pass_time(0.1)
                raise KeyboardInterrupt

            async def find(parcel: Parcel) -> Ref | None:
                called.append(seconds())
                return await finds(parcel)

            await t.put(reply(1))
            t.asking = 9.5
            if looked:
                t.door.failures = [Uncertain("timeout")]
                await t.carry()
            t.door.send, t.door.find = send, find  # type: ignore[method-assign]
            with pytest.raises(KeyboardInterrupt):
                await t.carry(after=12 if looked else 0)
            t.asking = 0.0
            t.door.send = sends  # type: ignore[method-assign]
            for _ in range(30):
                await t.carry(after=0.5)
            *_, sent, look = called
            assert look - sent >= 10, called
            assert len(t.door.applied) == 1

    run(story)


def test_what_is_called_at_once_costs_no_commit_of_its_own(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            for asking, more in ((0.0, 0), (0.9, 0), (1.1, 1)):
                t.asking = asking
                number = round(asking * 10)
                await t.put(reply(number))
                before = t.world.store.commits
                assert await t.carry() == ["sent"]
                assert t.world.store.commits - before == 2 + more

    run(story)
