"""One HTTP/1.1 connection to the forum, paced by the budget all of its users share."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.discourse.access import DiscourseAccess
from bot.discourse.faults import fault_of, lost, parsed
from bot.errors import Busy, SendFailed, Unsent
from bot.ports import Budget

Params = Mapping[str, str | int | Sequence[int]]

MOST_BYTES = 32_000_000
"""Of one answer, unpacked: the largest forums' /site.json is a few; a packed one can be endless."""

_TOPIC = re.compile(r"/t/(?:[^/?#]+/)?(\d{1,18})(?:[/.?#]|$)")


@dataclass(frozen=True, slots=True)
class _Told:
    status: int
    headers: httpx.Headers
    content: bytes
    is_redirect: bool


class ForumClient:
    """Asks and tells the forum; every failure is a ``SendFailed`` of ``bot/errors.py``.

    Each request first takes one from the forum's budget, unless the client is ``prepaid``. Whoever
    is told 429 closes it for all: the forum counts us together.
    ``time`` is the forum's clock at its latest answer.
    """

    def __init__(
        self, access: DiscourseAccess, budget: Budget, http: httpx.AsyncClient | None = None
    ) -> None:
        self.access = access
        self.time: datetime | None = None
        self._budget = budget
        self._http = http or httpx.AsyncClient(
            headers={
                "Api-Key": access.api_key,
                "Accept": "application/json",
                "User-Agent": "Lotse",
            },
            timeout=access.timeout,
            limits=httpx.Limits(max_connections=4, keepalive_expiry=20),
            follow_redirects=False,
            trust_env=False,
        )

    def prepaid(self) -> ForumClient:
        """The same connection for calls that the courier paid for beforehand."""
        return ForumClient(self.access, _Prepaid(self._budget), self._http)

    async def get(self, path: str, params: Params | None = None, *, named: bool = True) -> Any:
        """Read JSON at ``path``. Raises ``Unsent``, ``Gone``, ``Denied``, ``Refused``.

        Not ``named``: only the key is shown, and not whose name it is used in.
        """
        response = await self._call("GET", path, params=params, named=named)
        read = parsed(response.content)
        if response.is_redirect or read is None:
            raise Unsent("this is no forum's answer: a login page, or maintenance?")
        return read

    async def write(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Change something; returns what the forum says of it (``None`` for a bare success)."""
        response = await self._call(method, path, body=body)
        return parsed(response.content)

    async def topic_with(self, external_id: str) -> int | None:
        """The topic that carries this ``external_id``: the forum answers with a redirect to it.

        The redirect is read, not followed: the key must never go to another host.
        """
        response = await self._call("GET", f"/t/external_id/{external_id}.json")
        target = response.headers.get("location", "")
        found = _TOPIC.search(target)
        if found:
            return int(found[1])
        if response.is_redirect:
            raise Unsent("redirected elsewhere: a login page?")
        topic = parsed(response.content)
        number = topic.get("id") if isinstance(topic, dict) else None
        return number if type(number) is int else None

    async def aclose(self) -> None:
        """Close the connection."""
        await self._http.aclose()

    async def _call(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        body: Mapping[str, Any] | None = None,
        named: bool = True,
    ) -> _Told:
        await self._budget.spend("discourse", 1)
        write = method != "GET"
        name = {"Api-Username": self.access.api_username} if named else None
        try:
            async with asyncio.timeout(self.access.timeout):
                async with self._http.stream(
                    method, self.access.url + path, params=_query(params), json=body, headers=name
                ) as opened:
                    response = await _whole(opened, write=write)
        except (TimeoutError, httpx.HTTPError) as error:
            raise _broken(error, write=write) from None
        self.time = _date(response.headers.get("date", ""))
        if response.is_redirect and not write:
            return response
        fault = fault_of(response.status, response.headers, response.content, write=write)
        if isinstance(fault, Busy):
            self.access.busy()
            await self._budget.rest("discourse", fault.seconds)
        if fault is not None:
            raise fault
        return response


async def _whole(opened: httpx.Response, *, write: bool) -> _Told:
    """The answer as it was unpacked. Raises a ``SendFailed`` where it does not end."""
    if len(opened.headers.get_list("content-encoding", split_commas=True)) > 1:
        raise lost("the answer is packed twice", write=write)  # a few bytes could become gigabytes
    content = bytearray()
    async for part in opened.aiter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            raise lost("the answer is too long", write=write)
    return _Told(opened.status_code, opened.headers, bytes(content), opened.is_redirect)


def _broken(error: Exception, *, write: bool) -> SendFailed:
    """No connection: nothing was sent. Anything later: a write may have arrived."""
    name = type(error).__name__
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return Unsent(name)
    return lost(name, write=write)


def _date(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError):
        return None


def _query(params: Params | None) -> dict[str, str | int | Sequence[int]] | None:
    return dict(params) if params else None


class _Prepaid:
    """Nothing to spend; what the forum tells one of us is still meant for all."""

    def __init__(self, budget: Budget) -> None:
        self.rest = budget.rest

    async def spend(self, platform: str, cost: int) -> None:
        """It was paid beforehand."""
