"""Bodies that are too long, or end half way: told apart from those that somebody else signed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from bot.events import QuestionAsked
from tests.slack.room import room, run, sign
from tests.slack.test_listen import KINDS, question


def test_what_is_too_long_is_told_so_and_nobody_asks_who_signed_it(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            raw = json.dumps(question()).encode().ljust(1_000_001)
            for headers in (
                sign(raw, r.clock),
                sign(raw, r.clock) | {"x-slack-signature": "v0=" + "0" * 64},
                {},
            ):
                answer = await r.raw(raw, {"content-type": KINDS["json"], **headers})
                assert (answer.status_code, answer.content) == (413, b"")
            assert not r.kept
            assert r.door.counts == {"too long": 3}
            assert await r.store.marked("refused:slack") == "", "that says nothing about a secret"
            raw = raw[:-1]
            assert (await r.post(raw)).status_code == 200, "just short enough"
            assert [type(e) for e in r.kept] == [QuestionAsked]

    run(story())


def test_who_hangs_up_half_way_is_no_stranger(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            raw = json.dumps(question()).encode()
            head = {"content-type": KINDS["json"], "content-length": str(len(raw) + 1)}
            lines = "".join(f"{n}: {v}\r\n" for n, v in {**head, **sign(raw, r.clock)}.items())
            place, _, path = r.url.removeprefix("http://").partition("/")
            host, _, port = place.partition(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(f"POST /{path} HTTP/1.1\r\nhost: x\r\n{lines}\r\n".encode() + raw)
            await writer.drain()
            await asyncio.sleep(0.1)
            writer.close()
            async with asyncio.timeout(5):
                while not r.door.counts:  # noqa: ASYNC110  (the door tells nobody)
                    await asyncio.sleep(0.02)
            assert r.door.counts == {"hung up": 1}
            assert await reader.read() == b""
            assert await r.store.marked("refused:slack") == ""
            assert not r.kept

    run(story())
