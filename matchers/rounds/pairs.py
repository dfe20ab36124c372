"""One learner and the experts there are -> the partner who fits best, or what was in the way.

The hard rules are never bent: topic, level, language, time, place, capacity, nobody twice, nobody
under 18 in a private pair. Among those who remain, somebody one or two steps ahead comes before
the top expert, then whoever has fewer seats taken, then whoever has more times in common.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchers.model import SLOTS, Account, Format, Language, Profile
from matchers.text import fold

_NEAR = 2  # levels ahead up to which a partner is a near peer


class Why(StrEnum):
    """Why nobody was found: the last hurdle that anybody reached, in the order of the rules.

    ``PROFILE``: the learner's own profile is unfinished or names no language, time or hours.
    ``MINOR``: the learner is under 18. ``MET`` must be told as no more than "nobody new": it
    also covers blocks. An expert under 18 is passed over in silence, so nobody's age is told.
    """

    PROFILE = "profile"
    MINOR = "minor"
    NO_TOPIC = "no_topic"
    NO_EXPERT = "no_expert"
    LEVEL = "level"
    LANGUAGE = "language"
    TIME = "time"
    PLACE = "place"
    FULL = "full"
    MET = "met"


_HURDLES = tuple(Why)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert as this learner may meet them.

    ``seats_taken``: matches of theirs that are proposed or accepted, as expert. ``met``: these two
    were matched within the no-repeat time, or are never to be matched again.
    """

    profile: Profile
    seats_taken: int = 0
    met: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A partner and the reasons: what the pair is about and what the two have in common.

    ``steps``: levels that the expert is ahead. ``slot`` is the first common one of ``slots``.
    ``both`` are other topics that both of them named. ``format`` is never ``"both"``.
    """

    expert: Account
    topic: str
    steps: int
    slot: str
    slots: tuple[str, ...]
    languages: tuple[Language, ...]
    format: Format
    both: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nobody fits; ``why`` names what to tell the person. ``topics``: where it failed there."""

    why: Why
    topics: tuple[str, ...] = ()


def find_partner(
    learner: Profile,
    experts: Sequence[Candidate],
    *,
    gap: int,
    seats: int,
    hours_per_seat: float,
) -> Found | NotFound:
    """The best partner for ``learner``; the order of ``experts`` does not matter.

    An expert is at least ``gap`` levels ahead, has fewer than ``seats`` seats taken, and hours a
    week for one more seat of ``hours_per_seat``.
    """
    own = _own_hurdle(learner, hours_per_seat)
    if own is not None:
        return NotFound(own)
    found: list[tuple[tuple[int, int, int, int, str, str], Found]] = []
    reached = dict.fromkeys(learner.learns, Why.NO_EXPERT)
    for candidate, topic in _teaching(learner, experts):
        full = _is_full(candidate, seats, hours_per_seat)
        hurdle = _hurdle(learner, candidate, topic, gap=gap, full=full)
        if hurdle is None:
            pair = _pair(learner, candidate.profile, topic)
            found.append((_rank(learner, candidate, pair), pair))
        else:
            reached[topic] = max(reached[topic], hurdle, key=_HURDLES.index)
    if found:
        return min(found, key=lambda ranked: ranked[0])[1]
    why = max(reached.values(), key=_HURDLES.index)
    return NotFound(why, tuple(sorted(topic for topic in reached if reached[topic] is why)))


def _own_hurdle(learner: Profile, hours: float) -> Why | None:
    if learner.minor:
        return Why.MINOR
    if not (learner.complete and learner.languages and learner.slots and learner.hours >= hours):
        return Why.PROFILE
    return None if learner.learns else Why.NO_TOPIC


def _teaching(learner: Profile, experts: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Who else teaches what the learner wants: complete profiles of adults."""
    for candidate in experts:
        expert = candidate.profile
        if expert.account == learner.account or expert.minor or not expert.complete:
            continue
        for topic in sorted(learner.learns.keys() & expert.teaches.keys()):
            yield candidate, topic


def _hurdle(
    learner: Profile, candidate: Candidate, topic: str, *, gap: int, full: bool
) -> Why | None:
    """The first rule that keeps these two apart; ``None``: they may meet."""
    expert = candidate.profile
    rules = (
        (Why.LEVEL, expert.teaches[topic] - learner.learns[topic] >= max(gap, 1)),
        (Why.LANGUAGE, bool(learner.languages & expert.languages)),
        (Why.TIME, bool(_common_slots(learner, expert))),
        (Why.PLACE, _format(learner, expert) is not None),
        (Why.FULL, not full),
        (Why.MET, not candidate.met),
    )
    return next((why for why, kept in rules if not kept), None)


def _is_full(candidate: Candidate, seats: int, hours_per_seat: float) -> bool:
    taken = candidate.seats_taken
    return taken >= seats or (taken + 1) * hours_per_seat > candidate.profile.hours


def _common_slots(one: Profile, other: Profile) -> tuple[str, ...]:
    return tuple(slot for slot in SLOTS if slot in one.slots & other.slots)


def _format(one: Profile, other: Profile) -> Format | None:
    """How two people can meet: online if both may, else on site in the same region."""
    ways = {one.format, other.format}
    if "onsite" not in ways:
        return "online"
    near = fold(one.region).strip() == fold(other.region).strip() != ""
    return "onsite" if "online" not in ways and near else None


def _pair(learner: Profile, expert: Profile, topic: str) -> Found:
    slots = _common_slots(learner, expert)
    named = [{*p.learns, *p.teaches} for p in (learner, expert)]
    return Found(
        expert=expert.account,
        topic=topic,
        steps=expert.teaches[topic] - learner.learns[topic],
        slot=slots[0],
        slots=slots,
        languages=tuple(sorted(learner.languages & expert.languages)),
        format=_format(learner, expert) or "online",
        both=tuple(sorted((named[0] & named[1]) - {topic})),
    )


def _rank(
    learner: Profile, candidate: Candidate, pair: Found
) -> tuple[int, int, int, int, str, str]:
    """What is compared, in this order; the hash spreads ties over the experts."""
    tie = hashlib.sha256(f"{learner.account}\n{pair.expert}".encode()).hexdigest()
    far = max(pair.steps - _NEAR, 0)
    return far, candidate.seats_taken, -len(pair.slots), pair.steps, tie, pair.topic
