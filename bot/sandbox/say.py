"""Speak as a member in the sandbox that is running: what ``python -m bot say`` does."""

from __future__ import annotations

from typing import Any

import httpx

from bot.errors import YourMistake

PORT = 8765
"""Where ``make demo`` serves its sandbox unless told otherwise."""

_DOORS = {"slack": "/sandbox/slack/say", "forum": "/sandbox/forum/say"}


def where(place: str) -> tuple[str, str]:
    """The platform and its own name of a place: ``#hilfe``, ``slack:#hilfe``, ``forum:42``.

    Raises ``YourMistake`` for anything else.
    """
    platform, _, name = place.partition(":")
    if place.startswith("#"):
        platform, name = "slack", place
    if platform not in _DOORS or not name.strip("# "):
        raise YourMistake(
            f'--in "{place}" is no place. Write "#hilfe" for a channel, "forum:daten" for a '
            'category of the forum, "forum:42" to reply in its thread 42.'
        )
    return platform, name


def say(
    text: str, *, member: str, place: str, thread: str = "", port: int = PORT, timeout: float = 10.0
) -> dict[str, Any]:
    """Post ``text`` as ``member``; what the sandbox answers (ids of what was posted).

    ``thread`` is a message's ts, to reply under it. Raises ``YourMistake`` where no sandbox runs
    or where it does not know the member or the place.
    """
    platform, name = where(place)
    body = {"as": member, "in": name, "text": text, "thread": thread}
    try:
        with httpx.Client(timeout=timeout, trust_env=False) as client:  # no proxy to ourselves
            answer = client.post(f"http://127.0.0.1:{port}{_DOORS[platform]}", json=body)
    except httpx.TransportError as fault:
        raise YourMistake(
            f"There is no sandbox on port {port}. Start one with: make demo (and leave it open)"
        ) from fault
    if answer.is_success:
        said = answer.json() if answer.content else {}
        return said if isinstance(said, dict) else {}
    raise YourMistake(_refusal(answer))


def _refusal(answer: httpx.Response) -> str:
    try:
        reason = answer.json()["error"]
    except (ValueError, KeyError, TypeError):
        reason = f"HTTP {answer.status_code}"
    return f"The sandbox did not take it: {reason}"
