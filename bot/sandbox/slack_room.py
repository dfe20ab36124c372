"""The workspace with its connection to the bot: every change is told to whom it concerns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.sandbox.mischief import Mischief
from bot.sandbox.slack_changes import Change
from bot.sandbox.slack_deliver import Deliveries, HttpLine, Line
from bot.sandbox.slack_events import callback, events_of
from bot.sandbox.slack_limits import MINIMAL_SCOPES, RETRY_SECONDS, TIERS
from bot.sandbox.slack_nouns import Call, Channel, Json, Member, Message, Upload, View
from bot.sandbox.slack_socket import Sockets
from bot.sandbox.slack_state import JOINED, SlackState
from bot.sandbox.slack_views import Views
from bot.sandbox.time import Clock

T = TypeVar("T")
UNINSTALLED = "account_inactive"
"""What the token of a removed app is told."""

BURST = 5
"""How many messages a channel takes at once before its one a second counts."""


class SlackRoom(SlackState):
    """State, deliveries, and the log of all calls.

    All of it lives on one event loop, that of the server which serves it. ``pace`` is messages a
    second and channel; 0 lifts every rate limit. ``answer_within``: real seconds for the bot's
    acknowledgement. ``retries``: seconds by the clock before each further attempt. ``echo``: the
    bot's own posts come back to it as events, as in Slack.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        signing_secret: str,
        bot_token: str,
        app_token: str = "",
        team: str = "T1",
        bot_user: str = "U0LOTSE",
        bot_id: str = "B0LOTSE",
        team_name: str = "Sandbox",
        events_url: str = "",
        base_url: str = "",
        scopes: Iterable[str] = MINIMAL_SCOPES,
        mischief: Mischief | None = None,
        pace: float = 1.0,
        answer_within: float = 3.0,
        retries: Sequence[float] = RETRY_SECONDS,
        echo: bool = True,
    ) -> None:
        super().__init__(clock=clock, team=team, bot_user=bot_user, bot_id=bot_id)
        self.members[bot_user] = Member(bot_user, "lotse", "Lotse", is_bot=True)
        self.bot_token, self.app_token = bot_token, app_token
        self.team_name, self.base_url = team_name, base_url
        self.scopes = set(scopes)
        self.app_scopes = {"connections:write"}
        self.token_error = ""
        self.mischief = mischief or Mischief()
        self.pace = pace
        self.echo = echo
        self.calls: list[Call] = []
        self.files: dict[str, Upload] = {}
        self.views = Views(self)
        self.sockets = Sockets(answer_within)
        self.deliveries = Deliveries(clock, self.mischief, retries)
        self._http = HttpLine(events_url, signing_secret, clock, answer_within)
        self._watched: list[asyncio.Future[None]] | None = None
        self._buckets: dict[tuple[str, str], tuple[float, datetime]] = {}

    # --- towards the bot

    def wait_for_answers(self, seconds: float) -> None:
        """Give the bot so many real seconds for each acknowledgement."""
        self.sockets.within = self._http.within = seconds

    @property
    def events_url(self) -> str:
        """Where the bot listens; may be set once it does."""
        return self._http.url

    @events_url.setter
    def events_url(self, url: str) -> None:
        self._http.url = url

    def line(self) -> Line | None:
        """The way to the bot: an open socket, else its URL; ``None``: nobody ever listened."""
        if self.sockets.connected or (self.sockets.used and not self.events_url):
            return self.sockets
        return self._http if self.events_url else None

    def tell(self, change: Change) -> None:
        """Let the watchers see it, and the bot hear of it where it may."""
        super().tell(change)
        if self.token_error or (not self.echo and self._own(change)):
            return
        for event in events_of(self, self.scopes, change):
            self.tell_bot(event)

    def tell_bot(self, event: Json) -> None:
        """Deliver one inner event, in the background."""
        line = self.line()
        if line is not None:
            first = self.deliveries.start(line, callback(self, event, self.clock.now()))
            if self._watched is not None:
                self._watched.append(first)

    def let_in(self, place: Channel, member: str, inviter: str = "") -> None:
        """Make somebody a member of a channel, with Slack's note about it."""
        if member in place.members:
            return
        place.members.add(member)
        more: Json = {"user": member} | ({"inviter": inviter} if inviter else {})
        self.tell_of_place("member_joined_channel", place, **more)
        note = f"<@{member}> has joined the channel"
        self.post(Message(place.id, self.new_ts(), member, note, subtype=JOINED))

    def tell_of_place(self, kind: str, place: Channel, **more: Any) -> None:
        """Tell the bot who came or went, where it may know."""
        hears = self.bot_user in place.members and f"{place.scopes}:read" in self.scopes
        if hears and place.kind in {"channel", "group"} and not self.token_error:
            letter = "C" if place.kind == "channel" else "G"
            where: Json = {"channel": place.id, "channel_type": letter, "team": self.team}
            self.tell_bot({"type": kind, **where, **more, "event_ts": self.new_ts()})

    async def reach(self, act: Callable[[], T]) -> T:
        """Let something happen, and wait for the first attempt to tell the bot."""
        self._watched = []
        try:
            outcome = act()
        finally:
            watched, self._watched = self._watched, None
        await asyncio.gather(*watched)
        return outcome

    def _own(self, change: Change) -> bool:
        message = getattr(change, "message", None)
        by = getattr(change, "member", getattr(message, "user", ""))
        return bool(by == self.bot_user)

    @property
    def pending(self) -> int:
        """How many deliveries to the bot are under way."""
        return self.deliveries.pending

    async def settled(self) -> None:
        """Return when no delivery to the bot is under way; retries not yet due may wait."""
        await self.deliveries.settled()

    def next_retry(self) -> datetime | None:
        """When the earliest retry is due by the clock, or ``None``."""
        return self.deliveries.next_retry()

    async def aclose(self) -> None:
        """End all deliveries and connections."""
        await self.deliveries.aclose()
        await self.sockets.disconnect()
        await self._http.aclose()

    # --- from the bot

    def note_call(self, method: str, args: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        """Keep a line of the log."""
        self.calls.append(Call(self.clock.now(), time.time(), method, args, answer))

    def seconds_to_wait(self, method: str, channel: str, tier: int) -> int:
        """0 where the call is within the rate limits, else the value of ``Retry-After``."""
        if not self.pace:
            return 0
        if method == "chat.postMessage":
            return self._drop((method, channel), BURST, self.pace)
        return self._drop((method, ""), TIERS[tier], TIERS[tier] / 60) if tier else 0

    def _drop(self, name: tuple[str, str], most: float, a_second: float) -> int:
        """Take one from a bucket that holds ``most`` and refills by the clock."""
        now = self.clock.now()
        left, since = self._buckets.get(name, (most, now))
        left = min(most, left + (now - since) / timedelta(seconds=1) * a_second)
        short = left < 1
        self._buckets[name] = (left if short else left - 1, now)
        return max(1, -int(-(1 - left) / a_second // 1)) if short else 0

    # --- reading

    def view_of(self, member: str) -> View | None:
        """The modal that a member looks at."""
        return self.views.top(self.member(member).id)

    def files_of(self, message: Message) -> list[Upload]:
        """The files that came with a message of the bot."""
        key = f"{message.channel}/{message.ts}"
        return [file for file in self.files.values() if file.shared_in == key]

    def home_of(self, member: str) -> View | None:
        """A member's home tab."""
        return self.views.home(self.member(member).id)
