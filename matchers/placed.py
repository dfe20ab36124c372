"""A category of the forum may stand for a topic: whatever is asked there is about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matchers.families import lineage_of, narrowest
from matchers.model import Place, Reason, Tag, Topic
from matchers.tagging import BANDS


def with_category(
    tags: Sequence[Tag], place: Place, topics: Mapping[str, Topic]
) -> tuple[Tag, ...]:
    """``tags`` of a question in ``place``, and before them the topic that its category stands for.

    Its reason has no words of the text. A narrower topic that was found as surely takes its place.
    """
    implied = next((topic for topic in topics.values() if _is_of(topic, place)), None)
    if implied is None:
        return tuple(tags)
    named = next((tag.reasons for tag in tags if tag.topic == implied.id), ())
    certain = Tag(implied.id, 1.0, (*named, Reason("", 0, 0, "", "category")))
    others = (tag for tag in tags if tag.topic != implied.id)
    return narrowest((certain, *others), lineage_of(topics), BANDS)


def _is_of(topic: Topic, place: Place) -> bool:
    return bool(topic.forum_category) and place.key == f"discourse:{topic.forum_category}"
