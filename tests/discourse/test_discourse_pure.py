"""What the door thinks without the forum: prose, tags, versions, faults, odd JSON."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discourse.access import instance_of
from bot.discourse.faults import Denied, Gone, Invalid, fault_of
from bot.discourse.forum import post_of, topic_of
from bot.discourse.prose import mentioned, own_words
from bot.discourse.shapes import moment, whole, words
from bot.discourse.tags import (
    ForumTag,
    book_of,
    form,
    plan,
    tags_of,
    takes_objects,
)
from bot.errors import Busy, Refused, Uncertain, Unsent

NOW = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("Wie geht **das**?", "Wie geht das?"),
        ('[quote="ada, post:1"]Danke![/quote]\nNein.', "Nein."),
        ('[quote="a"]x [quote="b"]y[/quote] z[/quote]Selbst.', "Selbst."),
        ("> Danke dir\nIch frage nochmal.", "Ich frage nochmal."),
        ("Fehler:\n```r\nlibrary(excel)\n```\nWarum?", "Fehler:\nWarum?"),
        ("Siehe [die Seite](https://x.de/y) hier", "Siehe die Seite hier"),
        ("![Bild|690x388](upload://abc.png) dazu", "Bild dazu"),
        ("<details>Mehr</details><!-- lotse:1 -->", "Mehr"),
        ("Ist 3 < 5 und 5 > 3?", "Ist 3 < 5 und 5 > 3?"),
    ],
)
def test_own_words_are_the_authors(raw: str, said: str) -> None:
    assert own_words(raw) == said


@pytest.mark.parametrize("piece", ["[quote=", "<!--", "[", "![", "<a", "`", "*", "[quote]", "@a"])
def test_no_text_makes_reading_slow(piece: str) -> None:
    began = time.process_time()
    mentioned(own_words(piece * 20_000))
    assert time.process_time() - began < 1.5


def test_mentions_are_whole_names() -> None:
    text = "@Ada, @bob.b. und a@b.de, @Ada und (@cem-x), https://x.de/@nobody"
    assert mentioned(text) == ("ada", "bob.b", "cem-x")


def test_tags_are_read_in_both_forms() -> None:
    told = ["r", {"id": 5, "name": "csv", "slug": "csv"}, 3, None, {"name": ""}]
    assert tags_of(told) == (ForumTag("r"), ForumTag("csv", 5))
    assert tags_of("r") == ()


@pytest.mark.parametrize("numbered", [True, False])
def test_synonyms_stand_for_their_target(*, numbered: bool) -> None:
    def row(number: int, name: str, target: Any = None) -> dict[str, Any]:
        return {"id": number if numbered else name, "text": name, "target_tag": target}

    groups = {"tag_groups": [{"tags": [row(3, "xls", "tabellen")]}]}
    book = book_of({"tags": [row(1, "tabellen"), row(2, "Excel", "tabellen")], "extras": groups})
    target = ForumTag("tabellen", 1 if numbered else 0)
    assert [book.find(n) for n in ("excel", "XLS", "tabellen")] == [target] * 3
    assert book.resolve("neu da") == ForumTag("neu-da")
    assert book.find("neu da") is None
    assert book.numbered is numbered
    assert not book_of(None).tags


names = st.sets(st.sampled_from(["a", "b", "c", "d", "e"])).map(sorted)


@given(names, names, names, names)
def test_a_union_never_touches_a_persons_tag(
    before: list[str], add: list[str], remove: list[str], own: list[str]
) -> None:
    made = plan(
        [ForumTag(n) for n in before],
        [ForumTag(n) for n in add],
        [ForumTag(n) for n in remove],
        frozenset(own),
    )
    after = [tag.name for tag in made.wanted]
    assert len(after) == len(set(after))
    assert set(before) - set(own) <= set(after)
    assert set(after) >= set(add) - set(remove)
    assert after[: len(made.theirs)] == [n for n in before if n in after], "people's come first"
    assert made.empty == (sorted(after) == before)


def test_tags_are_written_by_version() -> None:
    tags = [ForumTag("r", 7), ForumTag("neu")]
    assert form(tags, objects=True) == [{"id": 7, "name": "r"}, {"name": "neu"}]
    assert form(tags, objects=False) == ["r", "neu"]
    assert form([], objects=True) == []
    assert form([], objects=False) == [""], "an empty list is dropped on the way to old forums"
    versions = [
        "2.9.0.beta4",
        "3.1.0.beta2",
        "2025.12.0-latest",
        "2026.1",
        "2026.9.0",
        "2027.1",
        "",
    ]
    assert [takes_objects(v) for v in versions] == [False, False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("status", "body", "write", "error"),
    [
        (403, b'["BAD CSRF"]', True, Denied),
        (404, b"<html>", False, Gone),
        (410, b"{}", False, Gone),
        (422, b'{"action":"create_post","errors":["Ada schrieb das schon"]}', True, Invalid),
        (400, b'{"errors":["x"],"error_type":"invalid_parameters"}', True, Refused),
        (301, b"", True, Refused),
        (500, b"", True, Uncertain),
        (500, b"", False, Unsent),
        (503, b'{"error_type":"read_only"}', True, Unsent),
        (503, b"<html>", True, Uncertain),
        (429, b'{"failed":"FAILED","message":"slow down"}', False, Busy),
    ],
)
def test_each_answer_has_its_error(
    status: int, body: bytes, *, write: bool, error: type[Exception]
) -> None:
    fault = fault_of(status, {}, body, write=write)
    assert type(fault) is error
    assert "Ada" not in str(fault)


@pytest.mark.parametrize(
    ("headers", "body", "seconds"),
    [
        ({"retry-after": "7"}, b"Slow down", 7),
        ({"retry-after": "7"}, b'{"extras":{"wait_seconds":30}}', 7),
        ({}, b'{"extras":{"wait_seconds":30}}', 30),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, b'{"extras":{"wait_seconds":12}}', 12),
        ({"retry-after": "nan"}, b"", 30),
        ({"retry-after": "-3"}, b'{"extras":[]}', 30),
        ({"retry-after": "0"}, b"", 1),
        ({"retry-after": "99999999"}, b"", 3600),
    ],
)
def test_a_429_says_how_long(headers: dict[str, str], body: bytes, seconds: float) -> None:
    fault = fault_of(429, headers, body, write=True)
    assert isinstance(fault, Busy)
    assert fault.seconds == seconds


def test_odd_json_is_as_if_it_were_absent() -> None:
    assert [whole(v) for v in (1, 0, -1, True, 1.0, "1", None, 2**63)] == [1, *[0] * 7]
    assert words("a\0\ud800b") == "a?b"
    assert words(3) == ""
    assert moment("2013-02-04T15:26:25.977-05:00", NOW).hour == 20
    assert [moment(v, NOW) for v in (None, 3, "gestern", "9999-99-99")] == [NOW] * 4
    assert moment("2026-11-02T08:00:00", NOW).tzinfo is UTC


def test_an_instance_is_host_and_folder() -> None:
    assert instance_of("https://Forum.example.org/") == instance_of("http://forum.example.org")
    assert instance_of("https://a.org/forum") != instance_of("https://a.org")
    assert instance_of("https://a.org:8443") != instance_of("https://a.org")


def test_recorded_answers_are_read(contracts: Path) -> None:
    """Real answers of 2013 to 2020: older than anything we support, and still of this shape."""
    folder = contracts / "discourse" / "api"
    read = 0
    for file in (*folder.rglob("topic.json"), *folder.rglob("topics__topic_response.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        topic = topic_of(told)
        assert topic is not None
        assert (topic.id, topic.title) == (told["id"], told["title"])
        assert topic.stream
        assert topic.created.tzinfo is UTC
        read += 1
    for file in (*folder.rglob("posts_latest.json"), *folder.rglob("posts_before.json")):
        for row in json.loads(file.read_text(encoding="utf-8"))["latest_posts"]:
            post = post_of(row)
            assert post is not None
            assert post.raw == row["raw"]
            read += 1
    assert read == 9


def test_the_official_description_has_what_we_ask_for(contracts: Path) -> None:
    described = json.loads((contracts / "discourse" / "openapi.json").read_text(encoding="utf-8"))
    ours = {
        ("get", "/t/{id}.json"),
        ("get", "/t/{id}/posts.json"),
        ("get", "/t/external_id/{external_id}.json"),
        ("put", "/t/-/{id}.json"),
        ("get", "/posts/{id}.json"),
        ("get", "/posts.json"),
        ("post", "/posts.json"),
        ("put", "/posts/{id}.json"),
        ("delete", "/posts/{id}.json"),
        ("get", "/site.json"),
        ("get", "/tags.json"),
        ("get", "/u/{username}.json"),
    }
    there = {(verb, path) for path, verbs in described["paths"].items() for verb in verbs}
    assert ours <= there
