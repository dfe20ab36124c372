"""Whoever comes late gets the best seat that moves at most two drafts."""

from hypothesis import given
from hypothesis import strategies as st

from matchers.rounds.assigning import Edge, assign
from matchers.rounds.joining import join

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(100, 104)), st.integers(1, 9), max_size=24
)
SEATS = st.fixed_dictionaries({expert: st.integers(0, 2) for expert in range(100, 105)})


@given(WEIGHTS, SEATS)
def test_at_most_two_drafts_change_and_nothing_is_worse_than_before(
    weights: dict[tuple[int, int], int], seats: dict[int, int]
) -> None:
    edges = [Edge(learner, expert, weight) for (learner, expert), weight in weights.items()]
    drafts = dict(assign([edge for edge in edges if edge.learner != 0], seats).pairs)
    joined = join(drafts, edges, seats, 0)
    changed = [who for who in drafts if joined.get(who) != drafts[who]]
    assert len(changed) <= 2
    assert all(list(joined.values()).count(one) <= seats[one] for one in joined.values())
    before = sum(weights[pair] for pair in drafts.items())
    after = sum(weights[pair] for pair in joined.items())
    assert before <= after <= assign(edges, seats).objective
    whole = assign(edges, seats).pairs
    if sum(whole.get(who) != drafts[who] for who in drafts) <= 2:
        assert after == assign(edges, seats).objective


def test_a_chain_of_three_moves_is_left_for_the_round() -> None:
    chain = [Edge(0, 100, 5), *(Edge(n, 99 + n, 5) for n in (1, 2, 3))]
    chain += [Edge(n, 100 + n, 5) for n in (1, 2, 3)]
    seats = {100: 1, 101: 1, 102: 1, 103: 1}
    drafts = {1: 100, 2: 101, 3: 102}
    assert join(drafts, chain, seats, 0) == drafts
    assert join(drafts, chain, seats, 0, at_most=3) == {0: 100, 1: 101, 2: 102, 3: 103}
