"""What ``doctor`` wants to know of a workspace: token, scopes, channels, and Slack's clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.errors import SendFailed
from bot.rules import CommunityRules
from bot.slack.access import SlackClients
from bot.slack.channels import UNKNOWN, Channels
from bot.slack.failures import error_code, told


@dataclass(frozen=True, slots=True)
class Visit:
    """Names of workspace and bot, the token's scopes, and where the bot is missing.

    ``absent``: configured channels that do not exist, or that nobody invited the bot into.
    ``exposed``: the moderators' channel, where others can read it, too.
    ``time`` is Slack's clock, if it said. ``socket``: why the app token does not open Socket Mode,
    empty if it does, ``None`` if there is none.
    """

    team: str
    bot: str
    scopes: frozenset[str]
    absent: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    time: datetime | None = None
    socket: str | None = None


async def visit(
    clients: SlackClients, channels: Channels, rules: CommunityRules, also: Sequence[str] = ()
) -> Visit:
    """Look around; ``also`` are channels that we speak in without listening.

    Raises a ``SendFailed`` where the token is no good or Slack is not there.
    """
    with told(writing=False):
        response = await clients.whole(clients.read.auth_test())
    headers: Mapping[str, Any] = response.headers
    absent = await _absent(clients, channels, rules, also)
    granted = str(headers.get("x-oauth-scopes", ""))
    return Visit(
        team=str(response.get("team") or ""),
        bot=str(response.get("user") or ""),
        scopes=frozenset(scope.strip() for scope in granted.split(",") if scope.strip()),
        absent=absent,
        exposed=await _exposed(channels, {rules.moderator_channel} - {"", *absent}),
        time=_time(str(headers.get("date", ""))),
        socket=await _try_socket(clients),
    )


async def _try_socket(clients: SlackClients) -> str | None:
    """Ask for a connection, and leave it: its address is good for one visit and soon forgotten."""
    token = clients.access.app_token.strip()
    if not token:
        return None
    try:
        with told(writing=False):
            await clients(clients.read.apps_connections_open(app_token=token))
    except SendFailed as failure:
        return str(failure)
    return ""


async def _absent(
    clients: SlackClients, channels: Channels, rules: CommunityRules, also: Sequence[str]
) -> tuple[str, ...]:
    names = tuple(dict.fromkeys((*rules.slack_channels, *also)))
    found = await channels.named(names)
    private = rules.moderator_channel
    if private:
        names = (*names, private)
        found |= await channels.named([private]) | await channels.named([private], private=True)
    missing = [name for name in names if name not in found]
    for name, channel in found.items():
        if not await _is_member(clients, channel):
            missing.append(name)
    return tuple(missing)


async def _exposed(channels: Channels, names: Collection[str]) -> tuple[str, ...]:
    """Those that are public, or shared with another workspace."""
    found = await channels.named(names) | await channels.named(names, private=True)
    return tuple([n for n, channel in found.items() if not await channels.is_private(channel)])


async def _is_member(clients: SlackClients, channel: str) -> bool:
    with told(writing=False):
        try:
            answer = await clients(clients.read.conversations_info(channel=channel))
        except SlackApiError as error:
            if error_code(error) in UNKNOWN:
                return False
            raise
    info = answer.get("channel")
    return isinstance(info, Mapping) and info.get("is_member") is True


def _time(date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date)
    except ValueError:
        return None
