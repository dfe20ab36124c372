"""Remember what is asked, answered, accepted, closed and gone: pointers and states, no judgement.

Whoever replies is remembered, the asker too: who counts as a voice is decided where voices are
counted (``Community.unanswered``). Everything else that Lotse does about threads needs this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, KeptThread
from bot.effects import (
    AcceptAnswer,
    CloseThread,
    DropAnswer,
    DropThread,
    Effect,
    KeepAnswer,
    KeepQuestion,
    Unsay,
)
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    QuestionAsked,
    QuestionEdited,
    ThreadDeleted,
    ThreadSeen,
)
from matchers.model import Account

Followed = (
    QuestionAsked
    | QuestionEdited
    | AnswerGiven
    | AnswerDeleted
    | AnswerAccepted
    | AnswerUnaccepted
    | ThreadSeen
    | ThreadDeleted
)


def follow_thread(event: Followed, community: Community) -> Iterator[Effect]:
    """Set the thread's state to what is true now."""
    match event:
        case QuestionAsked(question=question, recovered=recovered):
            if community.thread(question.thread.key) is None:
                yield KeepQuestion(question=question, recovered=recovered)
        case QuestionEdited(question=question):
            yield KeepQuestion(question=question)
        case AnswerGiven(thread=thread, answer=answer, by=by, at=at, recovered=recovered):
            key = thread.key
            yield KeepAnswer(thread=key, answer=answer, by=by, at=at, recovered=recovered)
        case AnswerDeleted():
            yield from _drop_answer(event, community)
        case AnswerAccepted() | AnswerUnaccepted():
            yield from _accept(event, community)
        case ThreadSeen():
            yield from _set_states(event, community)
        case ThreadDeleted():
            yield from _drop_thread(event, community)


def may_judge(
    by: Account | None, *, by_moderator: bool, kept: KeptThread | None, community: Community
) -> bool:
    """Whether this word counts here: the asker's, a moderator's, or the forum's own (``None``)."""
    if by is None or by_moderator or community.is_configured_moderator(by):
        return True
    return kept is not None and kept.asker == by


def _accept(event: AnswerAccepted | AnswerUnaccepted, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread)
    if not may_judge(event.by, by_moderator=event.by_moderator, kept=kept, community=community):
        return
    if isinstance(event, AnswerAccepted):
        yield AcceptAnswer(thread=event.thread, answer=event.answer)
    elif kept is not None and kept.accepted == event.answer:
        yield AcceptAnswer(thread=event.thread, answer=None)


def _drop_answer(event: AnswerDeleted, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread)
    yield DropAnswer(thread=event.thread, answer=event.answer)
    if kept is not None and kept.accepted == event.answer:
        yield AcceptAnswer(thread=event.thread, answer=None)


def _set_states(event: ThreadSeen, community: Community) -> Iterator[Effect]:
    key = event.thread.key
    kept = community.thread(key)
    if kept is None:
        return
    if kept.closed != event.closed:
        yield CloseThread(thread=key, closed=event.closed)
    if kept.accepted != event.accepted:
        yield AcceptAnswer(thread=key, answer=event.accepted)


def _drop_thread(event: ThreadDeleted, community: Community) -> Iterator[Effect]:
    yield DropThread(thread=event.thread)
    line = f"tag_question:{event.thread}"
    if community.said(line) and not community.said(f"{line}:unsaid"):
        yield Unsay(key=f"{line}:unsaid", instead_of=line)
