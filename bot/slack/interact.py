"""Commands, clicks, forms, lists and shortcuts: answered within three seconds, through slack-bolt.

The request was verified before it comes here. slack-bolt gets a dict and never the raw body: its
own parser loses commands that contain the word "payload". Its faults are turned into a 200 that
is counted: Slack shows people an error for anything else.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.ports import IsPublic, Look, ReactNow
from bot.slack.access import SlackClients, quiet
from bot.slack.answering import UNKNOWN_SHORTCUT, Answering, Json
from bot.slack.knowing import Knowing
from bot.slack.payload import team_of
from bot.slack.read_click import read_click, read_command, read_form
from bot.slack.read_shortcut import is_ours, read_shortcut
from bot.slack.telling import Telling
from bot.slack.topic_list import TopicLists
from bot.words import Words

log = structlog.get_logger("bot.slack")

_ANY = re.compile(r".*", re.DOTALL)
_OK = 200


class Interactions:
    """slack-bolt, fed with what the door has verified."""

    def __init__(
        self,
        clients: SlackClients,
        knowing: Knowing,
        *,
        react_now: ReactNow,
        is_public: IsPublic,
        look: Look,
        words: Words,
        counts: Counter[str],
    ) -> None:
        self._clients = clients
        self._knowing = knowing
        self._counts = counts
        self._answering = Answering(
            knowing=knowing,
            telling=Telling(clients, words, counts),
            react_now=react_now,
            is_public=is_public,
            words=words,
            counts=counts,
        )
        self._lists = TopicLists(knowing, look, words, counts)
        self._app = self._build()

    async def dispatch(self, payload: Json) -> tuple[str, str]:
        """The body and content type to answer with; the status is always 200."""
        us = self._knowing.ourselves
        if us is None or team_of(payload) != us.team:
            self._counts["another workspace"] += 1
            return "", ""
        try:
            # the mode skips bolt's own signature check: it is ours to choose, nobody else's;
            # no header of the request goes in either (some of them steer lazy listeners)
            request = AsyncBoltRequest(body=payload, mode="socket_mode")
            response = await self._app.async_dispatch(request)
        except Exception as error:  # noqa: BLE001  (whatever bolt stumbles over, Slack gets 200)
            self._counts["bolt raised"] += 1
            log.warning("bolt raised", error=type(error).__name__)
            return "", ""
        if response.status != _OK:
            self._counts["nobody listens"] += 1
            return "", ""
        content_type = response.headers.get("content-type", [""])[0]
        return str(response.body or ""), str(content_type)

    @property
    def pending(self) -> int:
        """How many answers are still on their way."""
        return self._answering.pending

    async def close(self, seconds: float) -> None:
        """Let answers that are under way finish."""
        await self._answering.close(seconds)

    def _build(self) -> AsyncApp:
        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            """Who we are was asked once, at the start: no ``auth.test`` with every request."""
            us = self._knowing.ourselves
            return AuthorizeResult(
                enterprise_id=enterprise_id,
                team_id=team_id,
                bot_token=self._clients.access.bot_token,
                bot_id=us.bot_id if us else None,
                bot_user_id=us.bot if us else None,
            )

        app = AsyncApp(
            name="lotse",
            logger=quiet("bolt"),
            client=self._clients.write,
            authorize=authorize,
            request_verification_enabled=False,
            ignoring_self_events_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            attaching_function_token_enabled=False,
        )
        app.command(_ANY)(self._on_command)
        app.action(_ANY)(self._on_click)
        app.view_submission(_ANY)(self._on_form)
        app.shortcut(_ANY)(self._on_shortcut)
        app.options(_ANY)(self._on_typing)
        return app

    # `ack` comes last: what raises after it makes bolt 1.30 forget that it was acknowledged

    async def _on_command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answering.at_once("command", body, read_command)
        await ack(**answer)

    async def _on_click(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answering.at_once("click", body, read_click)
        await ack(**answer)

    async def _on_form(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        answer = await self._answering.at_once("form", body, read_form)
        await ack(**answer)

    async def _on_typing(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(options=await self._lists.options(body))

    async def _on_shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Whoever finds one that is no more, or not ours, is told so."""
        if is_ours(body):
            answer = await self._answering.at_once("shortcut", body, read_shortcut)
        else:
            self._counts["unknown shortcut"] += 1
            self._answering.tell_soon(body, UNKNOWN_SHORTCUT)
            answer = {}
        await ack(**answer)
