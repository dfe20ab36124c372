"""Signed payloads with keys dropped, retyped and nulled: read or refused, never broken."""

from __future__ import annotations

import asyncio
import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import NotForUs, Unsent
from bot.slack.payload import Known, next_page
from bot.slack.read import read
from bot.slack.read_click import read_click, read_command, read_form
from tests.clocks import START
from tests.conftest import SHARED
from tests.slack.room import room
from tests.slack.test_listen import KINDS

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
    st.just([{}]),
    st.just("\ud800"),
    st.just("9" * 30),
    st.just("1762074000.000100"),
    st.just("T111"),
    st.just("C111"),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
KNOWN = Known(
    team="T111",
    bot="U222",
    url="https://a.slack.com/",
    now=START,
    listened=frozenset({"C111"}),
    public=frozenset({"C111"}),
    item_thread="slack:T111/C111/1.2",
)


def recorded(shape: str) -> list[Any]:
    folder = SHARED / "contracts" / "slack" / "payloads"
    bodies = [json.loads(file.read_text()) for file in sorted(folder.rglob("*.json"))]
    events = [b for b in bodies if isinstance(b, dict) and b.get("type") == "event_callback"]
    return events if shape == "events" else [b for b in bodies if b not in events]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a payload that can be bent."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, below in steps:
        found.append((*path, key))
        if isinstance(below, dict | list) and len(path) < 4:
            found.extend(places(below, (*path, key)))
    return found


@st.composite
def bent(draw: st.DrawFn, shape: str) -> Any:
    payload = copy.deepcopy(draw(st.sampled_from(recorded(shape))))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(payload)))
        target = payload
        for step in path[:-1]:
            target = target[step] if isinstance(target, dict | list) else {}
        if not isinstance(target, dict) or path[-1] not in target:
            continue
        if draw(st.booleans()):
            del target[path[-1]]
        else:
            target[path[-1]] = draw(ODD)
    return payload


needs_recordings = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")


@needs_recordings
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_reading_gives_an_event_or_a_reason(data: st.DataObject) -> None:
    try:
        event = read(data.draw(bent("events")), KNOWN)
    except NotForUs:
        return
    json.dumps(repr(event)).encode()
    assert "W111" not in event.key
    assert "U111" not in event.key


@needs_recordings
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_reading_clicks_gives_an_event_or_a_reason(data: st.DataObject) -> None:
    payload = data.draw(bent("clicks"))
    for reader in (read_click, read_command, read_form):
        try:
            event = reader(payload, KNOWN)
        except NotForUs:
            continue
        assert "W111" not in event.key
        str(event).encode()


@needs_recordings
def test_whatever_is_signed_never_gets_a_5xx(tmp_path: Path) -> None:
    """Over HTTP through the whole door, slack-bolt included."""
    payloads: list[tuple[str, Any]] = []

    @settings(max_examples=120, deadline=None, database=None, derandomize=True)
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        shape = data.draw(st.sampled_from(["events", "clicks"]))
        payloads.append((shape, data.draw(bent(shape))))

    collect()

    async def story() -> None:
        async with room(tmp_path) as r:
            for shape, payload in payloads:
                body: Any = payload
                if shape != "events":
                    body = [("payload", json.dumps(payload))]
                answer = await r.post(body)
                assert answer.status_code in {200, 400}, payload
            assert r.door.counts["answer failed"] == 0
            assert r.door.counts["reaction failed"] == 0

    asyncio.run(story())
    assert KINDS


def test_pages_go_on_until_one_comes_again() -> None:
    def told(cursor: object) -> dict[str, object]:
        return {"response_metadata": {"next_cursor": cursor}}

    assert next_page(told("b"), "a") == "b"
    assert [next_page(told(end), "a") for end in ("", None, 7, [])] == [""] * 4
    assert [next_page({"response_metadata": odd}, "a") for odd in (None, [], "x")] == [""] * 3
    with pytest.raises(Unsent, match="again and again"):
        next_page(told("b"), "b")
