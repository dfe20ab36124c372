"""Delivers to the bot: over signed HTTP or a socket, and again when it is not acknowledged.

Source: https://docs.slack.dev/apis/events-api (3 s; retries at once, after 1 and 5 minutes).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlencode

import httpx

from bot.errors import LotseError
from bot.sandbox.mischief import Mischief
from bot.sandbox.slack_limits import RETRY_SECONDS
from bot.sandbox.slack_nouns import Json
from bot.sandbox.slack_sign import signed
from bot.sandbox.time import PARTING, Clock

EVENT, COMMAND, INTERACTIVE = "events_api", "slash_commands", "interactive"


class NotDelivered(LotseError):
    """The bot did not acknowledge; the argument is Slack's reason. ``retry``: try again."""

    def __init__(self, reason: str, *, retry: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing to deliver, and which attempt this is."""

    kind: str
    body: Json
    attempt: int = 0
    reason: str = ""


class Line(Protocol):
    """A way to the bot."""

    async def send(self, parcel: Parcel) -> Json | str:
        """Deliver once; what the bot answered. Raises ``NotDelivered``."""
        ...


class HttpLine:
    """Signed POSTs to the app's request URL."""

    def __init__(self, url: str, secret: str, clock: Clock, within: float) -> None:
        self.url = url
        self._secret = secret
        self._clock = clock
        self.within = within
        self._client: httpx.AsyncClient | None = None

    async def send(self, parcel: Parcel) -> Json | str:
        """One POST; 2xx within three seconds acknowledges it."""
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=None, trust_env=False)  # noqa: S113 - see below
        raw, headers = self._written(parcel)
        try:
            async with asyncio.timeout(self.within):
                answer = await self._client.post(self.url, content=raw, headers=headers)
        except TimeoutError:
            raise NotDelivered("http_timeout") from None
        except httpx.HTTPError:
            raise NotDelivered("connection_failed") from None
        if not answer.is_success:
            again = answer.headers.get("x-slack-no-retry") != "1"
            raise NotDelivered("http_error", retry=again)
        try:
            read = answer.json()
        except ValueError:
            return answer.text
        return read if isinstance(read, dict) else answer.text

    def _written(self, parcel: Parcel) -> tuple[bytes, Mapping[str, str]]:
        kind = "application/x-www-form-urlencoded"
        if parcel.kind == EVENT:
            raw, kind = json.dumps(parcel.body).encode(), "application/json"
        elif parcel.kind == COMMAND:
            raw = urlencode(parcel.body).encode()
        else:
            raw = urlencode({"payload": json.dumps(parcel.body)}).encode()
        headers = {"content-type": kind, "user-agent": "Slackbot 1.0 (sandbox)"}
        if parcel.attempt:
            headers["x-slack-retry-num"] = str(parcel.attempt)
            headers["x-slack-retry-reason"] = parcel.reason
        return raw, headers | signed(self._secret, raw, self._clock.now())

    async def aclose(self) -> None:
        """Let the connections go."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None


class Deliveries:
    """Everything on its way to the bot, and what waits for another attempt."""

    def __init__(
        self, clock: Clock, mischief: Mischief, retries: Sequence[float] = RETRY_SECONDS
    ) -> None:
        self._clock = clock
        self._retries = tuple(retries)
        self._mischief = mischief
        self._moving = 0
        self._waiting: dict[int, datetime] = {}
        self._held: list[tuple[Line, Parcel, str]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = False
        self.attempts: list[Parcel] = []

    @property
    def pending(self) -> int:
        """How many are under way: in an attempt, held back, or due for one."""
        now = self._clock.now()
        return self._moving + len(self._held) + sum(w <= now for w in self._waiting.values())

    def next_retry(self) -> datetime | None:
        """When the next attempt is due by the clock."""
        return min(self._waiting.values(), default=None)

    async def settled(self) -> None:
        """Return when nothing is under way (a retry that is not due yet may wait)."""
        while self.pending:
            if not self._moving:
                self._release()
            await asyncio.sleep(0.001)

    def start(self, line: Line, body: Json) -> asyncio.Future[None]:
        """Deliver an event, unless all is over; the future ends with its first attempt."""
        name = f"event:{body.get('event', body)['type']}"
        first: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        parcel = Parcel(EVENT, body)
        if self._over:
            first.set_result(None)
            return first
        if self._mischief.take(name, "reorder"):
            self._held.append((line, parcel, name))
            first.set_result(None)
            return first
        copies = 2 if self._mischief.take(name, "duplicate") else 1
        for _ in range(copies):
            self._go(self._life(line, parcel, name, first))
        return first

    async def ask(self, line: Line, kind: str, body: Json) -> Json | str:
        """Deliver a command or click once; what the bot answers. Raises ``NotDelivered``."""
        if self._over:
            raise NotDelivered("connection_failed", retry=False)
        name = "command" if kind == COMMAND else f"interactive:{body['type']}"
        twice = self._mischief.take(name, "duplicate")
        self._moving += 1
        try:
            answer = await self._attempt(line, Parcel(kind, body), name)
            return await self._attempt(line, Parcel(kind, body), name) if twice else answer
        finally:
            self._moving -= 1

    def _go(self, life: Coroutine[None, None, None]) -> None:
        self._moving += 1
        task = asyncio.get_running_loop().create_task(life)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _release(self) -> None:
        held, self._held = self._held, []
        for line, parcel, name in held:
            first: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._go(self._life(line, parcel, name, first))

    async def _life(
        self, line: Line, parcel: Parcel, name: str, first: asyncio.Future[None]
    ) -> None:
        """One event from its first attempt to its last. Counted as moving while it is not idle."""
        try:
            for number, seconds in enumerate((*self._retries, None), start=1):
                reason = await self._reason(line, parcel, name)
                if not first.done():
                    first.set_result(None)
                    self._release()
                if reason is None or seconds is None:
                    return
                parcel = Parcel(parcel.kind, parcel.body, number, reason)
                await self._idle(seconds)
        finally:
            self._moving -= 1
            if not first.done():
                first.set_result(None)

    async def _idle(self, seconds: float) -> None:
        if not seconds:
            return
        when = self._clock.now() + timedelta(seconds=seconds)
        task = id(asyncio.current_task())
        self._waiting[task] = when
        self._moving -= 1
        try:
            await self._clock.wait_until(when)
        finally:
            self._moving += 1
            del self._waiting[task]

    async def _reason(self, line: Line, parcel: Parcel, name: str) -> str | None:
        try:
            await self._attempt(line, parcel, name)
        except NotDelivered as failure:
            return failure.reason if failure.retry else None
        return None

    async def _attempt(self, line: Line, parcel: Parcel, name: str) -> Json | str:
        self.attempts.append(parcel)
        answer = await line.send(parcel)
        if self._mischief.take(name, "lose_ack"):
            raise NotDelivered("http_timeout")
        return answer

    async def aclose(self) -> None:
        """Let those who are speaking finish, for a moment; what waits, or begins now, is forgotten.

        The bot may still be at work: what it does here would open connections that nobody closes.
        """
        self._over = True
        await self.forget()

    async def forget(self) -> None:
        """Let those who are speaking finish, for a moment; what waits does not come again."""
        self._held.clear()
        if speaking := [task for task in self._tasks if id(task) not in self._waiting]:
            await asyncio.wait(speaking, timeout=PARTING)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
