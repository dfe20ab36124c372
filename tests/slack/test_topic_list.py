"""Typing into a list of topics: asked with a signature, answered in time, nothing kept."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.effects import Answer, Form, Input, Option, Topics
from bot.sandbox.slack_deliver import NotDelivered
from bot.slack import topic_list
from tests.slack.room import APP_TOKEN, Room, room, run, sign
from tests.slack.test_answering import answering
from tests.slack.test_socket_mode import connected

MANY = tuple(Option(t, Topics((t,))) for t in ("excel", "r", *map(str, range(100))))
"""More topics than a list of Slack's own holds; two of them are in force."""


async def opened(r: Room, **more: Any) -> str:
    """A form with such a list, before ada's eyes."""
    asked = Input("room-topics", "choices", MANY, initial=("r",))
    answering(r, Answer(form=Form("room-form", (asked,), fields={"what": "dir"}, **more)))
    await r.world.command("ada", "fragen", "/lotse", "profil")
    view = r.world.views.top("UADA")
    assert view is not None
    return view.id


async def found(r: Room, view: str, typed: str) -> list[tuple[str, str]]:
    offered = await r.world.options("ada", view, "room-topics", "room-topics", typed)
    return [(one["value"], one["text"]["text"]) for one in offered]


async def post(r: Room, body: Any) -> Any:
    """The answer to a signed request of somebody else's making."""
    answer = await r.post([("payload", json.dumps(body))])
    assert answer.status_code == 200
    return answer.json() if answer.content else None


def test_what_fits_is_offered_in_the_form_s_language(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            german, english = await opened(r), await opened(r, language="en")
            assert await found(r, english, "spread") == [("excel", "Spreadsheets")]
            assert await found(r, english, "") == [("r", "R"), ("excel", "Spreadsheets")]
            assert await found(r, english, "Astrologie") == []
            german = await opened(r)
            assert await found(r, german, "SPREAD") == [("excel", "Excel")]
            before = len(r.reacted)
            answering(r)
            sent = {"room-topics": ["excel", "r"]}
            assert await r.world.submit("ada", german, sent) == {}
            assert len(r.reacted) == before + 1, "typing is no event"
            assert r.reacted[-1].values == {"room-topics": ("excel", "r")}  # type: ignore[attr-defined]
            assert not r.kept

    run(story())


def test_socket_mode_asks_the_same(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, app_token=APP_TOKEN) as r:
            await connected(r)
            r.world.events_url = ""
            assert await found(r, await opened(r), "exc") == [("excel", "Excel")]
            assert r.world.deliveries.attempts[-1].body["type"] == "block_suggestion"

    run(story())


async def asked(r: Room) -> dict[str, Any]:
    """The request that Slack made last."""
    await found(r, await opened(r), "exc")
    return copy.deepcopy(dict(r.world.deliveries.attempts[-1].body))


NONSENSE: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    ("another workspace", lambda body: body["user"].update(team_id="T999")),
    ("another workspace", lambda body: body["user"].pop("team_id")),
    ("no list of ours", lambda body: body.update(action_id="another")),
    ("no list of ours", lambda body: body.update(block_id="another")),
    ("no list of ours", lambda body: body.pop("view")),
    ("no list of ours", lambda body: body["view"].update(blocks=[None, 1, {"element": 1}])),
]


def test_nonsense_gets_no_options_and_is_counted(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            good = await asked(r)
            assert len((await post(r, good))["options"]) == 1
            for reason, bend in NONSENSE:
                bent = copy.deepcopy(good)
                bend(bent)
                before = r.door.counts[reason]
                assert await post(r, bent) == {"options": []}, reason
                assert r.door.counts[reason] == before + 1
            for odd in (None, 7, [], {"a": 1}, "\x00" * 2000, "\ud800", "x" * 100_000):
                assert "options" in await post(r, {**good, "value": odd})
            for name in ("user", "team", "container", "view", "value", "block_id"):
                for odd in (None, [], "x", 1, {}):
                    answer = await post(r, {**good, name: odd})
                    assert answer is None or "options" in answer
            assert await post(r, {**good, "team": {"id": "T999"}}) is None

    run(story())


def test_unsigned_is_told_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            raw = json.dumps(await asked(r)).encode()
            kind = {"content-type": "application/x-www-form-urlencoded"}
            answer = await r.raw(b"payload=" + raw, kind)
            assert (answer.status_code, answer.content) == (401, b"")
            old = sign(b"payload=" + raw, r.clock, shift=-400)
            assert (await r.raw(b"payload=" + raw, {**kind, **old})).status_code == 401

    run(story())


def test_a_database_that_does_not_answer_leaves_the_list_empty_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic_list, "SECONDS", 0.1)

    async def story() -> None:
        async with room(tmp_path) as r:
            view = await opened(r)
            lists = r.door._interactions._lists

            async def never(_: Any) -> Any:
                await asyncio.sleep(30)

            async def broken(_: Any) -> Any:
                raise OSError("disk")

            for look, reason in ((never, "late"), (broken, "answer failed")):
                lists._look = look
                assert await found(r, view, "exc") == []
                assert r.door.counts[reason] == 1

    run(story())


def test_the_sandbox_shows_an_error_where_slack_would(tmp_path: Path) -> None:
    """More than 100 options, and options without words, are no answer."""

    async def story() -> None:
        async with room(tmp_path) as r:
            view, lists = await opened(r), r.door._interactions._lists
            word = {"type": "plain_text", "text": "x"}
            many = [{"value": str(n), "text": word} for n in range(101)]
            for bad in (many, [{"value": "x"}], "x"):

                async def told(_: Any, answer: Any = bad) -> Any:
                    return answer

                lists.options = told  # type: ignore[method-assign]
                with pytest.raises(NotDelivered):
                    await found(r, view, "x")
            assert r.world.alarms
            r.world.alarms.clear()

    run(story())
