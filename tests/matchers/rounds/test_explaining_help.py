"""What would help those who are left over: one story for each kind, cheapest first."""

from __future__ import annotations

from matchers.rounds.explaining import explain
from matchers.rounds.model import Rules, Skill
from matchers.rounds.reasons import Help, HelpKind, Stage
from matchers.rounds.week import Week
from tests.matchers.rounds.tables import (
    RULES,
    TUE_18,
    TUESDAY,
    WEDNESDAY,
    ZONES,
    expert,
    free,
    learner,
    nothing,
    why,
)


def test_an_hour_that_opens_most_is_told_by_the_clock_of_the_community() -> None:
    told = why(
        learner(),
        expert("anna", slots=(WEDNESDAY,)),
        expert("bert", slots=(free(3, 18, 20),)),
        expert("cleo", slots=(free(3, 18.5, 20),)),
        expert("dora", slots=(free(3, 18.5, 19.5), WEDNESDAY)),
    )
    assert told.help == Help(HelpKind.HOUR, 3, "thu 18:30 Europe/Berlin", 48 * 3 + 37)


def test_of_hours_that_open_as_much_the_earliest_is_told() -> None:
    told = why(learner(), expert(slots=(WEDNESDAY, free(0, 17, 19))))
    assert told.help == Help(HelpKind.HOUR, 1, "mon 17:00 Europe/Berlin", 34)


def test_an_hour_is_that_of_this_very_week_when_clocks_differ() -> None:
    week = Week.of("2026-W44", "Europe/Berlin", ZONES)  # New York still has summer time
    members = [learner(), expert(timezone="America/New_York", slots=(free(0, 12, 13),))]
    told = explain(nothing(members), members, RULES, week).unmatched[0]
    assert told.help == Help(HelpKind.HOUR, 1, "mon 17:00 Europe/Berlin", 34)


def test_nobody_is_asked_to_get_up_at_night() -> None:
    night = expert(timezone="America/New_York", slots=(free(0, 21, 22),))  # 3:00 in Berlin
    assert why(learner(), night).help is None
    there = learner(timezone="America/New_York", slots=(free(2, 12, 13),))
    assert why(there, night).help == Help(HelpKind.HOUR, 1, "tue 03:00 Europe/Berlin", 54)


def test_meeting_online_is_told_where_only_the_format_is_in_the_way() -> None:
    told = why(learner(formats=frozenset({"in_person"}), region="Köln"), expert(), expert("anna"))
    assert (told.stage, told.help) == (Stage.FORMAT, Help(HelpKind.ONLINE, 2, "online"))


def test_nothing_is_told_of_online_where_the_experts_do_not_want_it() -> None:
    told = why(learner(), expert(formats=frozenset({"in_person"}), region="Köln"))
    assert (told.stage, told.help) == (Stage.FORMAT, None)


def test_another_language_is_told_that_opens_most() -> None:
    told = why(
        learner(),
        expert("anna", languages=frozenset({"en", "fr"})),
        expert("bert", languages=frozenset({"en"})),
    )
    assert told.help == Help(HelpKind.LANGUAGE, 2, "en")


def test_who_names_no_language_hears_which_one_would_open_most() -> None:
    told = why(learner(languages=frozenset()), expert(), expert("anna"))
    assert (told.stage, told.help) == (Stage.LANGUAGES, Help(HelpKind.LANGUAGE, 2, "de"))


def test_who_has_no_hour_hears_which_one_would_open_most() -> None:
    told = why(learner(slots=()), expert(), expert("anna"))
    assert told.help == Help(HelpKind.HOUR, 2, "tue 18:00 Europe/Berlin", TUE_18)


def test_a_sister_topic_is_told() -> None:
    rules = Rules(parents={"pandas": "python", "numpy": "python"})
    told = why(learner(topic="pandas"), expert(topic="numpy"), rules=rules)
    assert (told.stage, told.help) == (Stage.TOPIC, Help(HelpKind.TOPIC, 1, "numpy"))


def test_what_the_experts_teach_beside_the_wish_is_told() -> None:
    both = (Skill("excel", 1), Skill("sql", 3))
    told = why(learner(), expert(teaches=both), expert("anna", topic="sql"))
    assert (told.stage, told.help) == (Stage.LEVEL, Help(HelpKind.TOPIC, 2, "sql"))


def test_a_topic_that_the_member_teaches_better_is_no_help() -> None:
    both = (Skill("excel", 1), Skill("sql", 3))
    assert why(learner(teaches=(Skill("sql", 4),)), expert(teaches=both)).help is None


def test_a_sister_topic_comes_before_what_the_experts_teach_beside() -> None:
    rules = Rules(parents={"pandas": "python", "numpy": "python"})
    both = (Skill("pandas", 1), Skill("sql", 3))
    told = why(
        learner(topic="pandas"),
        expert(teaches=both),
        expert("anna", topic="sql"),
        expert("bert", topic="numpy"),
        rules=rules,
    )
    assert told.help == Help(HelpKind.TOPIC, 1, "numpy")


def test_the_cheapest_kind_is_told_though_another_opens_more() -> None:
    """An hour, then online, then a language, then a topic."""
    here = frozenset({"in_person"})
    kinds = {
        HelpKind.HOUR: expert(
            "anna", slots=(WEDNESDAY,), formats=here, region="Köln", teaches=(Skill("excel", 3),)
        ),
        HelpKind.ONLINE: expert("bert"),
        HelpKind.LANGUAGE: expert("cleo", languages=frozenset({"en"}), formats=here, region="Köln"),
        HelpKind.TOPIC: expert(
            "dora", teaches=(Skill("excel", 0), Skill("sql", 3)), formats=here, region="Köln"
        ),
    }
    lena = learner(formats=here, region="Köln")
    for kind in HelpKind:
        told = why(lena, *kinds.values())
        assert told.help is not None
        assert told.help.kind is kind
        del kinds[kind]


def test_whoever_fits_already_is_not_opened_again() -> None:
    told = why(learner(), expert(slots=(TUESDAY, WEDNESDAY)))
    assert (told.stage, told.help) == (Stage.TAKEN, None)


def test_nothing_is_asked_where_two_things_are_in_the_way() -> None:
    assert why(learner(), expert(slots=(WEDNESDAY,), languages=frozenset({"en"}))).help is None


def test_nobody_is_asked_for_more_seats_more_time_or_a_yes() -> None:
    assert why(learner(), expert(capacity=0)).help is None
    assert why(learner(hours_per_week=0), expert(slots=(WEDNESDAY,))).help is None
    assert why(learner(opted_in=False), expert(slots=(WEDNESDAY,))).help is None
