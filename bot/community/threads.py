"""What a reaction may know of threads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.community.kept import KeptThread, Tombstone
from matchers.model import (
    Account,
    Aside,
    Evidence,
    OpenQuestion,
)
from matchers.transfers import Transfer

IN_VIEW = 500
"""So many open questions are looked at in lists and digests, the newest of a forum with more."""
STILL_MANY = 100


def is_overrun(found: Sequence[OpenQuestion], told: Sequence[OpenQuestion]) -> bool:
    """Whether there are more open questions than were looked at, and still many to tell of."""
    return len(found) >= IN_VIEW and len(told) >= STILL_MANY


class Threads(Protocol):
    """What is kept of threads. Inside a turn it shows what the turn has already kept."""

    def thread(self, key: str) -> KeptThread | None:
        """The thread with this key; ``None`` if unknown, gone or set aside."""
        ...

    def aside(self, key: str) -> Aside | None:
        """Why people set this thread aside; ``None`` if they did not."""
        ...

    def tombstone(self, key: str) -> Tombstone | None:
        """What is left of a thread that is gone; ``None`` if it is not known to be gone."""
        ...

    def held(self, start: str, since: datetime) -> Sequence[str]:
        """The keys, with this ``start``, of questions that are open or guarded, or began since.

        Open ones first.

        Also of those that are gone: they may be there again. Not of those that were forgotten.
        """
        ...

    def naming(self, threads: Collection[str]) -> Sequence[str]:
        """The keys of what was said, or will be, and names one of these threads."""
        ...

    def named_in(self, key: str) -> Sequence[str]:
        """The threads that what was said under ``key`` names now, in order."""
        ...

    def named_others(self, key: str) -> bool:
        """Whether what was said under ``key`` named threads when it was taken away."""
        ...

    def named_of(self, account: Account) -> Sequence[str]:
        """The threads that this member asked, with any account, and something names."""
        ...

    def transfer(self, key: str) -> Transfer | None:
        """The way of the thread with this key to the forum; ``None``: nobody wanted it there."""
        ...

    def transfer_to(self, topic: str) -> Transfer | None:
        """The one that stands in the forum's thread with this key."""
        ...

    def carried(self, platform: str) -> Sequence[str]:
        """The keys of threads that stand in the forum, too, or are on their way there."""
        ...

    def transfers_with(self, account: Account) -> Sequence[Transfer]:
        """Those that carry something of this member's, or ask for it, with any account."""
        ...

    def awaited(self, prefix: str) -> Sequence[str]:
        """The keys of notices that begin so and still wait to be looked up."""
        ...

    def thread_of_answer(self, answer: str) -> KeptThread | None:
        """The thread that holds the reply with this key."""
        ...

    def thread_at(self, link: str) -> KeptThread | None:
        """The thread that a link leads to, or to a reply in it; whatever its title is by now."""
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

    def asker_of(self, key: str) -> Account | None:
        """Who asked in the thread with this key; ``None``: nobody that we know."""
        ...

    def open_of(self, account: Account) -> Sequence[OpenQuestion]:
        """The open public questions of this member, oldest first."""
        ...

    def unanswered(self) -> Sequence[OpenQuestion]:
        """Open questions in public places, oldest first: not closed, gone, accepted, answered.

        Nor guarded: what seems to hold personal data is in no list.
        An answer is a reply by another member; an experience question needs two voices.
        Not those that moderators let rest for now. Of more than ``IN_VIEW`` the newest.
        """
        ...

    def unanswered_keys(self, start: str = "") -> Sequence[str]:
        """The keys, with this ``start``, of all these threads, however many, oldest first."""
        ...

    def answered_between(self, start: datetime, end: datetime) -> int:
        """How many questions in public places got their first answer in ``start <= t < end``."""
        ...
