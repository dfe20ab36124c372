"""What nobody asked for: two a week (F1), none at night (F5), none while somebody pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.effects import (
    ForgetMember,
    KeepProfile,
    LeaveAlone,
    Whisper,
)
from bot.store.manners import TOO_LATE, WEEK
from bot.store.schema import lane, left_alone
from bot.store.upkeep import oldest_waiting
from matchers.model import Profile
from tests.store.test_community import ADA, BEN, change, consent
from tests.store.unasked import EVENING, MORNING, NEWS, fates, may_be_asked, news, said
from tests.store.world import PUBLIC, claim, put, reply, run, world


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
