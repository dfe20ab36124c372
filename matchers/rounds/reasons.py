"""What can be told about a round: codes and counts, no words and no names.

Whoever puts them into words needs nothing but these tables.

==============  ======================================================================
``Stage``       why a member is not served; ``left``: how many had passed until there
==============  ======================================================================
``opted_out``   the member has not said yes to this round
``hours``       the member has no hour a week
``languages``   the member names no language
``slots``       the member has no free hour in this week
``topic``       nobody in the round teaches it, nor its parent or child
``capacity``    those who teach it have no seat and no hour (or would only exchange)
``level``       those are not ahead of the member, or not far enough
``language``    those speak none of the member's languages
``format``      those would not meet online, or not in the member's region
``time``        those are free at other hours
``taken``       some fit, and give their hours to others: see ``TakenBy``
==============  ======================================================================

==============  ======================================================================
``HelpKind``    what the member could add; ``what`` names it, ``opens`` counts
==============  ======================================================================
``hour``        a free hour, ``tue 18:00 Europe/Berlin``; ``hour`` is its half hour
``online``      meeting online; ``what`` is ``online``
``language``    a language, ``en``, if they speak it
``topic``       another wish, ``pandas``, near theirs
==============  ======================================================================

``opens`` promises a possibility, not a seat: say "could", never "will".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matchers.rounds.model import Kind, Terms


class Stage(StrEnum):
    """The first thing that nobody passed, in this order; the table above tells each."""

    OPTED_OUT = "opted_out"
    HOURS = "hours"
    LANGUAGES = "languages"
    SLOTS = "slots"
    TOPIC = "topic"
    CAPACITY = "capacity"
    LEVEL = "level"
    LANGUAGE = "language"
    FORMAT = "format"
    TIME = "time"
    TAKEN = "taken"


STAGES = tuple(Stage)
"""The stages in their order: a later one is further."""


class TakenBy(StrEnum):
    """Who has what would have fitted.

    ``LONGER_WAITING``: all who learn from those experts have waited longer. ``OWN_HOURS``: the
    member's own hours are full, with what they teach. ``OTHERS``: anything else. The last is
    also all that a member hears whom a secret keeps apart from an expert who is still free.
    """

    LONGER_WAITING = "longer_waiting"
    OTHERS = "others"
    OWN_HOURS = "own_hours"


class HelpKind(StrEnum):
    """What a member could add, the cheapest first."""

    HOUR = "hour"
    ONLINE = "online"
    LANGUAGE = "language"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Help:
    """The cheapest thing that would help, and how many more experts would then fit."""

    kind: HelpKind
    opens: int
    what: str
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class LessonWhy:
    """Why these two, and why not someone else.

    ``terms``: the parts of the score. ``fixed``: moderators set it. ``other_experts``: how many
    others the learner could have had; ``better_experts``: how many of them would have scored
    higher. ``other_learners``: how many others the expert could have had and does not have;
    ``longer_waiting`` and ``better_learners``: how many of them have waited longer than this
    learner or would have scored higher (most of these have somebody else).
    """

    learner: str
    expert: str
    topic: str
    terms: Terms
    fixed: bool
    other_experts: int
    better_experts: int
    other_learners: int
    longer_waiting: int
    better_learners: int


@dataclass(frozen=True, slots=True)
class MatchWhy:
    """The reasons for one match: one for each of its lessons, in their order."""

    kind: Kind
    lessons: tuple[LessonWhy, ...]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why a member is not served and what would help.

    ``topic``: the wish that got furthest (``None`` if the member's own profile ended it before).
    ``left``: how many experts there were before the stage that nobody passed; for ``taken``, how
    many fit. ``taken_by`` is set for ``taken`` alone. ``help``: ``None`` if nothing would.
    """

    member: str
    stage: Stage
    topic: str | None = None
    left: int = 0
    taken_by: TakenBy | None = None
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Explanations:
    """A reason for everyone: ``matches`` as in the round, ``unmatched`` in the order of ids."""

    matches: tuple[MatchWhy, ...]
    unmatched: tuple[Unmatched, ...]

    def of(self, member: str) -> Unmatched | None:
        """Why this member is not served; ``None`` if they are, or wished for nothing."""
        return next((one for one in self.unmatched if one.member == member), None)
