"""`/lotse suche`: public questions that fit, answered ones first, with their links.

Nothing is read for it but the titles that are kept anyway; what is private is never among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.community import Community, Titled
from bot.effects import Answer, Effect, Link, Message, Topics
from bot.events import CommandGiven
from bot.reactions._topic_names import meant
from bot.rules_asking import SearchThreadsRules
from matchers.model import Language
from matchers.searching import Candidate, best, parts_to_look_up

LOOKED_AT = 300
"""Of each kind (topic, words, newest) so many titles are compared, however many there are."""
SPARE = 3
"""Further ones, in case some may not be shown any more."""
TOO_LONG = 300
"""Code points of a search: beyond that it is a question, and belongs to people."""


def search_threads(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """Find, or say what to do instead."""
    if event.command != "search":
        return
    if not event.argument:
        yield _tell(event, "empty")
    elif len(event.argument) > TOO_LONG:
        yield _tell(event, "long")
    else:
        yield _found(event, community)


def _found(event: CommandGiven, community: Community) -> Answer:
    rules = community.rules.search_threads or SearchThreadsRules()
    topic = meant(event.argument, community)
    topics = (topic,) if topic else ()
    titled = community.titled(topics, parts_to_look_up(event.argument), LOOKED_AT)
    known: Mapping[str, Titled] = {one.thread.key: one for one in titled}
    candidates = (Candidate(key, t.title, t.topics, t.answered) for key, t in known.items())
    keys = best(event.argument, topics, candidates, rules.at_most + SPARE)
    if not keys:
        return _nothing(event, topic)
    lines = tuple(_line(known[key], event.language) for key in keys)
    parts, spare = lines[: rules.at_most], lines[rules.at_most :]
    fields = {"count": len(parts)}
    message = Message("search_threads-found", fields, event.language, parts=parts, spare=spare)
    return Answer(message=replace(message, otherwise=_nothing(event, topic).message))


def _nothing(event: CommandGiven, topic: str | None) -> Answer:
    if topic is None:
        return _tell(event, "nothing")
    fields = {"topic": Topics((topic,))}
    return Answer(message=Message("search_threads-nothing_on", fields, event.language))


def _line(found: Titled, language: Language) -> Message:
    name = "search_threads-answered" if found.answered else "search_threads-open"
    link = Link(found.thread.permalink, found.title, found.thread.place.key)
    return Message(name, {"question": link}, language)


def _tell(event: CommandGiven, what: str) -> Answer:
    return Answer(message=Message(f"search_threads-{what}", {}, event.language))
