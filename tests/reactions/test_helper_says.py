"""What becomes of a request: yes, no, silence, and what happens in the thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import (
    AskHelper,
    DirectMessage,
    Later,
    Post,
    SettleHelper,
)
from bot.events import (
    AccountClosed,
    AskerJudged,
    CommandGiven,
    ThreadDeleted,
    YesWaited,
)
from bot.reactions.suggest_helpers import suggest_helpers
from matchers.helping import HelperState
from tests.golden.scenes_life import OFFICE, OPEN, PEER, asking, helper
from tests.reactions.helping import answer, asked, press
from tests.reactions.village import (
    BEN,
    CEM,
    DAY,
    HELP,
    HOUR,
    NOW,
    THREAD,
    effects_of,
    expert,
    kept,
    of,
)


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


def test_what_did_not_help_begins_anew() -> None:
    event = AskerJudged(key="j", at=NOW, thread=THREAD.key)
    (later,) = effects_of(suggest_helpers, event, asking())
    assert later.event.at == NOW + timedelta(hours=2)
    solved = asking(helper(), question=replace(kept(), accepted="a"))
    assert [s.state for s in of(SettleHelper, effects_of(suggest_helpers, event, solved))] == [
        HelperState.FREED
    ]
