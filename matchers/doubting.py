"""Names of topics that misled: which of them may be given up, and what moderators say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matchers.model import Tag, Topic
from matchers.naming import same

Verdict = Literal["open", "dropped", "kept"]
"""What moderators said of a name: nothing yet, that it is used no more, that it stays."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Moderators were ``asked`` whether ``name`` stays a name of ``topic``, for these threads."""

    topic: str
    name: str
    asked: datetime
    threads: tuple[str, ...]
    decision: Verdict = "open"


def names_met(tag: Tag) -> tuple[str, ...]:
    """The topic's own names that stood there, each once; for a slip of the pen no name is blamed.

    Nor is it for what the past, a category or a wider topic said.
    """
    rightly = (r.alias for r in tag.reasons if r.how in ("exact", "stem", "compound"))
    return tuple(dict.fromkeys(rightly))


def is_alias(topic: str, name: str, topics: Mapping[str, Topic]) -> bool:
    """Whether a topic can be without this name: it is one beside those that it is called by."""
    known = topics.get(topic)
    if known is None or same(name) in (same(known.de), same(known.en)):
        return False
    return same(name) in map(same, known.aliases)
