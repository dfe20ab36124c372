"""What pairs are found with instead of ours, on the same input: who could learn from whom, seats.

networkx knows no seats, so every expert stands in its graph once per seat. ``matching`` knows
them; it gives a stable matching, which is not the best one, and needs a higher recursion limit
than Python's own. Both are timed from the input in their own form, which is made before.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import networkx as nx
from matching.games import HospitalResident

from matchers.rounds.assigning import Edge, assign

DEEP = 200_000


class Found(NamedTuple):
    """What came out: CPU seconds, learners matched, the sum of weights."""

    seconds: float
    matched: int
    objective: int


def all_of_them(edges: Sequence[Edge], seats: Mapping[int, int]) -> dict[str, Found]:
    """Ours and the others."""
    return {
        "ours": _ours(edges, seats),
        "networkx": _networkx(edges, seats),
        "matching": _matching(edges, seats),
    }


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def _ours(edges: Sequence[Edge], seats: Mapping[int, int]) -> Found:
    seconds, found = _timed(lambda: assign(edges, seats))
    if found.objective != found.bound:
        raise SystemExit("The prices of our assignment do not prove it.")
    return Found(seconds, len(found.pairs), found.objective)


def _networkx(edges: Sequence[Edge], seats: Mapping[int, int]) -> Found:
    graph = nx.Graph()
    for learner, expert, weight in edges:
        for seat in range(seats[expert]):
            graph.add_edge(("learner", learner), ("seat", expert, seat), weight=weight)
    seconds, found = _timed(lambda: nx.max_weight_matching(graph))
    return Found(seconds, len(found), sum(graph.edges[pair]["weight"] for pair in found))


def _matching(edges: Sequence[Edge], seats: Mapping[int, int]) -> Found:
    weights = {(learner, expert): weight for learner, expert, weight in edges if seats[expert]}
    learners: dict[str, list[str]] = defaultdict(list)
    experts: dict[str, list[str]] = defaultdict(list)
    for learner, expert in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        learners[f"l{learner}"].append(f"e{expert}")
        experts[f"e{expert}"].append(f"l{learner}")
    capacities = {f"e{expert}": many for expert, many in seats.items() if f"e{expert}" in experts}
    with _deep():
        seconds, found = _timed(
            lambda: HospitalResident.create_from_dictionaries(learners, experts, capacities).solve()
        )
    pairs = [
        (int(learner.name[1:]), int(expert.name[1:]))
        for expert, those in found.items()
        for learner in those
    ]
    return Found(seconds, len(pairs), sum(weights[pair] for pair in pairs))


@contextmanager
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(DEEP)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
