"""Answers that go out beside the courier: seen by one person, asked for just now, not kept."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.effects import Message
from bot.errors import SendFailed, Uncertain
from bot.slack.access import SlackClients, quiet
from bot.slack.failures import told
from bot.slack.read_click import Doer
from bot.slack.render import render
from bot.words import Words

OPEN_SECONDS = 1.2
"""A trigger lives three seconds; half of them went into the reaction."""

_OK = 200


class Telling:
    """Opens views and whispers. One attempt each: who got nothing clicks again."""

    def __init__(self, clients: SlackClients, words: Words, counts: Counter[str]) -> None:
        self._clients = clients
        self._words = words
        self._counts = counts

    async def open_view(self, who: Doer, view: dict[str, Any]) -> bool:
        """Whether the form opened."""
        call = self._clients.write.views_open(trigger_id=who.trigger, view=view)
        return await self._done(call, OPEN_SECONDS)

    async def change_view(self, view_id: str, view: dict[str, Any]) -> bool:
        """Whether a view that is open shows this now."""
        return await self._done(self._clients.write.views_update(view_id=view_id, view=view))

    async def tell(self, who: Doer, message: Message) -> None:
        """Say something that only ``who`` sees: where it was asked, else privately."""
        text, blocks = render(message, self._words)
        if await self._respond(who.response_url, text, blocks):
            return
        if who.channel and await self._done(
            self._clients.write.chat_postEphemeral(
                channel=who.channel, user=who.member, text=text, blocks=blocks
            )
        ):
            return
        if not await self._done(
            self._clients.write.chat_postMessage(
                channel=who.member,
                text=text,
                blocks=blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
        ):
            self._counts["answer lost"] += 1

    async def _done(self, call: Any, seconds: float = 0.0) -> bool:
        try:
            with told(writing=True):
                await self._clients(call, seconds)
        except Uncertain:  # it may have been shown: a whisper is not said twice
            self._counts["perhaps shown"] += 1
        except SendFailed as failure:
            self._counts[f"not shown: {failure}"] += 1
            return False
        return True

    async def _respond(self, url: str, text: str, blocks: list[dict[str, Any]]) -> bool:
        if not self._is_slacks(url):
            return False
        client = AsyncWebhookClient(
            url,
            timeout=max(1, int(self._clients.access.timeout)),
            session=self._clients.session(),
            logger=quiet("webhook"),
            retry_handlers=[],
        )
        try:
            with told(writing=True):
                answer = await client.send(
                    text=text, blocks=blocks, response_type="ephemeral", replace_original=False
                )
        except Uncertain:  # the same: it may have been shown
            return True
        except SendFailed:
            return False
        return answer.status_code == _OK

    def _is_slacks(self, url: str) -> bool:
        """Only Slack's own addresses, or those of the API we were told to use."""
        try:
            parts, api = urlsplit(url), urlsplit(self._clients.access.api_url)
        except ValueError:
            return False
        host = parts.hostname or ""
        if parts.scheme == "https" and host.endswith(".slack.com"):
            return True
        return bool(host) and (parts.scheme, host) == (api.scheme, api.hostname)
