"""What becomes of a request: yes, no, silence, and what happens in the thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import (
    AskHelper,
    DirectMessage,
    Edit,
    Later,
    Post,
    SettleHelper,
)
from bot.events import (
    AccountClosed,
    AskerJudged,
    CommandGiven,
    QuestionWaited,
    ThreadDeleted,
    ThreadSetAside,
    YesWaited,
)
from bot.reactions.suggest_helpers import suggest_helpers
from matchers.helping import Helper, HelperState
from matchers.model import Account, QuestionKind
from tests.golden.scenes_life import OFFICE, OPEN, PEER, asking, helper
from tests.reactions.helping import answer, asked, press
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    EVA,
    HELP,
    HOUR,
    NOW,
    THREAD,
    Village,
    effects_of,
    expert,
    kept,
    of,
    reply,
)

APART = frozenset({frozenset({ADA, BEN})})


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
        (asking(helper(), blocks=APART), "over"),
        (asking(helper(HelperState.SILENT), blocks=APART), "over"),
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
    apart = press("take", asking(blocks=APART), value=THREAD.key)
    assert answer(apart) == "over"
    assert of(AskHelper, apart) == []


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


def test_who_pauses_or_leaves_is_freed_and_somebody_else_is_asked() -> None:
    pause = CommandGiven(key="p", at=NOW, account=BEN, place=HELP, command="pause")
    closed = AccountClosed(key="c", at=NOW, account=BEN)
    away = replace(PEER, paused_until=NOW + 9 * DAY)
    gone = replace(PEER, complete=False)
    for event, profile in ((pause, away), (closed, gone)):
        village = asking(helper(), profiles={BEN: profile, CEM: expert(CEM)})
        effects = effects_of(suggest_helpers, event, village)
        assert [s.state for s in of(SettleHelper, effects)] == [HelperState.FREED]
        assert asked(effects) == [CEM]
    village = asking(helper(), profiles={BEN: PEER, CEM: expert(CEM)})
    assert effects_of(suggest_helpers, pause, village) == []
    assert effects_of(suggest_helpers, replace(pause, command="partner"), village) == []


def test_a_question_that_is_gone_frees_everybody() -> None:
    event = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    village = asking(helper(), helper(HelperState.SILENT, CEM, number=2))
    effects = effects_of(suggest_helpers, event, village)
    assert [s.state for s in of(SettleHelper, effects)] == [HelperState.FREED] * 2


@pytest.mark.parametrize("state", list(HelperState))
def test_no_message_leads_to_a_question_that_is_gone(state: HelperState) -> None:
    aside = ThreadSetAside(key="s", at=NOW, thread=THREAD.key, asker=ADA, why="confidential")
    for event in (aside, ThreadDeleted(key="d", at=NOW, thread=THREAD.key)):
        wrote = replace(OPEN, answers=(reply("a1", BEN),))
        for question in (OPEN, wrote):
            effects = effects_of(suggest_helpers, event, asking(helper(state), question=question))
            told = [edit.message for edit in of(Edit, effects)]
            if state is not HelperState.FREED:  # that has neither title nor link
                assert [message.name for message in told] == ["suggest_helpers-freed"]
            given = {HelperState.NO, HelperState.RELEASED, HelperState.HELPED}
            for settled in of(SettleHelper, effects):
                assert settled.state is state or state not in given, "what was said stays"


def test_what_did_not_help_begins_anew() -> None:
    event = AskerJudged(key="j", at=NOW, thread=THREAD.key)
    (later,) = effects_of(suggest_helpers, event, asking())
    assert later.event.at == NOW + timedelta(hours=2)
    solved = asking(helper(), question=replace(kept(), accepted="a"))
    assert [s.state for s in of(SettleHelper, effects_of(suggest_helpers, event, solved))] == [
        HelperState.FREED
    ]


# --- Ben is Eva in the forum, too, and what he told about himself is kept there


def at_home_in_the_forum(*helpers: Helper, **more: Any) -> Village:
    profiles = {EVA: replace(PEER, account=EVA), CEM: expert(CEM)}
    given: dict[str, Any] = {"profiles": profiles, "others": {BEN: EVA}, **more}
    return asking(*helpers, **given)


def test_whose_home_is_the_forum_can_press_what_was_asked_in_slack() -> None:
    yes = press("yes", at_home_in_the_forum(helper()), by=EVA)
    assert [s.state for s in of(SettleHelper, yes)] == [HelperState.YES]
    no = press("no", at_home_in_the_forum(helper()), by=EVA)
    assert [s.state for s in of(SettleHelper, no)] == [HelperState.NO]
    assert asked(no) == [CEM]
    assert answer(press("yes", at_home_in_the_forum(helper()), by=CEM)) == "over"


def test_whose_home_is_the_forum_takes_a_question_where_they_press() -> None:
    effects = press("take", at_home_in_the_forum(), value=THREAD.key, by=EVA)
    assert [effect.helper.account for effect in of(AskHelper, effects)] == [EVA]
    assert [told.account for told in of(DirectMessage, effects)] == [BEN]
    again = press("take", at_home_in_the_forum(helper(HelperState.YES)), value=THREAD.key, by=EVA)
    assert answer(again) == "already"


def test_whose_home_is_the_forum_is_freed_when_they_pause() -> None:
    away = replace(PEER, account=EVA, paused_until=NOW + 9 * DAY)
    village = at_home_in_the_forum(helper(), profiles={EVA: away, CEM: expert(CEM)})
    pause = CommandGiven(key="p", at=NOW, account=EVA, place=HELP, command="pause")
    effects = effects_of(suggest_helpers, pause, village)
    assert [s.state for s in of(SettleHelper, effects)] == [HelperState.FREED]
    assert asked(effects) == [CEM]


@pytest.mark.parametrize(("by", "state"), [(BEN, "helped"), (CEM, "released")])
def test_only_their_own_answer_is_theirs_with_whichever_account(by: Account, state: str) -> None:
    taken = helper(HelperState.YES, EVA, until=NOW)
    voices = replace(OPEN, kind=QuestionKind.EXPERIENCE, answers=(reply("a", by, NOW),))
    event = YesWaited(key="y", at=NOW, thread=THREAD.key, number=1)
    effects = effects_of(suggest_helpers, event, at_home_in_the_forum(taken, question=voices))
    assert [s.state.value for s in of(SettleHelper, effects)] == [state]


@pytest.mark.parametrize("asked_with", [BEN, EVA])
def test_nobody_is_asked_again_with_their_other_account(asked_with: Account) -> None:
    said_no = helper(HelperState.NO, asked_with)
    village = at_home_in_the_forum(said_no, profiles={BEN: PEER, EVA: PEER})
    event = QuestionWaited(key="w", at=NOW, thread=THREAD.key, step=0, since=NOW - 2 * HOUR)
    assert asked(effects_of(suggest_helpers, event, village)) == []


def test_nobody_is_asked_who_answered_with_their_other_account() -> None:
    voices = replace(OPEN, kind=QuestionKind.EXPERIENCE, answers=(reply("a", EVA),))
    event = QuestionWaited(key="w", at=NOW, thread=THREAD.key, step=0, since=NOW - 2 * HOUR)
    linked = {"profiles": {BEN: PEER, EVA: PEER}, "question": voices}
    assert asked(effects_of(suggest_helpers, event, at_home_in_the_forum(**linked))) == []
    alone = at_home_in_the_forum(**linked, others={})
    assert asked(effects_of(suggest_helpers, event, alone)) == [BEN]
