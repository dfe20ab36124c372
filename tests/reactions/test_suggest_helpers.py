"""The ladder: who is asked on which rung, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.effects import (
    Answer,
    AskHelper,
    DirectMessage,
    Edit,
    Later,
    Person,
    Post,
    SettleHelper,
)
from bot.events import (
    AskerJudged,
    ButtonPressed,
    QuestionAsked,
    QuestionWaited,
    ThreadDeleted,
    YesWaited,
)
from bot.reactions.suggest_helpers import suggest_helpers
from matchers.helping import HelperState
from matchers.model import Account, Level, Visibility
from tests.golden.scenes_life import OFFICE, OPEN, PEER, asking, helper, waited
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    HOUR,
    NOW,
    PRIVATE,
    THREAD,
    effects_of,
    expert,
    kept,
    of,
    pair,
    question,
    reply,
)

NIGHT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)


def asked(effects: list[Any]) -> list[Account | None]:
    """Who is asked, in order; each has a private message of their own that names nobody."""
    told = of(DirectMessage, effects)
    assert all(message.unasked and message.until for message in told)
    assert not any(isinstance(f, Person) for m in told for f in m.message.fields.values())
    helpers = [effect.helper.account for effect in of(AskHelper, effects)]
    assert [message.account for message in told] == helpers
    return helpers


def press(name: str, village: Any, by: Account = BEN, value: str = "") -> list[Any]:
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=by,
        place=HELP,
        button=f"suggest_helpers-{name}",
        value=value or f"{THREAD.key}#1",
    )
    return effects_of(suggest_helpers, event, village)


def answer(effects: list[Any]) -> str:
    (said,) = of(Answer, effects)
    assert said.message is not None
    return said.message.name.removeprefix("suggest_helpers-")


# --- the rungs


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
    assert of(AskHelper, effects_of(suggest_helpers, waited(0), village)) == []


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


# --- answers


def test_a_yes_frees_the_others_and_is_waited_for_a_day() -> None:
    effects = press("yes", asking(helper(), helper(account=CEM, number=2)))
    assert [(s.number, s.state) for s in of(SettleHelper, effects)] == [
        (1, HelperState.YES),
        (2, HelperState.FREED),
    ]
    (later,) = of(Later, effects)
    assert later.event == YesWaited(key=later.event.key, at=NOW + DAY, thread=THREAD.key, number=1)
    assert BEN not in later.event.key


@pytest.mark.parametrize(
    ("village", "said"),
    [
        (asking(helper(account=CEM)), "over"),
        (asking(), "over"),
        (asking(helper(), question=replace(OPEN, closed=True)), "over"),
        (asking(helper(HelperState.YES)), "already"),
        (asking(helper(), helper(HelperState.YES, CEM, number=2)), "somebody_does"),
        (asking(helper(), profiles={}), "no_profile"),
        (asking(helper(), profiles={BEN: replace(PEER, hours=0.0)}), "full"),
    ],
)
def test_a_yes_that_cannot_count_hears_why(village: Any, said: str) -> None:
    effects = press("yes", village)
    assert answer(effects) == said
    assert of(SettleHelper, effects) == []


def test_after_a_no_somebody_else_is_asked_on_the_same_rung() -> None:
    village = asking(helper(), profiles={BEN: PEER, CEM: expert(CEM)})
    effects = press("no", village)
    assert asked(effects) == [CEM]
    assert of(AskHelper, effects)[0].helper.number == 2
    assert of(Post, effects) == []


def test_a_no_to_the_moderators_is_told_to_them_without_a_name() -> None:
    village = asking(helper(why="assigned", step=-1), moderators=OFFICE)
    (post,) = of(Post, press("no", village))
    assert post.place == OFFICE
    assert BEN not in repr(post)


def test_somebody_takes_a_question_from_a_list() -> None:
    village = asking(helper(account=CEM))
    effects = press("take", village, value=THREAD.key)
    (taken,) = [effect.helper for effect in of(AskHelper, effects)]
    assert (taken.account, taken.state, taken.step, taken.number) == (
        BEN,
        HelperState.YES,
        -1,
        2,
    )
    (told,) = of(DirectMessage, effects)
    assert not told.unasked
    assert [s.state for s in of(SettleHelper, effects)] == [HelperState.FREED]
    assert answer(press("take", asking(helper(HelperState.YES, CEM)), value=THREAD.key)) == (
        "somebody_does"
    )
    assert answer(press("take", asking(), value="slack:T1/C1/9.9")) == "over"


def test_a_yes_without_a_word_is_released_and_the_question_goes_on() -> None:
    yes = helper(HelperState.YES, until=NOW)
    village = asking(yes, profiles={BEN: PEER, CEM: expert(CEM)})
    event = YesWaited(key="y", at=NOW, thread=THREAD.key, number=1)
    effects = effects_of(suggest_helpers, event, village)
    assert [s.state for s in of(SettleHelper, effects)] == [HelperState.RELEASED]
    assert asked(effects) == [CEM]
    early = replace(event, at=NOW - HOUR)
    assert effects_of(suggest_helpers, early, village) == []


def test_who_was_forgotten_after_a_yes_is_replaced() -> None:
    gone = replace(helper(HelperState.FREED), account=None)
    event = YesWaited(key="y", at=NOW, thread=THREAD.key, number=1)
    assert asked(effects_of(suggest_helpers, event, asking(gone))) == [BEN]


def test_a_question_that_is_gone_frees_everybody() -> None:
    event = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    village = asking(helper(), helper(HelperState.SILENT, CEM, number=2))
    effects = effects_of(suggest_helpers, event, village)
    assert [s.state for s in of(SettleHelper, effects)] == [HelperState.FREED] * 2


def test_what_did_not_help_begins_anew() -> None:
    event = AskerJudged(key="j", at=NOW, thread=THREAD.key)
    (later,) = effects_of(suggest_helpers, event, asking())
    assert later.event.at == NOW + timedelta(hours=2)
    solved = asking(helper(), question=replace(kept(), accepted="a"))
    assert [s.state for s in of(SettleHelper, effects_of(suggest_helpers, event, solved))] == [
        HelperState.FREED
    ]
