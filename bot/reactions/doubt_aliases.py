"""An alias that misled several times: moderators are asked whether it stays.

One message per alias, topic and month, in their channel; their answer is in force at once, and the
same message takes it back. Who corrected is nobody's business. How it reads is in ``_doubts.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import (
    Answer,
    DropAddition,
    Effect,
    KeepAddition,
    KeepDoubt,
    Message,
    Post,
    WriteLogbook,
)
from bot.events import ButtonPressed, TagsRejected, ThreadSeen, TopicsChosen
from bot.reactions import _suggestions as suggested
from bot.reactions._doubts import BUTTONS, STEM, asks, key_of, pressed, reworded
from bot.reactions._features import moderates
from bot.rules_moderators import DoubtAliasesRules
from matchers.additions import Addition
from matchers.doubting import Doubt, Verdict, is_alias
from matchers.model import Place

MOST_A_DAY = 3
"""About so many names moderators are asked in 24 hours; what is beyond is kept nowhere."""

A_DAY = timedelta(days=1)
A_YEAR = timedelta(days=365)
"""So long nobody is asked again about an alias that moderators keep."""

Telling = TagsRejected | ThreadSeen | TopicsChosen | ButtonPressed


def doubt_aliases(event: Telling, community: Community) -> Iterator[Effect]:
    """Look where people corrected us, and take an answer."""
    match event:
        case TagsRejected(thread=thread) | TopicsChosen(thread=thread):
            yield from _look(thread, event.at, community)
        case ThreadSeen(thread=seen):
            yield from _look(seen.key, event.at, community)
        case ButtonPressed(button=suggested.NO, value=value):
            yield from _look(suggested.pressed(value).thread, event.at, community)
        case ButtonPressed(button=button) if button in BUTTONS:
            yield from _decide(event, community)


def _look(thread: str, at: datetime, community: Community) -> Iterator[Effect]:
    place, kept = community.moderators_place(), community.thread(thread)
    if place is None or kept is None:
        return
    steering = community.steering()
    if steering.watches(STEM, kept.thread.place.key):
        return  # as with what is suggested: they read enough about it already
    if steering.is_stopped(STEM, place.key):
        return  # nobody would read it: it is asked at the next correction
    left = MOST_A_DAY - community.posts_of(STEM, at - A_DAY)
    for topic, name in community.misled_in(thread):
        if left > 0 and is_alias(topic, name, community.topics):
            asked = list(_ask(topic, name, at, place, community))
            left -= bool(asked)
            yield from asked


def _ask(
    topic: str, name: str, at: datetime, place: Place, community: Community
) -> Iterator[Effect]:
    rules = community.rules.doubt_aliases or DoubtAliasesRules()
    within = timedelta(days=rules.days)
    threads = community.misled_by(topic, name, at - within)
    if len(threads) < rules.times or _is_answered(topic, name, at, within, community):
        return
    doubt = Doubt(topic, name, at, tuple(threads))
    key = key_of(doubt)
    if not community.said(key):
        yield KeepDoubt(doubt=doubt)
        yield Post(key=key, place=place, message=asks(doubt, community))


def _is_answered(
    topic: str, name: str, at: datetime, within: timedelta, community: Community
) -> bool:
    before = community.doubt(topic, name)
    return before is not None and at - before.asked < (
        A_YEAR if before.decision == "kept" else within
    )


def _decide(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Believe a moderator; what somebody else decided meanwhile stays."""
    if not moderates(event, community):
        yield _tell("moderators_only", event)
        return
    doubt = pressed(event.value, community)
    seen, decision = BUTTONS[event.button]
    if doubt is None or doubt.decision != seen or not _may_be(decision, doubt, community):
        yield _tell("over", event)
        return
    if decision == "dropped":
        yield KeepAddition(addition=_unused(doubt))
        yield _noted("unused_added", doubt, event, community)
    elif seen == "dropped":
        yield DropAddition(kind="unused", name=doubt.name, topic=doubt.topic)
        yield _noted("unused_dropped", doubt, event, community)
    else:
        what = "doubt_kept" if decision == "kept" else "doubt_reopened"
        yield _noted(what, doubt, event, community)
    yield from reworded(replace(doubt, decision=decision), event, community)


def _may_be(decision: Verdict, doubt: Doubt, community: Community) -> bool:
    """Whether it means anything now: meanwhile the file may say something else."""
    if decision == "dropped":
        return is_alias(doubt.topic, doubt.name, community.topics)
    known = doubt.topic in community.topics
    return known and (doubt.decision != "dropped" or _unused(doubt) in community.additions())


def _unused(doubt: Doubt) -> Addition:
    return Addition("unused", doubt.name, doubt.topic)


def _noted(what: str, doubt: Doubt, event: ButtonPressed, community: Community) -> WriteLogbook:
    """By the topic's name that it has now, as all that is written of topics."""
    topic = community.topics[doubt.topic].name(event.language)
    about = {"word": doubt.name, "topic": topic}
    return WriteLogbook(what=what, by=event.account, at=event.at, about=about)


def _tell(what: str, event: ButtonPressed) -> Answer:
    return Answer(message=Message(f"{STEM}-{what}", {}, event.language))
