"""What threads say, in columns: the same as the formula says, whoever came and went before."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers import common, postings
from matchers.postings import LENGTH, SATURATED, Postings

TERMS = "abcde"
THREADS = st.dictionaries(st.sampled_from(TERMS), st.integers(1, 4), max_size=4)
STEPS = st.lists(st.tuples(st.integers(0, 9), st.none() | THREADS), max_size=40)
WEIGHTS = st.dictionaries(st.sampled_from(TERMS + "z"), st.sampled_from([0.5, 1.0, 2.0]))


def by_the_formula(
    held: Mapping[str, Mapping[str, int]], weights: Mapping[str, float]
) -> dict[str, float]:
    """BM25, thread by thread (Robertson and Zaragoza, The Probabilistic Relevance Framework)."""
    usual = sum(sum(counts.values()) for counts in held.values()) / len(held)
    found = {}
    for key, counts in held.items():
        found[key] = 0.0
        for term, weight in weights.items():
            many = sum(term in other for other in held.values())
            rare = weight * math.log(1 + (len(held) - many + 0.5) / (many + 0.5))
            longer = 1 - LENGTH + LENGTH * sum(counts.values()) / (usual or 1.0)
            often = counts.get(term, 0)
            found[key] += rare * often / (often + SATURATED * longer) if often else 0.0
    return found


@given(steps=STEPS, weights=WEIGHTS)
def test_scores_are_those_of_the_formula_after_any_coming_and_going(
    steps: list[tuple[int, dict[str, int] | None]], weights: dict[str, float]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(postings, "MANY", 2)
        patched.setattr(common, "FROM", 3)
        patched.setattr(common, "TO", 2)
        holding, held = Postings(), dict[str, dict[str, int]]()
        for number, counts in steps:
            key = f"t{number}"
            if key in held:
                holding.remove(key, held.pop(key), ())
            if counts is not None:
                held[key] = counts
                holding.add(key, counts, sum(counts.values()), ())
            holding.bm25(weights)  # columns are kept between steps
        scores = holding.bm25(weights)
        named = {holding.key(n): scores[n] for n in range(len(scores)) if holding.key(n)}
        assert named == pytest.approx(by_the_formula(held, weights) if held else {})
        assert len(holding) == len(held)
        for number in range(len(scores)):
            told = holding.of_one(number, weights)
            assert sum(points for points, _ in told) == pytest.approx(scores[number])


def test_who_left_leaves_no_trace_and_another_may_take_the_place() -> None:
    left, never = Postings(), Postings()
    left.add("gone", {"a": 1, "b": 2}, 3, ["excel"])
    left.remove("gone", {"a": 1, "b": 2}, ["excel"])
    assert left == never
    left.add("new", {"a": 1}, 1, ["python"])
    never.add("new", {"a": 1}, 1, ["python"])
    assert left == never
    assert left.about("excel").tolist() == []
    assert [left.key(number) for number in left.about("python").tolist()] == ["new"]
    left.add("other", {"a": 1}, 1, ())
    assert left != never


def test_a_term_is_common_and_rare_again_and_holds_what_it_held() -> None:
    holding, most = Postings(), common.FROM + 400
    for number in range(most):
        holding.add(f"t{number}", {"excel": 1 + number % 3, f"frage {number}": 1}, 2, ())
        assert ("excel" in holding._common) == (number + 1 >= common.FROM)
    for number in range(most):
        holding.remove(f"t{number}", ("excel", f"frage {number}"), ())
        left = most - number - 1
        assert ("excel" in holding._common) == (left >= common.TO)
        if left == common.TO + 7 or left == common.TO - 7:
            assert holding == _anew(range(number + 1, most))
    assert holding == Postings()


def test_what_many_say_among_ever_more_is_no_longer_common() -> None:
    holding = Postings()
    for number in range(common.FROM):
        holding.add(f"t{number}", {"excel": 1}, 1, ())
    assert holding._common.keys() == {"excel"}
    for number in range(math.ceil(2 * common.FROM / common.SHARE)):
        holding.add(f"u{number}", {f"frage {number}": 1}, 1, ())
    holding.remove("t0", ("excel",), ())
    assert not holding._common


def _anew(numbers: range) -> Postings:
    held = Postings()
    for number in numbers:
        held.add(f"t{number}", {"excel": 1 + number % 3, f"frage {number}": 1}, 2, ())
    return held
