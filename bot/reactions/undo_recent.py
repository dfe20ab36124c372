"""`/lotse rückgängig 1h`: what the bot said in public and tagged since then goes, once confirmed.

It cannot be undone, so it is asked first. What the bot was told to say (that it is stopped) stays,
its hello (whoever is read along with has to know it), and the threads that hold the digests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from bot.community import Community, KeptThread
from bot.community.steered import Saying
from bot.effects import (
    Answer,
    Button,
    Effect,
    Message,
    RejectTags,
    Unsay,
    Value,
    Withdraw,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, TopicsChosen
from bot.reactions._features import moderates
from bot.reactions._moderating import SHOWN, span
from bot.reactions._retreat import retreat
from bot.reactions._topics import apply_tags
from bot.reactions._transfers import transfer_of
from bot.reactions.send_digest import ONE_FOR_GOOD
from bot.rules_moderators import UndoRecentRules
from matchers.transfers import Transfer

YES, NO = "undo_recent-yes", "undo_recent-no"


def undo_recent(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    """Ask at the first word, remove at the second."""
    match event:
        case CommandGiven(command="undo") if moderates(event, community):
            yield _asked(event, community)
        case ButtonPressed(button="undo_recent-yes"):
            yield from _pressed(event, community)
        case ButtonPressed(button="undo_recent-no"):
            yield _tell("kept", event)


def _asked(event: CommandGiven, community: Community) -> Answer:
    rules = community.rules.undo_recent or UndoRecentRules()
    typed = event.argument.strip() or "1h"
    time = span(typed)
    if not time:
        return _tell("no_span", event, word=typed[:SHOWN])
    if time > timedelta(hours=rules.at_most_hours):
        return _tell("too_long", event, hours=rules.at_most_hours)
    since = event.at - time
    said = _said(since, event.at, community)
    threads = _tagged(said, community)
    if not _count(said) and not threads:
        return _tell("nothing", event, word=typed)
    value = f"{int(since.timestamp())}:{int(event.at.timestamp())}"
    buttons = (Button(YES, value, "danger"), Button(NO))
    fields: dict[str, Value] = {"word": typed, "said": _count(said), "threads": len(threads)}
    return Answer(message=Message("undo_recent-ask", fields, event.language, buttons))


def _pressed(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    if not moderates(event, community):
        yield _tell("moderators_only", event)
        return
    times = _times(event.value)
    said = _said(*times, community) if times else ()
    threads = _tagged(said, community)
    if not _count(said) and not threads:
        yield _tell("nothing_left", event)
        return
    for saying in said:
        if saying.waits:
            yield Withdraw(key=saying.key)
        if saying.speaks:
            yield Unsay(key=f"{saying.key}:unsaid", instead_of=saying.key)
    for kept in threads:
        key = kept.thread.key
        yield RejectTags(thread=key, topics=kept.ours, wrong=False)
        tags = f"undo_recent:{event.key}:{key}"
        yield from apply_tags(kept.thread, tags, community, remove=kept.ours)
        yield TopicsChosen(key=f"topics:{event.key}:{key}", at=event.at, thread=key)
    for transfer in _transfers(said, community):
        yield from retreat(transfer, event, community)
    about: dict[str, str | int] = {"said": _count(said), "threads": len(threads)}
    yield WriteLogbook(what="undone", by=event.account, at=event.at, about=about)
    yield _tell("done", event, said=_count(said), threads=len(threads))


def _said(since: datetime, until: datetime, community: Community) -> Sequence[Saying]:
    said = community.said_between(since, until)
    return [s for s in said if not _stays(s)]


def _transfers(said: Sequence[Saying], community: Community) -> list[Transfer]:
    """What stands in the forum by them: without its posts it does not."""
    ours = [s.key for s in said if s.speaks and s.reaction == "take_to_forum"]
    found = (transfer_of(key, community) for key in ours)
    return list({t.thread: t for t in found if t is not None and t.wanted}.values())


def _stays(saying: Saying) -> bool:
    return saying.key.startswith(ONE_FOR_GOOD) or saying.reaction == "greet_channel"


def _count(said: Sequence[Saying]) -> int:
    return sum(saying.speaks for saying in said)


def _tagged(said: Sequence[Saying], community: Community) -> list[KeptThread]:
    """The questions among them that bear topics which we found."""
    keys = dict.fromkeys(s.thread for s in said if s.thread and s.reaction == "tag_question")
    found = (community.thread(key) for key in keys)
    return [kept for kept in found if kept is not None and kept.ours]


def _times(value: str) -> tuple[datetime, datetime] | None:
    since, _, until = value.partition(":")
    if not (since.isascii() and since.isdigit() and until.isascii() and until.isdigit()):
        return None
    return datetime.fromtimestamp(int(since), UTC), datetime.fromtimestamp(int(until) + 1, UTC)


def _tell(what: str, event: CommandGiven | ButtonPressed, **fields: Value) -> Answer:
    return Answer(message=Message(f"undo_recent-{what}", fields, event.language))
