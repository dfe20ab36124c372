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
        ("forum_tag", "parents", (5, "topics.python.parents"), "No such key."),
        ("forum_tag", "parent", (5, "topics.python.parent"), "part of itself: python -> python."),
        ("forum_tag =", 'parent = "pyton" #', (5, "topics.python.parent"), 'no topic "pyton"'),
        ("forum_tag =", "parent = 7 #", (5, "topics.python.parent"), "This is no text."),
        ("forum_tag =", "not_when = [] #", (5, "topics.python.not_when"), "no phrases by name"),
        (
            "forum_tag =",
            'not_when = { "Panda" = ["Panda bear"] } #',
            (5, "topics.python.not_when.Panda"),
            "The topic has no such name.",
        ),
        (
            "forum_tag =",
            'not_when = { "Py" = "Pipi" } #',
            (5, "topics.python.not_when.Py"),
            "These are no phrases.",
        ),
        (
            "forum_tag =",
            'not_when = { "Pandas" = ["two bears"] } #',
            (5, "topics.python.not_when.Pandas"),
            '"two bears" does not hold "Pandas"',
        ),
        (
            "forum_tag =",
            'not_when = { "Pandas" = ["PANDAS"] } #',
            (5, "topics.python.not_when.Pandas"),
            '"PANDAS" is "Pandas" itself',
        ),
        ("forum_tag =", "forum_category = 0 #", (5, "topics.python.forum_category"), "no number"),
        ("forum_tag =", 'was = "py" #', (5, "topics.python.was"), "These are no old ids."),
        ("forum_tag =", 'was = ["Py 2"] #', (5, "topics.python.was"), '"Py 2" was never an id.'),
        ("forum_tag =", 'was = ["python"] #', (5, "topics.python.was"), "topic's own id."),
        (
            "forum_tag =",
            'was = ["snake", "open-data"] #',
            (5, "topics.python.was"),
            'There is a topic "open-data".',
        ),
        (
            "forum_tag =",
            'forum_category = "maps" #',
            (5, "topics.python.forum_category"),
            "This is no number of a category.",
        ),
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


def test_an_old_id_became_one_topic_only(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    with_one = TOPICS.replace("forum_tag", 'was = ["snake"]\nforum_tag')
    file.write_text(with_one, encoding="utf-8")
    topics, faults = read_topics(file)
    assert faults == []
    assert topics["python"].was == ("snake",)
    file.write_text(f'{with_one}was = ["snake"]\n', encoding="utf-8")
    fault = only(read_topics(file)[1])
    assert (fault.line, fault.key) == (15, "topics.open-data.was")
    assert "also an old id of [topics.python]" in fault.what
    assert fault.remedy


def test_two_topics_with_one_forum_category_clash(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    with_one = TOPICS.replace("forum_tag", "forum_category = 5\nforum_tag")
    file.write_text(f"{with_one}forum_category = 5\n", encoding="utf-8")
    fault = only(read_topics(file)[1])
    assert (fault.line, fault.key) == (15, "topics.open-data.forum_category")


def test_topics_that_are_parts_of_each_other_are_told_at_each(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    one = TOPICS.replace("forum_tag =", 'parent = "open-data" #')
    file.write_text(f'{one}parent = "python"\n', encoding="utf-8")
    faults = read_topics(file)[1]
    assert [(fault.line, fault.key) for fault in faults] == [
        (5, "topics.python.parent"),
        (14, "topics.open-data.parent"),
    ]
    assert "python -> open-data -> python" in faults[0].what


def test_what_is_told_of_a_topic_is_read(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    more = """parent = "python"
forum_category = 5

[topics.open-data.not_when]
"OGD" = ["OGD plus"]
"Verwaltungsdaten" = ["Hausverwaltungsdaten", "meine Verwaltungsdaten"]
"""
    file.write_text(TOPICS + more, encoding="utf-8")
    topics, faults = read_topics(file)
    assert faults == []
    mine = topics["open-data"]
    assert (mine.parent, mine.forum_category) == ("python", 5)
    assert mine.not_when == {
        "OGD": ("OGD plus",),
        "Verwaltungsdaten": ("Hausverwaltungsdaten", "meine Verwaltungsdaten"),
    }
    file.write_text((TOPICS + more).replace('"OGD" = ["OGD plus"', '"OGD" = ["Plus"'))
    fault = only(read_topics(file)[1])
    assert (fault.line, fault.key) == (18, "topics.open-data.not_when.OGD")


def test_no_topics_at_all_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    file.write_text("", encoding="utf-8")
    assert only(read_topics(file)[1]).what == "There is no topic."
