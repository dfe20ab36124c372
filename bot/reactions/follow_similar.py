"""What was shown as answered before and is so no longer is named no longer, wherever it was.

A thread that was deleted, set aside, guarded, renamed, has no answer any more or whose asker wants
to be forgotten: each line that names it is edited. This goes on while a moderator stopped the bot.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.community import Community, KeptThread
from bot.effects import Edit, Message, Topics, Unsay, Value
from bot.events import (
    AnswerDeleted,
    AnswerUnaccepted,
    AskerJudged,
    ButtonPressed,
    DeliveryWithheld,
    Event,
    QuestionEdited,
    TagsRejected,
    ThreadDeleted,
    ThreadSeen,
    ThreadSetAside,
)
from bot.reactions._similar import LookUp, answers, known_in, line_in, reworded, standing
from bot.reactions._topics import has_button
from bot.reactions._transfers import LINE, line_stands, mixed
from bot.reactions.follow_thread import is_older, may_judge

TAKES_OUT = "unname:"
"""Begins the key of an edit that takes a title out of a post: see ``bot/store/unnaming.py``."""

Followed = (
    QuestionEdited
    | AnswerDeleted
    | AnswerUnaccepted
    | AskerJudged
    | ThreadDeleted
    | ThreadSeen
    | ThreadSetAside
    | TagsRejected
    | ButtonPressed
    | DeliveryWithheld
)


def follow_similar(event: Followed, community: Community) -> Iterator[Edit | Unsay]:
    """After ``follow_thread``, which knows by then how things are; before a title or member goes.

    ``guard_personal_data`` takes out what it guards (``no_longer_named``).
    """
    match event:
        case QuestionEdited():
            yield from _retitle(event, community)
        case AnswerDeleted() | AnswerUnaccepted() | AskerJudged():
            if not answers(known_in(community)(event.thread)):
                yield from _anew([event.thread], event, community)
        case ThreadDeleted(thread=thread) | ThreadSetAside(thread=thread):
            yield from _anew([thread], event, community)
        case ThreadSeen(thread=seen) if community.thread(seen.key) is None:
            # it was read in of the past, and is told only where that is so no longer
            yield from _anew([seen.key], event, community)
        case ButtonPressed(button="forget_member-yes"):
            yield from no_longer_named(community.named_of(event.account), event, community)
        case TagsRejected():
            yield from _take_back(event, community)
        case DeliveryWithheld(instead_of=said) if _tells_threads(event):
            # a forum edits nothing for ever: what it cannot put right goes
            if line_stands(said, community):
                yield Unsay(key=f"{said}:unsaid", instead_of=said)


def _tells_threads(event: DeliveryWithheld) -> bool:
    """Whether a line, or a post out of which a title was to be taken, could not be edited."""
    return event.instead_of.startswith(f"{LINE}:") or event.delivery.startswith(TAKES_OUT)


def _retitle(event: QuestionEdited, community: Community) -> Iterator[Edit | Unsay]:
    question = event.question
    before = known_in(community)
    kept = before(question.thread.key)
    if kept is None or is_older(event, kept) or kept.title in ("", question.title):
        return
    anew = replace(kept, title=question.title)

    def known(key: str) -> KeptThread | None:
        return anew if key == anew.thread.key else before(key)

    yield from _anew([question.thread.key], event, community, known)


def no_longer_named(
    threads: Collection[str], event: Event, community: Community
) -> Iterator[Edit | Unsay]:
    """Take these out of each line, whatever is known of them at this moment."""

    def known(key: str) -> KeptThread | None:
        return None if key in threads else known_in(community)(key)

    yield from _anew(threads, event, community, known)


def _anew(
    threads: Collection[str],
    event: Event,
    community: Community,
    known: LookUp | None = None,
) -> Iterator[Edit | Unsay]:
    """Each line that names one of these says what is true now."""
    for said in community.naming(threads) if threads else ():
        stem, _, thread = said.partition(":")
        if stem != LINE:  # what moderators read of it in the shadow
            yield Unsay(key=f"{said}:unsaid", instead_of=said)
            continue
        kept = community.thread(thread)
        if kept is not None:
            # the key tells nobody who did what: a press is named after its member
            key = f"follow_similar:{thread}:{mixed(event.key)}"
            yield from reworded(key, _topics(kept, community), kept, community, known)


def _topics(kept: KeptThread, community: Community) -> Message | None:
    """The thread's topics as its line tells them from then on, without the reasons."""
    topics = standing(kept)
    if not topics:
        return None
    fields: dict[str, Value] = {
        "topics": Topics(topics),
        "count": len(topics),
        "button": int(has_button(kept.thread, community)),
    }
    return Message("follow_similar-topics", fields, kept.language)


def _take_back(event: TagsRejected, community: Community) -> Iterator[Unsay]:
    """A line without topics of ours was crossed out; ours ``tag_question`` takes back."""
    kept = community.thread(event.thread)
    if kept is None or kept.ours or not line_stands(line_in(event.thread), community):
        return
    if may_judge(event.by, by_moderator=event.by_moderator, kept=kept, community=community):
        line = line_in(event.thread)
        yield Unsay(key=f"{line}:unsaid", instead_of=line, language=kept.language)
