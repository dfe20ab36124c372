from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.settings_topics import read_topics
from matchers.dictionary import dictionary
from matchers.model import Topic
from matchers.tagging import FuzzyTagger

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def known() -> Callable[[str], bool]:
    return dictionary()


@pytest.fixture(scope="session")
def topics() -> Mapping[str, Topic]:
    found, faults = read_topics(ROOT / "config" / "topics.toml")
    assert faults == []
    return found


@pytest.fixture(scope="session")
def tagger(topics: Mapping[str, Topic], known: Callable[[str], bool]) -> FuzzyTagger:
    return FuzzyTagger(topics, known=known)
