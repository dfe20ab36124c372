"""Evidence and a moment -> who may know a topic, surest first.

Topic evidence fades by half each year; recent activity in any topic says who is around to answer.
The more topic evidence there is, the more it counts: on little of it activity predicts better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchers.model import Account, Evidence, EvidenceKind

_WORTH = {EvidenceKind.ACCEPTED: 1.0, EvidenceKind.THANKED: 0.5}
_HALF_LIFE = timedelta(days=365)
_RECENT = timedelta(days=180)
_MOST = 0.7  # share of topic evidence in the score when there is plenty of it
_ENOUGH = 3.0  # topic evidence (in accepted answers) at which half of that share is reached


@dataclass(frozen=True, slots=True)
class Ranked:
    """An expert in the light of some topics. ``score`` is 0-1; ``because``: newest first.

    ``because`` holds the evidence on these topics; it is empty for whom only activity speaks.
    """

    account: Account
    score: float
    because: tuple[Evidence, ...] = ()


def rank(evidence: Sequence[Evidence], topics: Sequence[str], now: datetime) -> tuple[Ranked, ...]:
    """Everybody with evidence until ``now``, surest first; accounts decide a tie."""
    known: dict[Account, float] = defaultdict(float)
    active: dict[Account, float] = defaultdict(float)
    because: dict[Account, list[Evidence]] = defaultdict(list)
    for one in sorted(evidence, key=_place):
        age = now - one.at
        if age < timedelta():
            continue
        active[one.account] += _WORTH[one.kind] * (age <= _RECENT)
        if one.topic in topics:
            known[one.account] += _WORTH[one.kind] * 0.5 ** (age / _HALF_LIFE)
            because[one.account].append(one)
    total = sum(known.values())
    share = _MOST * total / (total + _ENOUGH)
    most_known, most_active = (max(by.values(), default=0.0) or 1.0 for by in (known, active))
    ranked = [
        Ranked(
            account,
            round(
                share * known.get(account, 0.0) / most_known
                + (1 - share) * active[account] / most_active,
                6,
            ),
            tuple(sorted(because.get(account, ()), key=_place, reverse=True)),
        )
        for account in active
    ]
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.account)))


def _place(one: Evidence) -> tuple[datetime, str, str, str, str]:
    """A fixed order, so that the same evidence always adds up to the same score."""
    return one.at, one.answer, one.topic, one.kind, one.account
