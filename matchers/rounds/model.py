"""The nouns of a round: who takes part with which wishes, what may not happen, and what came out.

All scores and terms are whole numbers of 1/10,000, so that no result depends on the order in
which fractions were added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

WHOLE = 10_000
"""One, in the unit of scores, terms and weights: 1/10,000."""

SERVED = WHOLE + 1
"""What it counts to serve somebody at all, per round waited and one: more than any score."""

WAITED_AT_MOST = 8
"""Rounds waited count up to here, which keeps every coefficient below a million."""

LEVELS = range(5)
"""New, begun, gets by, confident, teaches."""

Format = Literal["online", "in_person"]
Kind = Literal["pair", "circle", "tandem"]
Background = Literal["technik", "fachpraxis"]


@dataclass(frozen=True, slots=True)
class Want:
    """What a member wants to learn. ``level``: their own level now. ``weight``: 0..1."""

    topic: str
    level: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Skill:
    """What a member can teach, and the level (0-4) they have in it."""

    topic: str
    level: int


@dataclass(frozen=True, slots=True)
class Window:
    """Free time, every week, by the clock on the member's wall.

    ``day``: 0 is Monday. ``start`` and ``end`` are minutes after midnight, on whole or half
    hours; an ``end`` at or before the ``start`` is on the next day.
    """

    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Member:
    """One member as this round knows them.

    ``hours_per_week``: how many meetings of an hour they have time for. ``capacity``: how many
    learners they take in pairs. ``circle``: would lead one. ``exchange``: would teach and learn
    with one person (a tandem). ``blocks``: never to be brought together, a secret. ``past``: old
    partners; only if each stands in the other's ``repeat_ok`` they may meet again. ``feedback``:
    how well their teaching went, 0..1; ``load``: seats they gave lately. ``opted_in``: their yes
    to this very round.
    """

    id: str
    languages: frozenset[str]
    timezone: str = "Europe/Berlin"
    slots: tuple[Window, ...] = ()
    hours_per_week: int = 1
    formats: frozenset[Format] = frozenset({"online"})
    region: str | None = None
    wants: tuple[Want, ...] = ()
    teaches: tuple[Skill, ...] = ()
    capacity: int = 1
    circle: bool = False
    exchange: bool = False
    rounds_waited: int = 0
    joined: str = ""
    blocks: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    repeat_ok: frozenset[str] = frozenset()
    minor: bool = False
    background: Background | None = None
    feedback: float = 0.5
    load: int = 0
    opted_in: bool = True

    @property
    def priority(self) -> int:
        """What serving them counts, before the score: more the longer they have waited."""
        return SERVED * (1 + min(self.rounds_waited, WAITED_AT_MOST))

    @property
    def offers(self) -> bool:
        """Whether they offer to teach in this round: a yes, an hour, and a seat or an exchange."""
        takes_part = self.opted_in and self.hours_per_week >= 1
        return takes_part and bool(self.teaches) and (self.capacity >= 1 or self.exchange)


class Terms(NamedTuple):
    """The parts of a score, each 0..10,000: they are the explanation of a match.

    ``wish``: how much the learner wants it; ``level``: a step or two ahead is best; ``overlap``:
    hours in common; ``language``, ``region``, ``hours``: what they share; ``feedback``: how it
    went with this expert; ``background``: Technik meets Fachpraxis; ``load``: who gave little
    lately.
    """

    wish: int
    level: int
    overlap: int
    language: int
    region: int
    hours: int
    feedback: int
    background: int
    load: int


DEFAULT_WEIGHTS = Terms(2800, 2000, 1500, 600, 700, 600, 600, 600, 600)
"""How much each term counts unless ``community.toml`` says otherwise; a guess until measured."""

GAP_FIT: Mapping[int, int] = {1: 9000, 2: WHOLE, 3: 7000, 4: 4000}
"""How well an expert this many levels ahead fits: near peers first."""


class Draft(NamedTuple):
    """A meeting of an earlier draft of this round, as far as it is to be kept.

    ``lessons``: learner and expert by id. ``hour``: when it starts; negative: nobody knows. Of a
    circle also its ``topic``, ``language`` and ``format``; empty: whichever it was.
    """

    kind: Kind
    lessons: tuple[tuple[str, str], ...]
    hour: int = -1
    topic: str = ""
    language: str = ""
    format: str = ""

    @property
    def many(self) -> int:
        """What it counts when changes are: a pair or a tandem is one draft, as is each seat."""
        return len(self.lessons) if self.kind == "circle" else 1


@dataclass(frozen=True, slots=True)
class Rules:
    """What a community set for its rounds.

    ``weights``: of the terms, in any unit. ``circle``: least and most learners of one.
    ``circle_share``: what a circle's seat is worth against the same two as a pair. ``parents``:
    child topic -> parent; ``parent_share``: what a parent's or child's topic is worth. ``seed``
    belongs to the round and breaks ties. ``forbidden``: two ids, in order, who are kept apart;
    ``fixed``: learner and expert who are a pair, whatever else would be better. ``drafts``: what
    an earlier draft of this round brought together, of which ``changes`` may change.
    """

    weights: Terms = DEFAULT_WEIGHTS
    min_gap: int = 1
    circle: tuple[int, int] = (3, 4)
    circle_share: int = 9000
    parents: Mapping[str, str] = field(default_factory=dict[str, str])
    parent_share: int = 6000
    seed: int = 0
    circles: bool = True
    tandems: bool = True
    fixed: frozenset[tuple[str, str]] = frozenset()
    forbidden: frozenset[tuple[str, str]] = frozenset()
    drafts: tuple[Draft, ...] = ()
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Who learns what from whom. ``topic`` is the learner's word, ``taught_as`` the expert's."""

    learner: str
    expert: str
    topic: str
    taught_as: str
    score: int
    terms: Terms


@dataclass(frozen=True, slots=True)
class Match:
    """A pair (one lesson), a circle (three or four, one expert) or a tandem (two, both ways).

    Lessons are in the order of their learners. ``hour``: when it starts, in half hours of the
    round's week (``Week``). ``region``: where they meet if in person.
    """

    kind: Kind
    lessons: tuple[Lesson, ...]
    hour: int
    language: str
    format: Format = "online"
    region: str | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone in it, once, in order."""
        return tuple(sorted({who for one in self.lessons for who in (one.learner, one.expert)}))

    @property
    def learners(self) -> tuple[str, ...]:
        """Whom it serves."""
        return tuple(lesson.learner for lesson in self.lessons)

    @property
    def score(self) -> int:
        """The sum of its seats."""
        return sum(lesson.score for lesson in self.lessons)


@dataclass(frozen=True, slots=True)
class Round:
    """What came out.

    ``unmatched``: who wanted something and is not served; ``idle``: who offered and was not needed.
    ``objective``: the sum over those served of priority and score. ``bound``: no round that keeps
    the rules can have more. ``proven``: the bound says that none is better.
    """

    week: str
    matches: tuple[Match, ...]
    unmatched: tuple[str, ...]
    idle: tuple[str, ...]
    objective: int
    bound: float

    @property
    def gap(self) -> float:
        """How far the best possible round may be above this one, in units of a score."""
        return max(0.0, self.bound - self.objective)

    @property
    def proven(self) -> bool:
        """Whether no better round exists."""
        return self.bound + 1e-6 < self.objective + 1

    def of(self, kind: Kind) -> tuple[Match, ...]:
        """The matches of one kind."""
        return tuple(match for match in self.matches if match.kind == kind)

    @property
    def served(self) -> frozenset[str]:
        """Everyone who learns something in this round."""
        return frozenset(who for match in self.matches for who in match.learners)
