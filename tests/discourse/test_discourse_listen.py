"""The webhook: verified before it is read, dropped before it is kept, never a 5xx of its own."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import pytest

from bot.discourse.access import DiscourseAccess
from bot.discourse.webhook import signature_of
from bot.errors import YourMistake
from bot.rules import CommunityRules
from tests.discourse.listening import FORUM, listening, post, topic
from tests.discourse.room import KEY, SECRET, follow, run


def test_the_signature_is_discourses_own() -> None:
    # spec/jobs/emit_web_hook_event_spec.rb of Discourse
    assert signature_of("my_lovely_secret_for_web_hook", b'{"ping":"OK"}') == (
        "sha256=162f107f6b5022353274eb1a7197885cfd35744d8d08e5bcea025d309386b7d6"
    )


@pytest.mark.parametrize("what", ["url", "api_key", "api_username", "webhook_secret"])
def test_the_door_does_not_open_half(what: str) -> None:
    whole = {
        "url": FORUM,
        "api_key": KEY,
        "api_username": "lotse",
        "webhook_secret": SECRET,
    }
    assert SECRET not in repr(DiscourseAccess(**whole))
    assert KEY not in repr(DiscourseAccess(**whole))
    with pytest.raises(YourMistake):
        DiscourseAccess(**(whole | {what: " "}))


@pytest.mark.parametrize(
    "secret",
    [
        "geheim",
        "hunter2hunter2",  # short
        "a" * 40,
        "abababababababababab",
        "discourse-webhook-secret",
        "changemechangeme!",
        "lotse-forum-1234567890",
        KEY,  # two doors with one key
    ],
)
def test_a_guessable_secret_is_known_as_one(secret: str) -> None:
    assert DiscourseAccess(FORUM, KEY, "lotse", secret).is_guessable


@pytest.mark.parametrize(
    "secret", ["5f1ca90be77d3342", "xK3v_9-qTz0aLw7Yc2Rb", "Zwölf Boxkämpfer jagen Viktor"]
)
def test_a_long_random_one_is_not(secret: str) -> None:
    assert not DiscourseAccess(FORUM, KEY, "lotse", secret).is_guessable


def test_what_is_unsigned_or_altered_or_from_elsewhere_is_refused(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            good = json.dumps({"post": post()}).encode()
            for signature in (
                "",
                "sha256=",
                signature_of("another secret", good),
                signature_of(SECRET, good + b" "),
                signature_of(SECRET, good).upper(),
                "sha256=ä",
            ):
                status = await heard.deliver(good, X_Discourse_Event_Signature=signature)
                assert status == 401
            assert await heard.deliver(b"{not json", X_Discourse_Event_Signature="sha256=0") == 401
            assert await heard.deliver(good, X_Discourse_Instance="https://forum.b") == 403
            for nowhere in ("http://[", "https://[::1", "//", "", "https://forum.a:x", "ä"):
                status = await heard.deliver(good, X_Discourse_Instance=nowhere)
                assert status == 403, nowhere
            long = b" " * 4_000_001
            assert await heard.deliver(long) == 413
            assert await heard.deliver(long, X_Discourse_Event_Signature="sha256=0") == 401
            assert await heard.deliver(long * 4) == 413, "so long that nobody checks it"
            assert heard.kept == []
            assert heard.door.counts == {"unsigned": 8, "another forum": 7, "too long": 2}

    run(story())


def test_who_hangs_up_half_way_leaves_no_trace(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            host, port = heard.url.removeprefix("http://").split(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(
                b"POST /discourse/webhook HTTP/1.1\r\nHost: forum.a\r\nContent-Length: 99\r\n\r\n{"
            )
            await writer.drain()
            await asyncio.sleep(0.1)
            writer.close()
            async with asyncio.timeout(5):
                while not heard.door.counts:  # noqa: ASYNC110  (the door tells nobody)
                    await asyncio.sleep(0.02)
            assert heard.door.counts == {"hung up": 1}
            assert await reader.read() == b""
            assert await heard.deliver({"post": post()}) == 200, "and the next one is heard"

    with caplog.at_level(logging.INFO):
        run(story())
    assert not [record for record in caplog.records if record.exc_info], caplog.text


def test_a_post_becomes_a_notice_without_a_word_or_a_name(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            assert await heard.deliver({"post": post()}) == 200
            [notice] = heard.kept
            assert notice.key == "notice:discourse:post/31/v1/created"
            assert notice.ids == {"post": 31, "topic": 22, "number": 1}
            assert "secret" not in repr(notice)
            assert "ada" not in repr(notice)

    run(story())


def test_a_form_is_json_all_the_same(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            form = "application/x-www-form-urlencoded"
            assert await heard.deliver({"post": post()}, Content_Type=form) == 200
            assert len(heard.kept) == 1

    run(story())


@pytest.mark.parametrize(
    ("event", "body", "key"),
    [
        ("post_created", post(version=3), "post/31/v1/created"),
        ("post_edited", post(version=2), "post/31/v2/edited/2026-11-02T08:05:00.000Z"),
        ("post_destroyed", post(), "post/31/destroyed/12"),
        ("post_recovered", post(), "post/31/recovered/12"),
        ("post_edited", post(hidden=True), "post/31/edited/12"),
        ("post_deleted_by_a_future_version", post(), "post/31/v1/edited/2026-11-02T08:05:00.000Z"),
    ],
)
def test_a_notices_key_says_what_happened(
    tmp_path: Path, event: str, body: dict[str, Any], key: str
) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            for _ in range(2):
                assert await heard.deliver({"post": body}, event) == 200
            assert {notice.key for notice in heard.kept} == {f"notice:discourse:{key}"}

    run(story())


def test_a_state_is_looked_at_again_for_each_event(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            await heard.deliver({"topic": topic()}, "topic_closed_status_updated")
            again = {"X_Discourse_Event_Id": "13"}
            await heard.deliver({"topic": topic()}, "topic_closed_status_updated", **again)
            await heard.deliver({"solved": post(post_number=2)}, X_Discourse_Event_Id="x")
            keys = [notice.key for notice in heard.kept]
            assert keys[:2] == ["notice:discourse:t/22/12", "notice:discourse:t/22/13"]
            assert keys[2].startswith("notice:discourse:t/22/")
            assert all(notice.ids == {"topic": 22} for notice in heard.kept)

    run(story())


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("post", post(topic_archetype="private_message", category_id=None), "private message"),
        ("post", post(topic_archetype="private_message"), "private message"),
        ("post", post(category_id=None), "private message"),
        ("post", post(post_type=4), "no regular post"),
        ("post", post(post_type=3), "no regular post"),
        ("post", post(post_type=True), "no regular post"),
        ("post", post(hidden=True), "hidden or deleted"),
        ("post", post(deleted_at="2026-11-02T08:00:00Z"), "hidden or deleted"),
        ("post", post(user_deleted=True), "hidden or deleted"),
        ("post", post(username="Lotse"), "own"),
        ("post", post(user_id=-1), "by a bot"),
        ("post", post(category_id=9), "category"),
        ("topic", topic(archetype="private_message", category_id=None), "private message"),
        ("topic", topic(created_by={"username": "lotse"}), "own"),
        ("topic", topic(user_id=-1), "by a bot"),
        ("solved", post(category_id=None), "private message"),
        ("like", {"post": post()}, "unknown event"),
        ("something_of_2031", {}, "unknown event"),
        ("ping", "OK", "ping"),
    ],
)
def test_what_is_not_for_us_is_counted_and_not_kept(
    tmp_path: Path, kind: str, content: Any, reason: str
) -> None:
    async def story() -> None:
        rules = follow(CommunityRules(forum_categories=(4,)))
        async with listening(tmp_path, rules) as heard:
            assert await heard.deliver({kind: content}) == 200
            assert heard.kept == []
            assert heard.door.counts == {reason: 1}

    run(story())


def test_keeping_failed_is_no_success(tmp_path: Path) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            heard.disk_full = True
            assert await heard.deliver({"post": post()}) == 503
            heard.disk_full = False
            assert await heard.deliver({"post": post()}) == 200

    run(story())
