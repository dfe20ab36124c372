"""The ladder: who is asked on which rung."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.effects import (
    AskHelper,
    Edit,
    Later,
    Post,
    SettleHelper,
)
from bot.events import (
    QuestionAsked,
    QuestionWaited,
)
from bot.reactions.suggest_helpers import suggest_helpers
from matchers.helping import HelperState
from matchers.model import Account, Level, Visibility
from tests.golden.scenes_life import OFFICE, OPEN, PEER, asking, helper, waited
from tests.reactions.helping import asked
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HOUR,
    NOW,
    PRIVATE,
    THREAD,
    effects_of,
    expert,
    of,
    pair,
    question,
    reply,
)

NIGHT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)


def test_the_first_rung_comes_due_two_hours_after_the_question() -> None:
    thread = replace(THREAD, started=NOW)
    event = QuestionAsked(key="q", at=NOW, question=question(thread=thread))
    village = asking(question=replace(OPEN, thread=thread))
    (later,) = of(Later, effects_of(suggest_helpers, event, village))
    assert later.event.at == NOW + 2 * HOUR
    late = replace(event, at=NIGHT)
    (later,) = of(Later, effects_of(suggest_helpers, late, village))
    assert later.event.at == datetime(2026, 11, 24, 7, 0, tzinfo=UTC), "eight o'clock in Berlin"


@pytest.mark.parametrize(
    "settled", [{"accepted": "a"}, {"closed": True}, {"answers": (), "voices": 1}]
)
def test_what_is_settled_has_no_ladder(settled: dict[str, Any]) -> None:
    village = asking(question=replace(OPEN, **settled))
    event = QuestionAsked(key="q", at=NOW, question=question())
    assert effects_of(suggest_helpers, event, village) == []
    (later,) = effects_of(suggest_helpers, waited(0), village)
    assert later.event.step == 1, "an answer may be deleted: the ladder stands ready"


def test_nobody_is_told_of_a_private_question() -> None:
    hidden = replace(THREAD, place=replace(PRIVATE, visibility=Visibility.PRIVATE))
    village = asking(question=replace(OPEN, thread=hidden))
    assert of(AskHelper, effects_of(suggest_helpers, waited(0), village)) == []


def test_near_peers_are_asked_before_those_who_teach_and_never_the_asker() -> None:
    profiles = {
        ADA: expert(ADA, teaches={"excel": Level.BEGUN}),
        BEN: expert(BEN, teaches={"excel": Level.TEACHES}),
        CEM: expert(CEM, teaches={"excel": Level.GETS_BY}),
        Account("slack:T1/UDOR"): expert(
            Account("slack:T1/UDOR"), teaches={"excel": Level.CONFIDENT}
        ),
        Account("slack:T1/UEMI"): expert(Account("slack:T1/UEMI"), teaches={"excel": Level.BEGUN}),
    }
    effects = effects_of(suggest_helpers, waited(0), asking(profiles=profiles))
    assert asked(effects) == [CEM, Account("slack:T1/UDOR")], "two at a time, the nearest first"
    (later,) = of(Later, effects)
    assert isinstance(later.event, QuestionWaited)
    assert (later.event.step, later.event.at) == (1, NOW + 22 * HOUR)


@pytest.mark.parametrize(
    "change",
    [
        {"profiles": {}},
        {"profiles": {BEN: replace(PEER, complete=False)}},
        {"profiles": {BEN: replace(PEER, hours=0.2)}},
        {"profiles": {BEN: replace(PEER, languages=frozenset({"en"}))}},
        {"blocks": frozenset({frozenset({ADA, BEN})})},
        {"asked_enough": frozenset({BEN})},
        {"matches": [pair(hours, topic="excel") for hours in ("1", "2", "3", "4")]},
        {"question": replace(OPEN, answers=(reply("a", BEN),))},
        {"question": replace(OPEN, topics=())},
        {"question": replace(OPEN, asker=BEN)},
    ],
)
def test_who_cannot_is_not_asked(change: dict[str, Any]) -> None:
    assert asked(effects_of(suggest_helpers, waited(0), asking())) == [BEN]
    assert asked(effects_of(suggest_helpers, waited(0), asking(**change))) == []


def test_at_night_the_rung_waits_for_the_morning() -> None:
    event = replace(waited(0), at=NIGHT, since=NIGHT - 2 * HOUR)
    effects = effects_of(suggest_helpers, event, asking())
    assert asked(effects) == []
    more = [later.event for later in of(Later, effects) if not later.event.further]  # type: ignore[attr-defined]
    assert [event.at.hour for event in more] == [7]


def test_whoever_was_asked_and_is_silent_makes_room_and_is_not_asked_again() -> None:
    late = helper(until=NOW)
    village = asking(late, profiles={BEN: PEER, CEM: expert(CEM)})
    effects = effects_of(suggest_helpers, waited(1, since=DAY), village)
    assert asked(effects) == [CEM]
    (settled,) = of(SettleHelper, effects)
    assert settled.state is HelperState.SILENT
    assert of(Edit, effects) == [], "a late yes is welcome: nothing is said"


def test_for_one_question_only_so_many_are_asked() -> None:
    many = [helper(HelperState.NO, Account(f"slack:T1/U{n}"), number=n) for n in range(1, 7)]
    assert asked(effects_of(suggest_helpers, waited(1, since=DAY), asking(*many))) == []


def test_while_somebody_looks_nobody_else_is_asked_and_the_rung_comes_later() -> None:
    yes = helper(HelperState.YES, CEM, until=NOW + 3 * HOUR)
    effects = effects_of(suggest_helpers, waited(1, since=DAY), asking(yes))
    (later,) = effects
    assert later.event.at == NOW + 5 * HOUR
    assert later.event.step == 1


def test_what_waited_too_long_surprises_nobody() -> None:
    assert effects_of(suggest_helpers, waited(0, since=15 * DAY), asking()) == []


def test_the_moderators_hear_last_and_without_names() -> None:
    village = asking(helper(HelperState.NO), moderators=OFFICE)
    (post,) = effects_of(suggest_helpers, waited(3, since=3 * DAY), village)
    assert isinstance(post, Post)
    assert post.place == OFFICE
    assert post.message.fields["asked"] == 1
    assert BEN not in repr(post)
