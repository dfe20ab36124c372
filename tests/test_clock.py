"""What is due is computed: DST, week 53, late machines and several clocks change nothing."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Wake, Waker, digest_due, draft_due, wish_key
from bot.events import DraftDue, WeekEnded
from bot.rules import CommunityRules, Rules, SendDigestRules
from matchers.model import Account
from matchers.weeks import (
    day_before,
    due_in,
    last_due,
    next_due,
    quarter_before,
    quarter_of,
    week_name,
)
from matchers.wishes import Wish

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY, MONDAY = 6, 0


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def rules(weekday: int = MONDAY, hour: int = 9, zone: str = "Europe/Berlin") -> Rules:
    return Rules(
        community=CommunityRules(time_zone=zone),
        send_digest=SendDigestRules(weekday=weekday, hour=hour),
    )


def due(now: str, weekday: int = MONDAY, hour: int = 9, zone: ZoneInfo = BERLIN) -> str:
    return last_due(utc(now), weekday, hour, zone).astimezone(UTC).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-16 07:59:59", "2026-11-09 08:00"),  # one second before nine
        ("2026-11-16 08:00:00", "2026-11-16 08:00"),  # on the dot
        ("2026-11-22 23:59:59", "2026-11-16 08:00"),  # Sunday night
        ("2026-11-22 23:00:00", "2026-11-16 08:00"),  # already Monday in Berlin, not yet nine
        ("2026-07-06 07:00:00", "2026-07-06 07:00"),  # summer: two hours before UTC
    ],
)
def test_the_last_due_moment_is_the_last_one_that_has_passed(now: str, expected: str) -> None:
    assert due(now) == expected


def test_an_hour_that_the_clocks_skip_counts_as_the_first_one_after_it() -> None:
    assert due("2026-03-29 01:00:00", SUNDAY, 2) == "2026-03-29 01:00"  # 03:00 summer time
    assert due("2026-03-29 00:59:59", SUNDAY, 2) == "2026-03-22 01:00"
    shown = last_due(utc("2026-03-29 12:00:00"), SUNDAY, 2, BERLIN)
    assert shown.strftime("%H:%M %Z") == "03:00 CEST"


def test_an_hour_that_comes_twice_counts_the_first_time() -> None:
    assert due("2026-10-25 00:00:00", SUNDAY, 2) == "2026-10-25 00:00"  # still summer time
    assert due("2026-10-25 01:30:00", SUNDAY, 2) == "2026-10-25 00:00"  # 02:30 the second time
    assert due("2026-10-24 23:59:59", SUNDAY, 2) == "2026-10-18 00:00"


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_every_minute_of_a_week_with_a_clock_change_knows_one_new_digest(change: str) -> None:
    start = utc(f"{change} 00:00:00") - timedelta(days=3)
    minutes = (start + timedelta(minutes=n) for n in range(7 * 24 * 60))
    asked = {last_due(minute, SUNDAY, 2, BERLIN).astimezone(UTC) for minute in minutes}
    assert len(asked) == 2  # the one before, and one that fell due


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-16 12:00:00", "2026-W47"),
        ("2026-12-28 12:00:00", "2026-W53"),
        ("2027-01-03 12:00:00", "2026-W53"),  # the year is the week's, not the day's
        ("2027-01-04 12:00:00", "2027-W01"),
        ("2032-12-27 12:00:00", "2032-W53"),
        ("2033-01-03 12:00:00", "2033-W01"),
    ],
)
def test_weeks_have_iso_names(now: str, week: str) -> None:
    assert week_name(last_due(utc(now), MONDAY, 9, BERLIN)) == week


def test_the_week_is_named_by_the_community_s_calendar_not_by_utc() -> None:
    event = digest_due(utc("2026-11-15 23:30:00"), rules(hour=0))  # Monday 00:30 in Berlin
    assert event is not None
    assert event.key == "week:2026-W47"
    assert event.at == utc("2026-11-15 23:00:00")


def test_eight_clocks_at_once_name_one_and_the_same_digest() -> None:
    barrier = threading.Barrier(8)

    def tick(seconds_late: int) -> WeekEnded | None:
        barrier.wait()
        return digest_due(utc("2026-11-16 08:00:00") + timedelta(seconds=seconds_late), rules())

    with ThreadPoolExecutor(8) as clocks:
        heard = list(clocks.map(tick, range(8)))
    assert len(heard) == 8
    assert set(heard) == {
        WeekEnded(key="week:2026-W47", at=utc("2026-11-16 08:00:00"), week="2026-W47")
    }


def test_a_machine_that_was_down_over_the_due_time_catches_up_within_three_days() -> None:
    on_tuesday = digest_due(utc("2026-11-17 10:00:00"), rules())
    assert on_tuesday is not None
    assert on_tuesday.key == "week:2026-W47"
    assert on_tuesday == digest_due(utc("2026-11-16 08:00:00"), rules())
    assert digest_due(utc("2026-11-19 08:00:00"), rules()) == on_tuesday
    assert digest_due(utc("2026-11-19 08:00:01"), rules()) is None


def test_without_the_section_there_is_no_digest() -> None:
    assert digest_due(utc("2026-11-17 10:00:00"), Rules()) is None
    shadow = Rules(community=CommunityRules(shadow=True))
    assert digest_due(utc("2026-11-17 10:00:00"), shadow), "moderators hear of their shadow"


ZONES = st.sampled_from(
    ["Europe/Berlin", "UTC", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo"]
)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),  # noqa: DTZ001  (UTC is put on below)
    st.integers(0, 6),
    st.integers(0, 23),
    ZONES,
)
def test_a_due_moment_is_past_at_most_a_week_old_and_its_own_last(
    now: datetime, weekday: int, hour: int, zone: str
) -> None:
    moment = now.replace(tzinfo=UTC)
    found = last_due(moment, weekday, hour, ZoneInfo(zone))
    assert found <= moment
    assert moment - found <= timedelta(days=7, hours=1)
    assert found.weekday() == weekday
    assert last_due(found, weekday, hour, ZoneInfo(zone)) == found


# --- the waker, on the real clock


def test_a_slow_call_is_not_made_twice_at_once_and_is_cut_at_stop() -> None:
    began, ended = [], []

    async def slow() -> None:
        began.append(1)
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(1)

    async def story() -> None:
        waker = Waker([Wake("slow", timedelta(seconds=0.05), slow)])
        waker.start()
        await asyncio.sleep(0.3)
        await waker.stop(within=0.1)

    asyncio.run(story())
    assert (began, ended) == ([1], [1])


def test_stop_lets_a_call_finish() -> None:
    ended: list[int] = []

    async def brief() -> None:
        await asyncio.sleep(0.2)
        ended.append(1)

    async def story() -> None:
        waker = Waker([Wake("brief", timedelta(hours=1), brief)])
        waker.start()
        await asyncio.sleep(0.05)
        await waker.stop(within=2)

    asyncio.run(story())
    assert ended == [1]


def test_a_waker_that_never_started_can_be_stopped() -> None:
    asyncio.run(Waker([]).stop())


# --- drafts, and wishes


def drafted(now: datetime) -> DraftDue | None:
    digest = SendDigestRules(weekday=0, hour=9, approve="draft")
    return draft_due(now, Rules(send_digest=digest))


def test_a_draft_is_due_the_day_before_until_the_digest_is() -> None:
    sunday = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)  # nine in Berlin
    monday = sunday + timedelta(days=1)
    assert drafted(sunday - timedelta(seconds=1)) is None
    for now in (sunday, sunday + timedelta(hours=5), monday - timedelta(seconds=1)):
        due = drafted(now)
        assert due is not None
        assert (due.key, due.week, due.at, due.due) == (
            "draft:2026-W48",
            "2026-W48",
            sunday,
            monday,
        )
    assert drafted(monday) is None, "then it is told"
    assert draft_due(sunday, Rules(send_digest=SendDigestRules())) is None, "nobody wants one"
    assert draft_due(sunday, Rules()) is None


def test_the_day_before_is_one_of_the_wall_clock() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    monday = datetime(2026, 10, 26, 9, tzinfo=berlin)  # on Sunday the clocks went back
    assert day_before(monday, berlin) == datetime(2026, 10, 25, 9, tzinfo=berlin)
    later = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    assert next_due(later, 0, 9, berlin) == monday
    assert last_due(next_due(monday, 0, 9, berlin), 0, 9, berlin) == next_due(monday, 0, 9, berlin)


def test_quarters_and_weeks_by_name() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert quarter_of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), berlin) == (2027, 1)
    assert quarter_of(datetime(2026, 9, 30, 12, tzinfo=UTC), berlin) == (2026, 3)
    assert quarter_before(2027, 1) == (2026, 4)
    assert quarter_before(2026, 4) == (2026, 3)
    due = due_in("2026-W53", 6, 23, berlin)
    assert due is not None
    assert week_name(due) == "2026-W53"
    for wrong in ("2025-W53", "2026-W00", "2026-47", "W47", ""):
        assert due_in(wrong, 0, 9, berlin) is None


def test_a_wish_is_one_event_and_if_nothing_comes_of_it_another_one_each_day() -> None:
    wish = Wish(Account("slack:T1/UADA"), "a", 0, 18, utc("2026-11-16 17:00:00"))
    first = wish_key(wish, wish.due, BERLIN)
    assert first == "wish:a:2026-11-16T18+0100"
    assert wish_key(wish, wish.due + timedelta(hours=23, minutes=59), BERLIN) == first
    keys = {wish_key(wish, wish.due + timedelta(hours=n), BERLIN) for n in range(24 * 4)}
    assert len(keys) == 4
