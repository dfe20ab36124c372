"""What has to be found out before a payload can be read: reading itself asks nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.errors import NotForUs, Refused, SendFailed, Unsent
from bot.leaning import Leant
from bot.ports import Clock, Look
from bot.rules import Rules
from bot.slack.access import SlackClients
from bot.slack.changes import CHANNELS, MEMBERSHIP, SMALL_TALK, happened_to_a_channel
from bot.slack.channels import Channels
from bot.slack.failures import error_code, told
from bot.slack.keys import account, checked_id, checked_ts, message_key, place_key
from bot.slack.moderators import Moderators
from bot.slack.payload import NOTHING, Known, Payload, inner, rows, words
from bot.slack.read_click import Doer
from bot.slack.read_message import CLOSED_KINDS
from bot.slack.read_people import CHECKS, CROSSES
from bot.slack.remembered import carries, holds, thread_of
from matchers.model import Language, Place, Visibility

EVENT_SECONDS = 2.0
"""Slack waits three seconds for its 200; the rest is for keeping the event."""

DEED_SECONDS = 1.0

_MESSAGES = frozenset({"message", "app_mention"})
_REACTIONS = frozenset({"reaction_added", "reaction_removed"})


@dataclass(frozen=True, slots=True)
class Ourselves:
    """Who we are in this workspace, by ``auth.test``: asked once, not with every request."""

    team: str
    bot: str
    bot_id: str
    url: str


def _named(answer: Payload) -> Ourselves:
    """Raises ``Unsent`` where Slack does not say who we are."""
    try:
        team, bot = checked_id(answer.get("team_id")), checked_id(answer.get("user_id"))
    except NotForUs:
        raise Unsent("Slack does not say who we are") from None
    return Ourselves(team, bot, words(answer, "bot_id"), words(answer, "url"))


class Knowing:
    """Knows ourselves, the channels we listen to, and who moderates."""

    def __init__(
        self, clients: SlackClients, channels: Channels, clock: Clock, look: Look, rules: Rules
    ) -> None:
        self._clients = clients
        self._channels = channels
        self._clock = clock
        self._look = look
        self._leant = Leant(look, clock)
        self._rules = rules.community
        self._moderators: Moderators | None = None
        self.ourselves: Ourselves | None = None
        self.listened: frozenset[str] = frozenset()
        self._in_order: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        """Channels in ``[community] slack_channels`` that are not there, or not public."""
        self._finding = asyncio.Lock()
        self.stale = False
        """Whether a channel came, went, or changed since ``find_channels``."""

    async def learn(self) -> Ourselves:
        """Find out who we are and where we listen. Raises a ``SendFailed``."""
        with told(writing=False):
            answer = await self._clients(self._clients.read.auth_test())
        us = _named(answer)
        self._moderators = Moderators(
            self._clients, self._clock, configured=self._rules.moderators, team=us.team
        )
        await self.find_channels()
        self.ourselves = us  # only now: who knows no channel yet would take all for not ours
        return us

    @property
    def language(self) -> Language:
        """The community's language, where nothing better is known."""
        return self._rules.language

    async def find_channels(self) -> None:
        """Look up the configured channels' names. Raises a ``SendFailed``.

        One after the other: what was asked first must not overwrite what was asked last.
        """
        async with self._finding:
            await self._find_channels()

    async def _find_channels(self) -> None:
        self.stale = False
        names = self._rules.slack_channels
        found = await self._channels.named(names)
        self.listened = frozenset(found.values())
        self.missing = tuple(name for name in names if name not in found)
        self._in_order = tuple(found.values())
        for channel in self._in_order:  # ids were not listed: are we in there, and who reads?
            if not await self._channels.is_public(channel):
                self._channels.forget(channel)  # it may be made, or opened, at any time
        private = self._rules.moderator_channel
        if private and self._moderators is not None:
            channel = await self._private_channel(private)
            if channel != self._moderators.channel:
                self._moderators.forget()
            self._moderators.channel = channel

    async def _private_channel(self, name: str) -> str:
        """Its id; empty where others may read: reports name people.

        Raises a ``SendFailed`` where Slack cannot be asked now: then what was found before holds.
        """
        try:
            named = await self._channels.named([name], private=True)
        except Refused:  # no groups:read: then nobody is a moderator by this channel
            return ""
        channel = named.get(name, "")
        return channel if channel and await self._channels.is_private(channel) else ""

    @property
    def moderators_place(self) -> str:
        """The key of the moderators' private channel; empty where there is none."""
        us, channel = self.ourselves, self._moderators.channel if self._moderators else ""
        return place_key(us.team, channel) if us and channel else ""

    async def place_keys(self, names: Sequence[str]) -> dict[str, str]:
        """The place's key for each of ``names`` that there is. Raises a ``SendFailed``."""
        us = self.ourselves or await self.learn()
        found = await self._channels.named(names)
        return {name: place_key(us.team, channel) for name, channel in found.items()}

    async def of_event(self, payload: Payload) -> Known:
        """What is needed to read an event. Raises ``NotForUs`` or a ``SendFailed``."""
        event = inner(payload, "event")
        kind = words(event, "type")
        self._drop(kind, event)
        with told(writing=False):
            async with asyncio.timeout(EVENT_SECONDS):
                if kind in _MESSAGES:
                    return await self._of_message(event)
                if kind in _REACTIONS:
                    return await self._of_reaction(event)
                if kind == "member_joined_channel" and words(event, "user") == self._us.bot:
                    channel = checked_id(event.get("channel"))
                    return self._known(public=await self._public(channel))
                if kind == "app_home_opened":
                    member = checked_id(event.get("user"))
                    moderator = await self.moderators.is_moderator(member, DEED_SECONDS)
                    language = await self._language(member)
                    return self._known(moderator=moderator, language=language)
                return self._known()

    async def of_deed(self, who: Doer) -> Known:
        """What is needed to read a command, click or form; what cannot be told counts as no."""
        public, moderator, language = await asyncio.gather(
            self._public_if_told(who.channel),
            self.moderators.is_moderator(who.member, DEED_SECONDS),
            self._language(who.member),
        )
        aloud = self._aloud(who.channel)
        return self._known(
            public=public,
            moderator=moderator,
            language=language,
            aloud=aloud,
            channels=self._channels.by_name,
        )

    def _aloud(self, channel: str) -> Place | None:
        """Where a word for all belongs: here, else the first channel that we hear, else nowhere.

        Where we hear nobody, the moderators' channel has to do; a room without us refuses us.
        """
        heard = [c for c in (channel, *self._in_order) if c in self.listened]
        heard = [c for c in heard if self._channels.inside(c)]
        if heard:
            return Place(place_key(self._us.team, heard[0]), Visibility.PUBLIC)
        private = self.moderators_place
        return Place(private) if private else None

    @property
    def _us(self) -> Ourselves:
        if self.ourselves is None:
            raise NotForUs("not started")
        return self.ourselves

    @property
    def moderators(self) -> Moderators:
        """Who moderates. Raises ``NotForUs`` before ``learn``."""
        if self._moderators is None:
            raise NotForUs("not started")
        return self._moderators

    async def _of_message(self, event: Payload) -> Known:
        channel = words(event, "channel")
        if channel not in self.listened or words(event, "channel_type") in CLOSED_KINDS:
            return self._known()
        edited = inner(event, "message")
        ts = words(edited, "ts")
        held = bool(ts) and await holds(self._look, self._key(channel, ts))
        opening = words(edited, "thread_ts")
        carried = bool(ts) and opening not in ("", ts)
        if carried:
            carried = await carries(self._look, self._key(channel, opening))
        leaning, public = await self._leant(), await self._public(channel)
        return self._known(public=public, held=held, carried=carried, leaning=leaning)

    def _key(self, channel: str, ts: str) -> str:
        return message_key(self._us.team, checked_id(channel), checked_ts(ts))

    async def _of_reaction(self, event: Payload) -> Known:
        item = inner(event, "item")
        channel = words(item, "channel")
        if channel not in self.listened or words(event, "reaction") not in CHECKS | CROSSES:
            return self._known()
        by, ts = checked_id(event.get("user")), checked_ts(item.get("ts"))
        public, moderator, thread = await asyncio.gather(
            self._public(channel),
            self.moderators.is_moderator(by, DEED_SECONDS),
            self._thread_of(channel, ts),
        )
        return self._known(public=public, moderator=moderator, item_thread=thread)

    def _known(self, public: str = "", **found: Any) -> Known:
        us = self._us
        known: dict[str, Any] = {"language": self._rules.language, **found}
        return Known(
            team=us.team,
            bot=us.bot,
            url=us.url,
            now=self._clock.now(),
            listened=self.listened,
            public=frozenset({public} if public else ()),
            **known,
        )

    async def _public(self, channel: str) -> str:
        """``channel`` if it is public, else nothing."""
        return channel if await self._channels.is_public(channel, EVENT_SECONDS) else ""

    async def _public_if_told(self, channel: str) -> str:
        try:
            return await self._public(channel) if channel.startswith("C") else ""
        except SendFailed:
            return ""

    async def _language(self, member: str) -> Language:
        asked = account(self._us.team, member)
        return await self._look(lambda community: community.language_of(asked))

    async def _thread_of(self, channel: str, ts: str) -> str:
        """The key of the thread that holds a message; from our memory, else from Slack."""
        found = await thread_of(self._look, message_key(self._us.team, channel, ts))
        return found or await self._thread_by_slack(channel, ts)

    async def _thread_by_slack(self, channel: str, ts: str) -> str:
        call = self._clients.read.conversations_replies(channel=channel, ts=ts, limit=1)
        try:
            answer = await self._clients(call, EVENT_SECONDS)
        except SlackApiError as error:
            if error_code(error) in {"thread_not_found", "channel_not_found"}:
                return ""
            raise
        first = next(iter(rows(answer, "messages")), NOTHING)
        thread_ts = checked_ts(words(first, "thread_ts") or ts)
        return f"{place_key(self._us.team, channel)}/{thread_ts}"

    def _drop(self, kind: str, event: Payload) -> None:
        """Forget what an event says is no longer as it was."""
        channel = event.get("channel")
        if what := happened_to_a_channel(kind, event):
            named = channel if isinstance(channel, str) else words(inner(event, "channel"), "id")
            self._channels.forget(named)
            self.stale = self.stale or what not in SMALL_TALK
        if kind in MEMBERSHIP and self.ourselves and words(event, "user") == self.ourselves.bot:
            self.stale = True  # we were let in, or shown out
            self._channels.forget(words(event, "channel"))
        if kind in MEMBERSHIP and self._moderators is not None:
            self._moderators.forget()

    def heed(self, what: str) -> None:
        """Another process heard that channels, or people, are no longer as they were."""
        if what == CHANNELS:
            self._channels.forget_all()
            self.stale = True
        elif self._moderators is not None:
            self._moderators.forget()
