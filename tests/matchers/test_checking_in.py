"""What follows from what two told us: pure, and nothing from one alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchers.checking_in import CheckIn, Felt, go_on, how_it_went, may_meet_again
from matchers.model import MatchState
from tests.reactions.village import ADA, BEN, NOW, pair

OVER = pair(state=MatchState.ENDED)
ADAS, BENS = (CheckIn("m1", one, NOW, felt="good", felt_at=NOW) for one in (ADA, BEN))


def test_everybody_has_to_wish_to_go_on() -> None:
    wish = replace(ADAS, goes_on=True)
    assert not go_on([])
    assert not go_on([wish, BENS])
    assert go_on([wish, replace(BENS, goes_on=True)])


def test_both_have_to_be_glad_of_a_match_that_is_over() -> None:
    assert may_meet_again(OVER, [ADAS, BENS])
    assert not may_meet_again(OVER, [ADAS])
    assert not may_meet_again(OVER, [ADAS, replace(BENS, felt=None)])
    assert not may_meet_again(OVER, [ADAS, replace(BENS, match="m2")])
    assert not may_meet_again(replace(OVER, state=MatchState.ACCEPTED), [ADAS, BENS])


@pytest.mark.parametrize(
    ("answers", "went"),
    [([], 0.5), (["so_so"], 0.5), (["good"], 2 / 3), (["hard"], 1 / 3), (["good"] * 8, 0.9)],
)
def test_one_answer_alone_moves_little(answers: list[Felt], went: float) -> None:
    assert how_it_went(answers) == pytest.approx(went)
