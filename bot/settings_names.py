"""Names in ``config/topics.toml`` that no question can meet, or nearly every one does.

It needs the dictionaries, so ``check`` looks at it and not whatever starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.settings_toml import Fault, Toml, read_toml
from matchers.dictionary import dictionary
from matchers.flaws import FlawKind, flaws
from matchers.model import Topic
from matchers.naming import names_of
from matchers.tagging import READ_WORDS

_SAID: Mapping[FlawKind, tuple[str, str]] = {
    "wordless": (
        '"{name}" has no word in it, so it is never met.',
        "Write it with letters or digits, or leave it out.",
    ),
    "hidden": (
        '"{name}" looks like code, a link or a mention, which are not read, so it is never met.',
        "Write it as people say it in a sentence, or leave it out.",
    ),
    "long": (
        '"{name}" is longer than what is read of a question, so it is never met.',
        f"Shorten it to a few words; {READ_WORDS} are read.",
    ),
    "unmet": (
        '"{name}" is not even met in itself.',
        "Write it without signs around it.",
    ),
    "common": (
        '"{name}" is met by "{other}", which nearly every question holds.',
        "Put a telling word beside it, or leave it out.",
    ),
    "shared": (
        '"{name}" is met by the same words as a name of [topics.{other}].',
        "Keep it in one of the two: a word can only point at one topic.",
    ),
}


def check_names(file: Path, topics: Mapping[str, Topic]) -> Iterator[Fault]:
    """Each name in ``file`` that does not do, with its line and what to write instead."""
    toml = read_toml(file)
    assert isinstance(toml, Toml), "topics were read from it"
    for flaw in flaws(topics, dictionary()):
        key = next(one.part for one in names_of(topics[flaw.topic]) if one.name == flaw.name)
        what, remedy = (said.format(name=flaw.name, other=flaw.other) for said in _SAID[flaw.kind])
        yield toml.fault(("topics", flaw.topic, key), what, remedy, holding=flaw.name)
