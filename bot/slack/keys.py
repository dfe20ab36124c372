"""Slack's ids as Lotse's keys, and back. An id that does not look like one is refused."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime

from bot.errors import NotForUs
from matchers.model import Account

_ID = re.compile(r"[A-Z][A-Z0-9_]{0,39}", re.ASCII)
_TS = re.compile(r"[0-9]{1,10}\.[0-9]{1,6}", re.ASCII)
_KEY = re.compile(r"slack:([A-Z][A-Z0-9_]{0,39})/([A-Z][A-Z0-9_]{0,39})(?:/([0-9.]{3,17}))?")


def checked_id(value: object) -> str:
    """A team, channel, member or bot id. Raises ``NotForUs`` for anything else."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise NotForUs("malformed")


def checked_ts(value: object) -> str:
    """A message's ``ts``. Raises ``NotForUs`` for anything else."""
    if isinstance(value, str) and _TS.fullmatch(value):
        return value
    raise NotForUs("malformed")


def moment(ts: str) -> datetime:
    """When a message was posted: its ``ts`` is Unix seconds, unique within its channel."""
    return datetime.fromtimestamp(float(ts), UTC)


def account(team: str, member: str) -> Account:
    """``slack:T1/U12``."""
    return Account(f"slack:{team}/{member}")


def place_key(team: str, channel: str) -> str:
    """``slack:T1/C12``."""
    return f"slack:{team}/{channel}"


def message_key(team: str, channel: str, ts: str) -> str:
    """``slack:T1/C12/1712345678.000100``: a thread (its opening) or an answer."""
    return f"slack:{team}/{channel}/{ts}"


def split_key(key: str) -> tuple[str, str, str]:
    """Team, channel or member, and ts (may be empty). Raises ``ValueError`` for other keys."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise ValueError("this is no key of Slack")
    return found[1], found[2], found[3] or ""


def hashed(*parts: str) -> str:
    """Thirty-two digits instead of ids of people: a key is kept longer than a member may be."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def permalink(workspace: str, channel: str, ts: str, thread_ts: str = "") -> str:
    """Where people read a message. ``workspace`` is the ``url`` of ``auth.test``, with its slash.

    The same shape as ``chat.getPermalink`` gives, without a call for each message.
    """
    link = f"{workspace}archives/{channel}/p{ts.replace('.', '')}"
    if thread_ts and thread_ts != ts:
        link += f"?thread_ts={thread_ts}&cid={channel}"
    return link


_LINK = re.compile(r"archives/([CG][A-Z0-9]{1,39})/p([0-9]{1,10})([0-9]{6})(?:\?(\S*))?", re.ASCII)
_IN_THREAD = re.compile(r"(?:^|&)thread_ts=([0-9]{1,10}\.[0-9]{6})(?:&|$)", re.ASCII)


def message_of(team: str, workspace: str, link: str) -> str:
    """The key of the thread that a ``permalink`` of this workspace leads to; empty for others."""
    found = _LINK.fullmatch(link.removeprefix(workspace)) if link.startswith(workspace) else None
    if found is None:
        return ""
    below = _IN_THREAD.search(found[4] or "")
    return message_key(team, found[1], below[1] if below else f"{found[2]}.{found[3]}")
