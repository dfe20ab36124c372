"""A question gets its topics: one quiet line that says which, why, and how to take it back.

The line is said once per thread. Later it is edited, or taken away; then we stay silent there.
While a question seems to hold personal data, no line draws anybody to it.
A question that is settled before we come to it gets its topics, and no line.
Needs ``follow_thread``: a thread that is not remembered is gone, and nothing is said in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.community import Community, KeptThread
from bot.effects import (
    Effect,
    Message,
    RejectTags,
    Reply,
    TagThread,
    Topics,
    Unsay,
    Value,
)
from bot.events import QuestionAsked, QuestionEdited, QuestionTagged, TagsRejected, ThreadSeen
from bot.reactions._similar import first, is_alone, reworded, standing
from bot.reactions._topics import apply_tags, forum_tag, has_button
from bot.reactions._transfers import line_key
from bot.reactions.follow_thread import is_older, may_judge
from bot.reactions.guard_personal_data import warning
from bot.rules import TagQuestionRules
from matchers.model import Question, Tag
from matchers.placed import with_category
from matchers.renaming import renamed

FIRST_LINE_FOR = timedelta(days=7)
"""How long after it began a thread may still get its line; an older one gets topics alone."""

WORDS_SHOWN = 4
WORD_LENGTH = 40


def tag_question(
    event: QuestionAsked | QuestionEdited | TagsRejected | ThreadSeen, community: Community
) -> Iterator[Effect]:
    """Tag what was asked, and believe whoever corrects us."""
    match event:
        case QuestionAsked():
            yield from _tag_new(event, community)
        case QuestionEdited():
            yield from _tag_again(event, community)
        case TagsRejected():
            yield from _take_back(event, community)
        case ThreadSeen():
            yield from _follow_people(event, community)


def _tag_new(event: QuestionAsked | QuestionEdited, community: Community) -> Iterator[Effect]:
    question = event.question
    thread = question.thread
    kept = community.thread(thread.key)
    # a line that fell with its thread, unsaid, is due when the thread is there again
    again = isinstance(event, QuestionAsked) and (event.recovered or event.marked)
    said = community.said(_line(thread.key))
    if kept is None or kept.rejected or is_older(event, kept):
        return
    if said and not again and not is_alone(kept, community):
        return
    tags = _surest(question, community)
    if not tags:
        return
    yield TagThread(thread=thread.key, tags=tags)
    # a key of its own where they may have been set and taken away since
    key = f"{_line(thread.key)}:tags{f':{event.key}' if again else ''}"
    yield from apply_tags(thread, key, community, add=_ids(tags), again=again)
    yield from _first_line(event, kept, tags, community, again=again)
    yield _tagged(event, tags)


def _first_line(
    event: QuestionAsked | QuestionEdited,
    kept: KeptThread,
    tags: tuple[Tag, ...],
    community: Community,
    *,
    again: bool = False,
) -> Iterator[Effect]:
    thread, message = event.question.thread, _says(event.question, tags, community)
    if is_alone(kept, community):
        yield from reworded(f"{_line(thread.key)}:{event.key}", message, kept, community)
    elif may_have_line(event, kept, community):
        line = first(message, event.question, tags, community)
        yield Reply(key=_line(thread.key), thread=thread, message=line, again=again)


def may_have_line(
    event: QuestionAsked | QuestionEdited, kept: KeptThread, community: Community
) -> bool:
    """Whether a thread in which nothing was said may still get its line."""
    transfer = community.transfer(kept.thread.key)
    has_line = transfer is not None and community.said(line_key(transfer))
    is_old = event.at - event.question.thread.started > FIRST_LINE_FOR
    return not (kept.closed or kept.accepted or kept.guarded or is_old or has_line)


def _tag_again(event: QuestionEdited, community: Community) -> Iterator[Effect]:
    question = event.question
    key = question.thread.key
    kept, spoken = community.thread(key), community.said(_line(key))
    if not spoken and not (kept and kept.ours):
        yield from _tag_new(event, community)
        return
    tags = _surest(question, community)
    if kept is None or kept.rejected or is_older(event, kept):
        return
    held_back = not spoken and not kept.guarded and community.said(warning(key))
    if set(_ids(tags)) == set(kept.ours) and not held_back:
        return
    yield TagThread(thread=key, tags=tags)
    if community.said(_gone(key)):
        return
    added = tuple(t for t in _ids(tags) if t not in kept.ours)
    removed = tuple(t for t in kept.ours if t not in _ids(tags))
    apply_key = f"{_line(key)}:tags:{event.key}"
    yield from apply_tags(question.thread, apply_key, community, add=added, remove=removed)
    if spoken:
        message = _says(question, tags, community) if tags else None
        yield from reworded(f"{_line(key)}:{event.key}", message, kept, community)
    elif held_back and tags:
        yield from _first_line(event, kept, tags, community)
    if tags:
        yield _tagged(event, tags)


def _take_back(event: TagsRejected, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread)
    if kept is None or not kept.ours:
        return
    if not may_judge(event.by, by_moderator=event.by_moderator, kept=kept, community=community):
        return
    yield RejectTags(thread=event.thread, topics=kept.ours)
    line = _line(event.thread)
    yield Unsay(key=_gone(event.thread), instead_of=line, language=kept.language)
    apply_key = f"{_line(event.thread)}:tags:{event.key}"
    yield from apply_tags(kept.thread, apply_key, community, remove=kept.ours)


def _follow_people(event: ThreadSeen, community: Community) -> Iterator[Effect]:
    """Let line and tags agree."""
    key = event.thread.key
    kept = community.thread(key)
    if kept is None or is_older(event, kept):
        return
    now = _topics_of(event.tags, community)
    if set(now) != set(kept.theirs):
        yield TagThread(thread=key, tags=tuple(Tag(t, 1.0) for t in now), by="people")
    # only what was seen there can have been removed: our own tags may still be on their way
    removed = tuple(t for t in kept.ours if t in kept.theirs and t not in now)
    if not removed:
        return
    yield RejectTags(thread=key, topics=removed)
    if community.said(_gone(key)):
        return
    left = tuple(t for t in standing(kept) if t not in removed)
    message = _left(left, kept) if left else None
    yield from reworded(f"{_line(key)}:{event.key}", message, kept, community)


def _surest(question: Question, community: Community) -> tuple[Tag, ...]:
    rules = community.rules.tag_question or TagQuestionRules()
    named = community.tagger.tag(question.title, question.body)
    found = with_category(named, question.thread.place, community.topics)
    sure = [t for t in found if t.confidence >= rules.apply_from and t.reasons]
    return tuple(sure[: rules.at_most])


def words_of(tags: Iterable[Tag]) -> str:
    """The words of a question that gave the reasons, as they stand there."""
    words = {
        (reason.words or reason.alias).casefold(): reason.words or reason.alias
        for tag in tags
        for reason in tag.reasons
        if reason.words or reason.alias
    }
    return ", ".join(word[:WORD_LENGTH] for word in list(words.values())[:WORDS_SHOWN])


def _says(question: Question, tags: tuple[Tag, ...], community: Community) -> Message:
    placed = any(reason.how == "category" for tag in tags for reason in tag.reasons)
    fields: dict[str, Value] = {
        "topics": Topics(_ids(tags)),
        "count": len(tags),
        "words": words_of(tags),
        "button": int(has_button(question.thread, community)),
    }
    name = "tag_question-placed" if placed else "tag_question-line"
    return Message(name, fields, question.language)


def _left(topics: tuple[str, ...], kept: KeptThread) -> Message:
    fields: dict[str, Value] = {"topics": Topics(topics), "count": len(topics)}
    return Message("tag_question-left", fields, kept.language)


def _tagged(event: QuestionAsked | QuestionEdited, tags: tuple[Tag, ...]) -> QuestionTagged:
    key = f"tagged:{event.question.thread.key}:{event.key}"
    return QuestionTagged(key=key, at=event.at, question=event.question, tags=tags)


def _topics_of(tags: Iterable[str], community: Community) -> tuple[str, ...]:
    old = {_folded(old): topic for old, topic in renamed(community.topics).items()}
    now = {_folded(forum_tag(topic, community)): topic for topic in community.topics}
    by_name = old | now
    found = (by_name[_folded(tag)] for tag in tags if _folded(tag) in by_name)
    return tuple(dict.fromkeys(found))


def _folded(tag: str) -> str:
    """As the forum writes tags: case means nothing, and spaces are hyphens."""
    return "-".join(tag.casefold().split())


def _ids(tags: Iterable[Tag]) -> tuple[str, ...]:
    return tuple(tag.topic for tag in tags)


def _line(thread: str) -> str:
    return f"tag_question:{thread}"


def _gone(thread: str) -> str:
    return f"tag_question:{thread}:unsaid"
