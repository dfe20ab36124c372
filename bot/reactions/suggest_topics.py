"""Topics that Lotse is less sure of: moderators decide in one click, and can take it back.

One message per question, in the moderators' channel, and only a few a day: they are to be spared.
It follows the question's edits; where people chose topics, or personal data turned up, it goes.
What they decide, and how it is undone, is in ``_suggested.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from bot.community import Community, KeptThread
from bot.effects import Effect, KeepSuggestions, Post
from bot.events import (
    ButtonPressed,
    QuestionAsked,
    QuestionEdited,
    TagsRejected,
    ThreadSeen,
    TopicsChosen,
)
from bot.reactions._suggested import decide
from bot.reactions._suggestions import (
    BUTTONS,
    STEM,
    asks,
    key_of,
    reworded,
    stands,
    withdrawn,
)
from bot.reactions.follow_thread import is_older, may_judge
from bot.reactions.tag_question import FIRST_LINE_FOR, words_of
from bot.rules import TagQuestionRules
from bot.rules_moderators import SuggestTopicsRules
from matchers.model import Question, Tag
from matchers.suggesting import Suggestion, suggested, worth_asking

Telling = QuestionAsked | QuestionEdited | ThreadSeen | TagsRejected | TopicsChosen | ButtonPressed

A_DAY = timedelta(days=1)


def suggest_topics(event: Telling, community: Community) -> Iterator[Effect]:
    """Ask, follow what people do, and take an answer."""
    match event:
        case QuestionAsked() | QuestionEdited():
            yield from _look(event, community)
        case ThreadSeen():
            yield from _follow_forum(event, community)
        case TagsRejected() | TopicsChosen():
            yield from _give_way(event, community)
        case ButtonPressed(button=button) if button in BUTTONS:
            yield from decide(event, community)


def _look(event: QuestionAsked | QuestionEdited, community: Community) -> Iterator[Effect]:
    key = event.question.thread.key
    kept = community.thread(key)
    if kept is None or is_older(event, kept):
        return
    if not community.said(key_of(key)):
        yield from _ask(event, kept, community)
    elif stands(key, community) and (before := community.suggestions(key)):
        yield from _ask_anew(event, kept, before, community)


def _ask(
    event: QuestionAsked | QuestionEdited, kept: KeptThread, community: Community
) -> Iterator[Effect]:
    key, place = kept.thread.key, community.moderators_place()
    if place is None or not _is_due(event, kept, community):
        return
    tags = _less_sure(event.question, kept, community)
    if not tags or community.posts_of(STEM, event.at - A_DAY) >= _rules(community).at_most_a_day:
        return
    found = tuple(map(suggested, tags))
    yield KeepSuggestions(thread=key, suggestions=found, at=event.at)
    message = asks(kept, found, community, _words(tags))
    yield Post(key=key_of(key), place=place, message=message)


def _is_due(event: QuestionAsked | QuestionEdited, kept: KeptThread, community: Community) -> bool:
    """While topics are only watched in that place, moderators read enough about it already."""
    watched = community.steering().watches(STEM, kept.thread.place.key)
    is_old = event.at - kept.thread.started > FIRST_LINE_FOR
    theirs = set(kept.theirs) - set(kept.ours)
    over = kept.closed or kept.accepted or kept.rejected or theirs
    return _may_be_shown(kept) and not (watched or is_old or over)


def _ask_anew(
    event: QuestionAsked | QuestionEdited,
    kept: KeptThread,
    before: Sequence[Suggestion],
    community: Community,
) -> Iterator[Effect]:
    """What was decided stays; what is open follows the words."""
    if not _may_be_shown(kept):
        yield from withdrawn(kept.thread.key, event, community)
        return
    decided = [one for one in before if one.decision != "open"]
    tags = [
        tag
        for tag in _less_sure(event.question, kept, community)
        if tag.topic not in {one.topic for one in decided}
    ]
    room = max(_rules(community).at_most - len(decided), 0)
    now = (*decided, *map(suggested, tags[:room]))
    yield from reworded(kept, now, event, community, _words(tags))


def _follow_forum(event: ThreadSeen, community: Community) -> Iterator[Effect]:
    """Nobody is asked about what people tagged themselves, nor about what is closed."""
    kept = community.thread(event.thread.key)
    before = community.suggestions(event.thread.key)
    if kept is None or not before:
        return
    now = [
        one
        for one in before
        if one.decision != "open" or not (kept.closed or one.topic in kept.topics)
    ]
    if now != list(before):
        yield from reworded(kept, now, event, community)


def _give_way(event: TagsRejected | TopicsChosen, community: Community) -> Iterator[Effect]:
    """Where people said what it is about, moderators need not."""
    if not community.suggestions(event.thread):
        return
    match event:
        case TopicsChosen(key=key) if key.startswith(f"{STEM}:"):
            return
        case TagsRejected(by=by, by_moderator=by_moderator):
            kept = community.thread(event.thread)
            if not may_judge(by, by_moderator=by_moderator, kept=kept, community=community):
                return
    yield from withdrawn(event.thread, event, community)


def _may_be_shown(kept: KeptThread) -> bool:
    return kept.thread.place.public and not kept.guarded


def _less_sure(question: Question, kept: KeptThread, community: Community) -> tuple[Tag, ...]:
    """The best topics below what is applied, but for those that the question has already."""
    rules, applied = _rules(community), community.rules.tag_question or TagQuestionRules()
    found = worth_asking(
        community.tagger.tag(question.title, question.body),
        since=rules.suggest_from,
        below=applied.apply_from,
        unwanted=community.unwanted(),
    )
    return tuple(tag for tag in found if tag.topic not in kept.topics)[: rules.at_most]


def _words(tags: Sequence[Tag]) -> Mapping[str, str]:
    return {tag.topic: words_of((tag,)) for tag in tags}


def _rules(community: Community) -> SuggestTopicsRules:
    return community.rules.suggest_topics or SuggestTopicsRules()
