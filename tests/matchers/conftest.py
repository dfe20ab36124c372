from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from matchers.dictionary import dictionary
from matchers.model import Topic
from matchers.tagging import FuzzyTagger

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def known() -> Callable[[str], bool]:
    return dictionary()


@pytest.fixture(scope="session")
def topics() -> Mapping[str, Topic]:
    with (ROOT / "config" / "topics.toml").open("rb") as file:
        table = tomllib.load(file)["topics"]
    return {
        key: Topic(key, t["de"], t["en"], tuple(t["aliases"]), t.get("forum_tag", key))
        for key, t in table.items()
    }


@pytest.fixture(scope="session")
def tagger(topics: Mapping[str, Topic], known: Callable[[str], bool]) -> FuzzyTagger:
    return FuzzyTagger(topics, known=known)
