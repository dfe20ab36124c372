"""What moderators type behind a command: a link to a question, a span of time."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.community import Community, KeptThread
from bot.events import CommandGiven

SHOWN = 60
"""So much of what somebody typed is repeated."""

_SPAN = re.compile(r"(\d{1,5})\s*([a-zäöü]+)\.?")
_UNITS = {
    **dict.fromkeys(("m", "min", "minute", "minuten", "minutes"), timedelta(minutes=1)),
    **dict.fromkeys(("h", "std", "stunde", "stunden", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("d", "t", "tag", "tage", "tagen", "day", "days"), timedelta(days=1)),
    **dict.fromkeys(("w", "woche", "wochen", "week", "weeks"), timedelta(weeks=1)),
}


def span(text: str) -> timedelta | None:
    """`1h`, `30 min`, `3 Tage`, `2 weeks`, and `0`; ``None`` for what is no span."""
    typed = text.casefold().strip()
    if typed == "0":
        return timedelta()
    found = _SPAN.fullmatch(typed)
    unit = _UNITS.get(found[2]) if found else None
    return None if found is None or unit is None else int(found[1]) * unit


def question(event: CommandGiven, community: Community) -> tuple[KeptThread | None, str, str]:
    """The question that the first word links to, that word (shortened), and what follows it."""
    link, _, rest = event.argument.strip().partition(" ")
    key = event.named.get(link, link)
    kept = community.thread(key) or community.thread_of_answer(key) or community.thread_at(link)
    return kept, link[:SHOWN], " ".join(rest.split())
