"""What is told of a round: the matches, who waits and why, and how good the round is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matchers.rounds.model import Match, Round
from matchers.rounds.week import Week


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is not served. ``reason``: a code; ``said``: it in words; ``help``: what would help."""

    member: str
    reason: str
    said: str
    help: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A round that was verified, and what was found out about it.

    ``fixed``: how many of its pairs moderators set before. ``drafts``: what an earlier draft of the
    same week brought together; at most ``changes`` of these may have changed.
    """

    round: Round
    week: Week
    waiting: tuple[Waiting, ...]
    audit: Mapping[str, Any]
    fixed: int = 0
    drafts: int = 0
    changes: int = 0

    def slot(self, match: Match) -> str:
        """``tue 18:00 Europe/Berlin``."""
        return self.week.slot(match.hour)

    @property
    def proven(self) -> bool:
        """Whether no better round exists; without a bound nobody knows."""
        return math.isfinite(self.round.bound) and self.round.proven

    @property
    def certificate(self) -> str:
        """One sentence: whether there is a better round."""
        if self.proven:
            if not self._set:
                return "Best possible round: no other round serves better."
            return f"Best possible round with {self._set}: no other one serves better."
        early = "The search ended early: a better round may exist"
        if not math.isfinite(self.round.gap):
            return f"{early}; by how much is not known."
        whole = sum(match.score for match in self.round.matches)
        share = self.round.gap / whole if whole else 1.0
        part = f", {share:.2%} of all scores" if share < 1 else ""
        return f"{early}, by {math.floor(self.round.gap):,} points at most{part}."

    @property
    def _set(self) -> str:
        """What was settled before the round was looked for."""
        told = []
        if self.fixed:
            told.append("the pair that was set" if self.fixed == 1
                        else f"the {self.fixed} pairs that were set")  # fmt: skip
        if self.drafts:
            least = self.drafts - self.changes
            how = "all" if not self.changes else f"at least {least} of"
            told.append("the earlier draft" if self.drafts == 1 and not self.changes
                        else f"{how} the {self.drafts} earlier drafts")  # fmt: skip
        return " and ".join(told)


def taught(match: Match) -> str:
    """What a match is about: ``excel``, ``excel (as spreadsheets)``, ``excel / python``."""
    topics = {
        lesson.topic
        if lesson.topic == lesson.taught_as
        else f"{lesson.topic} (as {lesson.taught_as})": None
        for lesson in match.lessons
    }
    return " / ".join(topics)
