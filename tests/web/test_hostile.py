"""Bodies that are too slow, packed or lead elsewhere, at both doors of a bot that runs."""

from __future__ import annotations

import asyncio
import gzip
import json
import tracemalloc
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import httpx
import pytest

from bot.discourse import webhook
from bot.slack import raw as slack_raw
from bot.web import slow
from tests.conftest import sqlite_database
from tests.stories.stage import Staged, stage
from tests.web.hostile import DOORS, address, signed, throw

CLOSE = {"connection": "close"}


def staged(folder: Path) -> AbstractAsyncContextManager[Staged]:
    return stage(sqlite_database(folder / "lotse.sqlite3"))


def refusals(s: Staged) -> dict[str, int]:
    assert s.bot.slack is not None
    assert s.bot.forum is not None
    return dict(s.bot.slack.counts + s.bot.forum.counts)


async def answers(s: Staged, door: str) -> None:
    """The door still hears whoever sends properly."""
    raw = b'{"type": "nothing we know"}'
    got = await throw(
        s, f"POST {door} HTTP/1.1", {**signed(s, door, raw), **CLOSE, **length(raw)}, raw
    )
    assert got.startswith(b"HTTP/1.1 200 "), got


def length(raw: bytes) -> dict[str, str]:
    return {"content-length": str(len(raw))}


@pytest.mark.parametrize("door", DOORS)
def test_a_body_that_comes_too_slowly_is_a_408_and_the_line_is_free_again(
    door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with staged(tmp_path) as s:
            monkeypatch.setattr(slow, "WITHIN", 0.3)
            raw = b'{"type": "nothing we know"}'
            headers = {**signed(s, door, raw), "content-length": "500"}
            kept = refusals(s).get("kept", 0)
            got = await asyncio.gather(
                *(throw(s, f"POST {door} HTTP/1.1", headers, raw) for _ in range(20))
            )
            assert [answer.split(b"\r\n")[0] for answer in got] == [
                b"HTTP/1.1 408 Request Timeout"
            ] * 20
            assert all(b"connection: close" in answer for answer in got)
            assert refusals(s).get("kept", 0) == kept
            await answers(s, door)

    asyncio.run(story())


def test_whoever_is_slow_but_not_too_slow_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with staged(tmp_path) as s:
            monkeypatch.setattr(slow, "WITHIN", 3.0)
            raw = b'{"type": "nothing we know"}'
            reader, writer = await asyncio.open_connection(*address(s))
            headers = {**signed(s, DOORS[0], raw), **CLOSE, **length(raw)}
            lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            writer.write(f"POST {DOORS[0]} HTTP/1.1\r\nhost: x\r\n{lines}\r\n".encode())
            for letter in raw:
                writer.write(bytes([letter]))
                await writer.drain()
                await asyncio.sleep(0.01)
            assert (await reader.read()).startswith(b"HTTP/1.1 200 ")
            writer.close()

    asyncio.run(story())


LONGEST = {DOORS[0]: slack_raw.MOST_BYTES, DOORS[1]: webhook.LONGEST}


@pytest.mark.parametrize("door", DOORS)
def test_a_body_that_is_too_long_is_a_413_whoever_signed_it(door: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staged(tmp_path) as s, httpx.AsyncClient(trust_env=False) as client:
            before = refusals(s)
            host, port = address(s)
            body = b"x" * (LONGEST[door] + 1)
            for headers in (signed(s, door, body), signed(s, door, b"something else"), {}):
                got = await client.post(
                    f"http://{host}:{port}{door}", content=body, headers=headers
                )
                assert got.status_code == 413
            told = {"too long": 3}
            assert refusals(s) == {**before, **told}, "nothing else was counted, and nothing kept"
            for platform in ("slack", "discourse"):
                assert await s.bot.store.marked(f"refused:{platform}") == "", "no secret is doubted"
            await answers(s, door)

    asyncio.run(story())


MEGABYTES = 50


@pytest.mark.parametrize("door", DOORS)
def test_a_packed_body_is_never_unpacked(door: str, tmp_path: Path) -> None:
    bomb = gzip.compress(b'{"event": "' + b"0" * MEGABYTES * 1_000_000 + b'"}')
    event = gzip.compress(json.dumps({"post": {"id": 1}}).encode())

    async def story() -> None:
        async with staged(tmp_path) as s:
            tracemalloc.start()
            try:
                for raw in (bomb, event):
                    headers = {**signed(s, door, raw), **length(raw), **CLOSE}
                    packed = {**headers, "content-encoding": "gzip"}
                    got = await throw(s, f"POST {door} HTTP/1.1", packed, raw)
                    assert got.split(b" ")[1] == (b"400" if door == DOORS[0] else b"200")
                _, most = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
            assert refusals(s)["unreadable"] == 2
            assert most < MEGABYTES * 1_000_000 / 5
            await answers(s, door)

    asyncio.run(story())


def test_no_value_of_a_request_becomes_a_header_of_the_answer(tmp_path: Path) -> None:
    evil = "x\r\nX-Evil: 1\r\n\r\n<script>"

    async def story() -> None:
        async with staged(tmp_path) as s:
            for told in (
                {"type": "url_verification", "challenge": evil},
                {"type": evil, "challenge": evil},
            ):
                raw = json.dumps(told).encode()
                headers = {**signed(s, DOORS[0], raw), **length(raw), **CLOSE}
                got = await throw(s, f"POST {DOORS[0]} HTTP/1.1", headers, raw)
                head, _, rest = got.partition(b"\r\n\r\n")
                assert head.startswith(b"HTTP/1.1 200 ")
                assert b"evil" not in head.lower()
                if rest:
                    assert json.loads(rest) == {"challenge": evil}

    asyncio.run(story())


@pytest.mark.parametrize(
    "path",
    [
        "/static/../page.py",
        "/static/%2e%2e/page.py",
        "/static/..%2fpage.py",
        "/static/..%5cpage.py",
        "/static/../templates/page.html",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/page/../../page.py",
    ],
)
def test_no_address_of_the_page_leads_out_of_its_folder(path: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staged(tmp_path) as s:
            place = s.theatre.address.split("/")[2]
            got = await throw(s, f"GET {path} HTTP/1.1", CLOSE, b"", place)
            assert got.split(b" ")[1] in {b"404", b"405"}, got
            assert b"root:" not in got
            assert b"StaticFiles" not in got
            style = await throw(s, "GET /static/page.css HTTP/1.1", CLOSE, b"", place)
            assert style.split(b" ")[1] == b"200", "and what is in it is served"

    asyncio.run(story())
