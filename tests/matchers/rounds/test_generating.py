"""Made-up communities: whole, alike from the same seed, and spread as communities are."""

from __future__ import annotations

from collections import Counter
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest

from matchers.rounds.candidates import find_candidates
from matchers.rounds.generating import DENSE_UP_TO, ZONES, Density, generate, kind_of
from matchers.rounds.model import LEVELS, Member, Rules
from matchers.rounds.week import Week

KINDS: tuple[Density, ...] = ("dense", "sparse")
WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_members(kind: Density) -> None:
    assert generate(30, 7, kind) == generate(30, 7, kind)
    assert generate(30, 7, kind) != generate(30, 8, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_is_one_that_a_round_takes(kind: Density) -> None:
    members = generate(400, 1, kind)
    ids = [member.id for member in members]
    assert ids == sorted(set(ids))
    for member in members:
        assert member.languages
        assert member.timezone in ZONES
        assert 1 <= member.hours_per_week <= 4
        assert 0 <= member.rounds_waited <= 8
        assert member.id not in member.blocks | member.past
        assert member.blocks | member.past <= set(ids)
        assert all(want.level in LEVELS and 0 < want.weight <= 1 for want in member.wants)
        assert all(skill.level in LEVELS for skill in member.teaches)
        assert _no_topic_twice(member)
        assert not member.circle or member.teaches
        assert not member.exchange or (member.teaches and member.wants)
        assert all(
            0 <= day.start < 1440 and day.start % 30 == 0 and day.end % 30 == 0
            for day in member.slots
        )


def _no_topic_twice(member: Member) -> bool:
    topics = [one.topic for one in (*member.wants, *member.teaches)]
    return len(topics) == len(set(topics))


def test_a_dense_community_learns_mostly_and_every_third_teaches() -> None:
    members = generate(2_000, 1, "dense")
    assert fmean(bool(one.wants) for one in members) == pytest.approx(0.88, abs=0.03)
    assert fmean(bool(one.teaches) for one in members) == pytest.approx(0.30, abs=0.03)
    assert fmean(one.minor for one in members) == pytest.approx(0.03, abs=0.015)
    assert fmean(one.rounds_waited for one in members) == pytest.approx(0.58, abs=0.08)


def test_a_sparse_community_is_mostly_quiet_and_every_sixth_teaches() -> None:
    members = generate(4_000, 1, "sparse")
    assert fmean(bool(one.wants) for one in members) == pytest.approx(0.40, abs=0.03)
    assert fmean(bool(one.teaches) for one in members) == pytest.approx(0.15, abs=0.02)
    assert fmean("de" in one.languages for one in members) == pytest.approx(0.87, abs=0.03)


@pytest.mark.parametrize("kind", KINDS)
def test_few_topics_are_asked_for_most(kind: Density) -> None:
    members = generate(2_000, 1, kind)
    asked = Counter(want.topic for member in members for want in member.wants)
    assert asked.most_common(1)[0][0] == "topic-00"
    assert asked["topic-00"] > 5 * asked["topic-20"]


def test_large_communities_are_sparse() -> None:
    assert kind_of(DENSE_UP_TO) == "dense"
    assert kind_of(DENSE_UP_TO + 1) == "sparse"
    assert generate(10, 1) == generate(10, 1, "dense")


def test_dense_means_several_times_as_many_who_could_meet() -> None:
    many = {
        kind: len(find_candidates(generate(600, 1, kind), Rules(), WEEK).pairs) for kind in KINDS
    }
    assert many["dense"] > 2 * many["sparse"] > 200
