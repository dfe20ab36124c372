"""What ``doctor`` wants to know of a workspace: token, scopes, channels, and Slack's clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    found = await _found(channels, rules, also)
    absent = await _absent(clients, found)
    granted = str(headers.get("x-oauth-scopes", ""))
    return Visit(
        team=str(response.get("team") or ""),
        bot=str(response.get("user") or ""),
        scopes=frozenset(scope.strip() for scope in granted.split(",") if scope.strip()),
        absent=absent,
        exposed=await _exposed(channels, rules, found, absent),
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


async def _found(channels: Channels, rules: CommunityRules, also: Sequence[str]) -> dict[str, str]:
    """The id of each channel that is named; empty where there is none.

    Slack lists channels twenty times a minute at most: public ones are listed once, and private
    ones once where the moderators' channel is not among them.
    """
    private = rules.moderator_channel
    names = dict.fromkeys((*rules.slack_channels, *also, *([private] if private else ())), "")
    found = names | await channels.named(names)
    if private and not found[private]:
        found |= await channels.named([private], private=True)
    return found


async def _absent(clients: SlackClients, found: Mapping[str, str]) -> tuple[str, ...]:
    missing = [name for name, channel in found.items() if not channel]
    for name, channel in found.items():
        if channel and not await _is_member(clients, channel):
            missing.append(name)
    return tuple(missing)


async def _exposed(
    channels: Channels, rules: CommunityRules, found: Mapping[str, str], absent: Sequence[str]
) -> tuple[str, ...]:
    """The moderators' channel, where it is public or shared with another workspace."""
    name = rules.moderator_channel
    if not name or name in absent or await channels.is_private(found[name]):
        return ()
    return (name,)


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
    except (ValueError, TypeError, OverflowError):
        return None
