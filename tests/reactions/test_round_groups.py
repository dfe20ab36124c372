"""Study groups: who is asked and when, which round moderators mean, what becomes of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Answer, DirectMessage, KeepPart, KeepRound, Later, LookAt, WriteLogbook
from bot.events import (
    CommandGiven,
    FormSent,
    OpeningMissed,
    RoundClosed,
    RoundLooked,
    RoundOpened,
    RoundReleased,
)
from bot.reactions._home_rounds import rounds_at_home
from bot.reactions._profile_form import STEP_3
from bot.reactions.hold_rounds import hold_rounds
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import HeldRound, Part
from matchers.model import Account, Level, Profile, Topic
from tests.reactions.rules import MOD, RULES, TOPICS
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
)

TABLES = StudyGroup("tables", "Tabellen", topics=("excel",), rhythm="weekly")
PRIVACY = StudyGroup("privacy", topics=("datenschutz",), hour=14)
TWO = HoldRoundsRules(groups=(TABLES, PRIVACY))
NAME, OTHER = "2026-W48.tables", "2026-W48.privacy"
CLOSES = NOW + 3 * DAY
OPEN = HeldRound(NAME, NOW, CLOSES, "2026-W49")
OPENED = RoundOpened(key=f"round:{NAME}", at=NOW, round=NAME, closes=CLOSES)
BOTH = {"excel": Level.NEW, "datenschutz": Level.NEW}


def people(*profiles: Profile, rules: HoldRoundsRules = TWO, **more: Any) -> Village:
    own = replace(RULES, hold_rounds=rules)
    return Village(profiles={p.account: p for p in profiles}, rules=own, **more)


def asked(village: Village, event: Any = OPENED) -> list[Account]:
    return sorted(m.account for m in of(DirectMessage, effects_of(hold_rounds, event, village)))


def command(name: str, argument: str, village: Village, by: Account = MOD) -> list[Any]:
    event = CommandGiven(
        key="c", at=NOW, account=by, place=HELP, command=name, argument=argument, language="en",
        moderator=by == MOD,
    )  # fmt: skip
    return effects_of(hold_rounds, event, village)


def said(effects: list[Any]) -> list[str]:
    return [
        e.message.name.removeprefix("hold_rounds-")
        for e in effects
        if isinstance(e, Answer)
        if e.message
    ]


# --- who is asked, and when


def test_who_wants_or_gives_one_of_its_topics_is_asked() -> None:
    other = learner(CEM, learns={"datenschutz": Level.NEW})
    assert asked(people(learner(), expert(), other)) == [ADA, BEN]
    here = people(learner(), other)
    assert asked(here, replace(OPENED, key="r", round=OTHER)) == [CEM]
    everything = HoldRoundsRules(groups=(StudyGroup("tables"), PRIVACY))
    assert asked(people(learner(), other, rules=everything)) == [ADA, CEM]


def test_what_is_a_part_of_its_topics_counts_too() -> None:
    topics = {**TOPICS, "dubletten": replace(TOPICS["dubletten"], parent="umfragen")}
    topics["umfragen"] = replace(topics["umfragen"], parent="excel")
    cem = learner(CEM, learns={"dubletten": Level.NEW})
    assert asked(people(cem, topics=topics)) == [CEM]
    assert asked(people(cem)) == []
    loop = {"a": Topic("a", "A", "A", parent="b"), "b": Topic("b", "B", "B", parent="a")}
    assert asked(people(learner(learns={"a": Level.NEW}), topics=loop)) == []


def test_a_minor_is_asked_only_where_they_could_learn_in_it() -> None:
    teaches = {"excel": Level.TEACHES}
    minor = replace(learner(learns={"datenschutz": Level.NEW}, minor=True), teaches=teaches)
    assert asked(people(minor)) == [], "nobody under 18 only gives"
    assert asked(people(minor), replace(OPENED, round=OTHER)) == [ADA]


@pytest.mark.prevents("F1")
def test_who_was_asked_today_is_asked_tomorrow() -> None:
    here = people(learner(), expert(), asked_today=frozenset({ADA}))
    effects = effects_of(hold_rounds, OPENED, here)
    assert [m.account for m in of(DirectMessage, effects)] == [BEN]
    assert [one.part.account for one in of(KeepPart, effects)] == [BEN]
    [later] = of(Later, effects)
    missed = later.event
    assert isinstance(missed, OpeningMissed)
    assert (missed.account, missed.round, missed.at) == (ADA, NAME, NOW + DAY)
    assert "UADA" not in missed.key
    there = people(learner(), expert(), held=[OPEN])
    [keep, asks] = effects_of(hold_rounds, missed, there)
    assert (keep.part.account, asks.account) == (ADA, ADA)
    again = replace(there, asked_today=frozenset({ADA}))
    [still] = effects_of(hold_rounds, missed, again)
    assert (still.event.at, still.event.key != missed.key) == (NOW + 2 * DAY, True)
    [] = effects_of(hold_rounds, still.event, again)
    paused = learner(paused_until=NOW + 3 * DAY)
    assert effects_of(hold_rounds, missed, people(paused, held=[OPEN])) == []


def test_where_there_is_one_group_nothing_waits_for_another() -> None:
    for rules in (HoldRoundsRules(), HoldRoundsRules(groups=(TABLES,))):
        name = f"2026-W48{'.tables' if rules.groups else ''}"
        here = people(learner(), rules=rules, asked_today=frozenset({ADA}))
        assert asked(here, replace(OPENED, round=name)) == [ADA]


def test_a_newcomer_hears_of_each_open_round_that_is_for_them() -> None:
    held = [OPEN, replace(OPEN, name=OTHER)]
    event = FormSent(key="f", at=NOW, account=CEM, form=STEP_3, values={})
    found = of(Later, effects_of(hold_rounds, event, people(learner(CEM, learns=BOTH), held=held)))
    assert {(one.event.key, one.event.round) for one in found} == {
        ("missed:f:tables", NAME),
        ("missed:f:privacy", OTHER),
    }
    one = people(learner(CEM), held=held)
    assert [later.event.round for later in of(Later, effects_of(hold_rounds, event, one))] == [NAME]


def test_one_group_takes_answers_beside_another() -> None:
    here = people(learner(), held=[replace(OPEN, name=OTHER)])
    assert asked(here) == [ADA]
    assert asked(people(learner(), held=[replace(OPEN, name="2026-W47.tables")])) == []


def test_rounds_in_silence_are_counted_by_weeks_and_said_once() -> None:
    def rounds(weeks: int, groups: tuple[str, ...]) -> list[HeldRound]:
        return [
            HeldRound(f"2026-W{48 - n}.{group}", NOW - 7 * n * DAY, NOW, "w", "out")
            for n in range(weeks)
            for group in groups
        ]

    for weeks, left_alone in ((1, False), (2, False), (3, True)):
        held = rounds(weeks, ("tables", "privacy", "more"))
        parts = [Part(one.name, ADA, 1) for one in held]
        past = people(learner(), held=held, taking_part=parts)
        event = replace(OPENED, round="2026-W49.tables")
        assert asked(past, event) == ([] if left_alone else [ADA]), weeks
    held[0] = replace(held[0], state="open")
    here = people(learner(), held=held, taking_part=parts)
    closed = RoundClosed(key="c", at=NOW, round=held[0].name)
    [peace] = of(DirectMessage, effects_of(hold_rounds, closed, here))
    held[:2] = [replace(held[0], state="out"), replace(held[1], state="open")]
    there = replace(here, held=held, keys=frozenset({peace.key}))
    assert (
        of(DirectMessage, effects_of(hold_rounds, replace(closed, round=held[1].name), there)) == []
    )


def test_a_round_that_still_takes_answers_is_no_silence() -> None:
    held = [HeldRound(f"2026-W{n}.privacy", NOW - DAY, CLOSES, "w") for n in (45, 46, 47)]
    parts = [Part(one.name, ADA, 1) for one in held]
    assert asked(people(learner(), held=held, taking_part=parts)) == [ADA]


# --- what becomes of a round


def test_a_round_is_looked_at_until_the_next_one_of_its_own_group() -> None:
    out = replace(OPEN, state="out", looks=CLOSES + DAY)
    event = RoundLooked(key="l", at=CLOSES + DAY, round=NAME)
    for newest, ends in ((OTHER, False), ("2026-W49.tables", True)):
        here = people(learner(), held=[replace(OPEN, name=newest), out])
        [kept] = of(KeepRound, effects_of(hold_rounds, event, here))
        assert (kept.round.looks is None) == ends
    other = replace(out, name=OTHER)
    [kept] = of(
        KeepRound,
        effects_of(hold_rounds, replace(event, round=OTHER), people(learner(), held=[other])),
    )
    assert kept.round.looks is not None
    assert kept.round.looks.hour == 13, "its own hour, 14 in Berlin"


def test_a_group_that_is_gone_calls_its_round_off_kindly() -> None:
    parts = [Part(NAME, ADA, 1, "yes")]
    here = people(
        learner(), rules=HoldRoundsRules(groups=(PRIVACY,)), held=[OPEN], taking_part=parts
    )
    assert effects_of(hold_rounds, OPENED, replace(here, held=[])) == [], "and none begins"
    effects = effects_of(hold_rounds, RoundClosed(key="c", at=CLOSES, round=NAME), here)
    assert of(LookAt, effects) == []
    [kept] = of(KeepRound, effects)
    [later] = of(Later, effects)
    assert (kept.round.state, kept.round.tries) == ("dropped", 1)
    assert isinstance(later.event, RoundReleased)
    [told] = of(
        DirectMessage, effects_of(hold_rounds, later.event, replace(here, held=[kept.round]))
    )
    assert told.message.name == "hold_rounds-cancelled"


def test_a_round_of_everybody_goes_on_where_there_are_groups_now() -> None:
    before = replace(OPEN, name="2026-W48")
    here = people(learner(), held=[before], taking_part=[Part("2026-W48", ADA, 1, "yes")])
    closed = RoundClosed(key="c", at=CLOSES, round="2026-W48")
    [look] = of(LookAt, effects_of(hold_rounds, closed, here))
    assert (look.notice.group, look.notice.ids["week"]) == ("", 48)
    [line] = list(rounds_at_home(ADA, "de", replace(here, held=[before])))
    assert line.fields["group"] == ""


def test_the_home_tab_tells_of_each_round_that_somebody_was_asked_about() -> None:
    held = [OPEN, replace(OPEN, name=OTHER)]
    parts = [Part(NAME, ADA, 1), Part(OTHER, ADA, 1, "yes")]
    here = people(learner(learns=BOTH), held=held, taking_part=parts)
    lines = list(rounds_at_home(ADA, "de", here))
    assert {line.name for line in lines} == {"show_home-round_ask", "show_home-round_in"}
    assert {button.value for line in lines for button in line.buttons} == {NAME, OTHER}


# --- which one moderators mean


def test_without_a_name_all_are_told_of_and_nothing_is_decided() -> None:
    draft = replace(OPEN, state="drafted", tries=1)
    here = people(learner(), held=[draft])
    [answer] = command("round", "", here)
    assert [part.name for part in answer.message.parts] == [
        "hold_rounds-status_drafted",
        "hold_rounds-status_none",
    ]
    for name in ("round_open", "round_release", "round_swap", "round_forbid", "round_reset"):
        effects = command(name, "", here)
        assert said(effects) == ["answer_which_group"], name
        assert len(effects) == 1, name
        assert command(name, "", here, by=ADA) == []


@pytest.mark.parametrize(
    ("name", "argument"),
    [("round_release", "tables"), ("round", "tables release"), ("round_release", "Tables.")],
)
def test_the_name_stands_before_or_behind_what_is_wanted(name: str, argument: str) -> None:
    here = people(learner(), held=[replace(OPEN, name=OTHER)])
    assert said(command(name, argument, here)) == ["answer_nothing_to_release"]
    here = people(learner(), held=[replace(OPEN, state="drafted", tries=1), *here.held])
    assert said(command(name, argument, here)) == ["answer_moved"], "its snapshot is another one"
    assert said(command("round", "privacy", here)) == ["status_open"]
    assert said(command("round", "privacy swap 3 5", here)) == ["answer_nothing_to_release"]


def test_a_round_of_one_group_is_opened_by_its_name() -> None:
    here = people(learner(), held=[replace(OPEN, name=OTHER)])
    effects = command("round_open", "tables", here)
    [opened] = of(RoundOpened, effects)
    assert opened.round.endswith(".tables")
    assert of(WriteLogbook, effects) != []
    assert said(command("round_open", "privacy", here)) == ["answer_one_already"]


def test_with_one_group_nobody_has_to_name_it() -> None:
    one = HoldRoundsRules(groups=(TABLES,))
    effects = command("round_open", "", people(learner(), rules=one))
    [opened] = of(RoundOpened, effects)
    assert opened.round.endswith(".tables")
    assert said(command("round", "", people(learner(), rules=one))) == ["status_none"]


def test_who_waits_is_told_for_all_groups_or_for_one() -> None:
    held = [replace(OPEN, state="out"), replace(OPEN, name=OTHER, state="out")]
    parts = [
        Part(NAME, ADA, 1, "yes", "left", "topic", "excel"),
        Part(OTHER, CEM, 1, "yes", "left", "topic", "datenschutz"),
    ]
    here = people(learner(), learner(CEM, learns=BOTH), held=held, taking_part=parts)
    for argument, lines in (("", 2), ("tables", 1), ("privacy", 1)):
        [answer] = command("waiting", argument, here)
        assert len(answer.message.parts) == lines
