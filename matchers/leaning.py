"""What corrections teach about asking: which cues this community's people mean otherwise.

A cue is one of ours (``cues.py``), named by a word of ours: no word that anybody wrote is held.
"""

from __future__ import annotations

from collections import Counter
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
    """Somebody corrected us: a message with these cues ``asks``, or does not."""

    cues: frozenset[str]
    asks: bool


def lean(verdicts: Iterable[Verdict]) -> dict[str, float]:
    """Where the verdicts draw each cue: two by two fifths of ``MOST``, many by nearly all of it.

    A single one is an exception, and verdicts that contradict each other leave a cue where it was.
    """
    more: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for verdict in verdicts:
        more.update(dict.fromkeys(verdict.cues, 1 if verdict.asks else -1))
        all_of.update(verdict.cues)
    return {
        cue: MOST * more[cue] / (many + DOUBT)
        for cue, many in sorted(all_of.items())
        if abs(more[cue]) > 1
    }
