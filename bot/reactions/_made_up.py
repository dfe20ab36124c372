"""What was skipped while a moderator stopped the bot, and is worth doing afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.rules import Rules

MADE_UP: Mapping[str, timedelta] = {
    "greet_channel": timedelta(days=2),
    "show_similar": timedelta(days=2),
    "tag_question": timedelta(days=2),
}
"""What was skipped while stopped and is made up for, if it goes on so soon after it happened.

Later a line below an old question, or a hello, would only surprise people.
"""


def made_up_within(reaction: str, rules: Rules) -> timedelta | None:
    """How long after an event a skipped reaction is still worth having; ``None``: not at all.

    A digest is told as late as it would be after a machine was off.
    """
    if reaction == "send_digest" and rules.send_digest is not None:
        return timedelta(days=rules.send_digest.late_days)
    return MADE_UP.get(reaction)
