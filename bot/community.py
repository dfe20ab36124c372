"""What a reaction may know: a read-only look at the community, and the rules it runs by.

``bot/store/view.py`` is the real one. Topics and tagger are snapshots in memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from matchers.model import (
    Account,
    Language,
    Match,
    OpenQuestion,
    Place,
    Profile,
    Tag,
    Thread,
    Topic,
)

# --- rules: one class per feature, named like its section in config/community.toml


@dataclass(frozen=True, slots=True)
class CommunityRules:
    """``[community]``: who we are. ``weekday`` 0 is Monday; times are in ``time_zone`` (IANA)."""

    name: str = "Lotse"
    language: Language = "de"
    time_zone: str = "Europe/Berlin"
    code_of_conduct: str = ""
    consent_version: str = "1"
    slack_channels: tuple[str, ...] = ()
    forum_categories: tuple[int, ...] = ()
    moderators: tuple[str, ...] = ()
    moderator_channel: str = ""


@dataclass(frozen=True, slots=True)
class FollowThreadRules:
    """``[follow_thread]``: remember pointers of questions and answers."""


@dataclass(frozen=True, slots=True)
class TagQuestionRules:
    """``[tag_question]``: tags surer than ``apply_from`` (0-1) are applied, ``at_most`` of them."""

    apply_from: float = 0.7
    at_most: int = 3


@dataclass(frozen=True, slots=True)
class RecordEvidenceRules:
    """``[record_evidence]``."""


@dataclass(frozen=True, slots=True)
class AskProfileRules:
    """``[ask_profile]``: at most ``topics`` topics to learn, and as many to teach."""

    topics: int = 8


@dataclass(frozen=True, slots=True)
class ForgetMemberRules:
    """``[forget_member]``."""


@dataclass(frozen=True, slots=True)
class ProposeMatchRules:
    """``[propose_match]``.

    The expert's level is at least ``gap`` above the learner's; an expert teaches ``seats`` people
    at once at most and gives ``hours_per_seat`` hours a week to each; a proposal waits
    ``expires_hours``; the same two are not proposed again within ``no_repeat_weeks``.
    """

    gap: int = 1
    seats: int = 2
    hours_per_seat: float = 1.0
    expires_hours: int = 72
    no_repeat_weeks: int = 12


@dataclass(frozen=True, slots=True)
class SettleMatchRules:
    """``[settle_match]``."""


@dataclass(frozen=True, slots=True)
class OpenPairRules:
    """``[open_pair]``."""


@dataclass(frozen=True, slots=True)
class ReportMatchRules:
    """``[report_match]``."""


@dataclass(frozen=True, slots=True)
class SendDigestRules:
    """``[send_digest]``: when (community time), where, and how many questions one message holds.

    ``late_days``: a digest that could not go out for longer than this is left out.
    """

    weekday: int = 0
    hour: int = 9
    slack_channels: tuple[str, ...] = ()
    forum_category: int = 0
    per_message: int = 20
    late_days: int = 3


@dataclass(frozen=True, slots=True)
class AnswerCommandRules:
    """``[answer_command]``: how many open questions a list shows."""

    list_at_most: int = 10


@dataclass(frozen=True, slots=True)
class GreetChannelRules:
    """``[greet_channel]``."""


@dataclass(frozen=True, slots=True)
class ShowHomeRules:
    """``[show_home]``."""


@dataclass(frozen=True, slots=True)
class StopSendingRules:
    """``[stop_sending]``."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of ``config/community.toml``. A feature whose section is absent is ``None``: off."""

    community: CommunityRules = field(default_factory=CommunityRules)
    follow_thread: FollowThreadRules | None = None
    tag_question: TagQuestionRules | None = None
    record_evidence: RecordEvidenceRules | None = None
    ask_profile: AskProfileRules | None = None
    forget_member: ForgetMemberRules | None = None
    propose_match: ProposeMatchRules | None = None
    settle_match: SettleMatchRules | None = None
    open_pair: OpenPairRules | None = None
    report_match: ReportMatchRules | None = None
    send_digest: SendDigestRules | None = None
    answer_command: AnswerCommandRules | None = None
    greet_channel: GreetChannelRules | None = None
    show_home: ShowHomeRules | None = None
    stop_sending: StopSendingRules | None = None


# --- what is known


class Tagger(Protocol):
    """Finds topics in text: see ``matchers/tagging.py``."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        """All topics found, surest first, each with its reasons. Deterministic."""
        ...


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A reply that we know of. ``answer`` is its key; ``by`` is ``None`` once forgotten."""

    answer: str
    by: Account | None
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptThread:
    """What the store holds about one question's thread (no words but the title of a public one).

    ``topics`` are the thread's topics now (ours and people's); ``ours`` only what we found.
    ``theirs``: what the forum's own tags said when last looked at, ours among them.
    ``rejected``: people took our tags back here. ``asker`` is ``None`` once forgotten.
    """

    thread: Thread
    asker: Account | None
    title: str
    language: Language
    topics: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    rejected: bool = False
    closed: bool = False
    accepted: str | None = None
    answers: tuple[KeptAnswer, ...] = ()


class Community(Protocol):
    """Read-only. Inside a turn it sees what the turn has already kept."""

    @property
    def rules(self) -> Rules:
        """All rules in force."""
        ...

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by its id."""
        ...

    @property
    def tagger(self) -> Tagger:
        """The tagger of the topics' present version."""
        ...

    def stopped(self) -> bool:
        """Whether a moderator stopped the bot."""
        ...

    def switch(self, name: str) -> bool:
        """Whether the switch ``name`` is on (unknown: off)."""
        ...

    def thread(self, key: str) -> KeptThread | None:
        """The thread with this key; ``None`` if unknown or gone."""
        ...

    def thread_of_answer(self, answer: str) -> KeptThread | None:
        """The thread that holds the reply with this key."""
        ...

    def threads_accepted_by_others(self, account: Account) -> Sequence[KeptThread]:
        """Public threads in which an answer of ``account`` is the accepted one."""
        ...

    def unanswered(self) -> Sequence[OpenQuestion]:
        """Open questions in public places, oldest first: not closed, gone, accepted, answered.

        An answer is a reply by another member; an experience question needs two voices.
        """
        ...

    def answered_between(self, start: datetime, end: datetime) -> int:
        """How many questions in public places got their first answer in ``start <= t < end``."""
        ...

    def consented(self, account: Account) -> bool:
        """Whether the member agreed to the consent text."""
        ...

    def is_configured_moderator(self, account: Account) -> bool:
        """Whether ``account`` is listed in ``[community] moderators``."""
        ...

    def profile(self, account: Account) -> Profile | None:
        """What the member said about themselves; ``None`` without consent or profile."""
        ...

    def language_of(self, account: Account) -> Language:
        """The language to write to this member in (their own word, else the community's)."""
        ...

    def experts_for(self, topic: str) -> Sequence[Profile]:
        """Complete profiles that teach ``topic``, by account."""
        ...

    def match(self, id: str) -> Match | None:
        """The match with this id."""
        ...

    def matches_of(self, account: Account) -> Sequence[Match]:
        """All matches that name the account, newest first."""
        ...

    def blocked(self, one: Account, other: Account) -> bool:
        """Whether these two are never to be matched again."""
        ...

    def said(self, key: str) -> bool:
        """Whether a delivery with this key was kept before."""
        ...

    def moderators_place(self) -> Place | None:
        """The moderators' private channel, where configured."""
        ...
