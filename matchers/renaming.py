"""Topics that had another id before: what was said of the old one counts for the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from matchers.model import Level, Profile, Topic


def renamed(topics: Mapping[str, Topic]) -> dict[str, str]:
    """The present id of each old one."""
    return {old: topic.id for topic in topics.values() for old in topic.was}


def under(ids: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The ids as they are ``now``, each once, in their order."""
    return tuple(dict.fromkeys(now.get(one, one) for one in ids))


def profile_under(profile: Profile, now: Mapping[str, str]) -> Profile:
    """Of two levels in what is one topic by now the higher one holds.

    Whoever teaches it does not learn it: no form lets anybody say both.
    """
    teaches = _levels(profile.teaches, now)
    learns = _levels(profile.learns, now)
    both = {now[old] for old in {*profile.learns, *profile.teaches} & now.keys()} & teaches.keys()
    learns = {topic: level for topic, level in learns.items() if topic not in both}
    return replace(profile, learns=learns, teaches=teaches)


def _levels(levels: Mapping[str, Level], now: Mapping[str, str]) -> dict[str, Level]:
    found: dict[str, Level] = {}
    for held, level in levels.items():
        topic = now.get(held, held)
        found[topic] = max(level, found.get(topic, level))
    return found
