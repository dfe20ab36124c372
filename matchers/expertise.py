"""Evidence and a moment -> who may know a topic, surest first.

Who was around lately will most likely answer; who did so on these topics more often than one
would expect of them is likelier still. So the score is activity times *lift*: the share that a
member has of the evidence on a topic, over the share that they have of all of it. Lift lets
specialists stand beside those who answer everything, instead of the same three names each time;
little evidence on a topic moves it little. What members offer themselves counts like evidence.

The constants were fitted on the older part of two Stack Exchange sites (``bench/experts.py``).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchers.model import Account, Evidence, EvidenceKind

_WORTH = {EvidenceKind.ACCEPTED: 1.0, EvidenceKind.THANKED: 0.5}
_AROUND = timedelta(days=18)  # half-life of being around
_KNOWN = timedelta(days=240)  # half-life of knowing something
_SLOW_TO_BELIEVE = 5.0  # evidence on a topic (in answers) at which its lift counts by half
_TOPIC = 0.85  # exponent of the lift: how much the topic says beside activity
_OFFERED = 0.5  # an offer is worth so many answers of today
_NOBODY_YET = 0.05  # evidence that everybody is given, so that a first answer is no miracle
_COMMON = 0.3  # what even the most frequent topic still says


@dataclass(frozen=True, slots=True)
class Deed:
    """One helpful answer: by whom, on which topics, when, and what it was worth (1: an answer)."""

    account: Account
    topics: tuple[str, ...]
    at: datetime
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """An expert in the light of some topics. ``score`` is 0-1; ``because``: newest first.

    ``because`` holds the evidence on these topics; it is empty for whom only activity speaks.
    """

    account: Account
    score: float
    because: tuple[Evidence, ...] = ()


Offers = Mapping[Account, Collection[str]]
"""Which topics a member offers to help with, in their own words."""


def rank(
    evidence: Sequence[Evidence], topics: Sequence[str], now: datetime, offers: Offers | None = None
) -> tuple[Ranked, ...]:
    """Everybody with evidence until ``now`` or an offer, surest first; accounts decide a tie."""
    past = sorted((one for one in evidence if one.at <= now), key=_place)
    scores = weigh(_deeds(past), topics, now, offers=offers or {})
    most = max(scores.values(), default=0.0) or 1.0
    because: dict[Account, list[Evidence]] = defaultdict(list)
    for one in past:
        if one.topic in topics:
            because[one.account].insert(0, one)
    ranked = [
        Ranked(account, round(score / most, 6), tuple(because.get(account, ())))
        for account, score in scores.items()
    ]
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.account)))


def weigh(
    deeds: Iterable[Deed],
    topics: Sequence[str],
    now: datetime,
    *,
    offers: Offers | None = None,
    rarity: Mapping[str, float] | None = None,
) -> dict[Account, float]:
    """A number above 0 for everybody who did something or offers to; only its order means much.

    ``rarity``: how much a topic tells, such as log(questions / questions on it); else all alike.
    """
    around: dict[Account, float] = defaultdict(float)
    known: dict[Account, float] = defaultdict(float)
    on: dict[str, dict[Account, float]] = {topic: defaultdict(float) for topic in topics}
    for deed in deeds:
        age = now - deed.at
        around[deed.account] += 0.5 ** (age / _AROUND)
        faded = 0.5 ** (age / _KNOWN)
        known[deed.account] += faded  # each answer alike, so that a well-liked one lifts
        worth = deed.worth * faded
        for topic in deed.topics:
            if topic in on:
                on[topic][deed.account] += worth
    for account, offered in (offers or {}).items():
        around[account] += _OFFERED
        known[account] += _OFFERED
        for topic in set(offered) & on.keys():
            on[topic][account] += _OFFERED
    weights = {topic: (rarity or {}).get(topic, 1.0) + _COMMON for topic in on}
    lift = _Lift(known, on, weights)
    return {account: around[account] * lift.of(account) ** _TOPIC for account in around}


class _Lift:
    """How much more of the evidence on some topics a member has than of all evidence."""

    def __init__(
        self,
        known: Mapping[Account, float],
        on: Mapping[str, Mapping[Account, float]],
        weights: Mapping[str, float],
    ) -> None:
        self._known, self._on = known, on
        self._all = sum(known.values()) or 1.0
        self._sum = {topic: sum(by.values()) for topic, by in on.items()}
        total = sum(weights.values()) or 1.0
        self._weights = {topic: weight / total for topic, weight in weights.items()}

    def of(self, account: Account) -> float:
        """The weighted geometric mean over the topics; 1 where nothing speaks for or against."""
        expected = (self._known[account] + _NOBODY_YET) / self._all
        told = 0.0
        for topic, by in self._on.items():
            mine = by.get(account, 0.0) + _SLOW_TO_BELIEVE * expected
            usual = (self._sum[topic] + _SLOW_TO_BELIEVE) * expected
            told += self._weights[topic] * math.log(mine / usual)
        return math.exp(told)


def _deeds(evidence: Sequence[Evidence]) -> Iterator[Deed]:
    """Evidence of one answer on several topics is one deed."""
    answers: dict[tuple[Account, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        answers[one.account, one.answer].append(one)
    for (account, _), ones in answers.items():
        topics = tuple(dict.fromkeys(one.topic for one in ones))
        yield Deed(account, topics, ones[-1].at, max(_WORTH[one.kind] for one in ones))


def _place(one: Evidence) -> tuple[datetime, str, str, str, str]:
    """A fixed order, so that the same evidence always adds up to the same score."""
    return one.at, one.answer, one.topic, one.kind, one.account
