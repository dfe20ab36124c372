"""What a reaction may know: a read-only look at the community, and the rules it runs by.

``bot/store/view.py`` is the real one. Topics and tagger are snapshots in memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.rules import Rules
from matchers.model import (
    Account,
    Evidence,
    Language,
    Match,
    OpenQuestion,
    Place,
    Profile,
    Tag,
    Thread,
    Topic,
)


class Tagger(Protocol):
    """Finds topics in text: see ``matchers/tagging.py``."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        """All topics found, surest first, each with its reasons. Deterministic."""
        ...


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A reply that we know of. ``answer`` is its key; ``by`` is ``None`` once forgotten.

    ``thanks``: it thanks those members (``None`` among them: somebody we hold nothing of), or, if
    empty, whoever answered last. ``None``: it thanks nobody.
    ``thanks_known``: not of replies that were kept before anybody looked for thanks in them.
    """

    answer: str
    by: Account | None
    at: datetime
    thanks: tuple[Account | None, ...] | None = None
    thanks_known: bool = True


@dataclass(frozen=True, slots=True)
class KeptThread:
    """What the store holds about one question's thread (no words but the title of a public one).

    ``topics`` are the thread's topics now (ours and people's); ``ours`` only what we found.
    ``theirs``: what the forum's own tags said when last looked at, ours among them.
    ``rejected``: people took our tags back here. ``asker`` is ``None`` once forgotten.
    ``edited``: when its words were edited last, if ever; ``seen``: when a forum was asked last.
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
    edited: datetime | None = None
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a thread that is gone, against late news of it.

    ``was_question``: it was a question of ours, and nobody asked us to forget that.
    """

    was_question: bool


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

    def tombstone(self, key: str) -> Tombstone | None:
        """What is left of a thread that is gone; ``None`` if it is not known to be gone."""
        ...

    def held(self, platform: str, since: datetime) -> Sequence[str]:
        """The keys of questions that are open, or that began since then; open ones first.

        Also of those that are gone: they may be there again. Not of those that were forgotten.
        """
        ...

    def awaited(self, prefix: str) -> Sequence[str]:
        """The keys of notices that begin so and still wait to be looked up."""
        ...

    def thread_of_answer(self, answer: str) -> KeptThread | None:
        """The thread that holds the reply with this key."""
        ...

    def accepted_in(self, key: str) -> Sequence[str]:
        """The accepted answers of the thread with this key, the newest first."""
        ...

    def evidence_in(self, key: str) -> frozenset[Evidence]:
        """What was learnt about members from the thread with this key until now."""
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

    def given_up(self, key: str) -> bool:
        """Whether what was kept under this key is not going to be said: given up, or dropped."""
        ...

    def moderators_place(self) -> Place | None:
        """The moderators' private channel, where configured."""
        ...
