"""What the benchmarks share: signed Slack payloads, a small HTTP client, records of results."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measured import CODE

RESULTS = Path(__file__).parent / "results"
SECRET = "bench-signing-secret-0123456789"
TEAM, BOT_USER = "T1", "U0LOTSE"


def message_event(
    number: int, channel: str, member: str, text: str, ts: str, *, thread: str = ""
) -> bytes:
    """The body of a plain channel message (or a reply in ``thread``) as Slack delivers it."""
    said = {"user": member, "text": text, "ts": ts, "team": TEAM}
    if thread:
        said |= {"thread_ts": thread}
    return _delivered(number, {**_heard(channel, ts), **said})


def edit_event(
    number: int, channel: str, member: str, texts: tuple[str, str], times: tuple[str, str]
) -> bytes:
    """The body of an edit as Slack delivers it: ``texts`` before and now, ``times`` likewise."""
    (before, now), (ts, edited) = texts, times
    said = {"type": "message", "user": member, "ts": ts, "team": TEAM}
    changed = {
        "subtype": "message_changed",
        "hidden": True,
        "ts": edited,
        "message": {**said, "text": now, "edited": {"user": member, "ts": edited}},
        "previous_message": {**said, "text": before},
    }
    return _delivered(number, {**_heard(channel, edited), **changed})


def _heard(channel: str, ts: str) -> dict[str, object]:
    return {"type": "message", "channel": channel, "channel_type": "channel", "event_ts": ts}


def _delivered(number: int, event: dict[str, object]) -> bytes:
    payload = {
        "token": "x",
        "team_id": TEAM,
        "api_app_id": "A1",
        "type": "event_callback",
        "event_id": f"Ev{number:08}",
        "event_time": int(float(str(event["event_ts"]))),
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        "event": event,
    }
    return json.dumps(payload).encode()


def signed(body: bytes, path: str = "/slack/events") -> bytes:
    """A whole HTTP/1.1 request with Slack's signature over the raw bytes."""
    stamp = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n"
        f"x-slack-request-timestamp: {stamp}\r\nx-slack-signature: v0={digest}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Connection:
    """One keep-alive connection; it connects again by itself after a cut."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes, within: float = 5.0) -> int:
        """Send a request, read its answer; the status. Raises ``OSError`` or ``TimeoutError``."""
        try:
            async with asyncio.timeout(within):
                return await self._ask(request)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the connection."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _ask(self, request: bytes) -> int:
        if self._writer is None:
            opened = await asyncio.open_connection("127.0.0.1", self._port)
            self._reader, self._writer = opened
        assert self._reader is not None
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if length:
            await self._reader.readexactly(length)
        return int(head.split(b" ", 2)[1])


@dataclass(frozen=True)
class Flood:
    """Figures of one run: acknowledged per second, and how long an acknowledgement took (ms)."""

    per_second: float
    p50: float
    p99: float
    count: int
    refused: int


async def flood(
    port: int, requests: Sequence[bytes], connections: int, *, rate: float = 0.0
) -> Flood:
    """Send all requests over ``connections``; ``rate``: that many a second (0: at full speed)."""
    took: list[float] = []
    refused = 0
    waiting = iter(enumerate(requests))
    began = time.perf_counter()

    async def one() -> None:
        nonlocal refused
        connection = Connection(port)
        for number, request in waiting:
            if rate and (left := began + number / rate - time.perf_counter()) > 0:
                await asyncio.sleep(left)
            start = time.perf_counter()
            status = await connection.ask(request, within=30)
            took.append((time.perf_counter() - start) * 1000)
            refused += status != 200
        connection.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    seconds = time.perf_counter() - began
    took.sort()
    return Flood(
        per_second=len(took) / seconds,
        p50=took[len(took) // 2],
        p99=took[int(len(took) * 0.99)],
        count=len(took),
        refused=refused,
    )


async def wait_for_port(port: int, seconds: float = 60.0) -> float:
    """Wait until somebody listens; how long it took. Raises ``TimeoutError``."""
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
        else:
            writer.close()
            return time.perf_counter() - began
    raise TimeoutError(f"nobody listens on port {port}")


def _command(name: str) -> str:
    """How it was started; not where its record was to go, which is a path of one machine."""
    words, spec = sys.argv[1:], getattr(sys.modules["__main__"], "__spec__", None)
    if "--results" in words:
        at = words.index("--results")
        del words[at : at + 2]
    module = spec.name if spec is not None else f"bench.{name}"
    return " ".join(["python", "-m", module, *words])


def record(
    name: str, figures: dict[str, Any], *, seconds: float, short: bool, folder: Path = RESULTS
) -> None:
    """Print the figures and keep them under ``bench/results``, with how they came about."""
    whole = {
        "bench": name,
        "command": _command(name),
        "shortened": short,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "python": platform.python_version(),
        **CODE,
        "figures": figures,
    }
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    print(text)
    folder.mkdir(exist_ok=True)
    suffix = ".short" if short else ""
    (folder / f"{name}{suffix}.json").write_text(text + "\n", encoding="utf-8")
