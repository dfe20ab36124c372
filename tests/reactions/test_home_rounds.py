"""What the home tab tells of rounds and of learning together, and when it is drawn again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.effects import Message
from bot.events import (
    ButtonPressed,
    CommandGiven,
    Event,
    HomeOpened,
    OpeningMissed,
    RoundClosed,
    RoundLooked,
    RoundOpened,
    RoundReleased,
    RoundSolved,
)
from bot.react import Ledger, Spine
from bot.reactions import NEVER_SKIPPED, REACTIONS, WHILE_STOPPED
from bot.reactions._round_asking import NO, PAUSE, YES
from bot.reactions.report_match import REPORT, UNFIT
from bot.reactions.show_home import show_home
from bot.steering import STOPPED
from matchers.checking_in import CheckIn
from matchers.held import HeldRound, Part, RoundState, Says
from matchers.model import Account, Match, MatchState
from tests.reactions.rules import RULES
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    EVA,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    pair,
)

NAME = "2026-W48"
HELD = HeldRound(NAME, NOW, NOW + 3 * DAY, "2026-W49")
WEEK = timedelta(weeks=1)


def town(says: Says | None = None, held: HeldRound = HELD, **more: Any) -> Village:
    whole: dict[str, Any] = {
        "profiles": {ADA: learner(), BEN: expert(), CEM: learner(CEM)},
        "held": [held],
        "taking_part": [Part(NAME, ADA, 1, says), Part(NAME, BEN, 2)],
    }
    return Village(**{**whole, **more})


def home(village: Village, account: Account = ADA, at: Any = NOW) -> list[Message]:
    opened = HomeOpened(key="h", at=at, account=account)
    [shown] = effects_of(show_home, opened, village)
    told = [part.name.removeprefix("show_home-") for part in shown.message.parts]
    parts = zip(told, shown.message.parts, strict=True)
    return [part for name, part in parts if name.startswith(("round_", "in_"))]


def told(village: Village, account: Account = ADA, at: Any = NOW) -> list[str]:
    return [part.name.removeprefix("show_home-") for part in home(village, account, at)]


@pytest.mark.parametrize(
    ("says", "what", "buttons"),
    [
        (None, "round_ask", [YES, NO, PAUSE]),
        ("back", "round_ask", [YES, NO, PAUSE]),
        ("yes", "round_in", [NO]),
        ("no", "round_not_in", [YES]),
    ],
)
def test_as_long_as_it_is_open_it_can_be_answered_there(
    says: Says | None, what: str, buttons: list[str]
) -> None:
    [part] = home(town(says))
    assert part.name == f"show_home-{what}"
    assert [(b.name, b.value) for b in part.buttons] == [(b, NAME) for b in buttons]


def test_who_was_not_asked_or_pauses_reads_nothing_of_it() -> None:
    assert told(town("yes"), CEM) == []
    away = {ADA: learner(paused_until=NOW + DAY)}
    assert told(town(profiles=away)) == []
    assert told(town(rules=replace(RULES, hold_rounds=None))) == []


@pytest.mark.parametrize("state", ["closed", "drafted", "released"])
def test_after_that_it_is_put_together_whatever_came_out(state: RoundState) -> None:
    held = replace(HELD, state=state)
    parts = [
        Part(NAME, ADA, 1, "yes", "left", "time", "excel"),
        Part(NAME, ADA, 1, "yes", "seat", topic="excel", expert=2),
        Part(NAME, ADA, 1, "yes", "idle"),
        Part(NAME, ADA, 1, "yes"),
    ]
    seen = [home(town(held=held, taking_part=[part])) for part in parts]
    assert all(one == seen[0] for one in seen), "nothing of it is told before it goes out"
    assert [part.name for part in seen[0]] == ["show_home-round_solving"]
    assert told(town("no", held)) == told(town(None, held)) == []
    assert told(town("late", held)) == ["round_in_late"]
    again = replace(held, again=True)
    assert told(town("yes", again)) == [], "they heard of it already"


def test_what_is_out_or_dropped_is_over() -> None:
    out = replace(HELD, state="out")
    assert told(town("yes", out)) == []
    assert told(town("yes", replace(HELD, state="dropped"))) == []
    assert told(town("late", out)) == []
    assert told(town("late", replace(out, looks=NOW + DAY))) == ["round_in_late"]


# --- with whom somebody learns


def running(id: str = "m1", **more: Any) -> Match:
    says = {"learner_says": True, "expert_says": True, "state": MatchState.ACCEPTED}
    return pair(id, **{**says, **more})


@pytest.mark.prevents("F3")
def test_what_somebody_is_in_is_told_once_all_said_yes_and_names_nobody() -> None:
    half = pair("m2", learner_says=True)
    circle = [
        running(f"c{n}", learner=one, form="circle", together="c", expert=CEM)
        for n, one in enumerate((ADA, BEN))
    ]
    here = Village(profiles={ADA: learner()}, matches=[running(), half, *circle])
    assert told(here) == ["in_pair_learner", "in_circle_learner"]
    assert told(here, BEN) == ["in_pair_expert", "in_circle_learner"]
    assert told(here, CEM) == ["in_circle_expert"]
    assert "UBEN" not in str(home(here))
    two = [
        running("t1", form="tandem", together="t"),
        running("t2", learner=BEN, expert=ADA, topic="r", form="tandem", together="t"),
    ]
    assert told(Village(matches=two)) == ["in_tandem"]
    over = (MatchState.ENDED, MatchState.DECLINED, MatchState.EXPIRED)
    assert told(Village(matches=[running(f"m{s}", state=s) for s in over])) == []


@pytest.mark.prevents("F13")
def test_whoever_was_reported_cannot_tell_by_it() -> None:
    ended = running(state=MatchState.ENDED)
    lasts = [CheckIn("m1", one, NOW + WEEK) for one in (ADA, BEN)]
    for case in ("report_match:m1:learner:case", "report_match:m1:learner:case:1"):
        here = Village(matches=[ended], keys=frozenset({case}), checked=lasts)
        assert told(here, BEN) == ["in_pair_expert"], "as if it went on"
        assert told(here, ADA) == [], "they know that it is over"
        assert told(here, BEN, NOW + WEEK) == [], "until it would have been over"
    assert told(Village(matches=[ended], checked=lasts), BEN) == []


# --- again


def drawn(event: Event, village: Village, *seen: Account) -> list[Account]:
    homes = dict.fromkeys(seen, "show_home:member:0:h")
    return [one.account for one in effects_of(show_home, event, replace(village, homes=homes))]


@pytest.mark.parametrize(
    "event",
    [
        RoundOpened(key="r", at=NOW, round=NAME, closes=NOW + DAY),
        RoundClosed(key="r", at=NOW, round=NAME),
        RoundLooked(key="r", at=NOW, round=NAME),
        RoundSolved(key="r", at=NOW, round=NAME, version="", tries=1),
        RoundReleased(key="r", at=NOW, round=NAME, tries=1),
    ],
    ids=lambda event: type(event).__name__,
)
def test_it_is_drawn_again_for_those_in_the_round_who_have_seen_it(event: Event) -> None:
    assert drawn(event, town(), ADA, CEM) == [ADA]
    twins = town(profiles={ADA: learner(), BEN: learner(BEN)})
    homes = dict.fromkeys((ADA, BEN), "show_home:member:0:h")
    shown = effects_of(show_home, event, replace(twins, homes=homes))
    assert len({one.key for one in shown}) == 2, "who sees the very same is drawn, too"
    assert drawn(event, town()) == [], "nobody looked"


def test_a_newcomer_sees_the_question_and_a_second_account_is_drawn_too() -> None:
    missed = OpeningMissed(key="m", at=NOW, round=NAME, account=CEM)
    assert drawn(missed, town(), ADA, CEM) == [CEM]
    closed = RoundClosed(key="r", at=NOW, round=NAME)
    forum = town(taking_part=[Part(NAME, EVA, 1)], others={ADA: EVA})
    assert drawn(closed, forum, ADA) == [ADA]


@pytest.mark.parametrize("button", [UNFIT, REPORT])
def test_what_ends_for_both_is_drawn_for_both(button: str) -> None:
    here = town(matches=[running()])
    event = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=button, value="m1")
    assert drawn(event, here, ADA, BEN, CEM) == [ADA, BEN]
    assert drawn(replace(event, account=CEM), here, ADA, BEN, CEM) == [CEM], "it is not theirs"
    typed = CommandGiven(key="c", at=NOW, account=BEN, place=HELP, command="unfit")
    assert drawn(typed, here, ADA, BEN, CEM) == [BEN, ADA]


@pytest.mark.parametrize(
    "event",
    [
        RoundReleased(key="r", at=NOW, round=NAME, tries=1),
        OpeningMissed(key="m", at=NOW, round=NAME, account=CEM),
    ],
    ids=lambda event: type(event).__name__,
)
def test_that_it_is_drawn_lets_nothing_pass_while_rounds_are_stopped(event: Event) -> None:
    spine = Spine(REACTIONS, WHILE_STOPPED, NEVER_SKIPPED)
    for switches in (frozenset({f"{STOPPED}hold_rounds"}), frozenset[str]()):
        ledger = cast("Ledger", SimpleNamespace(community=town(switches=switches)))
        assert spine.rests(event, ledger) == bool(switches)
