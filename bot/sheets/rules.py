"""What a community set for its rounds, from TOML, and its topics with their parents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from bot.errors import YourMistake
from bot.settings_toml import Fault, Toml, read_toml
from bot.settings_topics import read_topics
from bot.sheets.findings import near, zone_of
from matchers.rounds.model import LEVELS, WHOLE, Rules, Terms

CIRCLE_AT_MOST = 12

Check = Callable[[Any], bool]


class Key(NamedTuple):
    """What a key may hold, what to write instead, and what it is for, in README's words."""

    fits: Check
    remedy: str
    meaning: str


def _is_share(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= 1


def _is_yes(value: Any) -> bool:
    return isinstance(value, bool)


def _is_circle(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2  # noqa: PLR2004  (least and most)
        and all(type(one) is int for one in value)
        and 2 <= value[0] <= value[1] <= CIRCLE_AT_MOST  # noqa: PLR2004  (one alone is a pair)
    )


def _is_gap(value: Any) -> bool:
    return type(value) is int and 1 <= value < len(LEVELS)


def _is_seed(value: Any) -> bool:
    return type(value) is int and abs(value) < 2**53


_SHARE = "Write a number from 0 to 1."
_YES = "Write true or false."
KEYS: Mapping[str, Key] = {
    "time_zone": Key(
        lambda value: isinstance(value, str),
        'Write time_zone = "Europe/Berlin".',
        "whose week it is, and who says no other",
    ),
    "min_gap": Key(_is_gap, "Write a number from 1 to 4.", "levels that an expert is ahead"),
    "circles": Key(_is_yes, _YES, "whether there are circles"),
    "circle": Key(_is_circle, "Write circle = [3, 4].", "least and most learners of a circle"),
    "circle_share": Key(_is_share, _SHARE, "what its seat is worth, against a pair's"),
    "tandems": Key(_is_yes, _YES, "whether there are tandems"),
    "parent_share": Key(_is_share, _SHARE, "what a parent's or child's topic is worth"),
    "seed": Key(_is_seed, "Write a whole number.", "what breaks ties; else the week does"),
}
WEIGHTS = "weights"


def read_rules(file: Path | None) -> tuple[Rules, str, bool]:
    """The rules, the community's zone, and whether a seed stands there.

    Raises ``YourMistake`` with everything that is wrong with the file.
    """
    if file is None:
        return Rules(), "Europe/Berlin", False
    toml = read_toml(file)
    if isinstance(toml, Fault):
        raise YourMistake(str(toml))
    if faults := list(_faults(toml)):
        raise YourMistake("\n".join(map(str, faults)))
    told = dict(toml.values)
    zone = told.pop("time_zone", "Europe/Berlin")
    weights = told.pop(WEIGHTS, {})
    for name in ("circle_share", "parent_share"):
        if name in told:
            told[name] = round(told[name] * WHOLE)
    if "circle" in told:
        told["circle"] = tuple(told["circle"])
    rules = Rules(**told)
    units = {name: round(weight * WHOLE) for name, weight in weights.items()}
    return replace(rules, weights=rules.weights._replace(**units)), zone, "seed" in told


def _faults(toml: Toml) -> Iterator[Fault]:
    for name, value in toml.values.items():
        if name == WEIGHTS:
            yield from _weight_faults(toml, value)
        elif name not in KEYS:
            yield toml.fault((name,), "No such key.", near(name, (*KEYS, WEIGHTS)))
        elif not KEYS[name].fits(value):
            yield toml.fault((name,), f"{value!r} does not fit.", KEYS[name].remedy)
        elif name == "time_zone":
            try:
                zone_of(value)
            except ValueError as wrong:
                yield toml.fault((name,), str(wrong), "")


def _weight_faults(toml: Toml, table: Any) -> Iterator[Fault]:
    if not isinstance(table, dict):
        yield toml.fault((WEIGHTS,), "This is no section.", "Write it as [weights].")
        return
    for name, value in table.items():
        path = (WEIGHTS, name)
        if name not in Terms._fields:
            yield toml.fault(path, "No such weight.", near(name, Terms._fields))
        elif not _is_share(value):
            yield toml.fault(path, f"{value!r} does not fit.", _SHARE)
    if set(table) >= {*Terms._fields} and not any(table.values()):
        yield toml.fault((WEIGHTS,), "All weigh nothing.", "Give one of them more than 0.")


def read_names(file: Path) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Of a file of topics: each name, in small letters, with its topic; and child -> parent."""
    topics, faults = read_topics(file)
    if faults:
        raise YourMistake("\n".join(map(str, faults)))
    names = {
        name.casefold(): topic.id
        for topic in topics.values()
        for name in (*topic.was, *topic.names, topic.id)
    }
    names |= {topic.casefold(): topic for topic in topics}
    return names, {topic.id: topic.parent for topic in topics.values() if topic.parent}
