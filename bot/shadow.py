"""A feature in the shadow decides as ever; its effects become a line that moderators read, no more.

What only corrects what was said before (an edit, a removal, people's own tags) is no news: it goes
its way, so that whoever takes our word back is heard in the shadow, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bot.community import Community
from bot.effects import (
    ApplyTags,
    Button,
    Delivery,
    Effect,
    InPlace,
    KeepShadow,
    Link,
    Message,
    Person,
    Post,
    Reply,
    TagThread,
    Topics,
    Value,
    Whisper,
)
from bot.events import Event
from bot.steering import begins, place_of

RIGHT, WRONG = "report_shadow-right", "report_shadow-wrong"
"""The buttons below each line."""

REPORTS = "report_shadow"
"""The feature in whose name moderators are told."""


def key_of(said: str) -> str:
    """The key of the line about what would have been said under the key ``said``."""
    return f"shadow:{said}"


def shadowed(
    feature: str, effects: Sequence[Effect], at: datetime, community: Community
) -> list[Effect]:
    """``effects`` as they are, or what is left of them where the feature only watches."""
    steering = community.steering()
    if not steering.shadow or feature not in steering.shadowed:
        return list(effects)
    mods = community.moderators_place()
    held = [
        e
        for e in effects
        if begins(e)
        and steering.watches(feature, place_of(e))
        and not (mods is not None and place_of(e) == mods.key)  # they are who shall read it
    ]
    if not held:
        return list(effects)
    live = [e for e in effects if begins(e) and e not in held]
    topics = tuple(t.topic for e in effects if isinstance(e, TagThread) for t in e.tags)
    told = [e for e in held if not isinstance(e, Event)]
    lines = [
        line
        for _, here in groupby(told, key=place_of)
        for line in _told(feature, list(here), topics, at, community)
    ]
    # what is kept belongs to what is said: nothing is kept where nothing is
    return [e for e in effects if not begins(e) or e in live] + lines if live else lines


def _told(
    feature: str,
    held: list[Effect],
    topics: tuple[str, ...],
    at: datetime,
    community: Community,
) -> Iterator[Effect]:
    first = _what_says_most([e for e in held if isinstance(e, Delivery)])
    key, place = key_of(first.key), community.moderators_place()
    yield KeepShadow(key=key, feature=feature, place=place_of(first), topics=len(topics), at=at)
    if place is not None:
        message = _line(feature, first, topics, community)
        buttons = (Button(RIGHT, key), Button(WRONG, key))
        yield Post(key=key, place=place, message=replace(message, buttons=buttons))


def _what_says_most(held: list[Delivery]) -> Delivery:
    """The first list among them (not the opening of its thread), else what was to be said last."""
    spoken = [e for e in held if not isinstance(e, ApplyTags)] or held
    lists = (e for e in spoken if getattr(getattr(e, "message", None), "parts", ()))
    return next(lists, spoken[-1])


def _line(feature: str, held: Delivery, topics: tuple[str, ...], community: Community) -> Message:
    """What moderators read: where, and the very words; whoever they name is left out."""
    language = community.rules.community.language
    match held:
        case Reply(thread=thread) | ApplyTags(thread=thread) if topics:
            link = Link(thread.permalink, "", thread.place.key)
            fields: dict[str, Value] = {"topics": Topics(topics), "thread": link}
            words = held.message.fields.get("words") if isinstance(held, Reply) else None
            if words is None:
                return Message("report_shadow-tagged", fields, language)
            return Message("report_shadow-tagged_why", {**fields, "words": words}, language)
        case Reply(thread=thread) | ApplyTags(thread=thread):
            where: Value = Link(thread.permalink, "", thread.place.key)
            head = Message("report_shadow-replied", {"name": feature, "thread": where}, language)
        case Post(place=place) | Whisper(place=place):
            where = InPlace(place.key)
            head = Message("report_shadow-posted", {"name": feature, "place": where}, language)
        case _:
            head = Message("report_shadow-private", {"name": feature}, language)
    said = getattr(held, "message", None)
    return _below(head, _nameless(said)) if isinstance(said, Message) else head


def _below(head: Message, said: Message) -> Message:
    """One after the other: the courier leaves out what is public no more."""
    own = replace(said, parts=(), spare=(), buttons=())
    return replace(head, parts=(own, *said.parts), spare=said.spare)


def _nameless(message: Message) -> Message:
    fields = {n: Person(None) if isinstance(v, Person) else v for n, v in message.fields.items()}
    return replace(message, fields=fields, parts=_all(message.parts), spare=_all(message.spare))


def _all(messages: Iterable[Message]) -> tuple[Message, ...]:
    return tuple(_nameless(message) for message in messages)
