"""How well two members fit for a topic: nine terms of 0..10,000, weighed into one whole number."""

from __future__ import annotations

from matchers.rounds.model import GAP_FIT, WHOLE, Member, Rules, Skill, Terms, Want

_ENOUGH = 4
"""Starts in common beyond which more of them help no further; seats given lately likewise."""


def terms(
    learner: Member, expert: Member, want: Want, skill: Skill, *, starts: int, rules: Rules
) -> Terms:
    """The parts of the score; ``starts``: at how many half hours the two could start to meet."""
    share = WHOLE if want.topic == skill.topic else rules.parent_share
    shared = len(learner.languages & expert.languages)
    ours, theirs = sorted((learner.hours_per_week, expert.hours_per_week))
    return Terms(
        wish=round(min(max(want.weight, 0.0), 1.0) * share),
        level=GAP_FIT.get(skill.level - want.level, 0),
        overlap=min(starts, _ENOUGH) * WHOLE // _ENOUGH,
        language=shared * WHOLE // max(len(learner.languages), 1),
        region=_region(learner, expert),
        hours=ours * WHOLE // max(theirs, 1),
        feedback=round(min(max(expert.feedback, 0.0), 1.0) * WHOLE),
        background=_background(learner, expert),
        load=WHOLE - min(max(expert.load, 0), _ENOUGH) * WHOLE // _ENOUGH,
    )


def score(parts: Terms, weights: Terms) -> int:
    """The weighted mean of the terms, rounded down: 0..10,000."""
    total = sum(weights)
    if not total:
        return 0
    return sum(weight * part for weight, part in zip(weights, parts, strict=True)) // total


def seat_score(pair_score: int, rules: Rules) -> int:
    """What the same two are worth in a circle: less talk for each, so a little less."""
    return pair_score * rules.circle_share // WHOLE


def _region(one: Member, other: Member) -> int:
    if one.region is None or other.region is None:
        return WHOLE // 2
    return WHOLE if one.region == other.region else 0


def _background(one: Member, other: Member) -> int:
    """Those who come from Technik and from Fachpraxis have most to tell each other."""
    if one.background is None or other.background is None:
        return WHOLE // 2
    return WHOLE if one.background != other.background else 0
