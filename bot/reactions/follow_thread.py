"""Remember what is asked, answered, accepted, closed and gone: pointers and states, no judgement.

Whoever replies is remembered, the asker too: who counts as a voice is decided where voices are
counted (``Community.unanswered``). Everything else that Lotse does about threads needs this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, KeptThread
from bot.effects import (
    DropAnswer,
    DropThread,
    Effect,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    SeeThread,
    SetAside,
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
    ThreadSetAside,
)
from bot.reactions import _doubts, _shadow_notes
from bot.reactions._meeting import is_same
from bot.reactions._topics import apply_tags
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
    | ThreadSetAside
)


def follow_thread(event: Followed, community: Community) -> Iterator[Effect]:
    """Set the thread's state to what is true now. News may come late, and before the question."""
    match event:
        case QuestionAsked(question=question, recovered=recovered, marked=marked):
            if community.thread(question.thread.key) is None:
                yield KeepQuestion(question=question, recovered=recovered, marked=marked)
            if recovered:
                yield from _unsay_again(event, community)
        case QuestionEdited() | ThreadSeen():
            yield from _set_newer(event, community)
        case AnswerGiven():
            yield _keep_answer(event)
        case AnswerDeleted(thread=key, answer=answer):
            yield DropAnswer(thread=key, answer=answer)
        case AnswerAccepted() | AnswerUnaccepted():
            yield from _accept(event, community)
        case ThreadDeleted():
            yield from _drop_thread(event, community)
        case ThreadSetAside(thread=key, why=why):
            yield SetAside(thread=key, why=why)
            yield from take_back(event, community)
            yield from _untag(event, community)


def _untag(event: ThreadSetAside, community: Community) -> Iterator[Effect]:
    """Take our tags away on the forum, people's stay; after the thread was set aside."""
    kept = community.thread(event.thread)
    if kept is not None:
        key = f"tag_question:{event.thread}:untagged:{event.key}"
        yield from apply_tags(kept.thread, key, community, remove=kept.ours)


def unsay(thread: str, community: Community) -> Iterator[Unsay]:
    """Take away what was said in a thread, unless it is gone already."""
    line = f"tag_question:{thread}"
    if community.said(line) and not community.said(f"{line}:unsaid"):
        kept = community.thread(thread)
        language = kept.language if kept else None
        yield Unsay(key=f"{line}:unsaid", instead_of=line, language=language)


def _unsay_again(event: QuestionAsked, community: Community) -> Iterator[Unsay]:
    """A topic that is there again shows what nobody could take away while it was gone.

    Of what names other threads nobody followed meanwhile whether they may be named still.
    """
    thread, language = event.question.thread.key, event.question.language
    line = f"tag_question:{thread}"
    if community.said(f"{line}:unsaid") and community.named_others(line):
        key = f"{line}:unsaid:{event.key}"
        yield Unsay(key=key, instead_of=line, language=language)


def take_back(event: ThreadDeleted | ThreadSetAside, community: Community) -> Iterator[Effect]:
    """Take away all that was said of a thread, in it and elsewhere: title and link go with it."""
    thread = event.thread
    yield from unsay(thread, community)
    for said in community.told_elsewhere(thread):
        yield Unsay(key=f"{said}:unsaid", instead_of=said)
    yield from _shadow_notes.without([thread], event, community)
    yield from _doubts.without([thread], event, community)


def may_judge(
    by: Account | None, *, by_moderator: bool, kept: KeptThread | None, community: Community
) -> bool:
    """Whether this word counts here: the asker's, a moderator's, or the forum's own (``None``)."""
    if by is None or by_moderator or community.is_configured_moderator(by):
        return True
    return kept is not None and is_same(kept.asker, by, community)


def is_older(event: QuestionAsked | QuestionEdited | ThreadSeen, kept: KeptThread | None) -> bool:
    """Whether we know newer words, or a newer state, of this thread than the event tells."""
    if kept is None:
        return False
    match event:
        case QuestionAsked(recovered=recovered):
            return kept.edited is not None and not recovered
        case QuestionEdited(at=at):
            return kept.edited is not None and kept.edited > at
        case ThreadSeen(at=at):
            return kept.seen is not None and kept.seen > at


def _set_newer(event: QuestionEdited | ThreadSeen, community: Community) -> Iterator[Effect]:
    thread = event.thread if isinstance(event, ThreadSeen) else event.question.thread
    if is_older(event, community.thread(thread.key)):
        return
    match event:
        case QuestionEdited(question=question, at=at):
            yield KeepQuestion(question=question, edited=at)
        case ThreadSeen():
            yield _see(event, community)


def _see(event: ThreadSeen, community: Community) -> SeeThread:
    """How it stands; of the past, also how it reads: new questions are told of it."""
    thread = event.thread
    told = thread.place.public and community.past(thread.key) is not None
    return SeeThread(
        thread=thread.key,
        closed=event.closed,
        accepted=event.accepted,
        at=event.at,
        title=event.title if told else "",
        place=thread.place.key if told else "",
    )


def _keep_answer(event: AnswerGiven) -> KeepAnswer:
    return KeepAnswer(
        thread=event.thread.key,
        answer=event.answer,
        by=event.by,
        at=event.at,
        recovered=event.recovered,
        thanks=event.mentions if event.thanks else None,
    )


def _accept(event: AnswerAccepted | AnswerUnaccepted, community: Community) -> Iterator[Effect]:
    """Until the question is there, anybody may turn out to be its asker."""
    kept = community.thread(event.thread)
    counts = may_judge(event.by, by_moderator=event.by_moderator, kept=kept, community=community)
    if kept is not None and not counts:
        return
    yield JudgeAnswer(
        thread=event.thread,
        answer=event.answer,
        by=event.by,
        solves=isinstance(event, AnswerAccepted),
        counts=counts,
        at=event.at,
    )


def _drop_thread(event: ThreadDeleted, community: Community) -> Iterator[Effect]:
    yield DropThread(thread=event.thread)
    yield from take_back(event, community)
