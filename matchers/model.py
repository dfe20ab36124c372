"""The nouns of Lotse, frozen: what people, threads, topics and matches are to us.

Words are used as in the glossary of README.md. Times are timezone-aware ``datetime`` in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal, NewType

Account = NewType("Account", str)
"""A member's identity on one platform: ``slack:T1/U12`` or ``discourse:ada``."""

Language = Literal["de", "en"]
"""The languages that Lotse speaks."""
Platform = Literal["slack", "discourse"]


class Visibility(StrEnum):
    """Who can read a place. What is not known to be public is private.

    ``CONFIDENTIAL`` is a private place that was chosen because nobody else reads there: what is
    said to it goes nowhere if it is private no more.
    """

    PUBLIC = "public"
    PRIVATE = "private"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Place:
    """A Slack channel (``slack:T1/C12``) or a forum category (``discourse:5``)."""

    key: str
    visibility: Visibility = Visibility.PRIVATE

    @property
    def platform(self) -> str:
        """The platform's name: what stands before the first colon of the key."""
        return self.key.partition(":")[0]

    @property
    def public(self) -> bool:
        """Whether anybody in the community may read here."""
        return self.visibility is Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class Thread:
    """One conversation and where it lives.

    ``key`` is ``slack:T1/C12/1712345678.000100`` (the opening message's ts) or
    ``discourse:t/42`` (the forum's topic id). ``started`` is when the opening was posted.
    """

    key: str
    place: Place
    permalink: str
    started: datetime


Aside = Literal["no_question", "confidential"]
"""Why people set a thread aside: it is no question, or it is nobody else's business."""


class QuestionKind(StrEnum):
    """What a question asks for; an experience question needs two voices, not one answer."""

    FACT = "fact"
    HOWTO = "howto"
    EXPERIENCE = "experience"
    PEOPLE = "people"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Question:
    """A thread's opening that asks for something, in the asker's own words (plain text)."""

    thread: Thread
    asker: Account
    title: str
    body: str = ""
    kind: QuestionKind = QuestionKind.FACT
    language: Language = "de"


How = Literal["exact", "stem", "compound", "typo", "learned", "category", "parent"]
"""How a word met an alias; ``parent``: one of the wider topic; ``category``: no word did."""


@dataclass(frozen=True, slots=True)
class Reason:
    r"""Why a tag was given: ``words`` of the text at ``start:end`` met ``alias`` by ``how``.

    Positions count code points in ``title + "\n" + body``.
    """

    words: str
    start: int
    end: int
    alias: str
    how: How


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic found in a thread, with a confidence of 0 to 1 and its reasons."""

    topic: str
    confidence: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that people learn. ``aliases`` are its other names in both languages.

    ``parent``: the topic that it is a part of. ``not_when``: by name, phrases where that means
    something else. All that is asked in the ``forum_category`` is about it. ``was``: its old ids.
    """

    id: str
    de: str
    en: str
    aliases: tuple[str, ...] = ()
    forum_tag: str = ""
    parent: str = ""
    not_when: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    forum_category: int = 0
    was: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, in both languages."""
        return (self.de, self.en, *self.aliases)

    def name(self, language: Language) -> str:
        """The topic's name for people who read ``language``."""
        return self.de if language == "de" else self.en


class EvidenceKind(StrEnum):
    """What was observed: the asker accepted an answer, or thanked somebody for one."""

    ACCEPTED = "accepted"
    THANKED = "thanked"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observed, dated, sourced reason to think that a member knows a topic."""

    account: Account
    topic: str
    kind: EvidenceKind
    thread: str
    answer: str
    at: datetime


class Level(IntEnum):
    """How far somebody is in one topic, in their own words."""

    NEW = 0
    BEGUN = 1
    GETS_BY = 2
    CONFIDENT = 3
    TEACHES = 4


Format = Literal["online", "onsite", "both"]
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
PARTS = ("morning", "afternoon", "evening")
SLOTS: tuple[str, ...] = tuple(f"{day}-{part}" for day in DAYS for part in PARTS)
"""The 21 times a profile may name: 7 days x 3 parts of the day."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member said about themselves. Exists only after consent.

    ``learns`` and ``teaches`` map topic ids to the member's own level. ``hours`` are hours a week
    for helping and learning together. ``complete`` is true once all three steps were sent.
    Until ``paused_until`` nobody asks them anything. ``circle``: would help three or four at once;
    ``exchange``: would teach and learn with one person.
    """

    account: Account
    name: str = ""
    background: str = ""
    wants: str = ""
    can_help: str = ""
    minor: bool = False
    learns: Mapping[str, Level] = field(default_factory=dict)
    teaches: Mapping[str, Level] = field(default_factory=dict)
    hours: float = 0.0
    languages: frozenset[Language] = frozenset()
    slots: frozenset[str] = frozenset()
    format: Format = "online"
    region: str = ""
    complete: bool = False
    paused_until: datetime | None = None
    circle: bool = True
    exchange: bool = True

    def pauses(self, at: datetime) -> bool:
        """Whether the member wants to be left alone at that moment."""
        return self.paused_until is not None and at < self.paused_until


class MatchState(StrEnum):
    """A match is proposed; two yeses make it accepted. The others end it.

    ``OFFERED``: one of several of which its learner may choose one. Its expert knows nothing of it;
    it takes a seat of theirs till then. What was not chosen leaves no match.
    """

    OFFERED = "offered"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    ENDED = "ended"


Role = Literal["learner", "expert"]
Form = Literal["pair", "circle", "tandem"]
"""One learner with one expert · one expert with three or four learners · two teach each other."""


@dataclass(frozen=True, slots=True)
class Match:
    """A proposed bringing-together of one learner with one expert for one topic.

    A match that is proposed or accepted takes a seat of the expert. ``slot`` is the common time
    that the proposal names; empty where one question brought the two together (see ``Inquiry``).
    ``begins``: when they would first meet, where a round knows it; ``round``: the name of that one.

    A pair is one match. A circle is one for each of its three or four learners, a tandem one for
    each way; ``together`` is the same in all matches of one, and empty in a pair's. All that are
    offered to one learner have one, too.
    ``learner_says`` and ``expert_says`` are ``None`` until they answer. ``topic`` is the learner's;
    ``taught_as`` the expert's, where a round found one who helps with its parent or its child.
    """

    id: str
    learner: Account
    expert: Account
    topic: str
    slot: str
    proposed: datetime
    expires: datetime
    state: MatchState = MatchState.PROPOSED
    learner_says: bool | None = None
    expert_says: bool | None = None
    form: Form = "pair"
    together: str = ""
    begins: datetime | None = None
    round: str = ""
    taught_as: str = ""

    @property
    def stands_with(self) -> str:
        """The same for all matches that stand or fall together: they take one seat, too."""
        return self.together or self.id

    @property
    def is_pair(self) -> bool:
        """Whether they learn together for a while; if not, no seat is taken."""
        return bool(self.slot)

    def role_of(self, account: Account) -> Role | None:
        """Which of the two ``account`` is, or ``None`` for anybody else."""
        roles: dict[Account, Role] = {self.expert: "expert", self.learner: "learner"}
        return roles.get(account)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unanswered question as lists and digests tell it. ``title`` is empty unless public.

    ``asker`` is told to nobody: it keeps people from being asked their own question. ``first``: it
    is the first one that they asked here.
    """

    thread: Thread
    title: str
    kind: QuestionKind
    topics: tuple[str, ...]
    voices: int = 0
    asker: Account | None = None
    first: bool = False
    language: Language = "de"
