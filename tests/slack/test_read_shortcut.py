"""What somebody chose in a message's menu: what is read of the message, and what is not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.effects import Answer, Message
from bot.errors import NotForUs
from bot.events import Event, QuestionAsked, QuestionEdited, ShortcutUsed
from bot.shortcuts import SHORTCUTS
from bot.slack.read_shortcut import is_ours, read_shortcut
from tests.slack.room import room, run
from tests.slack.test_read import KNOWN, LATER, PLACE, REPLY, TS, message, told

TOLD = "Doppelte Einträge in Excel machen mich wahnsinnig."
NAMES = [shortcut.name for shortcut in SHORTCUTS]


def payload(callback: str = "mark_question", /, **more: Any) -> dict[str, Any]:
    said = {"type": "message", "user": "U1", "text": TOLD, "ts": TS}
    said |= more.pop("message", {})
    return {
        "type": "message_action",
        "callback_id": callback,
        "team": {"id": "T1"},
        "user": {"id": "U2"},
        "channel": {"id": "C1", "name": "hilfe"},
        "message_ts": said["ts"],
        "message": said,
        "action_ts": LATER,
        "trigger_id": "1.2.x",
        "response_url": "https://hooks.slack.com/app/T1/1/x",
        **more,
    }


def test_an_opening_is_read_as_the_question_that_people_say_it_is() -> None:
    event = read_shortcut(payload(), KNOWN)
    assert (event.account, event.author) == ("slack:T1/U2", "slack:T1/U1")
    assert event.message == event.thread == f"{PLACE}/{TS}"
    assert event.question is not None
    assert event.question.thread.key == event.thread
    assert event.question.thread.place.public
    assert (event.question.asker, event.question.title) == (event.author, TOLD)
    assert event.question.language == "de"


@pytest.mark.parametrize("name", NAMES[1:])
def test_words_are_read_only_where_they_are_needed(name: str) -> None:
    event = read_shortcut(payload(name), KNOWN)
    assert event.thread
    assert "Excel" not in repr(event)


def test_of_a_reply_only_where_it_is_is_read() -> None:
    below = {"ts": REPLY, "thread_ts": TS}
    event = read_shortcut(payload(message=below), KNOWN)
    assert (event.message, event.thread) == (f"{PLACE}/{REPLY}", f"{PLACE}/{TS}")
    assert event.question is None


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("channel", ["C2", "C3", "G1", "D1", ""])
def test_where_we_do_not_listen_nothing_is_read(channel: str) -> None:
    """C2 is listened to and not public (any more), the others never were."""
    event = read_shortcut(payload(channel={"id": channel}), KNOWN)
    assert (event.message, event.thread, event.author, event.question) == ("", "", None, None)
    assert "Excel" not in repr(event)
    assert TS not in repr(event)


@pytest.mark.parametrize(
    "by", [{"bot_id": "B1"}, {"user": "USLACKBOT"}, {"user": "UBOT"}, {"user": ""}]
)
def test_what_no_person_wrote_has_no_author_and_is_no_question(by: dict[str, str]) -> None:
    event = read_shortcut(payload(message=by), KNOWN)
    assert (event.author, event.question) == (None, None)


def test_what_has_no_words_is_no_question() -> None:
    for bent in ({"text": ""}, {"text": "🎉"}, {"subtype": "channel_join"}):
        assert read_shortcut(payload(message=bent), KNOWN).question is None


def test_one_click_is_one_event() -> None:
    keys = {read_shortcut(payload(), KNOWN).key for _ in range(2)}
    other = (payload(NAMES[1]), payload(action_ts=REPLY), payload(user={"id": "U3"}))
    assert len(keys | {read_shortcut(p, KNOWN).key for p in other}) == 4
    assert not any("U2" in key or TS in key for key in keys)


@pytest.mark.parametrize("bent", [{"action_ts": ""}, {"message_ts": "x"}, {"user": None}])
def test_what_is_malformed_is_refused(bent: dict[str, Any]) -> None:
    with pytest.raises(NotForUs):
        read_shortcut(payload(**bent), KNOWN)


def test_only_ours_on_a_message_are_ours() -> None:
    assert all(is_ours(payload(name)) for name in NAMES)
    assert not is_ours(payload("from-an-old-manifest"))
    assert not is_ours(payload(type="shortcut")), "a global one of the same name"


def test_a_recorded_payload_is_read(contracts: Path) -> None:
    file = contracts / "slack" / "payloads" / "shortcut" / "message_shortcut_body.json"
    recorded = json.loads(file.read_text(encoding="utf-8")) | {"callback_id": "mark_question"}
    public = frozenset({"C111"})
    known = replace(KNOWN, team="T111", listened=public, public=public)
    event = read_shortcut(recorded, known)
    assert event.thread == "slack:T111/C111/1583636382.000300"
    assert event.question is not None
    assert "test" in event.question.title


def test_what_was_marked_stays_a_question_however_it_is_edited() -> None:
    now = message(text=f"{TOLD} Seufz.", edited={"ts": LATER, "user": "U1"})
    edit = {"type": "message", "subtype": "message_changed", "channel": "C1", "message": now}
    edit |= {"previous_message": message(text=TOLD), "channel_type": "channel"}
    with pytest.raises(NotForUs):
        told(**edit)
    held = replace(KNOWN, held=True)
    event = told(held, **edit)
    assert isinstance(event, QuestionEdited)
    assert event.question.title.endswith("Seufz.")
    # and where it asks for something by now, it was asked before
    now["text"] = "Wie finde ich doppelte Einträge?"
    assert isinstance(told(**edit), QuestionAsked)
    assert isinstance(told(held, **edit), QuestionEdited)


def test_it_is_answered_where_it_was_chosen_and_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:

            async def answers(_: Event) -> Sequence[Answer]:
                return (Answer(message=Message("common-done")),)

            r.answers = answers
            ts = await r.world.say("ada", "fragen", TOLD)
            for name in NAMES:
                await r.world.shortcut("ben", name, "fragen", ts)
            async with asyncio.timeout(10):
                while len(r.world.ephemerals("ben")) < len(NAMES):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
            used = [event for event in r.reacted if isinstance(event, ShortcutUsed)]
            assert [event.shortcut for event in used] == NAMES
            assert r.door.counts["unknown shortcut"] == 0
            again = payload(team={"id": "T111"}, channel={"id": "CFRAGEN"}, user={"id": "UBEN"})
            for _ in range(2):
                answer = await r.post([("payload", json.dumps(again))])
                assert (answer.status_code, answer.content) == (200, b"")
            await r.world.settled()
            assert len({event.key for event in r.reacted}) == len(NAMES) + 1

    run(story())
