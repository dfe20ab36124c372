"""`/lotse wörter`: words that members ask about and no topic goes by, and what becomes of them.

A moderator makes a topic of one, another name of a topic, or lets it be hidden. Each is in force at
once, stands in the logbook, and can be taken back. The words are counted whenever somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    DropAddition,
    Effect,
    KeepAddition,
    KeepUnwanted,
    Link,
    Links,
    Message,
    Topics,
    Value,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, FormSent
from bot.reactions import _growing as growing
from bot.reactions._doubts import given_again, used_again
from bot.reactions._features import moderates
from bot.reactions._growing import ALIAS, ALIAS_FORM, IGNORE, TOPIC, TOPIC_FORM, UNDO, UNWANTED
from bot.reactions._suggested import noted_unwanted
from bot.rules_moderators import GrowTopicsRules
from matchers.additions import Addition
from matchers.naming import LONGEST
from matchers.text import folded_words
from matchers.unknown import Asked, Unknown, unknown_words

MOST = 1000
"""So many titles are looked at, the newest: some 0.5 s."""
LATELY = 10
"""So many additions are shown to whoever wants one back."""
DEEDS = frozenset({TOPIC, ALIAS, IGNORE, UNDO, TOPIC_FORM, ALIAS_FORM})

Deed = CommandGiven | ButtonPressed | FormSent


def grow_topics(event: Deed, community: Community) -> Iterator[Effect]:
    """Tell the words, ask for what is needed, and do it."""
    match event:
        case CommandGiven(command="words") if moderates(event, community):
            yield from _typed(event, community)
        case ButtonPressed(button=deed) | FormSent(form=deed) if deed in DEEDS:
            if moderates(event, community):
                yield from _done(event, community)
            else:
                yield _tell("moderators_only", event)


def _done(event: ButtonPressed | FormSent, community: Community) -> Iterator[Effect]:
    match event:
        case FormSent(form="grow_topics-topic_form"):
            yield from _kept(growing.new_topic(event, community), event, community)
        case FormSent():
            yield from _kept(growing.new_alias(event, community), event, community)
        case ButtonPressed(button="grow_topics-undo"):
            kind, _, name = event.value.partition(":")
            if kind == UNWANTED:
                yield from _wanted_again(name, event, community)
            else:
                yield from _undone(growing.pressed(event.value, community), event, community)
        case ButtonPressed():
            yield from _chosen(event.button, event.value, event, community)


def _typed(event: CommandGiven, community: Community) -> Iterator[Effect]:
    typed, _, word = event.argument.strip().partition(" ")
    deed, word = growing.VERBS.get(typed.casefold()), word.strip()
    if not typed:
        yield _words(event, community)
    elif deed == UNDO and not word:
        yield _lately(event, community)
    elif deed == UNDO:
        yield from _undone(growing.added(word, community), event, community)
    elif deed is None or not word:
        yield _tell("how", event)
    elif deed == ALIAS and "=" in word:
        yield from _kept(growing.alias_typed(word, event, community), event, community)
    else:
        yield from _chosen(deed, word, event, community)


def _chosen(
    deed: str, word: str, event: CommandGiven | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """A form for the rest, or at once where nothing is missing."""
    folded = " ".join(folded_words(word))[:LONGEST]
    if deed == TOPIC:
        yield Answer(form=growing.topic_form(word, event.language, community))
    elif deed == ALIAS:
        yield Answer(form=growing.alias_form(word, event.language, community))
    elif not folded or " " in folded:
        yield _tell("how", event)
    else:
        yield from _kept(Addition("ignored", folded), event, community)


# --- what is told


def _words(event: CommandGiven, community: Community) -> Answer:
    rules = community.rules.grow_topics or GrowTopicsRules()
    found = unknown_words(
        _asked(event, rules, community),
        community.tagger,
        everyday=community.knows,
        hidden=community.called() | {a.name for a in community.additions() if a.kind == "ignored"},
        askers=rules.askers,
    )
    fields: dict[str, Value] = {"least": str(rules.askers), "within": str(rules.days)}
    none = Message("grow_topics-none", {**fields}, event.language)
    if not found:
        return Answer(message=none)
    parts = [_word(one, event) for one in found[: rules.shown]]
    parts.append(Message("grow_topics-hint", {}, event.language))
    fields["count"] = len(found)
    message = Message("grow_topics-words", fields, event.language, parts=tuple(parts))
    return Answer(message=replace(message, otherwise=none))


def _asked(event: CommandGiven, rules: GrowTopicsRules, community: Community) -> Iterator[Asked]:
    """Whoever has two accounts is one person."""
    for one in community.asked_since(event.at - timedelta(days=rules.days), MOST):
        yield Asked(one.title, one.asker and community.home_of(one.asker), one.place)


def _word(one: Unknown, event: CommandGiven) -> Message:
    fields: dict[str, Value] = {
        "word": one.word,
        "askers": str(one.askers),
        "questions": str(one.questions),
    }
    if one.places:  # left out where none of them is public any more
        fields["places"] = Links(tuple(Link("", "", place) for place in one.places))
    value = one.word[:LONGEST]
    buttons = tuple(Button(name, value) for name in (TOPIC, ALIAS, IGNORE))
    return Message("grow_topics-word", fields, event.language, buttons)


def _lately(event: CommandGiven, community: Community) -> Answer:
    """What was added, the newest first, to be taken back."""
    newest = list(community.additions())[: -LATELY - 1 : -1]
    unwanted = sorted(one for one in community.unwanted() if one[0] in community.topics)[:LATELY]
    if not (newest or unwanted):
        return _tell("nothing_added", event)
    parts = tuple(
        Message(f"grow_topics-was_{one.kind}", _fields(one, event, community), event.language, undo)
        for one in newest
        for undo in [(Button(UNDO, growing.value_of(one)),)]
    ) + tuple(_was_unwanted(topic, name, event) for topic, name in unwanted)
    return Answer(message=Message("grow_topics-added", {}, event.language, parts=parts))


def _was_unwanted(topic: str, name: str, event: CommandGiven) -> Message:
    fields: dict[str, Value] = {"word": name, "topics": Topics((topic,))}
    undo = (Button(UNDO, f"{UNWANTED}:{topic}#{name}"),)
    return Message(f"grow_topics-was_{UNWANTED}", fields, event.language, undo)


# --- what is done


def _kept(wanted: Addition | Answer, event: Deed, community: Community) -> Iterator[Effect]:
    """Add it, or say what is wrong."""
    if isinstance(wanted, Answer):
        yield wanted
        return
    yield KeepAddition(addition=wanted)
    yield from given_again(wanted, event, community)
    yield _noted(f"{wanted.kind}_added", wanted, event, community)
    fields = _fields(wanted, event, community)
    undo = (Button(UNDO, growing.value_of(wanted)),)
    done = Message(f"grow_topics-done_{wanted.kind}", fields, event.language, undo)
    yield Answer(message=done)


def _undone(found: Addition | None, event: Deed, community: Community) -> Iterator[Effect]:
    if found is None:
        yield _tell("not_there", event)
        return
    yield DropAddition(kind=found.kind, name=found.name, topic=found.topic)
    yield from used_again(found, event, community)
    yield _noted(f"{found.kind}_dropped", found, event, community)
    yield _tell(f"undone_{found.kind}", event, **_fields(found, event, community))


def _wanted_again(said: str, event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """What moderators never wanted suggested again may be, for the sake of this name."""
    topic, _, name = said.partition("#")
    if (topic, name) not in community.unwanted() or topic not in community.topics:
        yield _tell("not_there", event)
        return
    yield KeepUnwanted(topic=topic, names=(name,), on=False)
    yield noted_unwanted("wanted_again", topic, (name,), event, community)
    yield _tell(f"undone_{UNWANTED}", event, word=name, topics=Topics((topic,)))


def _noted(what: str, one: Addition, event: Deed, community: Community) -> WriteLogbook:
    """By the names that they have now: a topic may be gone when somebody reads it."""
    told = {name: str(value) for name, value in _fields(one, event, community).items()}
    return WriteLogbook(what=what, by=event.account, at=event.at, about=told)


def _fields(one: Addition, event: Deed, community: Community) -> dict[str, Value]:
    if one.kind == "topic":
        return {"word": one.de if event.language == "de" else one.en}
    if one.kind == "ignored":
        return {"word": one.name}
    topic = community.topics.get(one.topic)
    return {"word": one.name, "topic": topic.name(event.language) if topic else one.topic}


def _tell(what: str, event: Deed, **fields: Value) -> Answer:
    return Answer(message=Message(f"grow_topics-{what}", fields, event.language))
