"""The webhook: verified before it is read, dropped before it is kept, never a 5xx of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.community import CommunityRules, Rules
from bot.discourse.access import DiscourseAccess
from bot.discourse.listen import DiscourseDoor
from bot.discourse.webhook import signature_of
from bot.errors import OurFault, YourMistake
from bot.events import Event, Notice
from tests.clocks import StillClock
from tests.discourse.room import KEY, SECRET, Budget, follow, run, serving, words

FORUM = "http://forum.a"


class Listening:
    """A door that keeps its notices in a list, and a client that signs like the forum."""

    def __init__(self, folder: Path, rules: Rules | None = None) -> None:
        self.kept: list[Notice] = []
        self.disk_full = False
        marks: dict[str, str] = {}

        async def keep(arrivals: Sequence[Event | Notice]) -> None:
            if self.disk_full:
                raise OurFault("no room on the disk")
            self.kept += [a for a in arrivals if isinstance(a, Notice)]

        async def mark(name: str, value: str) -> None:
            marks[name] = value

        async def marked(name: str) -> str:
            return marks.get(name, "")

        async def look(_question: Any) -> Any:
            raise AssertionError("a webhook looks nothing up")

        self.door = DiscourseDoor(
            DiscourseAccess(FORUM, KEY, "lotse", SECRET),
            clock=StillClock(),
            keep=keep,
            look=look,
            mark=mark,
            marked=marked,
            spend=Budget().spend,
            words=words(folder),
            rules=rules or follow(CommunityRules()),
            topics={},
        )
        self.url = ""
        self.http = httpx.AsyncClient(trust_env=False)

    async def deliver(self, body: Any, event: str = "post_created", **headers: str) -> int:
        raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        sent = {
            "Content-Type": "application/json",
            "X-Discourse-Instance": FORUM,
            "X-Discourse-Event-Id": "12",
            "X-Discourse-Event-Type": "post",
            "X-Discourse-Event": event,
            "X-Discourse-Event-Signature": signature_of(SECRET, raw),
        }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        path = f"{self.url}/discourse/webhook"
        coded = {name: value.encode() for name, value in sent.items()}
        return (await self.http.post(path, content=raw, headers=coded)).status_code


@asynccontextmanager
async def listening(folder: Path, rules: Rules | None = None) -> AsyncIterator[Listening]:
    heard = Listening(folder, rules)
    async with serving(lambda _url: heard.door.routes()) as heard.url:
        try:
            yield heard
        finally:
            await heard.http.aclose()
            await heard.door.aclose()


def post(**changed: Any) -> dict[str, Any]:
    """A post as a webhook carries it."""
    return {
        "id": 31,
        "username": "ada",
        "created_at": "2026-11-02T08:00:00.000Z",
        "updated_at": "2026-11-02T08:05:00.000Z",
        "cooked": "<p>secret words</p>",
        "raw": "secret words",
        "post_number": 1,
        "post_type": 1,
        "topic_id": 22,
        "topic_slug": "secret-words",
        "topic_title": "secret words",
        "category_id": 4,
        "version": 1,
        "user_id": 2,
        "hidden": False,
        "deleted_at": None,
        "user_deleted": False,
        "topic_archetype": "regular",
    } | changed


def topic(**changed: Any) -> dict[str, Any]:
    return {
        "id": 22,
        "title": "secret words",
        "tags": [],
        "closed": True,
        "archetype": "regular",
        "visible": True,
        "category_id": 4,
        "user_id": 2,
        "deleted_at": None,
        "created_by": {"id": 2, "username": "ada"},
    } | changed


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
            assert await heard.deliver(b" " * 4_000_001) == 413
            assert heard.kept == []
            assert heard.door.counts == {"unsigned": 7, "another forum": 1, "too long": 1}

    run(story())


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


# --- what others recorded


def recorded(contracts: Path) -> list[tuple[str, bytes, dict[str, str]]]:
    """Every recorded delivery: its name, its body, and the headers that came with it."""
    found = []
    for file in sorted((contracts / "discourse" / "webhooks").rglob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        body = told.get("webhook_body", told)
        event = told.get("webhook_headers", {}).get("x-discourse-event", "")
        names = {"X_Discourse_Event": event or file.stem.replace("-", "_")}
        found.append((file.stem, json.dumps(body, ensure_ascii=False).encode(), names))
    assert len(found) >= 11
    return found


def test_recorded_deliveries_are_taken_and_private_ones_leave_nothing(
    tmp_path: Path, contracts: Path
) -> None:
    async def story() -> None:
        async with listening(tmp_path) as heard:
            for name, raw, headers in recorded(contracts):
                heard.kept.clear()
                assert await heard.deliver(raw, **headers) == 200, name
                assert len(heard.kept) == (0 if "private_message" in name else 1), name
                assert await heard.deliver(raw, X_Discourse_Event_Signature="sha256=0") == 401
                altered = {"X_Discourse_Event_Signature": signature_of(SECRET, raw)}
                assert await heard.deliver(raw + b" ", **altered) == 401

    run(story())


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def twisted(contracts: Path, dice: st.DataObject) -> tuple[str, Any]:
    """A recorded delivery with keys dropped, retyped or nulled, or something else altogether."""
    name, raw, _ = dice.draw(st.sampled_from(recorded(contracts)))
    [(kind, content)] = json.loads(raw).items()
    for key in dice.draw(st.lists(st.sampled_from(sorted(content)), max_size=4, unique=True)):
        if dice.draw(st.booleans()):
            del content[key]
        else:
            private = key in {"topic_archetype", "category_id"}
            content[key] = None if private else dice.draw(JUNK)
    return name, dice.draw(st.one_of(st.just({kind: content}), JUNK, JUNK.map(lambda j: {kind: j})))


def test_no_twist_of_a_delivery_makes_us_fail(tmp_path: Path, contracts: Path) -> None:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        heard = runner.run(stack.enter_async_context(listening(tmp_path)))

        @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
        @given(dice=st.data(), event=st.sampled_from(["post_created", "post_edited", "x" * 300]))
        def twist(dice: st.DataObject, event: str) -> None:
            name, body = twisted(contracts, dice)
            heard.kept.clear()
            assert runner.run(heard.deliver(json.dumps(body).encode(), event)) == 200
            if "private_message" in name:  # whatever else is wrong with it
                assert heard.kept == []
            for notice in heard.kept:
                assert all(type(i) is int and 0 < i < 2**63 for i in notice.ids.values())

        try:
            twist()
        finally:
            runner.run(stack.aclose())
