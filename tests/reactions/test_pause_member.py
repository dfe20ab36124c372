"""A pause until a day, in both languages, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.effects import Answer, Day, KeepProfile, LeaveAlone
from bot.events import ButtonPressed, CommandGiven, MatchExpired
from bot.reactions._pause_until import Wrong, last_day
from bot.reactions.pause_member import STOP, pause_member
from matchers.model import MatchState
from tests.reactions.village import (
    ADA,
    BEN,
    DAY,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("bis 15.12.", date(2026, 12, 15)),
        ("bis 15. 12.", date(2026, 12, 15)),
        ("bis zum 15.12", date(2026, 12, 15)),
        ("15.8.2027", date(2027, 8, 15)),
        ("bis einschließlich 15.8.27", date(2027, 8, 15)),
        ("15.8.", date(2027, 8, 15)),
        ("bis 15. August", date(2027, 8, 15)),
        ("until August 15th", date(2027, 8, 15)),
        ("until 15 august 2027", date(2027, 8, 15)),
        ("until the 3rd of January", date(2027, 1, 3)),
        ("2027-01-03", date(2027, 1, 3)),
        ("31/12", date(2026, 12, 31)),
        ("12/31", date(2026, 12, 31)),
        ("2 Wochen", date(2026, 12, 7)),
        ("für zwei Wochen", date(2026, 12, 7)),
        ("2 weeks", date(2026, 12, 7)),
        ("a month", date(2026, 12, 23)),
        ("for one day", date(2026, 11, 24)),
        ("morgen", date(2026, 11, 24)),
        ("until tomorrow", date(2026, 11, 24)),
        ("heute", MONDAY),
        ("bis Montag", date(2026, 11, 30)),
        ("until Friday", date(2026, 11, 27)),
        ("bis nächsten Freitag!", date(2026, 11, 27)),
        ("bis Ende Dezember", date(2026, 12, 31)),
        ("until the end of February", date(2027, 2, 28)),
        ("29.2.", Wrong.UNCLEAR),
        ("31.11.", Wrong.UNCLEAR),
        ("3/4", Wrong.UNCLEAR),
        ("bald", Wrong.UNCLEAR),
        ("bis", Wrong.UNCLEAR),
        ("0 Tage", Wrong.UNCLEAR),
        ("99.99.9999", Wrong.UNCLEAR),
        ("x" * 3000, Wrong.UNCLEAR),
        ("<!channel>", Wrong.UNCLEAR),
        ("bis 1.11.", Wrong.PAST),
        ("bis 1.11.2026", Wrong.PAST),
        ("2020-01-01", Wrong.PAST),
        ("1.1.2030", Wrong.FAR),
        ("999999 Wochen", Wrong.FAR),
    ],
)
def test_days_are_understood_in_both_languages(typed: str, day: date | Wrong) -> None:
    assert last_day(typed, MONDAY) == day


def give(argument: str = "", **more: Any) -> list[Any]:
    event = CommandGiven(
        key="c", at=NOW, account=ADA, place=HELP, command="pause", argument=argument
    )
    return effects_of(pause_member, event, Village(**more))


def name(effects: list[Any]) -> str:
    [answer] = of(Answer, effects)
    return str(answer.message.name).removeprefix("pause_member-")


def test_a_pause_lasts_to_the_end_of_the_day_where_the_community_lives() -> None:
    effects = give("bis 15.12.", profiles={ADA: learner()}, languages={ADA: "en"})
    [kept] = of(KeepProfile, effects)
    assert kept.profile == learner(paused_until=datetime(2026, 12, 15, 23, tzinfo=UTC))
    assert kept.language == "en", "it stays as it was"
    [answer] = of(Answer, effects)
    assert answer.message.fields == {"until": Day(date(2026, 12, 15))}
    assert [button.name for button in answer.message.buttons] == [STOP]


def test_without_an_end_it_lasts_two_weeks_and_is_not_made_longer_by_asking_again() -> None:
    [kept] = of(KeepProfile, give(profiles={ADA: learner()}))
    assert kept.profile.paused_until == datetime(2026, 12, 7, 23, tzinfo=UTC)
    again = give(profiles={ADA: kept.profile})
    assert name(again) == "already"
    assert of(KeepProfile, again) == []


def test_what_waits_for_an_answer_moves_on_at_once() -> None:
    matches = [pair("m1"), pair("m2", state=MatchState.ACCEPTED), pair("m3", expert=BEN)]
    moved = of(MatchExpired, give("1 Woche", profiles={ADA: learner()}, matches=matches))
    assert [event.match for event in moved] == ["m1", "m3"]
    assert moved[0].key == "match_expired:m1", "as the clock would call it: it happens once"


def test_the_way_back_by_word_and_by_button() -> None:
    paused = {ADA: learner(paused_until=NOW + DAY)}
    pressed = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=STOP)
    for effects in (
        give("aus", profiles=paused),
        give("OFF!", profiles=paused),
        effects_of(pause_member, pressed, Village(profiles=paused)),
    ):
        [kept] = of(KeepProfile, effects)
        assert kept.profile.paused_until is None
        assert name(effects) == "off"
    assert name(give("aus", profiles={ADA: learner()})) == "none"


def test_a_day_that_is_none_changes_nothing() -> None:
    for argument, told in (("bald", "unclear"), ("1.11.", "past"), ("1.1.2030", "far")):
        effects = give(argument, profiles={ADA: learner()})
        assert name(effects) == told
        assert of(KeepProfile, effects) == []


def test_who_has_no_profile_is_left_alone_all_the_same() -> None:
    """They may be asked whether an answer helped, and our first message says how to stop that."""
    effects = give("1 Woche")
    end = datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert effects[0] == LeaveAlone(account=ADA, until=end)
    assert name(effects) == "no_profile"
    assert of(KeepProfile, effects) == []
    assert give("")[0].until > NOW
    assert give("aus")[0] == LeaveAlone(account=ADA, until=None)
    assert name(give("aus")) == "no_profile_off"
    assert [type(effect) for effect in give("bald")] == [Answer]


def test_who_pauses_is_in_no_list_of_experts() -> None:
    away = replace(expert(), paused_until=NOW + DAY)
    village = Village(profiles={BEN: away})
    assert village.experts_for("excel", NOW) == []
    assert village.experts_for("excel", NOW + DAY) == [away]
