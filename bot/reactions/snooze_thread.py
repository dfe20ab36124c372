"""`/lotse später LINK 3 Tage`: a question rests so long, in lists and in asking; `0` wakes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.community import Community
from bot.effects import (
    Answer,
    Effect,
    Link,
    Message,
    Moment,
    SnoozeThread,
    Value,
    WriteLogbook,
)
from bot.events import CommandGiven
from bot.reactions._features import moderates
from bot.reactions._moderating import SHOWN, question, span
from bot.rules_moderators import SnoozeThreadRules


def snooze_thread(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """Let it rest, or name what is wrong."""
    if event.command != "snooze" or not moderates(event, community):
        return
    rules = community.rules.snooze_thread or SnoozeThreadRules()
    kept, link, rest = question(event, community)
    time = span(rest) if rest else timedelta(days=rules.days)
    if not link:
        yield _tell("how", event)
    elif kept is None:
        yield _tell("unknown_question", event, word=link)
    elif time is None:
        yield _tell("no_span", event, word=rest[:SHOWN])
    elif time > timedelta(days=rules.at_most_days):
        yield _tell("too_long", event, days=rules.at_most_days)
    else:
        until = event.at + time if time else None
        key, where = kept.thread.key, Link(kept.thread.permalink, "", kept.thread.place.key)
        yield SnoozeThread(thread=key, until=until)
        what = "snoozed" if until else "woken"
        yield WriteLogbook(what=what, by=event.account, at=event.at, about={"thread": key})
        fields: dict[str, Value] = {"thread": where}
        if until:
            fields["until"] = Moment(until)
        yield _tell(what, event, **fields)


def _tell(what: str, event: CommandGiven, **fields: Value) -> Answer:
    return Answer(message=Message(f"snooze_thread-{what}", fields, event.language))
