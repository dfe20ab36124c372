"""Topics as people type them: by id, name or another name, small slips forgiven."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from bot.community import Community

NAMED_ALIKE = 80.0
"""How alike (0-100) what was typed must be to one of a topic's names to mean it."""
NEAR = 55.0
"""How alike it must be for the topic to be offered instead."""
READ = 100
"""Code points that are compared: no topic's name is longer."""


def named(text: str, community: Community) -> str | None:
    """The topic that somebody typed; ``None`` where it is none."""
    return _nearest(text, community, NAMED_ALIKE)


def meant(text: str, community: Community) -> str | None:
    """The topic that somebody typed, or that their words speak of most surely."""
    found = named(text, community)
    if found is not None:
        return found
    tags = community.tagger.tag(text[: READ * 5])
    return tags[0].topic if tags else None


def near(text: str, community: Community) -> str | None:
    """The topic whose name comes nearest, to ask "did you mean"; ``None``: none is near."""
    return _nearest(text, community, NEAR)


def _nearest(text: str, community: Community, at_least: float) -> str | None:
    names = _names(community)
    wanted = " ".join(text[: READ * 2].casefold().split()).strip(".,;:!?")[:READ]
    if wanted in names:
        return names[wanted]
    found = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=at_least)
    return names[found[0]] if found else None


def _names(community: Community) -> Mapping[str, str]:
    return {
        name.casefold(): topic.id
        for topic in community.topics.values()
        for name in (topic.id, topic.de, topic.en, *topic.aliases)
    }
