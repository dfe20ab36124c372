"""Study groups: some topics, whatever is a part of them, and who wants or gives one of these."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from matchers.model import Profile, Topic


def narrowed(profile: Profile, named: Collection[str], topics: Mapping[str, Topic]) -> Profile:
    """What somebody learns and teaches of the ``named`` topics; without any, of all."""
    if not named:
        return profile
    learns = {t: level for t, level in profile.learns.items() if is_part(t, named, topics)}
    teaches = {t: level for t, level in profile.teaches.items() if is_part(t, named, topics)}
    return replace(profile, learns=learns, teaches=teaches)


def is_part(topic: str, named: Collection[str], topics: Mapping[str, Topic]) -> bool:
    """Whether a topic is one of these, or a part of one, however far down."""
    seen = set[str]()
    while topic and topic not in seen:
        if topic in named:
            return True
        seen.add(topic)
        topic = topics[topic].parent if topic in topics else ""
    return False
