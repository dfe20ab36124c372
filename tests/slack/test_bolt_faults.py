"""The faults of slack-bolt 1.30 and of the SDK that the door works around: each must stay away."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from pathlib import Path

from bot.effects import Answer, Message
from bot.events import CommandGiven, Event
from tests.slack.room import room, run, sign
from tests.slack.test_listen import question


def said(text: str) -> Sequence[Answer]:
    return (Answer(message=Message("room-line", {"what": text})),)


def test_a_command_may_contain_the_word_payload(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:

            async def answers(event: Event) -> Sequence[Answer]:
                assert isinstance(event, CommandGiven)
                return said("angekommen")

            r.answers = answers
            told = await r.world.command("ada", "fragen", "/lotse", "what is a payload?")
            assert isinstance(told, dict)
            assert told["text"] == "Das Thema ist angekommen."
            assert told["response_type"] == "ephemeral"
            fields = [("command", "/lotse"), ("text", "x"), ("payload", "{"), ("team_id", "T111")]
            assert (await r.post(fields)).status_code == 200

    run(story())


def test_what_breaks_around_the_ack_is_still_a_200(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:

            async def breaks(event: Event) -> Sequence[Answer]:
                raise RuntimeError("a secret of ada")

            async def unsayable(event: Event) -> Sequence[Answer]:
                return (Answer(message=Message("no-such-message")),)

            for broken in (breaks, unsayable):
                r.answers = broken
                began = time.monotonic()
                told = await r.world.command("ada", "fragen", "/lotse", "hilfe")
                assert time.monotonic() - began < 1.5
                assert "RuntimeError" not in str(told)
            assert r.door.counts["reaction failed"] == 1
            assert r.door.counts["answer failed"] == 1

    run(story())


def test_what_makes_bolt_raise_is_counted(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            body = {"type": "block_actions", "team": {"id": "T111"}, "user": {"id": "UADA"}}
            for bent in ({"response_urls": [None]}, {"authorizations": 1}, {"enterprise": 1}):
                answer = await r.post([("payload", json.dumps(body | bent))])
                assert (answer.status_code, answer.content) == (200, b"")
            assert r.door.counts["bolt raised"] == 3

    run(story())


def test_what_bolt_answers_404_to_is_counted(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            asked = {"type": "block_suggestion", "team": {"id": "T111"}}
            assert (await r.post([("payload", json.dumps(asked))])).status_code == 200
            assert r.door.counts["nobody listens"] == 1

    run(story())


def test_no_header_chooses_how_bolt_works(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            pairs = [("command", "/lotse"), ("text", "hilfe"), ("team_id", "T111")]
            pairs += [("user_id", "UADA"), ("channel_id", "CFRAGEN"), ("trigger_id", "1.2.3")]
            headers = {"x-slack-bolt-lazy-only": "1", "x-slack-bolt-lazy-function-name": "_on_form"}
            assert (await r.post(pairs, **headers)).status_code == 200
            assert [type(e) for e in r.reacted] == [CommandGiven]
            unsigned = {"content-type": "application/x-www-form-urlencoded", **headers}
            raw = b"mode=socket_mode&command=%2Flotse"
            assert (await r.raw(raw, unsigned)).status_code == 401

    run(story())


def test_slow_work_is_acknowledged_in_time_and_answered_later(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            go = asyncio.Event()

            async def slow(event: Event) -> Sequence[Answer]:
                await go.wait()
                return said("endlich da")

            r.answers = slow
            began = time.monotonic()
            told = await r.world.command("ada", "fragen", "/lotse", "hilfe")
            assert 1.4 < time.monotonic() - began < 2.5
            assert isinstance(told, dict)
            assert "Moment" in told["text"]
            go.set()
            for _ in range(100):
                await asyncio.sleep(0.01)
                if len(r.world.ephemerals("ada")) > 1:
                    break
            assert r.world.ephemerals("ada")[-1].text == "Das Thema ist endlich da."
            assert r.door.counts["late"] == 1

    run(story())


def test_the_same_event_twice_is_kept_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            for retry in ("", "1"):
                headers = {"x-slack-retry-num": retry} if retry else {}
                assert (await r.post(question(), **headers)).status_code == 200
            assert len({event.key for event in r.kept}) == 1
            raw = json.dumps(question()).encode()
            headers = {"content-type": "application/json", **sign(raw, r.clock)}
            assert (await r.raw(raw, headers)).status_code == 200
            await r.believe()
            counted = await r.turns.look(lambda c: len(c.unanswered()))
            assert counted == 1

    run(story())


def test_a_shortcut_that_names_nobody_is_acknowledged_and_counted(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            for number, bent in enumerate(({}, {"user": None}, {"user": {"id": 7}}), start=1):
                for kind in ("shortcut", "message_action"):
                    body = {"type": kind, "team": {"id": "T111"}, "callback_id": "x", **bent}
                    answer = await r.post([("payload", json.dumps(body))])
                    assert (answer.status_code, answer.content) == (200, b"")
                assert r.door.counts["unknown shortcut"] == 2 * number
            assert r.door.counts["bolt raised"] == 0

    run(story())
