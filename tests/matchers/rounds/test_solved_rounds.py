from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from tests.matchers.rounds.brute import best_objective
from tests.matchers.rounds.communities import Community, communities

SOME = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@given(communities(most=10))
@SOME
def test_no_round_is_better_and_none_breaks_a_rule(community: Community) -> None:
    round_ = solve(*community)
    verify(round_, *community)
    assert round_.objective == best_objective(community)
    assert round_.proven
