"""Changes of what moderators are asked about topics, and of what follows from their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matchers.doubting import Doubt
from matchers.suggesting import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSuggestions:
    """What moderators are asked about a thread, and what they said; with none it is forgotten."""

    thread: str
    suggestions: tuple[Suggestion, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepUnwanted:
    """A topic is never suggested for these names of it again; or it is, if not ``on``."""

    topic: str
    names: tuple[str, ...]
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowTags:
    """Somebody takes it back that topics were wrong in a thread.

    ``wholly``: nobody's word stands there any more, so we may find topics of our own again.
    """

    thread: str
    topics: tuple[str, ...]
    wholly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDoubt:
    """Moderators are asked whether a topic goes on by a name that misled, or said so."""

    doubt: Doubt
