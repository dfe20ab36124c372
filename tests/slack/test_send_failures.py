"""What Slack, a broken line or a server that is none answers, is named for the courier."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.effects import ApplyTags, DirectMessage, Edit, Message, Post
from bot.errors import Busy, Refused, SendFailed, SentNoMore, Uncertain, Unsent
from bot.ports import Ref
from bot.slack.access import SlackAccess, SlackClients
from bot.slack.channels import Channels
from bot.slack.send import SlackSender
from matchers.model import Account
from tests.clocks import StillClock
from tests.slack.room import TOKEN, room, run, words
from tests.slack.test_send import FRAGEN, GROUP, POST, line, parcel, thread

# --- errors


@pytest.mark.parametrize(
    ("trick", "kind", "reason"),
    [
        ({"what": "busy", "seconds": 7}, Busy, "ratelimited"),
        ({"what": "error", "error": "channel_not_found"}, Refused, "channel_not_found"),
        ({"what": "error", "error": "is_archived"}, Refused, "is_archived"),
        ({"what": "error", "error": "not_in_channel"}, Refused, "not_in_channel"),
        ({"what": "error", "error": "restricted_action"}, Refused, "restricted_action"),
        ({"what": "error", "error": "msg_blocks_too_long"}, Refused, "msg_blocks_too_long"),
        ({"what": "error", "error": "missing_scope"}, Refused, "missing_scope"),
        ({"what": "error", "error": "token_revoked"}, SentNoMore, "token_revoked"),
        ({"what": "error", "error": "account_inactive"}, SentNoMore, "account_inactive"),
        ({"what": "error", "error": "invalid_auth"}, SentNoMore, "invalid_auth"),
        ({"what": "error", "error": "message_limit_exceeded"}, Busy, "message_limit_exceeded"),
        ({"what": "error", "error": "team_added_to_org"}, Busy, "team_added_to_org"),
        ({"what": "error", "error": "fatal_error"}, Uncertain, "fatal_error"),
        ({"what": "error", "error": "internal_error"}, Uncertain, "internal_error"),
        ({"what": "status", "status": 503}, Uncertain, "503"),
        ({"what": "cut_before"}, Uncertain, "ServerDisconnectedError"),
        ({"what": "cut_after"}, Uncertain, "ServerDisconnectedError"),
    ],
)
def test_what_slack_says_is_named(
    tmp_path: Path, trick: dict[str, Any], kind: type[SendFailed], reason: str
) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            r.world.mischief.add("chat.postMessage", **trick)
            with pytest.raises(SendFailed) as failed:
                await r.door.sender.send(parcel(POST))
            assert type(failed.value) is kind
            assert str(failed.value) == reason
            if trick["what"] == "busy":
                assert failed.value.seconds == 7  # type: ignore[attr-defined]
            assert len(r.world.posts) == (1 if trick["what"] == "cut_after" else 0)

    run(story())


def test_refusals_of_our_own(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            send = r.door.sender.send
            tags = ApplyTags(key="k", thread=thread("1.2"), add=("r",))
            nothing = Edit(key="e", instead_of="k", message=line())
            elsewhere = DirectMessage(key="k", account=Account("discourse:ada"), message=line())
            unspeakable = Post(key="k", place=FRAGEN, message=Message("room-nothing"))
            long = Post(key="k", place=FRAGEN, message=line("x" * 10_000))
            for delivery in (tags, nothing, elsewhere, unspeakable, long):
                with pytest.raises(Refused):
                    await send(parcel(delivery))
            with pytest.raises(Refused):
                await send(parcel(nothing, under=Ref()))
            await r.world.deactivate("ben")
            with pytest.raises(Refused, match="user_disabled"):
                await send(parcel(GROUP))
            assert not r.calls("chat.postMessage")

    run(story())


def test_opening_a_group_is_never_uncertain(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            r.world.mischief.add("conversations.open", "cut_after")
            with pytest.raises(Unsent) as failed:
                await r.door.sender.send(parcel(GROUP))
            assert not isinstance(failed.value, Busy)
            assert not r.calls("chat.postMessage")
            await r.door.sender.send(parcel(GROUP))
            assert len(r.world.groups()) == 1

    run(story())


# --- servers that are none


@asynccontextmanager
async def server(
    answer: bytes | None, delay: float = 0.0
) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Reads a request, then sends ``answer`` (``None``: hangs up). Gives address and requests."""
    heard: list[bytes] = []
    serving: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving.add(asyncio.current_task())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        heard.append(head + await reader.readexactly(length))
        await asyncio.sleep(delay)
        if answer is not None:
            writer.write(answer)
            await writer.drain()
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield f"http://127.0.0.1:{port}/api/", heard
        await asyncio.gather(*(task for task in serving if task is not None))


async def sent(url: str, tmp_path: Path, patience: float = 5.0) -> None:
    clients = SlackClients(SlackAccess(TOKEN, api_url=url, timeout=patience))
    sender = SlackSender(clients, Channels(clients, StillClock()), words(tmp_path))
    try:
        await sender.send(parcel(POST))
    finally:
        await clients.close()


def http(status: str, kind: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def test_a_post_that_was_read_is_not_sent_again(tmp_path: Path) -> None:
    """The SDK's default client sends it twice."""

    async def story() -> None:
        async with server(None) as (url, heard):
            with pytest.raises(Uncertain):
                await sent(url, tmp_path)
            assert len(heard) == 1

    run(story())


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (http("200 OK", "text/html", b"<html>maintenance</html>"), Uncertain),
        (http("200 OK", "application/json", b"{oops"), Uncertain),
        (http("200 OK", "application/json", b"[]"), Uncertain),
        (http("502 Bad Gateway", "text/html", b"<html>"), Uncertain),
        (
            http("500 Oh", "application/json", b'{"ok": false, "error": "internal_error"}'),
            Uncertain,
        ),
        (http("429 Slow", "text/plain", b"slow down"), Busy),
        (
            http("200 OK", "application/json", b'{"ok": false, "error": "Ada sagt: nein"}'),
            Uncertain,
        ),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{", Uncertain),
        (b"nonsense\r\n\r\n", Uncertain),
    ],
)
def test_answers_that_are_none(tmp_path: Path, answer: bytes, kind: type[SendFailed]) -> None:
    async def story() -> None:
        async with server(answer) as (url, heard):
            with pytest.raises(SendFailed) as failed:
                await sent(url, tmp_path)
            assert type(failed.value) is kind
            assert "Ada" not in str(failed.value)
            assert len(heard) == 1

    run(story())


def test_nobody_there_is_unsent_and_silence_uncertain(tmp_path: Path) -> None:
    async def story() -> None:
        with pytest.raises(SendFailed) as failed:
            await sent("http://127.0.0.1:9/api/", tmp_path)
        assert type(failed.value) is Unsent
        async with server(http("200 OK", "application/json", b"{}"), delay=1.0) as (url, _):
            with pytest.raises(SendFailed) as failed:
                await sent(url, tmp_path, patience=0.3)
            assert type(failed.value) is Uncertain

    run(story())
