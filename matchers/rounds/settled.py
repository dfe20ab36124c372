"""The second opinion on what was settled before: fixed pairs, and drafts of an earlier round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchers.rounds.model import Draft, Match, Rules


def of_settled(matches: Sequence[Match], rules: Rules) -> Iterator[str]:
    """A sentence for each fixed pair that is gone, and one if more drafts have changed than may."""
    pairs = {two for match in matches if match.kind == "pair" for two in _lessons(match)}
    for learner, expert in sorted(rules.fixed - pairs):
        yield f"{learner} and {expert} were to stay a pair."
    changed = sum(_changed(draft, matches) for draft in rules.drafts)
    if changed > rules.changes:
        yield f"{changed} drafts have changed, not {rules.changes} at most."
    seated = {learner for draft in rules.drafts for learner, _ in draft.lessons}
    for learner in sorted(seated - {one for match in matches for one in match.learners}):
        yield f"{learner} had a seat in the draft, and has none."


def _changed(draft: Draft, matches: Sequence[Match]) -> int:
    there = {
        two
        for match in matches
        if match.kind == draft.kind and match.hour == draft.hour
        if draft.kind != "circle" or _held(match) == (draft.topic, draft.language, draft.format)
        for two in _lessons(match)
    }
    gone = sum(two not in there for two in draft.lessons)
    return gone if draft.kind == "circle" else min(gone, 1)


def _lessons(match: Match) -> list[tuple[str, str]]:
    return [(lesson.learner, lesson.expert) for lesson in match.lessons]


def _held(match: Match) -> tuple[str, str, str]:
    """What a circle is about, and how it meets."""
    return match.lessons[0].topic, match.language, match.format
