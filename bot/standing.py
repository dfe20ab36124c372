"""How it stands: what waits, what was given up, what was found. Numbers only, about nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many keys wait in lanes of one kind, and for how many seconds the oldest does."""

    keys: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database tells. ``waiting`` is by kind of lane, since a lane may be one member's.

    ``dead`` is by where it was given up; ``failures`` are reactions to be tried again; ``tags`` of
    public questions of the last four weeks by who found them and how sure that is; ``matches`` by
    their state.
    """

    waiting: Mapping[str, Waiting] = field(default_factory=dict)
    dead: Mapping[str, int] = field(default_factory=dict)
    failures: int = 0
    tags: Mapping[tuple[str, str], int] = field(default_factory=dict)
    matches: Mapping[str, int] = field(default_factory=dict)
    open_questions: int = 0
