"""Topics that are a part of another: beside *Chatbots*, *Artificial intelligence* says little more.

Only the narrower topic is given; what spoke for the wider one is told among its reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from matchers.model import Tag, Topic

REASONS = 8
"""So many reasons are told for a tag, at most."""

Lineage = Mapping[str, tuple[str, ...]]
"""The topics above a topic, the nearest first; only for those that have any."""


def lineage_of(topics: Mapping[str, Topic]) -> Lineage:
    """Who is above whom. Raises ``ValueError`` for a topic that would be a part of itself."""
    found = {topic: tuple(_above(topic, topics)) for topic in topics}
    return {topic: above for topic, above in found.items() if above}


def _above(topic: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    seen = {topic}
    while topic in topics and (topic := topics[topic].parent):
        if topic in seen:
            raise ValueError(f"The topic {topic!r} would be a part of itself.")
        seen.add(topic)
        yield topic


def narrowest(tags: Sequence[Tag], lineage: Lineage, bands: Sequence[float]) -> tuple[Tag, ...]:
    """``tags``, surest first, without any that a narrower one makes superfluous.

    That is one in the same band of confidence or a surer one (``bands``: where they begin): for a
    mere mention nobody gives up what is certain.
    """
    if not lineage:
        return tuple(tags)
    sure = {tag.topic: tag.confidence for tag in tags}
    below: dict[str, str] = {}
    for tag in tags:
        for above in lineage.get(tag.topic, ()):
            if above in sure and _band(tag.confidence, bands) >= _band(sure[above], bands):
                below.setdefault(above, tag.topic)
    spoken = {tag.topic: tag.reasons for tag in tags}
    for above in sorted(below, key=lambda topic: len(lineage.get(topic, ()))):
        heir = below[above]
        spoken[heir] += tuple(replace(reason, how="parent") for reason in spoken[above])
    kept = (tag for tag in tags if tag.topic not in below)
    return tuple(replace(tag, reasons=spoken[tag.topic][:REASONS]) for tag in kept)


def _band(confidence: float, bands: Sequence[float]) -> int:
    return sum(confidence >= least for least in bands)
