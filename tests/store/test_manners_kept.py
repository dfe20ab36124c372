"""What nobody asked for: two a week (F1), none at night (F5), none while somebody pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.effects import (
    Button,
    DirectMessage,
    Edit,
    ForgetMember,
    KeepProfile,
    LeaveAlone,
    Message,
    OpenGroup,
    Unsay,
    Whisper,
)
from bot.ports import Ref
from bot.store.manners import HELLO, TOO_LATE, WEEK
from bot.store.outbox import OVER
from bot.store.schema import lane, left_alone, outbox
from bot.store.upkeep import oldest_waiting
from matchers.model import Account, Profile
from tests.store.test_community import ADA, BEN, change, consent
from tests.store.world import PUBLIC, World, claim, put, reply, run, world

NEWS = Message("propose_match-ask_expert")


def news(number: int, account: Account = ADA, *, unasked: bool = True) -> DirectMessage:
    """Something that is told to a member privately."""
    return DirectMessage(key=f"news:{number}", account=account, message=NEWS, unasked=unasked)


async def said(w: World) -> list[str]:
    """The keys of what may be said now; all of it arrives."""
    claims = await claim(w)
    for one in claims:
        await w.parcels.sent(one, Ref({"channel": "D1", "ts": "1.1"}))
    return [one.delivery.key for one in claims]


async def may_be_asked(w: World, account: Account = ADA) -> bool:
    now = w.clock.now()
    return await w.turns.look(lambda c: c.may_be_asked(account, now))


def test_two_unasked_in_a_week_are_enough_whether_told_or_waiting(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, news(1), news(2, unasked=False), news(3, BEN))
            assert await may_be_asked(w)
            await said(w)
            whisper = Whisper(key="w", place=PUBLIC, account=ADA, message=NEWS, unasked=True)
            await put(w, whisper)
            assert not await may_be_asked(w), "one was told, the other one waits"
            assert await may_be_asked(w, BEN)
            w.clock.pass_time(WEEK)
            assert await may_be_asked(w), "the first one is a week old"

    run(story)


def test_whoever_pauses_is_not_asked(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            paused = Profile(ADA, paused_until=w.clock.now() + timedelta(days=1))
            await change(w, *consent(ADA), KeepProfile(profile=paused))
            assert not await may_be_asked(w)
            w.clock.pass_time(86400)
            assert await may_be_asked(w)
            await change(w, KeepProfile(profile=replace(paused, paused_until=None)))
            assert await may_be_asked(w)

    run(story)


# --- nights, pauses and what waits


EVENING = timedelta(hours=12, minutes=30).total_seconds()
"""From the morning at which these tests begin (ten o'clock in Berlin) until half past ten."""
MORNING = timedelta(hours=9, minutes=30).total_seconds()
"""And from then until eight."""


async def fates(w: World) -> dict[str, tuple[str, str | None]]:
    query = sa.select(outbox.c.key, outbox.c.status, outbox.c.error)
    rows = await w.store.read(lambda c: c.execute(query).all())
    return {row.key: (row.status, row.error) for row in rows}


@pytest.mark.prevents("F5")
def test_at_night_answers_go_at_once_and_the_rest_in_the_morning_in_order(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            w.clock.pass_time(EVENING)
            await put(w, news(1), news(2), news(3, unasked=False), reply(1))
            assert set(await said(w)) == {"news:3", reply(1).key}
            assert await said(w) == []
            assert await w.store.next_due() == w.clock.now() + timedelta(seconds=MORNING)
            w.clock.pass_time(MORNING - 1)
            assert await said(w) == []
            w.clock.pass_time(1)
            assert await said(w) == ["news:1"]
            w.clock.pass_time(1)
            assert await said(w) == ["news:2"], "the pace is one second in each lane"

    run(story)


@pytest.mark.prevents("F1")
def test_a_third_one_waits_for_next_week_or_is_dropped_when_it_is_worth_nothing(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            in_three_days = w.clock.now() + timedelta(days=3)
            await put(w, news(1), news(2), replace(news(3), until=in_three_days), news(4), news(5))
            heard = []
            for _ in range(5):
                heard += await said(w)
                w.clock.pass_time(1)
            assert heard == ["news:1", "news:2"]
            assert (await fates(w))["news:3"] == ("dropped", TOO_LATE)
            w.clock.pass_time(WEEK - 6)
            assert await said(w) == []
            w.clock.pass_time(1)
            assert await said(w) == ["news:4"]
            assert await w.store.read(oldest_waiting) is None, "nothing is wrong with waiting"

    run(story)


def test_what_is_worth_nothing_after_the_night_is_dropped_in_the_evening(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            w.clock.pass_time(EVENING)
            midnight = w.clock.now() + timedelta(hours=2)
            late = replace(news(1, unasked=False), until=midnight)
            await put(w, replace(news(2), until=midnight), late)
            assert await said(w) == ["news:1"]
            assert (await fates(w))["news:2"] == ("dropped", TOO_LATE)
            assert await may_be_asked(w), "what was never said is not counted"

    run(story)


def test_nothing_unasked_is_said_to_whoever_pauses_until_that_is_over(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            back = w.clock.now() + timedelta(days=2)
            await change(w, *consent(ADA), KeepProfile(profile=Profile(ADA, paused_until=back)))
            await put(w, news(1), news(2, unasked=False), news(3, BEN))
            assert set(await said(w)) == {"news:2", "news:3"}
            assert await w.store.next_due() == back
            w.clock.pass_time(2 * 86400)
            assert await said(w) == ["news:1"]

    run(story)


def test_an_attempt_cut_off_in_the_evening_is_not_repeated_at_night(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            w.clock.pass_time(EVENING - 1860)
            await put(w, news(1))
            assert await claim(w) == [], "it might arrive only when it is quiet"
            w.clock.pass_time(-60)
            await w.store.write(lambda c: c.execute(sa.update(lane).values(due=0.0)))
            (cut,) = await claim(w)
            await w.parcels.later(cut, "cut", uncertain=True)
            w.clock.pass_time(3600)
            assert await claim(w) == []
            w.clock.pass_time(MORNING)
            (again,) = await claim(w)
            assert again.uncertain_since is not None, "and is looked for first"

    run(story)


def test_whoever_has_no_profile_is_left_alone_too_also_when_forgotten(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            back = w.clock.now() + timedelta(days=2)
            await change(w, LeaveAlone(account=ADA, until=back))
            await change(w, *consent(BEN), KeepProfile(profile=Profile(BEN, paused_until=back)))
            await change(w, ForgetMember(account=ADA), ForgetMember(account=BEN))
            for who in (ADA, BEN):
                assert not await may_be_asked(w, who)
            await put(w, news(1), news(2, BEN))
            assert await said(w) == []
            rows = await w.store.read(lambda c: c.execute(sa.select(left_alone)).all())
            assert "UADA" not in str(rows)
            assert len(rows) == 2
            w.clock.pass_time(2 * 86400)
            assert set(await said(w)) == {"news:1", "news:2"}
            await w.store.prune()
            assert await w.store.read(lambda c: c.execute(sa.select(left_alone)).all()) == []

    run(story)


def test_a_pause_that_ends_early_ends_for_what_waits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            back = w.clock.now() + timedelta(days=9)
            paused = Profile(ADA, paused_until=back)
            await change(w, *consent(ADA), KeepProfile(profile=paused))
            await change(w, LeaveAlone(account=BEN, until=back))
            await put(w, news(1), news(2, BEN))
            assert await said(w) == []
            await change(w, KeepProfile(profile=replace(paused, paused_until=None)))
            await change(w, LeaveAlone(account=BEN, until=None))
            assert set(await said(w)) == {"news:1", "news:2"}

    run(story)


# --- edits


def edit(number: int, **changed: object) -> Edit:
    gone = Edit(key=f"edit:{number}", instead_of=f"news:{number}", message=Message("m"))
    return replace(gone, **changed)  # type: ignore[arg-type]


def test_a_question_that_is_over_before_it_was_put_is_not_put(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            w.clock.pass_time(EVENING)
            await put(w, news(1), news(2), news(3, BEN))
            gone = Unsay(key="unsay", instead_of="news:2")
            other = Message("m", buttons=(Button("still"),))
            kept = [edit(1), gone, edit(3, message=other)]
            assert await put(w, *kept) == [False, False, True]
            assert (await fates(w))["news:1"] == ("dropped", OVER)
            w.clock.pass_time(MORNING)
            heard = await said(w)
            w.clock.pass_time(1)
            assert heard + await said(w) == ["news:3", "edit:3"]

    run(story)


def test_what_was_said_is_edited_at_once_whatever_waits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, news(1))
            assert await said(w) == ["news:1"]
            w.clock.pass_time(EVENING)
            await put(w, news(2), edit(1))
            assert await said(w) == ["edit:1"]

    run(story)


def test_an_edit_that_waited_too_goes_past_what_waits_longer(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            still = Message("m", buttons=(Button("still"),))
            await put(w, news(0), news(1), news(2), edit(1, message=still))
            heard = []
            for _ in range(4):
                heard += await said(w)
                w.clock.pass_time(1)
            assert heard == ["news:0", "news:1", "edit:1"], "the second one waits for a week"

    run(story)


# --- the first contact


async def texts(w: World) -> list[tuple[str, list[str]]]:
    """What may be said now, with the names of its parts; none of it arrives for certain."""
    claims = await claim(w)
    told = [(c.delivery.key, [part.name for part in c.delivery.message.parts]) for c in claims]  # type: ignore[union-attr]
    for one in claims:
        await w.parcels.later(one, "not sent", uncertain=False)
    return told


def test_the_first_unasked_message_says_who_we_are_once(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, news(1, unasked=False))
            assert await texts(w) == [("news:1", [])], "whoever asks knows us"
            await put(w, news(2), news(3))
            assert ("news:2", [HELLO]) in await texts(w)
            w.clock.pass_time(60)
            assert ("news:2", [HELLO]) in await texts(w), "tried again, it is said again, once"
            w.clock.pass_time(60)
            await said(w)
            w.clock.pass_time(1)
            assert await texts(w) == [("news:3", [])]
            await change(w, ForgetMember(account=ADA))
            await put(w, news(4))
            assert await texts(w) == [("news:4", [HELLO])], "whoever was forgotten is new"

    run(story)


def test_what_is_taken_back_only_unsaid_stays_once_it_was_said(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            groups = [OpenGroup(key=k, accounts=(ADA, BEN), message=NEWS) for k in ("g1", "g2")]
            backs = [Unsay(key=f"no {g.key}", instead_of=g.key, said_stays=True) for g in groups]
            await put(w, groups[0], news(1, unasked=False))
            assert set(await said(w)) == {"g1", "news:1"}
            await put(w, groups[1])
            assert await put(w, *backs) == [False, False]
            w.clock.pass_time(9)
            assert await said(w) == []
            assert (await fates(w))["g1"] == ("sent", None)
            assert (await fates(w))["g2"] == ("dropped", OVER)

    run(story)
