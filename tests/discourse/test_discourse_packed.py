"""What a forum gone bad may answer: packed without end, packed twice; and what never leaves us."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.discourse import client
from bot.discourse.access import DiscourseAccess
from bot.discourse.client import ForumClient
from bot.discourse.history import History
from bot.discourse.site import Site
from bot.discourse.tag_book import Tags
from bot.errors import SendFailed, Uncertain, Unsent, YourMistake
from bot.slack.access import SlackAccess
from tests.clocks import StillClock
from tests.discourse.room import KEY, SECRET, Budget, run

Ask = Callable[[ForumClient], Awaitable[object]]
BOMB = gzip.compress(b"[" + b" " * 100_000_000 + b"]")
LINES = "1\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\nX-Evil: 2"


@asynccontextmanager
async def answering(raw: bytes, coding: str) -> AsyncIterator[tuple[ForumClient, list[bytes]]]:
    """A client of a forum that answers these bytes to everything; and what it was sent."""
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(raw)}\r\n{coding}Connection: close\r\n\r\n"
        writer.write(head.encode() + raw)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    access = DiscourseAccess(f"http://127.0.0.1:{port}", KEY, "lotse", SECRET, 20.0)
    asking = ForumClient(access, Budget())
    try:
        yield asking, heard
    finally:
        await asking.aclose()
        server.close()


def test_a_packed_answer_is_read() -> None:
    async def story() -> None:
        raw = gzip.compress(json.dumps({"id": 7}).encode())
        async with answering(raw, "Content-Encoding: gzip\r\n") as (asking, _):
            assert await asking.get("/site.json") == {"id": 7}

    run(story())


@pytest.mark.parametrize(
    ("raw", "coding"),
    [
        (BOMB, "Content-Encoding: gzip\r\n"),
        (gzip.compress(BOMB), "Content-Encoding: gzip, gzip\r\n"),
        (gzip.compress(BOMB), "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n"),
        (b" " * (client.MOST_BYTES + 1), ""),
    ],
)
def test_an_answer_without_end_is_cut_off(raw: bytes, coding: str) -> None:
    async def story() -> None:
        async with answering(raw, coding) as (asking, _):
            with pytest.raises(Unsent, match=r"too long|packed twice"):
                await asking.get("/site.json")
            with pytest.raises(Uncertain, match=r"too long|packed twice"):
                await asking.write("POST", "/posts.json", {"raw": "x"})

    run(story())


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
        "Mon, 01 Jan 2026 00:00:00 +99999999999999999",
        "gestern",
    ],
)
def test_a_clock_that_tells_no_time_tells_none(date: str) -> None:
    async def story() -> None:
        async with answering(b'{"id": 7}', f"Date: {date}\r\n") as (asking, _):
            assert await asking.get("/site.json") == {"id": 7}
            assert asking.time is None

    run(story())


def test_a_topic_of_more_digits_than_any_number_has_is_none() -> None:
    async def story() -> None:
        for digits, found in (("7", 7), ("9" * 5000, None)):
            where = f"Location: http://forum.a/t/frage/{digits}\r\n"
            async with answering(b"{}", where) as (asking, _):
                assert await asking.topic_with("0" * 32) == found

    run(story())


def test_a_list_without_end_is_no_list() -> None:
    """Whatever page is asked for, there is the same one."""

    async def story() -> None:
        clock = StillClock()
        raw = json.dumps({"topic_list": {"topics": [{"id": 7}]}}).encode()
        async with answering(raw, "") as (asking, heard):
            about = (asking.access, asking, Site(clock), Tags(clock), clock)
            past = History(*about, marked=_nothing, categories=(), topics={})
            with pytest.raises(Unsent, match="no end"):
                await past.length()
            assert len(heard) < 40

    run(story())


async def _nothing(_: str) -> str:
    return ""


ASKS: dict[str, Ask] = {
    "in a path": lambda asking: asking.topic_with(LINES),
    "in a query": lambda asking: asking.get("/posts.json", {"before": LINES}),
    "in a body": lambda asking: asking.write("POST", "/posts.json", {"raw": LINES}),
}


@pytest.mark.parametrize("where", ASKS)
def test_no_value_becomes_a_line_of_a_request(where: str) -> None:
    async def story() -> None:
        async with answering(b"{}", "") as (asking, heard):
            try:
                await ASKS[where](asking)
            except (SendFailed, httpx.InvalidURL):
                assert where == "in a path"
            assert len(heard) <= 1
            for head in heard:
                assert b"\r\nx-evil" not in head.lower()
                assert b"\r\nget /evil" not in head.lower()

    run(story())


@pytest.mark.parametrize("broken", ["xoxb-1\r\nX-Evil: 1", "xoxb-1\nX-Evil: 1", "xoxb-\x00"])
def test_a_token_with_a_line_break_opens_no_door(broken: str) -> None:
    for what in ("api_key", "api_username", "webhook_secret"):
        whole = {"api_key": KEY, "api_username": "lotse", "webhook_secret": SECRET}
        with pytest.raises(YourMistake):
            DiscourseAccess("http://forum.a", **(whole | {what: broken}))
    with pytest.raises(YourMistake):
        SlackAccess(broken)
    with pytest.raises(YourMistake):
        SlackAccess("xoxb-1", "", broken)
