"""Each study group opens by its own rhythm, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import rounds_due
from bot.rules import CommunityRules, Rules
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import HeldRound, group_in, round_name, week_in
from matchers.rhythm import Rhythm
from matchers.weeks import week_name

BERLIN = ZoneInfo("Europe/Berlin")
RHYTHMS: tuple[Rhythm, ...] = ("weekly", "fortnightly", "monthly", "quarterly")
MONTHS = {"monthly": 1, "quarterly": 3}
START = datetime(2026, 1, 1, tzinfo=UTC)
GROUPS = st.lists(
    st.builds(
        StudyGroup,
        name=st.sampled_from(("ab", "cd", "ef")),
        rhythm=st.sampled_from(RHYTHMS),
        weekday=st.integers(0, 6),
        hour=st.integers(0, 23),
    ),
    min_size=1,
    unique_by=lambda group: group.name,
)


def rules(groups: list[StudyGroup]) -> Rules:
    rounds = HoldRoundsRules(groups=tuple(groups), answer_days=2)
    return Rules(community=CommunityRules(time_zone="Europe/Berlin"), hold_rounds=rounds)


@settings(deadline=None)
@given(GROUPS, st.integers(0, 700))
def test_each_opens_on_its_own_days_and_once(groups: list[StudyGroup], first: int) -> None:
    begins = START + timedelta(days=first)
    looks = [begins + timedelta(hours=12 * n) for n in range(2 * 42)]
    opened = {one.round: one for now in looks for one in rounds_due(now, rules(groups))}
    assert {group_in(name) for name in opened} <= {group.name for group in groups}
    for group in groups:
        mine = [one for name, one in sorted(opened.items()) if group_in(name) == group.name]
        for one in mine:
            local = one.at.astimezone(BERLIN)
            assert local.weekday() == group.weekday
            skipped = (local - timedelta(hours=1)).utcoffset() != local.utcoffset()
            assert local.hour == group.hour or skipped
            assert one.closes - one.at in {timedelta(hours=h) for h in (47, 48, 49)}
            assert week_in(one.round) == week_name(local)
            assert one.key == f"round:{one.round}"
            assert group.rhythm not in MONTHS or local.day <= 7
            assert group.rhythm != "quarterly" or local.month in {1, 4, 7, 10}
        days = [one.at.astimezone(BERLIN).date() for one in mine]
        gaps = {(later - day).days for day, later in pairwise(days)}
        longest = {"weekly": {7}, "fortnightly": {14}, "monthly": {28, 35}, "quarterly": set[int]()}
        assert gaps <= longest[group.rhythm]
        assert len(mine) >= {"weekly": 4, "fortnightly": 2}.get(group.rhythm, 0)


def test_two_that_open_in_one_week_have_two_names() -> None:
    groups = [StudyGroup("ab", rhythm="weekly"), StudyGroup("cd", rhythm="weekly", hour=10)]
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert [one.round for one in rounds_due(now, rules(groups))] == ["2026-W48.ab", "2026-W48.cd"]
    assert rounds_due(now, Rules()) == []


def test_a_name_tells_week_and_group() -> None:
    assert round_name("2026-W48", "") == "2026-W48"
    for group in ("", "tables", "a-b"):
        name = round_name("2026-W48", group)
        assert (week_in(name), group_in(name)) == ("2026-W48", group)
        assert HeldRound(name, START, START, "2026-W49").group == group
