"""Sending, against the sandbox and against servers that misbehave: one call, named errors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.effects import (
    ApplyTags,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Post,
    Reply,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import Busy, Refused, SendFailed, SentNoMore, Uncertain, Unsent
from bot.ports import Parcel, Ref
from bot.slack.access import SlackAccess, SlackClients
from bot.slack.channels import Channels
from bot.slack.send import SlackSender
from matchers.model import Account, Place, Thread, Visibility
from tests.clocks import StillClock
from tests.slack.room import TOKEN, Room, room, run, words

ADA, BEN = Account("slack:T111/UADA"), Account("slack:T111/UBEN")
FRAGEN = Place("slack:T111/CFRAGEN", Visibility.PUBLIC)
MARK = "0123456789abcdef0123456789abcdef"


def line(what: str = "Excel") -> Message:
    return Message("room-line", {"what": what})


def thread(ts: str) -> Thread:
    return Thread(f"{FRAGEN.key}/{ts}", FRAGEN, "", datetime.fromtimestamp(float(ts), UTC))


def parcel(delivery: Any, **more: Any) -> Parcel:
    return Parcel(delivery, MARK, **more)


POST = Post(key="k", place=FRAGEN, message=line())
WHISPER = Whisper(key="k", place=FRAGEN, account=ADA, message=line())
DIRECT = DirectMessage(key="k", account=ADA, message=line())
GROUP = OpenGroup(key="k", accounts=(ADA, BEN), message=line())
HOME = ShowHome(key="k", account=ADA, message=line())


# --- what arrives


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            send = r.door.sender.send
            asked = await r.world.say("ada", "fragen", "Wie geht das?")
            said = await send(parcel(Reply(key="k", thread=thread(asked), message=line())))
            assert said.fields["channel"] == "CFRAGEN"
            assert [m.text for m in r.world.thread("fragen", asked)][1:] == ["Das Thema ist Excel."]
            posted = await send(parcel(POST))
            below = await send(
                parcel(Post(key="l", place=FRAGEN, message=line("R"), under="k"), under=posted)
            )
            assert below.fields["ts"] != posted.fields["ts"]
            assert len(r.world.thread("fragen", posted.fields["ts"])) == 2
            direct = await send(parcel(DIRECT))
            assert direct.fields["channel"].startswith("D")
            assert [m.text for m in r.world.dms("ada")] == ["Das Thema ist Excel."]
            group = await send(parcel(GROUP))
            assert [c.id for c in r.world.groups()] == [group.fields["channel"]]
            assert (await send(parcel(GROUP))).fields["channel"] == group.fields["channel"]
            assert (await send(parcel(WHISPER))) == Ref()
            assert [w.text for w in r.world.ephemerals("ada")] == ["Das Thema ist Excel."]
            await send(parcel(Edit(key="e", instead_of="k", message=line("R")), under=posted))
            assert r.world.thread("fragen", posted.fields["ts"])[0].text == "Das Thema ist R."
            await send(parcel(HOME))
            assert r.world.views.home("UADA") is not None
            unsay = parcel(Unsay(key="u", instead_of="k"), under=direct)
            assert await send(unsay) == await send(unsay) == direct
            assert r.world.dms("ada") == []
            assert r.world.alarms == []

    run(story())


def test_how_it_is_said(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            hostile = Post(key="k", place=FRAGEN, message=line("<!channel> & <@UADA>"))
            await r.door.sender.send(parcel(hostile))
            (call,) = r.calls("chat.postMessage")
            assert call["text"] == "Das Thema ist &lt;!channel&gt; &amp; &lt;@UADA&gt;."
            flags = {name: str(call[name]) for name in ("unfurl_links", "unfurl_media")}
            assert set(flags.values()) <= {"0", "False"}
            assert not {"link_names", "parse", "thread_ts"} & call.keys()
            (post,) = r.world.posts_with_key(MARK)
            assert post.metadata["event_type"] == "lotse_outbox"
            assert r.world.alarms == []
            await r.door.sender.send(
                parcel(
                    Edit(key="e", instead_of="k", message=line()),
                    under=Ref({"channel": "CFRAGEN", "ts": post.ts}),
                )
            )
            assert r.world.posts_with_key(MARK) == [post]

    run(story())


# --- what was said before is found


def test_a_mark_is_found_where_it_was_said(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            sender = r.door.sender
            asked = await r.world.say("ada", "fragen", "Wie geht das?")
            reply = Reply(key="k", thread=thread(asked), message=line())
            for delivery in (reply, POST, DIRECT):
                mark = f"{id(delivery):032x}"
                again = Parcel(delivery, mark, uncertain_since=r.clock.now())
                assert sender.can_find(delivery)
                assert await sender.find(again) is None
                sent = await sender.send(Parcel(delivery, mark))
                for number in range(3):
                    await r.world.say("ben", "fragen", f"Etwas anderes {number}")
                assert await sender.find(again) == sent
                r.clock.pass_time(60)
                later = Parcel(delivery, mark, uncertain_since=r.clock.now())
                assert await sender.find(later) is None
            under = await sender.send(parcel(POST))
            below = Post(key="l", place=FRAGEN, message=line(), under="k")
            sent = await sender.send(Parcel(below, "b" * 32, under=under))
            found = Parcel(below, "b" * 32, under=under, uncertain_since=r.clock.now())
            assert await sender.find(found) == sent

    run(story())


def test_what_cannot_be_looked_for(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            sender = r.door.sender
            assert not sender.can_find(WHISPER)
            assert not sender.can_find(GROUP)
            edit, unsay = (
                Edit(key="e", instead_of="k", message=line()),
                Unsay(key="u", instead_of="k"),
            )
            for repeated in (edit, unsay, HOME):
                assert sender.can_find(repeated)
                assert await sender.find(parcel(repeated)) is None
            assert sender.cost(POST) == 0
            r.world.mischief.add("conversations.history", "status", times=0)
            with pytest.raises(Unsent):
                await sender.find(parcel(POST, uncertain_since=r.clock.now()))

    run(story())


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
                assert failed.value.scope == "lane"  # type: ignore[attr-defined]
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

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
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


# --- visibility


def test_visibility_is_asked_again_after_five_minutes(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ask = r.door.is_public
            assert await ask(FRAGEN.key)
            assert not await ask("slack:T111/CTEAM")
            assert not await ask("slack:T111/CNOWHERE")
            assert await ask("slack:T111/CPLAUSCH")
            r.world.channels["CFRAGEN"].kind = "group"
            assert await ask(FRAGEN.key)
            r.clock.pass_time(301)
            assert not await ask(FRAGEN.key)
            r.world.mischief.add("conversations.info", "error", error="internal_error", times=0)
            r.clock.pass_time(301)
            with pytest.raises(Unsent):
                await ask(FRAGEN.key)

    run(story())


def test_what_happens_to_a_channel_drops_what_was_known(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            assert await r.door.is_public(FRAGEN.key)
            r.world.channels["CFRAGEN"].kind = "group"
            await _tell(r, {"type": "channel_shared", "channel": "CFRAGEN"})
            assert not await r.door.is_public(FRAGEN.key)
            r.world.channels["CFRAGEN"].kind = "channel"
            await _tell(r, {"type": "channel_rename", "channel": {"id": "CFRAGEN", "name": "x"}})
            assert await r.door.is_public(FRAGEN.key)

    run(story())


async def _tell(r: Room, event: dict[str, Any]) -> None:
    body = {"type": "event_callback", "team_id": "T111", "event": event}
    assert (await r.post(body)).status_code == 200


def test_permalinks_are_those_of_slack(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ts = await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            (event,) = await r.heard()
            link = await r.door.sender.permalink("CFRAGEN", ts)
            assert event.question.thread.permalink == link

    run(story())
