"""Quiet hours and days (F5): computed in the community's own time, over summer time and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.manners import after_quiet, is_quiet_day
from bot.rules import MannersRules
from bot.settings_rules import read_rules

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = MannersRules()


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def spoken(at: str, rules: MannersRules = NIGHT, zone: ZoneInfo = BERLIN) -> str:
    """When something that is kept at this local time may be said, in local time."""
    return f"{after_quiet(local(at, zone), rules, zone).astimezone(zone):%Y-%m-%d %H:%M}"


@pytest.mark.prevents("F5")
@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("2026-11-02 21:59", "2026-11-02 21:59"),
        ("2026-11-02 22:00", "2026-11-03 08:00"),
        ("2026-11-03 03:00", "2026-11-03 08:00"),
        ("2026-11-03 07:59", "2026-11-03 08:00"),
        ("2026-11-03 08:00", "2026-11-03 08:00"),
        ("2026-03-28 23:30", "2026-03-29 08:00"),  # the clocks go forward in this night
        ("2026-10-24 23:30", "2026-10-25 08:00"),  # and back in this one
    ],
)
def test_what_comes_at_night_is_said_in_the_morning(kept: str, said: str) -> None:
    assert spoken(kept) == said


def test_a_night_may_be_short_or_not_there() -> None:
    early = MannersRules(quiet_from=1, quiet_to=6)
    assert spoken("2026-11-02 23:30", early) == "2026-11-02 23:30"
    assert spoken("2026-11-03 01:00", early) == "2026-11-03 06:00"
    never = MannersRules(quiet_from=7, quiet_to=7)
    assert spoken("2026-11-03 07:30", never) == "2026-11-03 07:30"


def test_an_hour_that_there_is_not_and_one_that_there_is_twice() -> None:
    """From two to three nothing is said: that hour is skipped in March and comes twice later."""
    at_two = MannersRules(quiet_from=2, quiet_to=3)
    assert spoken("2026-03-29 01:59", at_two) == "2026-03-29 01:59"
    both = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    for twice in both:
        said = after_quiet(twice, at_two, BERLIN)
        assert said == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


@pytest.mark.prevents("F5")
def test_quiet_days_and_weekends_join_the_nights_around_them() -> None:
    feast = MannersRules(quiet_days=("12-24..12-26", "2026-12-31..2027-01-01"))
    assert spoken("2026-12-23 22:30", feast) == "2026-12-27 08:00"
    assert spoken("2026-12-31 12:00", feast) == "2027-01-02 08:00"
    assert spoken("2027-12-25 12:00", feast) == "2027-12-27 08:00", "without a year: every year"
    assert spoken("2027-12-31 12:00", feast) == "2027-12-31 12:00"
    free = MannersRules(quiet_weekends=True)
    assert spoken("2026-11-06 22:00", free) == "2026-11-09 08:00"


def test_days_around_the_turn_of_each_year() -> None:
    rules = MannersRules(quiet_days=("12-24..01-06", "02-29"))
    quiet = [date(2026, 12, 24), date(2027, 1, 1), date(2027, 1, 6), date(2028, 2, 29)]
    assert all(is_quiet_day(day, rules) for day in quiet)
    assert not is_quiet_day(date(2027, 1, 7), rules)


def test_a_silence_for_good_is_nobodys_wish() -> None:
    always = MannersRules(quiet_days=("01-01..12-31",))
    assert after_quiet(local("2026-11-02 12:00"), always, BERLIN).year == 2029


ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/St_Johns", "Asia/Tokyo",
                                     "Australia/Lord_Howe", "America/Sao_Paulo")]  # fmt: skip
HOURS = st.integers(0, 23)


@pytest.mark.prevents("F5")
@given(
    at=st.datetimes(datetime(2016, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001  (drawn in UTC)
    zone=st.sampled_from(ZONES),
    hours=st.tuples(HOURS, HOURS),
    weekends=st.booleans(),
)
def test_what_is_said_is_said_at_the_first_loud_moment(
    *, at: datetime, zone: ZoneInfo, hours: tuple[int, int], weekends: bool
) -> None:
    begins, ends = hours
    rules = MannersRules(quiet_from=begins, quiet_to=ends, quiet_weekends=weekends)

    def loud(moment: datetime) -> bool:
        hour, day = moment.astimezone(zone).hour, moment.astimezone(zone).weekday()
        night = begins <= hour < ends if begins <= ends else hour >= begins or hour < ends
        return not night and not (weekends and day in {5, 6})

    kept = at.replace(tzinfo=UTC)
    said = after_quiet(kept, rules, zone)
    assert said >= kept
    assert loud(said)
    assert (said == kept) == loud(kept)
    step = (said - kept) / 60
    clocks_change = kept.astimezone(zone).utcoffset() != said.astimezone(zone).utcoffset()
    if not clocks_change:  # an hour that comes twice is quiet until its first end only
        assert not any(loud(kept + step * n) for n in range(60) if kept + step * n < said)


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('quiet_days = ["24.12."]', "24.12."),
        ('quiet_days = ["2026-02-30"]', "2026-02-30"),
        ('quiet_days = ["2026-12-31..2026-12-24"]', "2026-12-31..2026-12-24"),
        ('quiet_days = ["2026-12-24..12-26"]', "2026-12-24..12-26"),
        ("quiet_weekends = 1", "1"),
        ("quiet_from = 24", "24"),
        ("unasked_a_week = 0", "0"),
    ],
)
def test_wrong_manners_are_told(line: str, where: str, tmp_path: Path) -> None:
    file = tmp_path / "community.toml"
    file.write_text(f"[manners]\n{line}\n", encoding="utf-8")
    _, [fault] = read_rules(file)
    assert where in str(fault)
    assert fault.line == 2


def test_right_manners_are_read(tmp_path: Path) -> None:
    file = tmp_path / "community.toml"
    days = '["12-24..12-26", "2027-01-01"]'
    file.write_text(f"[manners]\nquiet_days = {days}\nquiet_weekends = true\n", encoding="utf-8")
    rules, faults = read_rules(file)
    assert faults == []
    assert rules.manners == MannersRules(
        quiet_days=("12-24..12-26", "2027-01-01"), quiet_weekends=True
    )
    assert after_quiet(local("2027-01-01 12:00"), rules.manners, BERLIN) - local(
        "2027-01-01 12:00"
    ) == timedelta(hours=68)
