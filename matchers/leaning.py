"""What corrections teach about asking: which cues this community's people mean otherwise.

A cue is one of ours (``cues.py``), named by a word of ours: no word that anybody wrote is held.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Leaning = Mapping[str, float]
"""Points that a cue carries more (or less, below 0) than ``cues.py`` says, by the cue's name."""

MOST = 1.0
"""No cue leans further than this: every one of ours carries more, so none ever changes sides."""
DOUBT = 3
"""What is known without corrections weighs like so many of them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A message with these cues ``asks``, or does not, as somebody said; ``by``: its author."""

    cues: frozenset[str]
    asks: bool
    by: str | None = None


def lean(verdicts: Iterable[Verdict]) -> dict[str, float]:
    """Where people draw each cue: two by two fifths of ``MOST``, many by nearly all of it.

    Nobody counts twice, so that no one speaks for all: a single person is an exception, and people
    who contradict each other leave a cue where it was.
    """
    says: dict[tuple[str, str | None], int] = defaultdict(int)
    for verdict in verdicts:
        for cue in verdict.cues:
            says[cue, verdict.by] += 1 if verdict.asks else -1
    more: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for (cue, _), said in says.items():
        more[cue] += (said > 0) - (said < 0)
        all_of[cue] += 1
    return {
        cue: MOST * more[cue] / (many + DOUBT)
        for cue, many in sorted(all_of.items())
        if abs(more[cue]) > 1
    }
