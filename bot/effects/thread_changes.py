"""Changes of what we keep about threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matchers.model import (
    Account,
    Aside,
    Question,
    Tag,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepQuestion:
    """Remember a thread's pointers, and the title where its place is public.

    What is known to be gone stays gone, unless it was ``recovered``; what was set aside stays so,
    unless people ``marked`` it as a question after all. ``edited`` is when it came to read like
    this; what is known to be newer stays.
    """

    question: Question
    recovered: bool = False
    marked: bool = False
    edited: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagThread:
    """Remember the topics of a thread; they replace what *we* found before, not people's tags."""

    thread: str
    tags: tuple[Tag, ...]
    by: Literal["lotse", "people"] = "lotse"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectTags:
    """People took our tags back: forget them and remember that they were wrong here.

    Not ``wrong``: they only go, which says nothing about them and teaches nothing. ``names``: what
    they were thought of for, where they were never ours.
    """

    thread: str
    topics: tuple[str, ...]
    wrong: bool = True
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepAnswer:
    """Remember that a reply exists (pointers only), unless it is gone and not ``recovered``.

    ``thanks``: it thanks somebody, perhaps by name; ``None``: it does not.
    """

    thread: str
    answer: str
    by: Account
    at: datetime
    recovered: bool = False
    thanks: tuple[Account, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropAnswer:
    """A reply is gone; a tombstone stays, so that it cannot come back by a late delivery."""

    thread: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeAnswer:
    """Somebody said that a reply solves it, or that it does not (any more): the newest word holds.

    ``by`` is ``None`` where the platform itself says so. ``counts``: whoever asked the question;
    other words count if it turns out that they are the asker's.
    """

    thread: str
    answer: str
    by: Account | None
    solves: bool
    counts: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeThread:
    """So stood the whole thread on the forum ``at`` that moment: the newest look holds.

    ``title`` and ``place``: how one that was read in of the past reads, and where it is.
    """

    thread: str
    closed: bool
    accepted: str | None
    at: datetime
    title: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardThread:
    """Its opening seems to hold personal data (or not any more): ``on`` keeps it out of lists."""

    thread: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DropThread:
    """The thread is gone: its words leave the store, a tombstone stays."""

    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """People said what a thread is not: of it stays only this, until they mark it as a question.

    Its words, topics, people and evidence leave the store. What is ``confidential`` loses its
    answers, too, and none is remembered any more.
    """

    thread: str
    why: Aside
