"""The pair core: exact, certified, indifferent to order, and quick to take in one more."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from matchers.rounds.assigning import TIE_SHIFT, Assigner, Edge, assign, with_ties

SEATS = st.dictionaries(st.integers(100, 104), st.integers(0, 3), min_size=1)
EDGES = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(100, 104)), st.integers(1, 9), max_size=20
).map(lambda kept: [Edge(learner, expert, weight) for (learner, expert), weight in kept.items()])


def best_of_all(edges: Sequence[Edge], seats: Mapping[int, int]) -> int:
    """Try everything."""
    learners = sorted({edge.learner for edge in edges})

    def rest(number: int, free: dict[int, int]) -> int:
        if number == len(learners):
            return 0
        best = rest(number + 1, free)
        for learner, expert, weight in edges:
            if learner == learners[number] and free.get(expert, 0):
                best = max(best, weight + rest(number + 1, {**free, expert: free[expert] - 1}))
        return best

    return rest(0, dict(seats))


@given(EDGES, SEATS)
def test_no_assignment_is_better_and_the_prices_prove_it(
    edges: list[Edge], seats: dict[int, int]
) -> None:
    found = assign(edges, seats)
    assert found.objective == found.bound == best_of_all(edges, seats)
    possible = [edge for edge in edges if seats.get(edge.expert, 0)]
    assert all(found.learners[one] + found.experts[other] >= w for one, other, w in possible)
    assert min([*found.learners.values(), *found.experts.values()], default=0) >= 0


@given(EDGES, SEATS)
def test_nobody_has_two_experts_and_no_expert_too_many_learners(
    edges: list[Edge], seats: dict[int, int]
) -> None:
    found = assign(edges, seats)
    weights = {(edge.learner, edge.expert): edge.weight for edge in edges}
    assert found.objective == sum(weights[pair] for pair in found.pairs.items())
    taken = list(found.pairs.values())
    assert all(taken.count(expert) <= seats[expert] for expert in taken)


@given(EDGES, SEATS, st.randoms(use_true_random=False), st.integers(0, 99))
def test_the_order_of_input_decides_nothing(
    edges: list[Edge], seats: dict[int, int], dice: object, seed: int
) -> None:
    tied = with_ties(edges, seed)
    mixed = list(tied)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    backwards = Assigner(seats)
    for learner in sorted({edge.learner for edge in mixed}, reverse=True):
        own = [(edge.expert, edge.weight) for edge in mixed if edge.learner == learner]
        backwards.insert(learner, own)
    assert assign(mixed, seats).pairs == assign(tied, seats).pairs == backwards.result().pairs


@given(EDGES, SEATS)
def test_ties_change_nothing_but_ties(edges: list[Edge], seats: dict[int, int]) -> None:
    plain, tied = assign(edges, seats), assign(with_ties(edges, 7), seats)
    assert tied.objective >> TIE_SHIFT == plain.objective


@given(EDGES, SEATS, st.integers(100, 104))
def test_one_seat_more_never_makes_it_worse(
    edges: list[Edge], seats: dict[int, int], where: int
) -> None:
    more = {**seats, where: seats.get(where, 0) + 1}
    assert assign(edges, more).objective >= assign(edges, seats).objective


def test_equals_are_decided_anew_in_every_round() -> None:
    edges = [Edge(learner, 100, 5) for learner in range(8)]
    winners = {next(iter(assign(with_ties(edges, seed), {100: 1}).pairs)) for seed in range(40)}
    assert len(winners) > 4
