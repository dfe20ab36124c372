"""``config/topics.toml``: each planted fault is told with its line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings_toml import Fault
from bot.settings_topics import read_topics


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


TOPICS = """\
[topics.python]
de = "Python"
en = "Python"
aliases = ["Py", "Pandas"]
forum_tag = "python"

[topics.open-data]
de = "Offene Daten"
en = "Open data"
aliases = [
    "OGD",
    "Verwaltungsdaten",
]
"""


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('de = "Python"', 'de = " "', (2, "topics.python.de"), "The name is empty."),
        ('en = "Open data"\n', "", (7, "topics.open-data.en"), "The name is empty."),
        ('"OGD"', '"pandas"', (11, "topics.open-data.aliases"), '"pandas" is also a name of'),
        ('"OGD"', '"\uff30\uff59"', (11, "topics.open-data.aliases"), "[topics.python]"),
        ('"OGD"', '"Python"', (11, "topics.open-data.aliases"), '"Python" is also a name of'),
        ('"OGD"', '""', (10, "topics.open-data.aliases"), "These are no names."),
        ('["Py", "Pandas"]', '"Py"', (4, "topics.python.aliases"), "These are no names."),
        ("forum_tag", "forum-tag", (5, "topics.python.forum-tag"), "No such key."),
        ('forum_tag = "python"', "forum_tag = 3", (5, "topics.python.forum_tag"), "no text"),
        ("[topics.open-data]", "[topics.Open_Data]", (7, "topics.Open_Data"), "No good id."),
        ("[topics.open-data]", "[topic.open-data]", (7, "topic"), "No such section."),
    ],
)
def test_a_planted_fault_in_the_topics_is_told(
    tmp_path: Path, old: str, new: str, where: tuple[int, str], what: str
) -> None:
    file = tmp_path / "topics.toml"
    file.write_text(TOPICS, encoding="utf-8")
    topics, faults = read_topics(file)
    assert faults == []
    assert topics["open-data"].aliases == ("OGD", "Verwaltungsdaten")
    file.write_text(TOPICS.replace(old, new, 1), encoding="utf-8")
    fault = only(read_topics(file)[1])
    assert (fault.line, fault.key) == where
    assert what in fault.what


def test_two_topics_with_one_forum_tag_clash(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    file.write_text(TOPICS + 'forum_tag = "python"\n', encoding="utf-8")
    fault = only(read_topics(file)[1])
    assert (fault.line, fault.key) == (14, "topics.open-data.forum_tag")


def test_no_topics_at_all_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    file.write_text("", encoding="utf-8")
    assert only(read_topics(file)[1]).what == "There is no topic."
