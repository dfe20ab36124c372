"""The one URL: verified before it is read, kept before it is acknowledged, never a 5xx of ours."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.errors import SendFailed, YourMistake
from bot.events import QuestionAsked
from bot.rules import CommunityRules, Rules
from bot.slack.access import SlackAccess
from bot.slack.listen import SlackDoor
from bot.slack.signature import is_signed
from tests.clocks import StillClock
from tests.slack.room import SECRET, TOKEN, Room, listening, room, run, sign, words


def corpus(contracts: Path) -> Iterator[tuple[str, bytes, str]]:
    """Every recorded payload as it would be delivered: name, raw bytes, content type."""
    folder = contracts / "slack" / "payloads"
    for file in sorted(folder.rglob("*.form.txt")):
        yield str(file.relative_to(folder)), file.read_bytes().strip(), "form"
    for file in sorted(folder.rglob("*.json")):
        body = json.loads(file.read_text())
        name = str(file.relative_to(folder))
        if isinstance(body, dict) and body.get("type") in {"event_callback", "url_verification"}:
            yield name, json.dumps(body).encode(), "json"
        else:
            yield name, urlencode({"payload": json.dumps(body)}).encode(), "form"


KINDS = {"json": "application/json", "form": "application/x-www-form-urlencoded"}


def question(ts: str = "1762074000.000100", **more: Any) -> dict[str, Any]:
    event = {
        "type": "message",
        "user": "UADA",
        "text": "Wie verbinde ich zwei Tabellen in R?",
        "ts": ts,
        "event_ts": ts,
        "channel": "CFRAGEN",
        "channel_type": "channel",
    }
    body = {
        "type": "event_callback",
        "team_id": "T111",
        "event_id": "Ev1",
        "event_time": 1762074000,
    }
    return {**body, "event": {**event, **more}}


# --- who may speak


def test_the_signature() -> None:
    clock = StillClock()
    raw, now = b'{"a": 1}', clock.now()
    headers = sign(raw, clock)
    assert is_signed(raw, headers, SECRET, now)
    assert is_signed(raw, sign(raw, clock, shift=300), SECRET, now)
    assert is_signed(raw, sign(raw, clock, shift=-300), SECRET, now)
    assert not is_signed(raw, sign(raw, clock, shift=301), SECRET, now)
    assert not is_signed(raw, sign(raw, clock, shift=-301), SECRET, now)
    assert not is_signed(raw + b" ", headers, SECRET, now)
    assert not is_signed(raw, headers, "another", now)
    assert not is_signed(raw, headers, "", now)
    stamp, signed = "x-slack-request-timestamp", "x-slack-signature"
    for bad in ("", "x", "-5", "1e9", "\uff11\uff17\uff16", "9" * 40, headers[stamp] + ".0"):
        assert not is_signed(raw, headers | {stamp: bad}, SECRET, now)
    for bad in ("", "v0=", "ä" * 67, headers[signed].upper(), headers[signed][3:]):
        assert not is_signed(raw, headers | {signed: bad}, SECRET, now)


def test_without_a_secret_the_door_does_not_open(tmp_path: Path) -> None:
    async def nothing(*_: Any) -> Any:
        raise AssertionError

    with pytest.raises(YourMistake, match="signing secret"):
        SlackDoor(
            SlackAccess(TOKEN, " ", ""),
            clock=StillClock(),
            keep=nothing,
            react_now=nothing,
            is_public=nothing,
            look=nothing,
            mark=nothing,
            marked=nothing,
            words=words(tmp_path),
            rules=Rules(community=CommunityRules()),
        )


def test_unsigned_is_refused_before_it_is_read(tmp_path: Path, contracts: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            garbage = [
                b"",
                b"{",
                b"[1]",
                b"\xff\xfe",
                b'{"event": null}',
                b"payload=%7B",
                b"x" * 1_000_000,
            ]
            for raw in [*garbage, *(raw for _, raw, _ in corpus(contracts))]:
                for kind in KINDS.values():
                    answer = await r.raw(raw, {"content-type": kind})
                    assert (answer.status_code, answer.content) == (401, b"")
            raw = json.dumps(question()).encode()
            signed = {"content-type": "application/json", **sign(raw, r.clock)}
            for changed in (
                {"x-slack-signature": "v0=ä"},
                {"x-slack-request-timestamp": "soon"},
                {"x-slack-request-timestamp": str(int(r.clock.now().timestamp()) + 1)},
            ):
                assert (await r.raw(raw, signed | changed)).status_code == 401
            assert (await r.raw(raw.replace(b"UADA", b"UBEN"), signed)).status_code == 401
            assert not r.kept
            assert set(r.door.counts) == {"unsigned"}
            assert (await r.raw(raw, signed)).status_code == 200
            assert [type(e) for e in r.kept] == [QuestionAsked]

    run(story())


# --- everything that Slack may send


def test_every_recorded_payload_gets_its_200_in_time(tmp_path: Path, contracts: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            for name, raw, kind in corpus(contracts):
                began = time.monotonic()
                answer = await r.raw(raw, {"content-type": KINDS[kind], **sign(raw, r.clock)})
                assert answer.status_code == 200, name
                assert time.monotonic() - began < 3, name
            assert not any("Wort" in reason for reason in r.door.counts)

    run(story())


@pytest.mark.parametrize(
    "rules", [listening(slack_channels=("C111",))], ids=["listening to the recorded channel"]
)
def test_recorded_messages_are_read(tmp_path: Path, contracts: Path, rules: CommunityRules) -> None:
    async def story() -> None:
        async with room(tmp_path, rules=rules) as r:
            r.world.add_channel("recorded", channel_id="C111")
            for name, raw, kind in corpus(contracts):
                headers = {"content-type": KINDS[kind], **sign(raw, r.clock)}
                assert (await r.raw(raw, headers)).status_code == 200, name
            kinds = {type(event).__name__ for event in r.kept}
            assert {"AnswerGiven", "ThreadDeleted"} <= kinds, kinds

    run(story())


def test_signed_garbage_is_a_400(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            deep = b"[" * 100_000
            for raw in (b"", b"{", b"[1]", b'"x"', b"null", b"\xff\xfe", deep):
                assert (await r.post(raw)).status_code == 400
            form = {"content-type": "application/x-www-form-urlencoded"}
            for raw in (b"payload=%7B", b"payload=[1]", b"payload=%ff", b"a=1&" * 200):
                assert (await r.post(raw, **form)).status_code == 400
            assert r.door.counts["unreadable"] == 11

    run(story())


def test_the_small_talk_of_the_platform(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await r.world.verify_url()
            limited = {"type": "app_rate_limited", "team_id": "T111", "minute_rate_limited": 1}
            assert (await r.post(limited)).status_code == 200
            assert (await r.post([("ssl_check", "1"), ("token", "x")])).status_code == 200
            assert (await r.post({"type": "something_new"})).status_code == 200
            assert (await r.post(question(type="wholly_new_event"))).status_code == 200
            assert (await r.post(question() | {"team_id": "TOTHER"})).status_code == 200
            assert r.door.counts["app_rate_limited"] == 1
            assert r.door.counts["unknown envelope"] == 1
            assert r.door.counts["unknown event"] == 1
            assert r.door.counts["another workspace"] == 1
            assert not r.kept

    run(story())


# --- kept first


def test_what_is_not_kept_is_sent_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            r.disk_full = True
            await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            assert r.world.deliveries.attempts[-1].attempt <= 1
            assert not r.kept
            r.disk_full = False
            await _pass_minutes(r, 7)
            assert [type(e) for e in await r.heard()] == [QuestionAsked]
            assert r.door.counts["not kept"] >= 1

    run(story())


def test_before_it_has_started_everything_comes_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, started=False) as r:
            assert (await r.post(question())).status_code == 503
            assert (await r.post([("command", "/lotse")])).status_code == 503
            await r.door.start()
            assert (await r.post(question())).status_code == 200

    run(story())


def test_while_it_does_not_know_its_channels_everything_comes_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, started=False) as r:
            r.world.mischief.add("conversations.*", "status")
            with pytest.raises(SendFailed):
                await r.door.start()
            assert r.world.mischief.waiting == ()
            assert (await r.post(question())).status_code == 503, "it is not for nobody"
            await r.door.start()
            assert (await r.post(question())).status_code == 200
            assert len(r.kept) == 1

    run(story())


def test_a_channel_that_nobody_can_ask_about_is_not_public(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            r.clock.pass_time(301)
            r.world.mischief.add("conversations.info", "status")
            assert (await r.post(question())).status_code == 503
            assert not r.kept
            assert (await r.post(question())).status_code == 200
            assert len(r.kept) == 1
            r.clock.pass_time(301)
            r.world.channels["CFRAGEN"].kind = "group"
            assert (await r.post(question("1762074001.000100"))).status_code == 200
            assert len(r.kept) == 1
            assert r.door.counts["not public"] == 1

    run(story())


def test_mention_and_message_are_one_question(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ts = await r.world.say("ada", "fragen", "@lotse Datenschutz im Verein")
            events = await r.heard()
            assert len(events) == 2
            assert {e.key for e in events} == {f"asked:slack:T111/CFRAGEN/{ts}"}
            assert events[0].question == events[1].question
            assert events[0].question.title == "Datenschutz im Verein"

    run(story())


def test_auth_test_is_asked_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            for number in range(5):
                await r.post(question(f"176207400{number}.000100"))
                await r.world.command("ada", "fragen", "/lotse", "hilfe")
            assert len(r.calls("auth.test")) == 1
            assert len(r.calls("conversations.info")) == 0

    run(story())


async def _pass_minutes(r: Room, minutes: int) -> None:
    for _ in range(minutes):
        r.clock.pass_time(60)
        for _ in range(20):
            await asyncio.sleep(0.005)
