"""The nouns of the small Discourse: what a forum holds, and what it writes down about itself.

The entities are mutable on purpose: this is the forum's own memory, the one place where its state
lives. What is handed out for transcripts (``Call``, ``Sent``, ``Change``) is frozen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

REGULAR: Final = 1
MODERATOR_ACTION: Final = 2
SMALL_ACTION: Final = 3
WHISPER: Final = 4
PRIVATE: Final = "private_message"


@dataclass(slots=True)
class Member:
    """Somebody with an account. Ids below one belong to the forum itself (system is -1)."""

    id: int
    username: str
    name: str
    trust_level: int = 1
    moderator: bool = False
    admin: bool = False

    @property
    def staff(self) -> bool:
        """Whether the forum counts this member among its staff."""
        return self.moderator or self.admin


@dataclass(slots=True)
class Category:
    """A category; a restricted one is read by ``readers`` (usernames) and admins only."""

    id: int
    name: str
    slug: str
    read_restricted: bool = False
    readers: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Tag:
    """A tag of the forum: since 2026.1 it has a number of its own.

    ``target`` is the tag that a synonym stands for.
    """

    id: int
    name: str
    target: str | None = None


@dataclass(slots=True)
class Post:
    """One post, as the forum keeps it. Times are UTC."""

    id: int
    topic_id: int
    number: int
    author: Member
    raw: str
    at: datetime
    post_type: int = REGULAR
    reply_to: int | None = None
    version: int = 1
    updated_at: datetime | None = None
    version_at: datetime | None = None
    raw_of_version: str = ""
    editor_id: int = 0
    edit_reason: str | None = None
    action_code: str | None = None
    hidden: bool = False
    user_deleted: bool = False
    deleted_at: datetime | None = None


@dataclass(slots=True)
class Topic:
    """One Discourse topic (a thread, in Lotse's words); a private one lists who may read it."""

    id: int
    title: str
    author: Member
    at: datetime
    category_id: int | None = None
    tags: list[str] = field(default_factory=list)
    external_id: str | None = None
    archetype: str = "regular"
    allowed: set[str] = field(default_factory=set)
    closed: bool = False
    archived: bool = False
    visible: bool = True
    deleted_at: datetime | None = None
    bumped_at: datetime | None = None
    accepted: int | None = None
    post_ids: list[int] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether this is a private message."""
        return self.archetype == PRIVATE

    @property
    def slug(self) -> str:
        """The title as it stands in addresses."""
        return slugify(self.title)


@dataclass(frozen=True, slots=True)
class TopicEdit:
    """What of a topic somebody submits; ``None``: not submitted."""

    title: str | None = None
    category_id: int | None = None
    tags: list[str] | None = None

    @property
    def submitted(self) -> bool:
        """Whether there is anything in it."""
        return any(value is not None for value in (self.title, self.category_id, self.tags))


@dataclass(frozen=True, slots=True)
class Opening:
    """A new topic: in a category, or private among ``recipients`` (usernames)."""

    title: str
    raw: str
    category_id: int | None = None
    tags: list[str] = field(default_factory=list)
    external_id: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One REST call that reached the forum, whatever became of it. ``params`` as they arrived."""

    at: datetime
    method: str
    path: str
    operation: str
    params: Mapping[str, Any]
    status: int


@dataclass(frozen=True, slots=True)
class Sent:
    """One attempt to deliver a webhook. ``status`` is None where no response came."""

    at: datetime
    event_id: int
    event: str
    headers: Mapping[str, str]
    content: bytes
    attempt: int
    status: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One line for a transcript: who did what to which topic or post."""

    at: datetime
    what: str
    member: str
    topic_id: int
    post_id: int | None = None
    text: str = ""


class Refusal(Exception):
    """The forum says no: an HTTP status and what goes out with it."""

    def __init__(
        self,
        status: int,
        content: Mapping[str, Any] | str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(str(status))
        self.status = status
        self.content = content
        self.headers = dict(headers or {})


def slugify(words: str) -> str:
    """The ASCII form of a title for addresses; ``topic`` where nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.decode().lower()).strip("-") or "topic"
