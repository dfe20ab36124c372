"""Values of JSON -> what a member has: each reader says what is wrong, and reads what is right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from bot.sheets.findings import near, zone_of
from bot.sheets.times import read_slot
from matchers.rounds.model import LEVELS, Background, Format, Skill, Want, Window

Say = Callable[[str], None]
"""Takes one sentence about what is wrong with a value."""

FORMATS: tuple[Format, ...] = get_args(Format)
BACKGROUNDS: tuple[Background, ...] = get_args(Background)
MANY = 1000
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_NAMES = (
    "de deutsch german",
    "en englisch english",
    "fr französisch french",
    "es spanisch spanish",
    "tr türkisch turkish",
    "uk ukrainisch ukrainian",
    "ar arabisch arabic",
    "pl polnisch polish",
    "ru russisch russian",
    "it italienisch italian",
)
_LANGUAGES = {name: names.split()[0] for names in _NAMES for name in names.split()}
_LEVELS = "0 new, 1 begun, 2 gets by, 3 confident, 4 teaches"


@dataclass(frozen=True, slots=True)
class Given:
    """What values are read against. ``topics``: name in small letters -> id; ``None``: any word."""

    zone: str = "Europe/Berlin"
    topics: Mapping[str, str] | None = None


def text(value: Any, say: Say) -> str | None:
    """A text that people can read, trimmed."""
    if not isinstance(value, str):
        say(f'{_shown(value)} is no text. Write it in quotes: "{_shown(value)}".')
        return None
    told = unicodedata.normalize("NFC", value).strip()
    if not told.isprintable() and any(map(_is_hidden, told)):
        say(f"{told!a} holds signs that nobody can read. Write it anew.")
        return None
    if not told:
        say("it is empty. Write something, or leave it out.")
        return None
    return told


def _is_hidden(sign: str) -> bool:
    """Whether it is not seen, or turns the reading direction: two texts could look like one."""
    return unicodedata.category(sign) in _HIDDEN and sign not in _JOINERS


_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}
"""Persian words and some emoji need them."""


def texts(value: Any, say: Say) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        say(f"{_shown(value)} is no list. Write [{_shown(value, quoted=True)}].")
        return ()
    return tuple(told for one in value if (told := text(one, say)) is not None)


def whole(value: Any, say: Say, *, most: int = MANY) -> int | None:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        say(f"{_shown(value)} is no whole number. Write 1, for example.")
        return None
    if not 0 <= value <= most:
        what = "is negative" if value < 0 else "is too much"
        say(f"{_shown(value)} {what}. Write a number from 0 to {most}.")
        return None
    return value


def share(value: Any, say: Say) -> float | None:
    """A number from 0 to 1."""
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    if not fits or not 0 <= value <= 1:
        say(f"{_shown(value)} is no number from 0 to 1. Write 0.5, for example.")
        return None
    return float(value)


def yes_or_no(value: Any, say: Say) -> bool | None:
    """True or false."""
    if not isinstance(value, bool):
        say(f"{_shown(value)} is neither yes nor no. Write true or false.")
        return None
    return value


def day(value: Any, say: Say) -> str | None:
    """A date, ``2026-10-01``."""
    told = text(value, say)
    if told is None:
        return None
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        say(f"'{told}' is no day. Write 2026-10-01.")
        return None


def languages(value: Any, say: Say) -> frozenset[str]:
    """Codes of languages: de, en."""
    found: set[str] = set()
    listed = texts(value, say)
    for told in listed:
        code = _LANGUAGES.get(told.casefold(), told.lower())
        if _LANGUAGE.fullmatch(code):
            found.add(code)
        else:
            say(f"'{told}' is no language. Write its code: de, en.")
    if not listed and isinstance(value, list):
        say("there is none. Everybody speaks one: write de, en or both.")
    return frozenset(found)


def formats(value: Any, say: Say) -> frozenset[Format]:
    """Online, in person or both."""
    found: set[Format] = set()
    listed = texts(value, say)
    for told in listed:
        word = re.sub(r"[\s-]+", "_", told.lower())
        known = next((form for form in FORMATS if form == word), None)
        if known is None:
            say(f"'{told}' is no format. Write online or in_person. {near(told, FORMATS)}")
        else:
            found.add(known)
    if not listed and isinstance(value, list):
        say("there is none. Write online, in_person or both.")
    return frozenset(found)


def background(value: Any, say: Say) -> Background | None:
    """Technik or Fachpraxis."""
    told = text(value, say)
    if told is None:
        return None
    known = next((one for one in BACKGROUNDS if one == told.lower()), None)
    if known is None:
        say(f"'{told}' is no background. Write technik or fachpraxis, or leave it empty.")
    return known


def zone(value: Any, say: Say) -> str | None:
    """The name of a time zone."""
    told = text(value, say)
    if told is None:
        return None
    try:
        zone_of(told)
    except ValueError as wrong:
        say(str(wrong))
        return None
    return told


def slots(value: Any, say: Say) -> tuple[Window, ...]:
    """Free times, each once."""
    found: list[Window] = []
    for told in texts(value, say):
        try:
            window = read_slot(told)
        except ValueError as wrong:
            say(str(wrong))
            continue
        found.append(window)
    return tuple(dict.fromkeys(found))


# --- topics with levels


def wants(value: Any, say: Say, given: Given) -> tuple[Want, ...]:
    """What a member wants to learn, with their own level and how much they want it."""
    found: list[Want] = []
    for topic, level, one in _levelled(value, say, given, ("topic", "level", "weight")):
        weight = one.get("weight", 1.0)
        if (
            wish := share(1.0 if weight is None else weight, _of(topic, "weight", say))
        ) is not None:
            found.append(Want(topic, level, wish))
    return tuple(found)


def teaches(value: Any, say: Say, given: Given) -> tuple[Skill, ...]:
    """What a member can teach, with their level in it."""
    found = _levelled(value, say, given, ("topic", "level"))
    return tuple(Skill(topic, level) for topic, level, _ in found)


def _levelled(
    value: Any, say: Say, given: Given, known: tuple[str, ...]
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    if not isinstance(value, list):
        say(f'{_shown(value)} is no list. Write [{{"topic": "excel", "level": 1}}].')
        return
    seen: set[str] = set()
    for one in value:
        if not isinstance(one, dict):
            what = _shown(one)
            say(f'{what} has no level. Write {{"topic": "{what}", "level": 0}} ({_LEVELS}).')
            continue
        for key in sorted(one.keys() - {*known}):
            say(f"'{_shown(key)}' is nothing that a topic has. {near(key, known)}")
        topic = _topic(one.get("topic"), say, given)
        if topic is None:
            continue
        if topic in seen:
            say(f"'{topic}' stands there twice. Leave one.")
            continue
        seen.add(topic)
        level = _level(topic, one.get("level"), say)
        if level is not None:
            yield topic, level, one


def _topic(value: Any, say: Say, given: Given) -> str | None:
    if value is None:
        say("a topic has no name. Write excel:1.")
        return None
    told = text(value, _of("the topic", "", say))
    if told is None or given.topics is None:
        return told
    known = given.topics.get(told.casefold())
    if known is None:
        remedy = near(told, set(given.topics) | set(given.topics.values()))
        say(f"there is no topic '{told}'. {remedy}")
    return known


def _level(topic: str, value: Any, say: Say) -> int | None:
    if value is None:
        say(f"'{topic}' has no level. Write {topic}:0 ({_LEVELS}).")
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value not in LEVELS:
        said = f"{_shown(value)} is no level from 0 to 4"
        say(f"'{topic}': {said}. Write {topic}:0 ({_LEVELS}).")
        return None
    return value


def _of(topic: str, what: str, say: Say) -> Say:
    """Says the same, and of which topic."""
    place = f"{topic}, {what}" if what else topic
    return lambda said: say(f"{place}: {said}")


def _shown(value: Any, *, quoted: bool = False) -> str:
    """A value as somebody may have typed it, short."""
    told = f'"{value}"' if isinstance(value, str) and quoted else str(value)
    told = "".join(sign if sign.isprintable() else "�" for sign in told)
    return told if len(told) <= 60 else f"{told[:59]}…"  # noqa: PLR2004  (what fits on a line)
