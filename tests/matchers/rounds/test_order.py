"""In which order a round is told decides nothing of it, whatever kinds are in it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.rounds.generating import generate
from matchers.rounds.keeping import with_drafts
from matchers.rounds.model import Draft, Kind, Rules
from matchers.rounds.solving import solve
from tests.conftest import ROOT
from tests.matchers.rounds.communities import EXAMPLES, Community, communities
from tests.matchers.rounds.test_generating import WEEK
from tests.matchers.rounds.test_solved_rounds import mixed, shuffled


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_nor_does_it_in_a_whole_community_with_all_kinds(seed: int) -> None:
    members, dice = generate(220, seed), Random(seed)
    round_ = solve(members, Rules(), WEEK)
    assert all(round_.of(kind) for kind in get_args(Kind)), "this has all kinds"
    for _ in range(2):
        again = [shuffled(one, dice) for one in mixed(members, dice)]
        assert solve(again, Rules(), WEEK) == round_


@given(communities(), st.randoms(use_true_random=False))
@EXAMPLES
def test_the_order_of_what_was_settled_does_not_matter(community: Community, dice: Random) -> None:
    members, rules, week = community
    drafts = tuple(
        Draft(
            match.kind,
            tuple((one.learner, one.expert) for one in match.lessons),
            match.hour,
            *(
                (match.lessons[0].topic, match.language, match.format)
                if match.kind == "circle"
                else ()
            ),
        )
        for match in solve(*community).matches
    )
    mixed_drafts = dice.sample(drafts, len(drafts))
    late = replace(members[0], rounds_waited=3)
    came = (late, *members[1:])
    kept = with_drafts(rules, drafts, 1, members=came, week=week)
    other = with_drafts(rules, mixed_drafts, 1, members=mixed(came, dice), week=week)
    assert other == kept
    turned = replace(kept, drafts=tuple(dice.sample(kept.drafts, len(kept.drafts))))
    assert solve(mixed(came, dice), turned, week) == solve(came, kept, week)


def test_the_order_in_which_this_process_keeps_sets_does_not_matter() -> None:
    """Python orders words in a set anew in every process."""
    told = {
        subprocess.run(
            [sys.executable, "-c", _IN_A_PROCESS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert "'circle'" in told.pop()


_IN_A_PROCESS = """
from tests.matchers.rounds.test_generating import WEEK
from matchers.rounds import solving
from matchers.rounds.generating import generate
from matchers.rounds.model import Rules
members = generate(90, 5, "dense")
print(solving.solve(members, Rules(), WEEK).matches)
solving.LARGE = -1
print(solving.solve(members, Rules(), WEEK).matches)
"""
