"""What a topic may be called: one word points at one topic only, and is found where it stands.

The same rule for ``config/topics.toml`` and for what moderators add while Lotse runs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from matchers.model import Topic
from matchers.tagging import FuzzyTagger
from matchers.text import common_words, fold, words

LONGEST = 60
"""Characters of a name: more do not fit on a button or in a list."""

Wrong = Literal["empty", "long", "taken", "never", "common"]
"""What can be wrong with a name."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A topic goes by ``name``; ``part``: which of its names that is (``de``, ``aliases``)."""

    part: str
    name: str


def names_of(topic: Topic) -> Iterator[Named]:
    """All that a topic goes by."""
    yield Named("de", topic.de)
    yield Named("en", topic.en)
    yield from (Named("aliases", alias) for alias in topic.aliases)


def same(name: str) -> str:
    """As near as two spellings may come before they are one: case, width, spaces, hyphens."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.split(r"[\s_-]+", plain.strip()))


def owners(topics: Mapping[str, Topic]) -> dict[str, str]:
    """Which topic each name belongs to, by its ``same`` spelling; whoever comes first has it."""
    found: dict[str, str] = {}
    for topic in topics.values():
        for named in names_of(topic):
            found.setdefault(same(named.name), topic.id)
    return found


def clashes(topics: Mapping[str, Topic]) -> Iterator[tuple[Topic, Named, str]]:
    """A topic, a name of it, and the topic before it that goes by the same one."""
    taken = owners(topics)
    for topic in topics.values():
        for named in names_of(topic):
            if (owner := taken[same(named.name)]) != topic.id:
                yield topic, named, owner


def is_id(text: str) -> bool:
    """Whether it may be a topic's id: ``open-data``."""
    return _ID.fullmatch(text) is not None


def id_of(name: str, taken: Collection[str] = ()) -> str:
    """An id for a topic of this name that is not ``taken``: ``Öffentliche Daten`` has no umlaut."""
    plain = "-".join(re.findall("[a-z0-9]+", fold(name)))[:LONGEST].strip("-") or "thema"
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (plain, *numbered) if one not in taken)


def wrong_with(name: str, taken: Mapping[str, str], topic: str = "") -> Wrong | None:
    """What keeps ``name`` from being one of ``topic``'s; ``taken``: see ``owners``."""
    if not name.strip():
        return "empty"
    if len(name) > LONGEST:
        return "long"
    if taken.get(same(name), topic) != topic:
        return "taken"
    folded = [word.folded for word in words(name)]
    if folded and all(word in common_words() for word in folded):
        return "common"
    return None if _is_found(name) else "never"


def _is_found(name: str) -> bool:
    """Whether a question that holds just this name would get the topic."""
    if not name.isprintable():
        return False
    tagger = FuzzyTagger({"it": Topic("it", name, name)}, known=lambda _: False)
    return bool(tagger.tag(name))
