"""Weitergeben: who was helped explains it to the next beginner."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.community import Learnt
from bot.effects import AskHelper, DirectMessage
from bot.reactions.pass_it_on import pass_it_on
from bot.reactions.suggest_helpers import suggest_helpers
from matchers.helping import HelperState
from matchers.model import Account, Level
from tests.golden.scenes_life import OPEN, PEER, asking, helper, waited
from tests.reactions.village import ADA, BEN, CEM, NOW, effects_of, expert, learner, of

MONTH_AGO = NOW - timedelta(weeks=4)
HELPED = (Learnt(BEN, "excel", MONTH_AGO),)


def asked(village: Any, step: int = 0) -> list[Account | None]:
    effects = effects_of(pass_it_on, waited(step), village)
    return [effect.helper.account for effect in of(AskHelper, effects)]


def test_the_learner_is_asked_once_and_reads_what_they_asked() -> None:
    village = asking(helped=HELPED)
    effects = effects_of(pass_it_on, waited(0), village)
    (told,) = of(DirectMessage, effects)
    assert (told.account, told.message.fields["weeks"]) == (BEN, 4)
    assert told.unasked
    assert asked(asking(helper(HelperState.NO, why="passed"), helped=HELPED)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"helped": (Learnt(BEN, "excel", NOW - timedelta(weeks=2)),)},
        {"helped": (Learnt(BEN, "umfragen", MONTH_AGO),)},
        {"helped": (Learnt(ADA, "excel", MONTH_AGO),)},
        {"profiles": {BEN: replace(PEER, hours=0.0)}},
        {"profiles": {BEN: PEER, ADA: expert(ADA, teaches={"excel": Level.CONFIDENT})}},
        {"question": replace(OPEN, closed=True)},
    ],
)
def test_nobody_else_is_asked(change: dict[str, Any]) -> None:
    assert asked(asking(**{"helped": HELPED, **change})) == []


def test_nobody_is_asked_while_somebody_looks() -> None:
    assert asked(asking(helper(HelperState.YES, CEM), helped=HELPED)) == []


def test_a_learner_who_told_us_their_level_counts_as_a_beginner() -> None:
    profiles = {BEN: PEER, ADA: learner(ADA)}
    assert asked(asking(helped=HELPED, profiles=profiles)) == [BEN]


def test_others_are_asked_only_when_the_learner_cannot() -> None:
    def others(rung: int, state: HelperState) -> list[Account | None]:
        profiles = {CEM: expert(CEM, teaches={"excel": Level.CONFIDENT})}
        passed = helper(state, BEN, why="passed")
        village = asking(passed, profiles=profiles, consents=frozenset({CEM}))
        effects = effects_of(suggest_helpers, waited(rung), village)
        return [effect.helper.account for effect in of(AskHelper, effects)]

    assert others(0, HelperState.ASKED) == []
    assert others(0, HelperState.NO) == [CEM]
    assert others(1, HelperState.ASKED) == [CEM], "silence holds nobody up for longer than a rung"


def test_only_before_the_first_rung() -> None:
    assert asked(asking(helped=HELPED), step=1) == []


def test_whoever_learnt_it_with_somebody_and_was_glad_is_asked_as_well() -> None:
    together = (Learnt(BEN, "excel", MONTH_AGO, together=True),)
    (told,) = of(DirectMessage, effects_of(pass_it_on, waited(0), asking(helped=together)))
    assert (told.account, told.message.fields["together"]) == (BEN, 1)
