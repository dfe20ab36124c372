"""Who is in a pair, a circle or a tandem, and on which side: pure."""

from __future__ import annotations

from dataclasses import replace

from matchers.model import Match
from matchers.together import Together, as_one
from tests.reactions.village import ADA, BEN, pair

CEM, DOR = "slack:T1/UCEM", "slack:T1/UDOR"


def one(*matches: Match) -> Together:
    whole = as_one(matches)
    assert whole is not None
    return whole


def test_who_is_in_a_pair() -> None:
    found = one(pair())
    assert found.accounts == (ADA, BEN)
    assert [side.role for side in found.sides] == ["learner", "expert"]
    assert as_one([]) is None


def test_everybody_is_in_a_circle_once_and_its_learners_come_first() -> None:
    seats = [
        replace(pair(), id=f"m{n}", learner=who, form="circle", together="c")
        for n, who in enumerate((ADA, CEM, DOR))
    ]
    found = one(*seats)
    assert found.accounts == (ADA, CEM, DOR, BEN)
    assert found.has_enough
    left = found.without(CEM)
    assert left is not None
    assert left.accounts == (ADA, DOR, BEN)
    assert not left.has_enough


def test_both_of_a_tandem_learn() -> None:
    there = replace(pair(), form="tandem", together="t")
    found = one(there, replace(there, id="m2", learner=BEN, expert=ADA))
    assert found.accounts == (ADA, BEN)
    assert [side.role for side in found.sides] == ["learner", "learner"]
