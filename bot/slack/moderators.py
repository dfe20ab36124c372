"""Who is a moderator here: asked at each command, click and mark; in doubt nobody is.

In this order: listed in ``[community] moderators``, member of the moderators' private channel,
admin or owner of the workspace. Guests, strangers, bots and closed accounts never are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.errors import SendFailed
from bot.ports import Clock
from bot.slack.access import SlackClients
from bot.slack.failures import told
from bot.slack.keys import account
from bot.slack.payload import SLACKBOT, inner, next_page

FRESH = timedelta(minutes=5)
PAGE = 1000

NEVER = ("deleted", "is_restricted", "is_ultra_restricted", "is_stranger", "is_bot")
ALWAYS = ("is_admin", "is_owner", "is_primary_owner")


class Moderators:
    """Answers one question, and remembers the answer for five minutes."""

    def __init__(
        self, clients: SlackClients, clock: Clock, *, configured: Sequence[str], team: str
    ) -> None:
        self._clients = clients
        self._clock = clock
        self._configured = frozenset(configured)
        self._team = team
        self._known: dict[str, tuple[bool, datetime]] = {}
        self.channel = ""
        """The moderators' private channel, once the door has found it."""

    async def is_moderator(self, member: str, seconds: float) -> bool:
        """Whether ``member`` is one, found out within ``seconds``; ``False`` where it failed."""
        known = self._known.get(member)
        if known is not None and self._clock.now() - known[1] < FRESH:
            return known[0]
        try:
            found = await self._ask(member, seconds)
        except SendFailed:
            return False  # not remembered: the next click asks again
        self._known[member] = (found, self._clock.now())
        return found

    def forget(self) -> None:
        """Somebody joined, left or changed: ask again."""
        self._known.clear()

    async def _ask(self, member: str, seconds: float) -> bool:
        with told(writing=False):
            answer = await self._clients(self._clients.read.users_info(user=member), seconds)
        person = inner(answer, "user")
        if not person or not self._is_one_of_us(member, person):
            return False
        if account(self._team, member) in self._configured or member in self._configured:
            return True
        if any(person.get(flag) is True for flag in ALWAYS):
            return True
        return bool(self.channel) and await self._is_in_channel(member, seconds)

    def _is_one_of_us(self, member: str, person: Mapping[str, Any]) -> bool:
        if member == SLACKBOT or any(person.get(flag) for flag in NEVER):
            return False
        # in an organisation the member carries the teams it belongs to beside `team_id`
        teams = inner(person, "enterprise_user").get("teams") or [person.get("team_id")]
        return isinstance(teams, list) and self._team in teams

    async def _is_in_channel(self, member: str, seconds: float) -> bool:
        info = self._clients.read.conversations_info(channel=self.channel)
        with told(writing=False):
            channel = inner(await self._clients(info, seconds), "channel")
        if channel.get("is_private") is not True:  # anybody could join a public one
            return False
        cursor = ""
        while True:
            call = self._clients.read.conversations_members(
                channel=self.channel, limit=PAGE, cursor=cursor or None
            )
            with told(writing=False):
                answer = await self._clients(call, seconds)
            members = answer.get("members")
            if isinstance(members, list) and member in members:
                return True
            cursor = next_page(answer, cursor)
            if not cursor:
                return False
