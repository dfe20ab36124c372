"""A thread that we hold, as Slack shows it now -> what happened to it while nobody listened. Pure.

New messages are in the channel's history; a deletion or a mark is in no list of what happened. A
history carries marks with those who set them, but not when: so what counts is what is true now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.community import KeptThread
from bot.errors import NotForUs
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerUnaccepted,
    Event,
    TagsRejected,
    ThreadDeleted,
)
from bot.slack.keys import checked_id
from bot.slack.payload import Known, inner, words
from bot.slack.read_people import CHECKS, CROSSES

SHOWN_FOR = timedelta(days=85)
"""The free plan hides what is older than 90 days; what is hidden looks like deleted."""

Json = Mapping[str, Any]
Names = Collection[str]


def is_gone(messages: Sequence[Json], ts: str) -> bool:
    """Whether a thread's opening was deleted; replies of others may be left."""
    opening = next((m for m in messages if words(m, "ts") == ts), {})
    return not opening or words(opening, "subtype") == "tombstone"


def is_hidden(messages: Sequence[Json], ts: str, now: datetime) -> bool:
    """Whether nobody can tell if an opening was deleted: it is as old as what Slack hides."""
    known = any(words(m, "ts") == ts for m in messages)
    return not known and now.timestamp() - float(ts) > SHOWN_FOR.total_seconds()


def gone(thread: str, known: Known) -> ThreadDeleted:
    """The opening is not there any more. The same key as if Slack had told us."""
    return ThreadDeleted(key=f"deleted:{thread}", at=known.now, thread=thread)


def markers(messages: Sequence[Json]) -> set[str]:
    """The members who set a mark that may judge."""
    return {member for message in messages for member in _marked(message, CHECKS | CROSSES)}


def missed(
    kept: KeptThread, messages: Sequence[Json], moderators: Names, known: Known
) -> Iterator[Event]:
    """Answers that are gone, marks that came or went; nothing where all is as we hold it."""
    place = kept.thread.place.key
    said = {f"{place}/{words(message, 'ts')}": message for message in messages}
    for reply in kept.answers:
        if reply.answer not in said:
            key = f"deleted:{reply.answer}"
            yield AnswerDeleted(key=key, at=known.now, thread=kept.thread.key, answer=reply.answer)
    yield from _accepted(kept, said, moderators, known)
    yield from _rejected(kept, said, moderators, known)


def _accepted(
    kept: KeptThread, said: Mapping[str, Json], moderators: Names, known: Known
) -> Iterator[Event]:
    """The latest answer with a check mark of the asker's or a moderator's, unless one is held."""
    marked: dict[str, str] = {}
    for answer, message in said.items():
        judge = _judge(kept, message, CHECKS, moderators, known)
        if judge and not known.is_ours(message):
            marked[answer] = judge
    if kept.accepted in marked:
        return
    thread, seen = kept.thread.key, f"seen:{known.now.timestamp():.6f}"
    if marked:
        answer = max(marked)
        yield AnswerAccepted(
            key=f"accepted:{answer}:{seen}",
            at=known.now,
            thread=thread,
            answer=answer,
            by=known.account(marked[answer]),
            by_moderator=marked[answer] in moderators,
        )
    elif kept.accepted and kept.accepted in said and _is_bare(said[kept.accepted]):
        key = f"unaccepted:{kept.accepted}:{seen}"
        yield AnswerUnaccepted(key=key, at=known.now, thread=thread, answer=kept.accepted)


def _rejected(
    kept: KeptThread, said: Mapping[str, Json], moderators: Names, known: Known
) -> Iterator[Event]:
    """A cross on our own line. It may be set again after a new line: the moment tells it apart."""
    for answer, message in said.items() if kept.ours else ():
        judge = _judge(kept, message, CROSSES, moderators, known)
        if judge and known.is_ours(message):
            yield TagsRejected(
                key=f"rejected:{answer}:seen:{known.now.timestamp():.6f}",
                at=known.now,
                thread=kept.thread.key,
                by=known.account(judge),
                by_moderator=judge in moderators,
            )


def _judge(kept: KeptThread, message: Json, names: Names, moderators: Names, known: Known) -> str:
    """Whose mark on a message counts: the asker's before a moderator's; empty: nobody's."""
    for member in sorted(_marked(message, names)):
        if known.account(member) == kept.asker:
            return member
    return min((m for m in _marked(message, names) if m in moderators), default="")


def _marked(message: Json, names: Names) -> set[str]:
    found: set[str] = set()
    for mark in _marks(message):
        members = mark.get("users")
        if words(mark, "name") in names and isinstance(members, list):
            found |= {member for member in members if _is_id(member)}
    return found


def _is_id(member: object) -> bool:
    try:
        return bool(checked_id(member))
    except NotForUs:
        return False


def _marks(message: Json) -> Iterator[Json]:
    marks = message.get("reactions")
    for mark in marks if isinstance(marks, list) else ():
        yield inner({"mark": mark}, "mark")


def _is_bare(message: Json) -> bool:
    """Whether nobody's check mark is left: of a stranger's, nobody can be sure that it is one.

    Marks may stand there without members: Slack names only some where they are many.
    """
    return not any(words(mark, "name") in CHECKS for mark in _marks(message))
