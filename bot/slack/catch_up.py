"""What was said while nobody listened: the channels' history, through the same ``read``.

Slack repeats an event for an hour at most. What is read here a second time changes nothing: its
key is known. Replies, deletions and marks are in no channel's history: threads that we hold are
read whole, the longest unseen first, and compared with what we hold (``again.py``). When one was
seen is remembered in memory only: after a start, whatever happened meanwhile was missed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.community import Community
from bot.errors import Busy, NotForUs, SendFailed, SentNoMore
from bot.events import Event
from bot.ports import Clock, Keep, Look, Mark, Marked
from bot.slack import again
from bot.slack.access import SlackClients
from bot.slack.channels import Channels
from bot.slack.history import History, Json, NoThreadError
from bot.slack.keys import place_key, split_key
from bot.slack.knowing import DEED_SECONDS, Knowing
from bot.slack.payload import Known, inner, words
from bot.slack.read import read

OVERLAP = timedelta(minutes=1)
"""Read again each time: our clock may be ahead of Slack's, and a repeat changes nothing."""

THREADS = 20
"""Open threads of a channel that are read each time, the longest unseen first."""
AT_FIRST = 100
"""Open threads of a channel that are read the first time, two minutes' calls: see ``bot.py``."""
OTHERS = 5
"""Threads that are answered or accepted: a mark may have gone, or an answer."""
OTHERS_AFTER = timedelta(days=1)
FOR = timedelta(days=30)
"""How long after it began such a thread is still read."""
ENOUGH = 3
"""Threads of a channel that cannot be read, after which the others are not tried either."""

NEVER = datetime.min.replace(tzinfo=UTC)


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
        self._history = History(clients, clock)
        self._channels = channels
        self._knowing = knowing
        self._clock = clock
        self._keep = keep
        self._look = look
        self._mark = mark
        self._marked = marked
        self._seen: dict[str, datetime] = {}
        self._newest = ""

    async def run(self) -> int:
        """Catch up everywhere; how many events were read.

        Raises the first ``SendFailed``, once all channels were tried that can be read.
        """
        await self._knowing.find_channels()
        us = self._knowing.ourselves
        found, failures = 0, list[SendFailed]()
        for channel in sorted(self._knowing.listened) if us else ():
            found += await _tried(self._channel(us.team if us else "", channel), failures)
        if failures:
            raise failures[0]
        return found

    async def _channel(self, team: str, channel: str) -> int:
        if not await self._channels.is_public(channel):
            return 0
        place = place_key(team, channel)
        read_to = f"{(self._clock.now() - OVERLAP).timestamp():.6f}"
        since = await self._marked(place)
        if not since:  # what was said before we came is not ours to read
            await self._mark(place, f"{self._clock.now().timestamp():.6f}")
            return 0
        known = await self._knowing.of_event(_message(team, channel, {}))
        held = await self._held(place)
        found, roots, self._newest = 0, dict[str, None](), since
        async for messages in self._history.pages(channel, since):
            roots |= dict.fromkeys(words(m, "ts") for m in messages if _has_news(m, since))
            self._note(messages)
            found += await self._kept(_events(team, channel, messages, since, known))
        failures: list[SendFailed] = []
        for key in held:
            if len(failures) < ENOUGH:
                found += await _tried(self._again(team, channel, key, since, known), failures)
        for ts in roots.keys() - {split_key(key)[2] for key in held}:
            if len(failures) < ENOUGH:
                found += await _tried(self._news(team, channel, ts, since, known), failures)
        if failures:  # all of it is read again then: a repeat changes nothing
            raise failures[0]
        # by Slack's clock, as far as that is known: ours may be ahead, or behind
        await self._mark(place, max(since, min(read_to, self._newest)))
        return found

    async def _news(self, team: str, channel: str, ts: str, since: str, known: Known) -> int:
        """Read what is new in a thread that we do not hold; how many events were read."""
        found = 0
        with suppress(NoThreadError):
            async for messages in self._history.pages(channel, since, thread_ts=ts):
                self._note(messages)
                found += await self._kept(_events(team, channel, messages, since, known))
        return found

    async def _again(self, team: str, channel: str, key: str, since: str, known: Known) -> int:
        """Read a thread that we hold, whole; how many events were read."""
        # before Slack is asked: what it shows then is newer than what we hold by now
        kept = await self._look(lambda community: community.thread(key))
        if kept is None:
            return 0
        ts, by_ts = split_key(key)[2], dict[str, Json]()
        self._seen[key] = self._clock.now()  # one that cannot be read is not tried first for ever
        with suppress(NoThreadError):
            async for page in self._history.pages(channel, "0", thread_ts=ts):
                by_ts |= {words(message, "ts"): message for message in page}
        now, messages = self._clock.now(), list(by_ts.values())
        self._note(messages)
        carried = await self._look(lambda community: community.transfer(key) is not None)
        self._seen[key], known = now, replace(known, now=now, held=True, carried=carried)
        if again.is_hidden(messages, ts, now):
            return 0
        if again.is_gone(messages, ts):
            return await self._kept([again.gone(key, known)])
        heard = {key, *(reply.answer for reply in kept.answers)}
        events = _events(team, channel, messages, since, known)
        earlier = [m for m in messages if words(m, "ts") <= since]
        unheard = [m for m in earlier if f"{kept.thread.place.key}/{words(m, 'ts')}" not in heard]
        events += _events(team, channel, unheard, "0", known)
        moderators = await self._moderators(again.markers(messages))
        return await self._kept([*events, *again.missed(kept, messages, moderators, known)])

    def _note(self, messages: Iterable[Json]) -> None:
        """How far Slack's own clock is known to be."""
        for message in messages:
            moments = words(message, "ts"), words(inner(message, "edited"), "ts")
            self._newest = max(self._newest, *moments)

    async def _moderators(self, members: Collection[str]) -> set[str]:
        judge = self._knowing.moderators
        return {m for m in members if await judge.is_moderator(m, DEED_SECONDS)}

    async def _kept(self, events: list[Event]) -> int:
        if events:
            await self._keep(events)
        return len(events)

    async def _held(self, place: str) -> list[str]:
        """The threads of a channel that are to be read now."""
        now, start = self._clock.now(), f"{place}/"

        def held(community: Community) -> tuple[list[str], set[str]]:
            carried = [key for key in community.carried("slack") if key.startswith(start)]
            keys = dict.fromkeys((*community.held(start, now - FOR), *carried))
            there = [key for key in keys if community.tombstone(key) is None]  # none comes back
            return there, set(community.unanswered_keys(start))

        keys, waiting = await self._look(held)
        for key in {k for k in self._seen if k.startswith(start)}.difference(keys):
            del self._seen[key]
        keys.sort(key=self._last)  # among equally unseen ones the youngest stays first
        unanswered = [key for key in keys if key in waiting]
        unseen = sum(key not in self._seen for key in unanswered)
        others = [k for k in keys if k not in waiting and now - self._last(k) >= OTHERS_AFTER]
        return unanswered[: max(THREADS, min(unseen, AT_FIRST))] + others[:OTHERS]

    def _last(self, key: str) -> datetime:
        return self._seen.get(key, NEVER)


async def _tried(reading: Awaitable[int], failures: list[SendFailed]) -> int:
    """What ``reading`` found. Its failure is noted, unless the others would fail like it."""
    try:
        return await reading
    except (Busy, SentNoMore):
        raise
    except SendFailed as failure:
        failures.append(failure)
        return 0


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
