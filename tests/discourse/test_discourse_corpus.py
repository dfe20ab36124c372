"""Deliveries that others recorded, as they are and twisted: answered 200, private ones unkept."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.discourse.webhook import signature_of
from tests.discourse.listening import FORUM, listening
from tests.discourse.room import SECRET, run


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


HEADER = st.one_of(
    st.sampled_from(["", "http://[", "https://forum.a", "9" * 400, "-1", "\u00b2", "null"]),
    # around a value there is no space: no HTTP client sends it
    st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=30).map(str.strip),
)
BENT = st.fixed_dictionaries(
    {},
    optional={
        "X_Discourse_Instance": HEADER,
        "X_Discourse_Event_Id": HEADER,
        "X_Discourse_Event_Type": HEADER,
        "Content_Type": HEADER,
        "User_Agent": HEADER,
    },
)
"""Only the body is signed: whoever replays a delivery may write into these what they like."""


def test_no_twist_of_a_delivery_makes_us_fail(tmp_path: Path, contracts: Path) -> None:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        heard = runner.run(stack.enter_async_context(listening(tmp_path)))

        @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
        @given(
            dice=st.data(),
            event=st.one_of(st.sampled_from(["post_created", "post_edited", "x" * 300]), HEADER),
            bent=st.one_of(st.just({}), BENT),
        )
        def twist(dice: st.DataObject, event: str, bent: dict[str, str]) -> None:
            name, body = twisted(contracts, dice)
            heard.kept.clear()
            status = runner.run(heard.deliver(json.dumps(body).encode(), event, **bent))
            instance = bent.get("X_Discourse_Instance", FORUM).strip()
            ours = instance.rstrip("/").lower().removeprefix("https:").removeprefix("http:")
            assert status == 200 if ours == "//forum.a" else status in {200, 403}
            if ours != "//forum.a":
                assert status == 403 or "forum.a" in instance.lower()
            if "private_message" in name:  # whatever else is wrong with it
                assert heard.kept == []
            for notice in heard.kept:
                assert all(type(i) is int and 0 < i < 2**63 for i in notice.ids.values())

        try:
            twist()
        finally:
            runner.run(stack.aclose())
