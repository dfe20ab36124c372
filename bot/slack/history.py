"""What was said in a channel or a thread, read page by page at the pace that Slack allows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

from bot.errors import Busy, Refused
from bot.ports import Clock
from bot.slack.access import SlackClients
from bot.slack.failures import told
from bot.slack.payload import next_page, rows

GAP = timedelta(seconds=1.25)
"""Between two calls: history and replies allow some 50 a minute each (tier 3)."""

PAGE = 200

Json = Mapping[str, Any]


class NoThreadError(Exception):
    """Slack knows no message there (any more)."""


class History:
    """Reads with the one client of ours that reads.

    ``paced``: page after page for as long as it takes. Who reads one thread for a notice does not
    wait in between: a 429 is told to the engine, which comes back.
    """

    def __init__(self, clients: SlackClients, clock: Clock, *, paced: bool = True) -> None:
        self._clients = clients
        self._clock = clock
        self._paced = paced

    async def pages(
        self, channel: str, since: str, thread_ts: str = ""
    ) -> AsyncIterator[list[Json]]:
        """A channel's messages since then, or a whole thread's, page by page.

        Raises a ``SendFailed``, and ``NoThreadError`` where Slack knows no such thread (any more).
        """
        cursor = ""
        while True:
            answer = await self._page(channel, since, thread_ts, cursor)
            yield rows(answer, "messages")
            cursor = next_page(answer, cursor)
            if not cursor:
                return

    async def _page(self, channel: str, since: str, thread_ts: str, cursor: str) -> Json:
        """One call, paced; a 429 waits as long as it says, once."""
        for last in (False, True):
            if self._paced:
                await self._clock.wait_until(self._clock.now() + GAP)
            arguments = {"channel": channel, "oldest": since, "limit": PAGE}
            arguments |= {"cursor": cursor} if cursor else {}
            read_client = self._clients.read
            call = (
                read_client.conversations_replies(ts=thread_ts, **arguments)  # type: ignore[arg-type]  # a mixed dict
                if thread_ts
                else read_client.conversations_history(**arguments)  # type: ignore[arg-type]  # a mixed dict
            )
            try:
                with told(writing=False):
                    answer: Json = await self._clients(call)
            except Refused as refused:
                if thread_ts and str(refused) == "thread_not_found":
                    raise NoThreadError from None
                raise
            except Busy as busy:
                if last or not self._paced:
                    raise
                await self._clock.wait_until(self._clock.now() + timedelta(seconds=busy.seconds))
            else:
                return answer
        raise AssertionError("the second round returns or raises")
