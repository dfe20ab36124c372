"""A great community as columns: one number per member and trait, one row per wish and skill.

Members are numbered in the order of their ids and topics in the order of their names, so that the
same members in any order make the same columns. A million members take some 150 MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.rounds.candidates import related
from matchers.rounds.model import SERVED, WAITED_AT_MOST, Member, Rules
from matchers.rounds.week import Week

Array = NDArray[Any]

WORDS = 6
"""A week has at most 338 half hours: six words of 64 bits."""

_WORD = (1 << 64) - 1
_FORMATS = {"online": 1, "in_person": 2}
_BACKGROUNDS = {"technik": 0, "fachpraxis": 1}


class Wants(NamedTuple):
    """What members want to learn, a row each: who, what, their own level, and how much (0..1)."""

    member: Array
    topic: Array
    level: Array
    weight: Array


class Offers(NamedTuple):
    """What members can teach, a row each."""

    member: Array
    topic: Array
    level: Array


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """Everyone who may take part in a round.

    Per member: ``languages`` (64 bits), ``hours`` (when a meeting may start: six words of 64
    bits), ``formats`` (1 online, 2 in person, 3 both), ``region`` and ``background`` (-1: none),
    ``per_week``, ``capacity``, ``waited``, ``minor``, ``feedback`` (0..1), ``load``. Whoever has
    no hour a week, or no hour in the week, takes no part.

    ``apart``: who never meet, as ``pair_keys`` in order. ``near``: wanted and taught topic where
    one is the other's parent.
    """

    languages: Array
    hours: Array
    formats: Array
    region: Array
    background: Array
    per_week: Array
    capacity: Array
    waited: Array
    minor: Array
    feedback: Array
    load: Array
    wants: Wants
    skills: Offers
    apart: Array
    near: tuple[tuple[int, int], ...] = ()

    @property
    def priority(self) -> Array:
        """What serving each member counts, before the score."""
        rounds: Array = np.minimum(self.waited.astype(np.int64), WAITED_AT_MOST)
        found: Array = np.multiply(rounds + 1, SERVED)
        return found

    @property
    def present(self) -> Array:
        """Who takes part at all."""
        return (self.per_week >= 1) & self.hours.any(axis=1)

    @property
    def seats(self) -> Array:
        """How many learners each member could take: what capacity and hours a week allow."""
        most = np.minimum(self.capacity, self.per_week).astype(np.int64)
        return np.where(self.present, np.maximum(most, 0), 0)

    def kept_apart(self, one: Array, other: Array) -> Array:
        """Which of these pairs must not meet; nobody meets themselves."""
        found: Array = np.equal(one, other)
        if len(self.apart):
            keys = pair_keys(one, other)
            place = np.minimum(np.searchsorted(self.apart, keys), len(self.apart) - 1)
            found |= self.apart[place] == keys
        return found


def pair_keys(one: Array, other: Array) -> Array:
    """Two members as one number, whoever is named first."""
    keys: Array = (np.minimum(one, other).astype(np.int64) << 32) | np.maximum(one, other)
    return keys


def crowd_of(members: Sequence[Member], rules: Rules, week: Week) -> Crowd:
    """The columns of these members. Raises ``ValueError`` for more than 64 languages."""
    ordered = sorted(members, key=lambda member: member.id)
    numbers = {member.id: number for number, member in enumerate(ordered)}
    topics = _numbered(
        {want.topic for one in ordered for want in one.wants}
        | {skill.topic for one in ordered for skill in one.teaches}
    )
    languages = _numbered({language for one in ordered for language in one.languages})
    if len(languages) > 64:  # noqa: PLR2004 - the bits of a word
        raise ValueError(f"{len(languages)} languages are too many for one round: at most 64.")
    regions = _numbered({one.region for one in ordered if one.region is not None})
    return Crowd(
        languages=np.array(
            [sum(1 << languages[each] for each in one.languages) for one in ordered], np.uint64
        ),
        hours=_hours(ordered, week),
        formats=_column(sum(_FORMATS[each] for each in one.formats) for one in ordered),
        region=_column(-1 if one.region is None else regions[one.region] for one in ordered),
        background=_column(
            -1 if one.background is None else _BACKGROUNDS[one.background] for one in ordered
        ),
        per_week=_column(one.hours_per_week if one.opted_in else 0 for one in ordered),
        capacity=_column(one.capacity for one in ordered),
        waited=_column(one.rounds_waited for one in ordered),
        minor=np.array([one.minor for one in ordered], bool),
        feedback=np.array([one.feedback for one in ordered], np.float64),
        load=_column(one.load for one in ordered),
        wants=_wants(ordered, topics),
        skills=_offers(ordered, topics),
        apart=_apart(ordered, numbers, rules),
        near=tuple(_near(topics, rules.parents)),
    )


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names))}


def _column(values: Iterator[int]) -> Array:
    return np.fromiter(values, np.int32)


def _hours(members: Sequence[Member], week: Week) -> Array:
    """When each could meet; whoever has the same free time is asked once."""
    known: dict[object, list[int]] = {}
    hours = np.zeros((len(members), WORDS), np.uint64)
    for number, member in enumerate(members):
        key = member.timezone, frozenset(member.slots)
        if key not in known:
            bits = week.hours(member)
            known[key] = [bits >> 64 * word & _WORD for word in range(WORDS)]
        hours[number] = known[key]
    return hours


def _wants(members: Sequence[Member], topics: Mapping[str, int]) -> Wants:
    rows = [
        (number, topics[want.topic], want.level, want.weight)
        for number, member in enumerate(members)
        for want in member.wants
    ]
    member, topic, level, weight = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Wants(
        np.array(member, np.int32),
        np.array(topic, np.int32),
        np.array(level, np.int32),
        np.array(weight, np.float64),
    )


def _offers(members: Sequence[Member], topics: Mapping[str, int]) -> Offers:
    rows = [
        (number, topics[skill.topic], skill.level)
        for number, member in enumerate(members)
        for skill in member.teaches
    ]
    table = np.array(rows, np.int32).reshape(-1, 3)
    return Offers(*table.T.copy())


def _near(topics: Mapping[str, int], parents: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for topic, number in topics.items():
        for other in sorted(related(topic, parents) - {topic}):
            if other in topics:
                yield number, topics[other]


def _apart(members: Sequence[Member], numbers: Mapping[str, int], rules: Rules) -> Array:
    """Blocks in either direction, what moderators forbade, and past partners not both wish for."""
    pairs = {(numbers[a], numbers[b]) for a, b in rules.forbidden if {a, b} <= numbers.keys()}
    for number, member in enumerate(members):
        pairs |= {(number, numbers[one]) for one in member.blocks if one in numbers}
        for one in member.past & numbers.keys():
            other = members[numbers[one]]
            if not (one in member.repeat_ok and member.id in other.repeat_ok):
                pairs.add((number, numbers[one]))
    table = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    return np.unique(pair_keys(table[:, 0], table[:, 1]))
