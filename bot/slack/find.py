"""Looking on Slack whether a delivery arrived before: by the mark in its metadata."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.errors import Unsent
from bot.ports import Parcel, Ref
from bot.slack.access import SlackClients
from bot.slack.failures import told
from bot.slack.payload import Payload, inner, next_page, rows, words

EARLIER = timedelta(minutes=70)
"""Our clock may have been ahead of Slack's by an hour: what arrived must not be said again."""

PAGE = 200
PAGES = 20


class Finder:
    """Reads back what the bot itself may have said."""

    def __init__(self, clients: SlackClients) -> None:
        self._clients = clients

    async def find(self, parcel: Parcel, channel: str, thread_ts: str) -> Ref | None:
        """The message with the parcel's mark, said since the uncertain attempt began.

        Raises a ``SendFailed`` where Slack could not be asked, or not to the end.
        """
        since = parcel.uncertain_since
        oldest = f"{(since - EARLIER).timestamp():.6f}" if since is not None else "0"
        cursor = ""
        for _ in range(PAGES):
            answer = await self._page(channel, thread_ts, oldest, cursor)
            for message in rows(answer, "messages"):
                if _mark(message) == parcel.mark:
                    return Ref({"channel": channel, "ts": _ts(message)})
            cursor = next_page(answer, cursor)
            if not cursor:
                return None
        raise Unsent("too much was said since to look through")

    async def _page(self, channel: str, thread_ts: str, oldest: str, cursor: str) -> Any:
        if thread_ts:
            call = self._clients.read.conversations_replies(
                channel=channel,
                ts=thread_ts,
                oldest=oldest,
                cursor=cursor or None,
                include_all_metadata=True,
                limit=PAGE,
            )
        else:
            call = self._clients.read.conversations_history(
                channel=channel,
                oldest=oldest,
                cursor=cursor or None,
                include_all_metadata=True,
                limit=PAGE,
            )
        with told(writing=False):
            return await self._clients(call)


def _mark(message: Payload) -> str:
    return words(inner(message, "metadata", "event_payload"), "key")


def _ts(message: Payload) -> str:
    """Where it stands. Raises ``Unsent`` where Slack does not say: it is there all the same."""
    if ts := words(message, "ts"):
        return ts
    raise Unsent("it is there, and Slack does not say where")
