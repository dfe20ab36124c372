"""A staged bot, both doors open, and bytes thrown at them as no library would send them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.discourse.webhook import signature_of
from bot.sandbox.slack_sign import signature
from tests.stories.stage import Staged

DOORS = ("/slack/events", "/discourse/webhook")


def signed(s: Staged, door: str, raw: bytes) -> dict[str, str]:
    """The headers with which the sandbox's own platform would send this."""
    slack, forum = s.bot.settings.slack, s.bot.settings.discourse
    assert slack is not None
    assert slack.signing_secret is not None
    assert forum is not None
    if door == DOORS[0]:
        stamp = str(int(s.theatre.clock.now().timestamp()))
        proof = signature(slack.signing_secret.get_secret_value(), stamp, raw)
        headers = {"x-slack-request-timestamp": stamp, "x-slack-signature": proof}
    else:
        secret = forum.webhook_secret.get_secret_value()
        headers = {
            "x-discourse-event-signature": signature_of(secret, raw),
            "x-discourse-instance": forum.url,
            "x-discourse-event": "post_created",
            "x-discourse-event-id": "1",
        }
    return {"content-type": "application/json", **headers}


def address(s: Staged) -> tuple[str, int]:
    """Where the bot listens."""
    assert s.slack.events_url is not None
    host, _, port = s.slack.events_url.split("/")[2].partition(":")
    return host, int(port)


async def throw(
    s: Staged, head: str, headers: Mapping[str, str], raw: bytes, place: str = ""
) -> bytes:
    """What the bot (or who listens at ``place``) says to it until the line ends."""
    host, _, port = place.partition(":")
    where = (host, int(port)) if place else address(s)
    reader, writer = await asyncio.open_connection(*where)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"{head}\r\nhost: {place or 'x'}\r\n{lines}\r\n".encode() + raw)
    await writer.drain()
    try:
        async with asyncio.timeout(5):
            return await reader.read()
    finally:
        writer.close()
