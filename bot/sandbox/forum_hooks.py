"""The forum's webhooks: signed, sent one after the other, and repeated only if the site says so.

Source: ``app/jobs/regular/emit_web_hook_event.rb``. A body is what was true when it was emitted.
Discourse's guard against private addresses is left out, since the sandbox lives on loopback.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import httpx

from bot.sandbox.forum_model import Sent
from bot.sandbox.forum_state import ForumState
from bot.sandbox.mischief import Mischief
from bot.sandbox.time import PARTING, Clock

MAX_RETRIES: Final = 4
GIVEN_UP: Final = frozenset({404, 410})
TIMEOUT_SECONDS: Final = 20.0
FORUM_TRICKS: Final = frozenset({"lose", "late", "enqueue", "tag_noop"})
"""What this half knows beyond the common tricks: a delivery never sent, or ``seconds`` later by
the clock; a post held for approval; tags silently not written."""


def signature(secret: str, content: bytes) -> str:
    """The value of ``X-Discourse-Event-Signature`` over the raw bytes."""
    return "sha256=" + hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()


def written(kind: str, payload: object) -> bytes:
    """The body of a webhook: one root key that names the kind, UTF-8 not escaped."""
    return json.dumps({kind: payload}, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class _Letter:
    event_id: int
    event: str
    kind: str
    headers: Mapping[str, str]
    content: bytes
    attempt: int
    due: datetime


class Webhooks:
    """One webhook with every event ticked, as an admin of the forum set it up."""

    def __init__(
        self, *, state: ForumState, clock: Clock, secret: str, url: str, mischief: Mischief
    ) -> None:
        self.url = url
        self.secret = secret
        self.active = True
        self.sent: list[Sent] = []
        self._state = state
        self._clock = clock
        self._mischief = mischief
        self._event_ids = itertools.count(1)
        self._under_way: set[asyncio.Task[None]] = set()
        self._over = False
        self._later: dict[asyncio.Task[None], datetime] = {}
        self._held: list[_Letter] = []
        self._faults: list[BaseException] = []
        self._turn = asyncio.Semaphore(1)
        self._client: httpx.AsyncClient | None = None

    # --- what is sent

    def emit(self, event: str, kind: str, payload: object) -> None:
        """Send an event as it is now; call it on the running loop. Nothing without an address."""
        if not self.url or not (self.active or kind == "ping"):
            return
        letter = self._letter(event, kind, written(kind, payload))
        trick = self._mischief.take(f"webhook:{event}", "lose", "late", "reorder", "duplicate")
        match trick.what if trick else "":
            case "lose":
                return
            case "reorder":
                self._held.append(letter)
                return
            case "late":
                assert trick is not None
                self._start(replace(letter, due=letter.due + timedelta(seconds=trick.seconds)))
                return
            case "duplicate":
                self._start(letter)
        self._start(letter)
        self._release()

    def redeliver(self, event_id: int) -> None:
        """What an admin's button does: the stored headers and body again, byte for byte."""
        old = next(sent for sent in self.sent if sent.event_id == event_id)
        kind = old.headers["X-Discourse-Event-Type"]
        now = self._clock.now()
        self._start(_Letter(event_id, old.event, kind, old.headers, old.content, 1, now))

    def _letter(self, event: str, kind: str, content: bytes, attempt: int = 1) -> _Letter:
        event_id = next(self._event_ids)
        headers = {
            "Accept": "*/*",
            "Connection": "close",
            "Content-Type": "application/json",
            "User-Agent": f"Discourse/{self._state.version}; +https://www.discourse.org/",
            "X-Discourse-Instance": self._state.base_url,
            "X-Discourse-Event-Id": str(event_id),
            "X-Discourse-Event-Type": kind,
            "X-Discourse-Event": event,
        }
        if self.secret:
            headers["X-Discourse-Event-Signature"] = signature(self.secret, content)
        return _Letter(event_id, event, kind, headers, content, attempt, self._clock.now())

    # --- when it is sent

    @property
    def pending(self) -> int:
        """How many deliveries are under way now; those waiting for a later moment do not count."""
        return len(self._now()) + len(self._held)

    def next_retry(self) -> datetime | None:
        """When the next waiting delivery falls due (UTC)."""
        now = self._clock.now()
        return min((due for due in self._later.values() if due > now), default=None)

    async def settled(self) -> None:
        """Return once nothing is under way; held ones go out, later ones are not waited for.

        Raises what went wrong in the sandbox itself.
        """
        self._release()
        while now := self._now():
            await asyncio.wait(now)
            await asyncio.sleep(0)  # their endings are noted on the next turn of the loop
        if self._faults:
            raise self._faults.pop()

    async def aclose(self) -> None:
        """Let what is under way arrive, for a moment; drop the rest, and the connections.

        Nothing is begun from now on, whatever the bot still does.
        """
        self._over = True
        if now := self._now():
            await asyncio.wait(now, timeout=PARTING)
        for task in list(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    def _now(self) -> set[asyncio.Task[None]]:
        now = self._clock.now()
        return {task for task in self._under_way if self._later.get(task, now) <= now}

    def _release(self) -> None:
        held, self._held = self._held, []
        for letter in held:
            self._start(letter)

    def _start(self, letter: _Letter) -> None:
        if self._over:
            return
        task = asyncio.get_running_loop().create_task(self._deliver(letter))
        self._under_way.add(task)
        if letter.due > self._clock.now():
            self._later[task] = letter.due
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (fault := task.exception()) is not None:
            self._faults.append(fault)

    async def _deliver(self, letter: _Letter) -> None:
        me = asyncio.current_task()
        assert me is not None
        try:
            if me in self._later:
                await self._clock.wait_until(letter.due)
        finally:
            self._later.pop(me, None)
        async with self._turn:
            status = await self._post(letter)
        self.sent.append(
            Sent(
                at=self._clock.now(),
                event_id=letter.event_id,
                event=letter.event,
                headers=letter.headers,
                content=letter.content,
                attempt=letter.attempt,
                status=status,
            )
        )
        self._judge(letter, status)

    async def _post(self, letter: _Letter) -> int | None:
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False)
        try:
            answer = await self._client.post(
                self.url, content=letter.content, headers=dict(letter.headers)
            )
        except httpx.HTTPError:
            return None
        lost = self._mischief.take(f"webhook:{letter.event}", "lose_ack")
        return None if lost else answer.status_code

    def _judge(self, letter: _Letter, status: int | None) -> None:
        """No response is never retried; 404 and 410 end it; a retry is a new event id."""
        retries = letter.attempt - 1
        if status is None or 200 <= status < 300:  # noqa: PLR2004 -- the success range
            return
        if status in GIVEN_UP:
            self.active = self.active and retries < MAX_RETRIES
        elif self._state.settings.retry_web_hook_events and retries < MAX_RETRIES:
            again = self._letter(letter.event, letter.kind, letter.content, letter.attempt + 1)
            self._start(replace(again, due=again.due + timedelta(minutes=5**retries)))
