"""A conversation on its way from the chat to the forum, and who of its authors said yes to that.

Each author is asked for their own passages, those that stood there when it began; without a yes
they are left out. Without the opening's author there is nothing to carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from matchers.model import Account


class Consent(StrEnum):
    """What an author says to it."""

    NONE = "none"
    """Nothing, yet; this is a no."""
    NO = "no"
    NAMELESS = "nameless"
    NAMED = "named"

    @property
    def is_yes(self) -> bool:
        """Whether their passages may be carried over."""
        return self in {Consent.NAMELESS, Consent.NAMED}


class TransferState(StrEnum):
    """How far it is."""

    ASKING = "asking"
    THERE = "there"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Permission:
    """One author. ``number`` stands for them in keys, and stays theirs; 1 wrote the opening.

    ``account`` is empty once they are forgotten. ``name`` is the one that they agreed to, if any.
    ``messages``: the keys of what stands in the forum of theirs.
    """

    number: int
    account: Account | None
    says: Consent = Consent.NONE
    name: str = ""
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """One at a time of each thread. ``by`` began it at ``at``; answers are awaited until ``until``.

    ``url`` and ``topic`` are where it stands in the forum: an address, and a thread's key.
    ``touched``: when somebody last changed the conversation; what was read before is out of date.
    """

    thread: str
    by: Account | None
    at: datetime
    until: datetime
    permissions: tuple[Permission, ...]
    state: TransferState = TransferState.ASKING
    url: str = ""
    topic: str = ""
    touched: datetime | None = None

    @property
    def wanted(self) -> bool:
        """Whether a word of an author's still changes something."""
        return self.state is not TransferState.OVER

    @property
    def opening(self) -> Permission:
        """Whoever wrote the opening."""
        return self.permissions[0]

    @property
    def settled(self) -> bool:
        """Whether everybody who can still be heard has said something."""
        heard = [p for p in self.permissions if p.account is not None]
        return all(permission.says is not Consent.NONE for permission in heard)

    def of(self, accounts: Sequence[Account]) -> Permission | None:
        """The permission of a member, with whichever of their accounts."""
        mine = (p for p in self.permissions if p.account is not None and p.account in accounts)
        return next(mine, None)

    def may_carry(self, author: Account, written: datetime) -> bool:
        """Whether a passage of ``author`` may be read for the forum."""
        permission = self.of([author])
        return permission is not None and permission.says.is_yes and written <= self.at

    def with_permission(self, changed: Permission) -> Transfer:
        """The same, with one author's word replaced."""
        anew = tuple(changed if p.number == changed.number else p for p in self.permissions)
        return replace(self, permissions=anew)

    @property
    def carried(self) -> tuple[str, ...]:
        """The keys of all messages that stand in the forum, the opening first."""
        return tuple(message for p in self.permissions for message in p.messages)


@dataclass(frozen=True, slots=True)
class Passage:
    """One message of a conversation in its author's words. ``message`` is its key."""

    message: str
    author: Account
    text: str
