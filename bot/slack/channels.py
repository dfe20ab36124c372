"""What is known about channels: their names, and whether everybody may read them.

Nothing is public unless ``conversations.info`` or ``conversations.list`` said so within the last
five minutes; events about a channel drop what was known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.ports import Clock
from bot.slack.access import SlackClients
from bot.slack.failures import error_code, told
from bot.slack.keys import split_key
from bot.slack.payload import inner, next_page, rows, words

FRESH = timedelta(minutes=5)
PAGE = 200
UNKNOWN = frozenset({"channel_not_found", "channel_is_limited_access", "missing_scope"})
"""Answers that say: not for us to see, so not public."""


class Channels:
    """Visibility and names of the channels of one workspace."""

    def __init__(self, clients: SlackClients, clock: Clock) -> None:
        self._clients = clients
        self._clock = clock
        self._public: dict[str, tuple[bool, datetime]] = {}
        self._inside: set[str] = set()
        self.by_name: dict[str, str] = {}
        """The ids of all channels that we were ever told of, as they are called now."""

    async def is_public(self, channel: str, seconds: float = 0.0) -> bool:
        """Whether everybody may read here now, asked within ``seconds``.

        Raises ``Unsent`` (or another ``SendFailed``) where nobody can tell.
        """
        known = self._public.get(channel)
        if known is not None and self._clock.now() - known[1] < FRESH:
            return known[0]
        return self._learn(channel, await self._info(channel, seconds))

    async def is_private(self, channel: str) -> bool:
        """Whether only members of ours who were let in read here: asked each time anew.

        Raises ``Unsent`` (or another ``SendFailed``) where nobody can tell.
        """
        info = await self._info(channel)
        self._learn(channel, info)
        return is_private_channel(info)

    async def _info(self, channel: str, seconds: float = 0.0) -> Mapping[str, Any]:
        """The conversation object; an empty one where it is not for us to see."""
        call = self._clients.read.conversations_info(channel=channel)
        with told(writing=False):
            try:
                return inner(await self._clients(call, seconds), "channel")
            except SlackApiError as error:
                if error_code(error) not in UNKNOWN:
                    raise
        return {}

    def inside(self, channel: str) -> bool:
        """Whether we are a member there, as Slack last told us (no request)."""
        return channel in self._inside

    def forget(self, channel: str) -> None:
        """Something happened to this channel: ask again."""
        self._public.pop(channel, None)
        self._inside.discard(channel)

    def forget_all(self) -> None:
        """Something happened, somebody else heard where: ask again about each."""
        self._public.clear()

    async def named(self, names: Iterable[str], *, private: bool = False) -> dict[str, str]:
        """The channel id for each of ``names`` (``#help``, ``help``, an id or a place's key).

        Those that there are not are missing. Raises ``SendFailed`` where Slack cannot be asked.
        """
        wanted = {name: name.lstrip("#").strip() for name in names if name.strip()}
        found = {name: _id(bare) for name, bare in wanted.items() if _id(bare)}
        if len(found) < len(wanted):
            by_name = await self._list(private=private)
            found |= {name: by_name[bare] for name, bare in wanted.items() if bare in by_name}
        return found

    async def _list(self, *, private: bool) -> dict[str, str]:
        kinds = "private_channel" if private else "public_channel"
        by_name: dict[str, str] = {}
        cursor = ""
        while True:
            call = self._clients.read.conversations_list(
                types=kinds, limit=PAGE, cursor=cursor or None, exclude_archived=True
            )
            with told(writing=False):
                answer = await self._clients(call)
            for channel in rows(answer, "channels"):
                name, its = words(channel, "name"), words(channel, "id")
                if name and its:
                    by_name[name] = its
                    self._learn(its, channel)
            cursor = next_page(answer, cursor)
            if not cursor:
                return by_name

    def _learn(self, channel: str, told_us: Any) -> bool:
        public = isinstance(told_us, Mapping) and is_public_channel(told_us)
        member = isinstance(told_us, Mapping) and told_us.get("is_member") is True
        (self._inside.add if member else self._inside.discard)(channel)
        self._public[channel] = (public, self._clock.now())
        if isinstance(told_us, Mapping) and isinstance(name := told_us.get("name"), str):
            self.by_name = {n: c for n, c in self.by_name.items() if c != channel}
            self.by_name[name] = channel
        return public


def is_public_channel(channel: Mapping[str, Any]) -> bool:
    """What a conversation object says: a channel, not private, no direct message."""
    closed = any(channel.get(flag) for flag in ("is_private", "is_im", "is_mpim", "is_group"))
    return channel.get("is_channel") is True and not closed


def is_private_channel(channel: Mapping[str, Any]) -> bool:
    """What a conversation object says: a private channel, shared with no other workspace.

    Whatever is not said counts as no, whatever is said of sharing (``is_ext_shared``,
    ``is_pending_ext_shared``, ``is_org_shared``) as yes.
    """
    direct = any(channel.get(flag) for flag in ("is_im", "is_mpim"))
    shared = any(said for flag, said in channel.items() if flag.endswith("_shared"))
    return channel.get("is_private") is True and not direct and not shared


def _id(name: str) -> str:
    """The channel in a place's key, or ``name`` itself where it is an id."""
    try:
        return split_key(name)[1]
    except ValueError:
        is_id = name.isascii() and name.isalnum() and name.isupper() and name[0] in "CGD"
        return name if is_id else ""
