"""What a Slack gone bad may answer: without end, or with an address to upload to that is odd."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.effects import Message, SendFile
from bot.errors import SendFailed, Uncertain, Unsent
from bot.sandbox.slack_serve import serving
from bot.slack.access import SlackAccess, SlackClients
from bot.slack.bounded import MOST_BYTES
from bot.slack.failures import told
from bot.slack.files import send_file
from matchers.model import Account
from tests.slack.room import TOKEN, run

MEGABYTES = 100
BOMB = gzip.compress(b'{"ok": true, "x": "' + b"x" * MEGABYTES * 1_000_000 + b'"}')


@asynccontextmanager
async def answering(raw: bytes, coding: str) -> AsyncIterator[SlackClients]:
    """Clients of a Slack that answers these bytes to everything."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(raw)}\r\nContent-Type: application/json"
        writer.write(f"{head}\r\n{coding}Connection: close\r\n\r\n".encode() + raw)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    clients = SlackClients(SlackAccess(TOKEN, api_url=f"http://127.0.0.1:{port}/api/", timeout=20))
    try:
        yield clients
    finally:
        await clients.close()
        server.close()


async def read(clients: SlackClients) -> Any:
    with told(writing=False):
        return await clients(clients.read.auth_test())


async def write(clients: SlackClients) -> Any:
    with told(writing=True):
        return await clients(clients.write.chat_postMessage(channel="C1", text="Hallo"))


@pytest.mark.parametrize("coding", ["", "Content-Encoding: gzip\r\n"])
def test_an_answer_that_fits_is_read(coding: str) -> None:
    async def story() -> None:
        raw = b'{"ok": true, "team": "T1"}'.ljust(MOST_BYTES)
        async with answering(gzip.compress(raw) if coding else raw, coding) as clients:
            assert (await read(clients))["team"] == "T1"

    run(story())


@pytest.mark.parametrize(
    ("raw", "coding"),
    [
        (b'{"ok": true}'.ljust(MOST_BYTES + 1), ""),
        (BOMB, "Content-Encoding: gzip\r\n"),
    ],
    ids=["long", "packed"],
)
def test_an_answer_without_end_is_cut_off(raw: bytes, coding: str) -> None:
    async def story() -> None:
        async with answering(raw, coding) as clients:
            with pytest.raises(Unsent, match=r"^the answer is too long$"):
                await read(clients)
            with pytest.raises(Uncertain, match=r"^the answer is too long$"):
                await write(clients)

    run(story())


def test_what_is_packed_fills_no_memory() -> None:
    async def story() -> None:
        async with answering(BOMB, "Content-Encoding: gzip\r\n") as clients:
            tracemalloc.start()
            try:
                with pytest.raises(Unsent):
                    await read(clients)
                _, most = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
            assert most < 2 * MOST_BYTES < MEGABYTES * 1_000_000

    run(story())


def test_an_answer_that_was_packed_twice_is_not_unpacked_twice() -> None:
    async def story() -> None:
        async with answering(gzip.compress(BOMB), "Content-Encoding: gzip, gzip\r\n") as clients:
            with pytest.raises(Unsent):
                await read(clients)
            with pytest.raises(Uncertain):
                await write(clients)

    run(story())


# --- where files go

FILE = SendFile(
    key="k",
    account=Account("slack:T1/UADA"),
    filename="lotse.json",
    content='{"name": "Ada"}',
    message=Message("m"),
)


class Town:
    """A Slack whose uploads go to ``upload_url``, and what came to whom."""

    def __init__(self) -> None:
        self.upload_url = ""
        self.status = 200
        self.elsewhere = ""
        self.called: list[str] = []
        self.uploads: list[tuple[dict[str, str], bytes]] = []
        self.strangers: list[bytes] = []

    def routes(self) -> list[Route]:
        posted = ["POST"]
        return [
            Route("/api/{method}", self._answer, methods=posted),
            Route("/upload", self._receive, methods=posted),
        ]

    async def _answer(self, request: Request) -> Response:
        self.called.append(request.path_params["method"])
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        return JSONResponse({"ok": True, "upload_url": self.upload_url, "file_id": "F1"})

    async def _receive(self, request: Request) -> Response:
        self.uploads.append((dict(request.headers), await request.body()))
        if self.elsewhere:
            return RedirectResponse(self.elsewhere, self.status)
        return Response("OK", self.status)

    async def stranger(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Somebody else on this machine or beside it."""
        self.strangers.append(await reader.read(1_000))
        writer.close()


@asynccontextmanager
async def town() -> AsyncIterator[tuple[Town, SlackClients, str, int]]:
    """The town, our clients in it, Slack's address, and the port where a stranger listens."""
    slack = Town()
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(serving(Starlette(routes=slack.routes())))
        server = await asyncio.start_server(slack.stranger, "127.0.0.1", 0)
        stack.callback(server.close)
        clients = SlackClients(SlackAccess(TOKEN, api_url=f"{url}/api/", timeout=5))
        stack.push_async_callback(clients.close)
        yield slack, clients, url, server.sockets[0].getsockname()[1]


def test_a_file_goes_to_the_api_s_own_host_and_our_token_does_not() -> None:
    async def story() -> None:
        async with town() as (slack, clients, url, _):
            slack.upload_url = f"{url}/upload"
            ref = await send_file(clients, "D1", FILE, "Hier")
            assert ref.fields == {"channel": "D1", "file": "F1"}
            [(headers, content)] = slack.uploads
            assert content == FILE.content.encode()
            assert "authorization" not in headers
            assert TOKEN not in str(headers)
            assert slack.called == ["files.getUploadURLExternal", "files.completeUploadExternal"]

    run(story())


ELSEWHERE = (
    "http://127.0.0.1:{port}/upload",
    "http://localhost:{port}/upload",
    "//127.0.0.1:{port}/upload",
    "ftp://127.0.0.1:{port}/upload",
    "file:///etc/passwd",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_file_goes_nowhere_else_in_the_open(address: str) -> None:
    async def story() -> None:
        async with town() as (slack, clients, _, port):
            slack.upload_url = address.format(port=port)
            with pytest.raises(Unsent, match="elsewhere, in the open"):
                await send_file(clients, "D1", FILE, "Hier")
            assert slack.strangers == []
            assert slack.called == ["files.getUploadURLExternal"], "and nothing is shared"

    run(story())


def test_a_file_for_which_no_place_is_named_goes_nowhere() -> None:
    async def story() -> None:
        async with town() as (slack, clients, _, _):
            slack.upload_url = ""
            with pytest.raises(Unsent, match="named no place"):
                await send_file(clients, "D1", FILE, "Hier")
            assert slack.strangers == []
            assert slack.called == ["files.getUploadURLExternal"], "and nothing is shared"

    run(story())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_file_is_not_sent_on(status: int) -> None:
    async def story() -> None:
        async with town() as (slack, clients, url, port):
            slack.upload_url, slack.status = f"{url}/upload", status
            slack.elsewhere = f"http://127.0.0.1:{port}/upload"
            with pytest.raises(Unsent, match=f"the upload was answered {status}"):
                await send_file(clients, "D1", FILE, "Hier")
            assert len(slack.uploads) == 1
            assert slack.strangers == []

    run(story())


def test_elsewhere_it_goes_hidden_only() -> None:
    async def story() -> None:
        async with town() as (slack, clients, _, port):
            slack.upload_url = f"https://localhost:{port}/upload"
            with pytest.raises(SendFailed):  # the stranger speaks no TLS
                await send_file(clients, "D1", FILE, "Hier")
            assert slack.strangers[0][:1] == b"\x16", "a TLS handshake was begun"
            assert b"Ada" not in b"".join(slack.strangers)

    run(story())
