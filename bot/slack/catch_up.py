"""What was said while nobody listened: the channels' history, through the same ``read``.

Slack repeats an event for an hour at most. What is read here a second time changes nothing: its
key is known. Reactions carry no time in a history, so a check mark that was missed stays missed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import timedelta
from typing import Any

from bot.community import Community
from bot.errors import Busy, NotForUs
from bot.events import Event
from bot.ports import Clock, Keep, Look, Mark, Marked
from bot.slack.access import SlackClients
from bot.slack.channels import Channels
from bot.slack.failures import told
from bot.slack.keys import place_key, split_key
from bot.slack.knowing import Knowing
from bot.slack.payload import Known, inner, words
from bot.slack.read import read

GAP = timedelta(seconds=1.25)
"""Between two calls: history and replies allow some 50 a minute each (tier 3)."""

OVERLAP = timedelta(minutes=1)
"""Read again each time: our clock may be ahead of Slack's, and a repeat changes nothing."""

PAGE = 200
THREADS = 20
"""Open threads of a channel that are asked for replies, the youngest first."""

Json = Mapping[str, Any]


class CatchUp:
    """Reads each listened channel from where it was read to before."""

    def __init__(
        self,
        clients: SlackClients,
        channels: Channels,
        knowing: Knowing,
        clock: Clock,
        *,
        keep: Keep,
        look: Look,
        mark: Mark,
        marked: Marked,
    ) -> None:
        self._clients = clients
        self._channels = channels
        self._knowing = knowing
        self._clock = clock
        self._keep = keep
        self._look = look
        self._mark = mark
        self._marked = marked

    async def run(self) -> int:
        """Catch up everywhere; how many events were read. Raises a ``SendFailed``."""
        await self._knowing.find_channels()
        us = self._knowing.ourselves
        found = 0
        for channel in sorted(self._knowing.listened) if us else ():
            if await self._channels.is_public(channel):
                found += await self._channel(us.team if us else "", channel)
        return found

    async def _channel(self, team: str, channel: str) -> int:
        place = place_key(team, channel)
        read_to = f"{(self._clock.now() - OVERLAP).timestamp():.6f}"
        since = await self._marked(place)
        if not since:  # what was said before we came is not ours to read
            await self._mark(place, f"{self._clock.now().timestamp():.6f}")
            return 0
        known = await self._knowing.of_event(_message(team, channel, {}))
        found, roots = 0, dict.fromkeys(await self._open_threads(place))
        async for messages in self._pages(channel, since):
            roots |= dict.fromkeys(words(m, "ts") for m in messages if _has_news(m, since))
            found += await self._kept(_events(team, channel, messages, since, known))
        for ts in roots:
            async for messages in self._pages(channel, since, thread_ts=ts):
                found += await self._kept(_events(team, channel, messages, since, known))
        await self._mark(place, read_to)
        return found

    async def _kept(self, events: list[Event]) -> int:
        if events:
            await self._keep(events)
        return len(events)

    async def _open_threads(self, place: str) -> list[str]:
        """Openings of questions that still wait: their replies are in no channel's history."""

        def waiting(community: Community) -> list[str]:
            keys = [q.thread.key for q in community.unanswered() if q.thread.place.key == place]
            return [split_key(key)[2] for key in reversed(keys)][:THREADS]

        return await self._look(waiting)

    async def _pages(
        self, channel: str, since: str, thread_ts: str = ""
    ) -> AsyncIterator[list[Json]]:
        cursor = ""
        while True:
            answer = await self._page(channel, since, thread_ts, cursor)
            found = answer.get("messages")
            yield [m for m in found if isinstance(m, Mapping)] if isinstance(found, list) else []
            cursor = words(inner(answer, "response_metadata"), "next_cursor")
            if not cursor:
                return

    async def _page(self, channel: str, since: str, thread_ts: str, cursor: str) -> Json:
        """One call, paced; a 429 waits as long as it says, once."""
        for last in (False, True):
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
            except Busy as busy:
                if last:
                    raise
                await self._clock.wait_until(self._clock.now() + timedelta(seconds=busy.seconds))
            else:
                return answer
        raise AssertionError("the second round returns or raises")


def _has_news(message: Json, since: str) -> bool:
    latest = words(message, "latest_reply")
    return bool(latest) and latest > since


def _events(
    team: str, channel: str, messages: Iterable[Json], since: str, known: Known
) -> list[Event]:
    """The events of a page, oldest first."""
    found: list[Event] = []
    for message in sorted(messages, key=lambda m: words(m, "ts")):
        # a thread's pages begin with its opening, however old
        payloads = [_message(team, channel, message)] if words(message, "ts") > since else []
        if words(inner(message, "edited"), "ts") > since:
            payloads.append(_edit(team, channel, message))
        for payload in payloads:
            try:
                found.append(read(payload, known))
            except NotForUs:
                continue
    return found


def _message(team: str, channel: str, message: Json) -> Json:
    """A message of the history as the event that told of it."""
    event = {**message, "type": "message", "channel": channel, "channel_type": "channel"}
    return {"type": "event_callback", "team_id": team, "event": event}


def _edit(team: str, channel: str, message: Json) -> Json:
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": channel,
        "channel_type": "channel",
        "message": dict(message),
        "event_ts": words(inner(message, "edited"), "ts"),
    }
    return {"type": "event_callback", "team_id": team, "event": event}
