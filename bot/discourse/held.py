"""What is held of a forum's thread before it is looked at again: it decides what is news there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.community import Community, KeptThread, Tombstone
from bot.discourse.forum import ForumTopic
from matchers.leaning import Leaning
from matchers.model import Thread
from matchers.personal import personal


@dataclass(frozen=True, slots=True)
class Held:
    """What we know of a thread: the question, or that it is gone, or neither.

    ``past``: it is none of ours, but new questions are led to the answer that it was read in with.
    """

    kept: KeptThread | None
    tombstone: Tombstone | None
    past: KeptThread | None
    leaning: Leaning

    @property
    def any(self) -> bool:
        """Whether there is something to forget, or that was forgotten."""
        return bool(self.kept or self.tombstone or self.past)

    @property
    def forgotten(self) -> bool:
        """Whether its asker asked us to forget them: then it is no question of ours any more."""
        return self.kept is not None and self.kept.asker is None and not self.kept.title


def held_of(community: Community, key: str) -> Held:
    """What is held of the thread with this key."""
    past = community.past(key)
    return Held(community.thread(key), community.tombstone(key), past, community.leaning())


def may_be_shown(topic: ForumTopic) -> bool:
    """Whether new questions may still be led to a topic of the past that everybody may read."""
    first = topic.first
    return first is not None and not first.vanished and not personal(topic.title)


def is_as_read(past: KeptThread, topic: ForumTopic, thread: Thread, accepted: str | None) -> bool:
    """Whether a topic of the past has the title and place that are held, and an answer."""
    same_place = past.thread.place.key == thread.place.key
    return accepted is not None and topic.title == past.title and same_place
