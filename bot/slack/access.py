"""How to reach one workspace, and as whom."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import YourMistake
from bot.slack.bounded import TOO_MANY, Bounded


@dataclass(frozen=True, slots=True)
class SlackAccess:
    """One workspace and our app there. ``timeout`` bounds each call as a whole, in seconds.

    ``busy`` is told of each answer that asks us to wait (429).

    ``signing_secret`` opens the door for HTTP, ``app_token`` for Socket Mode; sending needs
    neither. Raises ``YourMistake`` where the bot token or the address cannot be right.
    """

    bot_token: str = field(repr=False)
    signing_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    api_url: str = "https://slack.com/api/"
    timeout: float = 10.0
    busy: Callable[[], None] = field(default=lambda: None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.bot_token.strip():
            raise YourMistake("Slack's bot token is empty: copy it from OAuth & Permissions.")
        if not (self.bot_token + self.app_token).isprintable():
            raise YourMistake("One of Slack's tokens is broken: copy it again, on one line.")
        if not self.api_url.startswith(("https://", "http://")):
            raise YourMistake("Slack's API address must look like https://slack.com/api/.")

    @property
    def opens(self) -> bool:
        """Whether what comes in can be trusted at all: signed (HTTP), or by app token (socket)."""
        return bool(self.signing_secret.strip() or self.app_token.strip())


def quiet(name: str) -> logging.Logger:
    """A logger for libraries: theirs would write requests, and with them people's words."""
    logger = logging.getLogger(f"lotse.slack.{name}")
    logger.setLevel(logging.CRITICAL + 1)
    logger.propagate = False
    return logger


class SlackClients:
    """Two ways to call Slack over one HTTP session.

    ``read`` repeats a call once when the connection breaks. ``write`` never repeats anything: the
    SDK's default handler sends a POST again that Slack has already read, so the courier decides.
    """

    def __init__(self, access: SlackAccess) -> None:
        self.access = access
        self.read = _client(access)
        self.write = _client(access)
        self.write.retry_handlers = []

    async def __call__(self, call: Awaitable[AsyncSlackResponse], seconds: float = 0.0) -> Any:
        """The answer of ``call``, within ``seconds`` (the access's timeout if 0) as a whole."""
        return (await self.whole(call, seconds)).data

    async def whole(
        self, call: Awaitable[AsyncSlackResponse], seconds: float = 0.0
    ) -> AsyncSlackResponse:
        """The same with the answer's headers. Raises what the SDK raises, also for no object."""
        self.session()
        async with asyncio.timeout(seconds or self.access.timeout):
            try:
                answer = await call
            except (AttributeError, TypeError, RecursionError):  # the SDK takes it for an object
                raise SlackClientError("no answer of Slack's") from None
        if not isinstance(answer.data, dict):
            raise SlackClientError("no answer of Slack's")
        return answer

    def session(self) -> aiohttp.ClientSession:
        """The HTTP session: made on first use, since it belongs to the running event loop.

        No answer is read without end.
        """
        session = self.write.session
        if session is None or session.closed:
            total = aiohttp.ClientTimeout(total=self.access.timeout)
            tracing = [_hearing_429(self.access.busy)]
            session = aiohttp.ClientSession(
                timeout=total, response_class=Bounded, trace_configs=tracing
            )
            self.read.session = self.write.session = session
        return session

    async def close(self) -> None:
        """Let go of the session."""
        if self.write.session is not None:
            await self.write.session.close()
            # aiohttp closes its sockets in the loop's next round, not before it returns:
            # https://docs.aiohttp.org/en/stable/client_advanced.html#graceful-shutdown
            await asyncio.sleep(0.05)


def _client(access: SlackAccess) -> AsyncWebClient:
    return AsyncWebClient(
        token=access.bot_token,
        base_url=access.api_url,
        timeout=max(1, int(access.timeout)),
        logger=quiet("sdk"),
    )


def _hearing_429(busy: Callable[[], None]) -> aiohttp.TraceConfig:
    """Hears each answer of a session, whoever asked."""

    async def ended(_session: Any, _context: Any, told: aiohttp.TraceRequestEndParams) -> None:
        if told.response.status == TOO_MANY:
            busy()

    tracing = aiohttp.TraceConfig()
    tracing.on_request_end.append(ended)
    return tracing
