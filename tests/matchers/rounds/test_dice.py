"""Dice of a seed: the same throw everywhere, and as likely as it says."""

from __future__ import annotations

from collections import Counter

import pytest

from matchers.rounds.dice import Dice, odds


def test_the_same_seed_and_names_fall_alike_under_every_python() -> None:
    assert [Dice(1, "ada").bits() for _ in range(2)] == [8340500173091752835] * 2
    assert Dice(1, "ada").bits() != Dice(2, "ada").bits()
    assert Dice(1, "ada").bits() != Dice(1, "bo").bits()


def test_a_share_is_from_0_and_never_1() -> None:
    dice = Dice(1)
    shares = [dice.share() for _ in range(20_000)]
    assert min(shares) >= 0
    assert max(shares) < 1
    assert sum(shares) / len(shares) == pytest.approx(0.5, abs=0.01)


def test_whole_numbers_are_alike_likely_and_reach_both_ends() -> None:
    dice = Dice(1)
    seen = Counter(dice.between(2, 4) for _ in range(30_000))
    assert sorted(seen) == [2, 3, 4]
    assert min(seen.values()) > 9_500


def test_odds_weigh() -> None:
    dice = Dice(1)
    of = odds("abc", (1, 0, 3))
    seen = Counter(dice.draw(of) for _ in range(20_000))
    assert sorted(seen) == ["a", "c"]
    assert seen["c"] / seen["a"] == pytest.approx(3, rel=0.1)


def test_several_are_different_and_no_more_than_there_are() -> None:
    for seed in range(50):
        taken = Dice(seed).several("abcde", 3)
        assert len(set(taken)) == 3
        assert sorted(Dice(seed).several("abcde", 9)) == list("abcde")


def test_waiting_has_the_mean_that_was_asked_for() -> None:
    dice = Dice(1)
    assert sum(dice.waiting(2.0) for _ in range(20_000)) / 20_000 == pytest.approx(2, rel=0.05)
