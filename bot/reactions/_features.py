"""Features and places as moderators name them: `themen`, `send_digest`, `#hilfe`, `Kategorie 5`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

from rapidfuzz import fuzz, process

from bot.community import Community
from bot.effects import InPlace, Value
from bot.events import ButtonPressed, CommandGiven, FormSent
from bot.rules import Rules
from bot.steering import WORDS, target_of, word_of
from matchers.model import Language

NEAR = 70.0
"""How alike (0-100) a mistyped word must be to a feature's to be offered instead."""

WORD_LENGTH = 40
"""So much of what somebody typed is repeated."""

UNLISTED = frozenset({"report_shadow"})
"""What only moderators read: nobody needs to be told that it runs."""

NOT_FEATURES = frozenset({"community", "manners", "pruning"})
"""Sections that are no features."""

_CATEGORY = re.compile(
    r"(?i:discourse:|(?:\S*/)?c/(?:[^\s/]+/)*|(?:kategorie|category|forum) +)(\d{1,9})(?!\S)"
)
_CHANNEL = re.compile(r"#\S+|slack:\S+")


@dataclass(frozen=True, slots=True)
class Target:
    """A feature, a place (its key), or a feature in a place; ``typed`` as somebody named it."""

    feature: str
    place: str
    typed: str

    @property
    def name(self) -> str:
        """How its switches name it."""
        return target_of(self.feature, self.place)

    def told(self, language: Language) -> Value:
        """The feature as people call it, else the place."""
        return word_of(self.feature, language) if self.feature else InPlace(self.place)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing of ours is called so. ``near``: what may be meant; ``place``: it looks like one."""

    word: str
    near: str = ""
    place: bool = False


def moderates(event: CommandGiven | ButtonPressed | FormSent, community: Community) -> bool:
    """Whether a moderator does this."""
    return event.moderator or community.is_configured_moderator(event.account)


def features_on(community: Community) -> tuple[str, ...]:
    """What is on, can be stopped, and has a word of its own, in the order of the rules.

    The others say nothing unasked, or seldom; they can be stopped by their names all the same.
    """
    never = community.steering().unstoppable | UNLISTED
    names = (field.name for field in fields(Rules) if field.name in WORDS)
    return tuple(n for n in names if n not in never and getattr(community.rules, n) is not None)


def target(event: CommandGiven) -> Target | Unknown:
    """What somebody wants stopped or continued."""
    typed = " ".join(event.argument.split())
    place, rest, word = "", typed, ""
    if found := _CATEGORY.search(typed):
        place = f"discourse:{found[1]}"
    elif found := _CHANNEL.search(typed):
        word = found[0].rstrip(".,;:!?")
        place = event.named.get(word, word if word.startswith("slack:") else "")
        if not place:
            return Unknown(word[:WORD_LENGTH], place=True)
    if found:
        rest = f"{typed[: found.start()]} {typed[found.end() :]}".strip()
    if not rest:
        return Target("", place, typed) if place else Unknown("")
    feature = _feature(rest)
    if isinstance(feature, Unknown):
        return feature
    return Target(feature, place, typed)


def _feature(word: str) -> str | Unknown:
    names = dict(_names())
    folded = word.casefold().strip(" .,;:!?")
    if folded in names:
        return names[folded]
    near = process.extractOne(folded[:WORD_LENGTH], list(names), scorer=fuzz.ratio)
    meant = near[0] if near and near[1] >= NEAR else ""
    return Unknown(word[:WORD_LENGTH], near=meant)


def _names() -> Iterator[tuple[str, str]]:
    for field in fields(Rules):
        if field.name not in NOT_FEATURES:
            yield field.name, field.name
    for feature, words in WORDS.items():
        yield from ((word, feature) for side in words for word in side)
