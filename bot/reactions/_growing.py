"""Part of ``grow_topics``: its forms, what was typed into them, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.community import Community
from bot.effects import Answer, Form, Input, Message, Option, Topics, Value
from bot.events import CommandGiven, FormSent
from bot.reactions._topic_names import named
from matchers.additions import Addition
from matchers.model import Language
from matchers.naming import LONGEST, Wrong, id_of, is_id, owners, same, wrong_with

TOPIC, ALIAS, IGNORE = "grow_topics-topic", "grow_topics-alias", "grow_topics-ignore"
UNDO = "grow_topics-undo"
UNWANTED = "unwanted"
"""Begins the value of a button that lets a topic be suggested again."""
TOPIC_FORM, ALIAS_FORM = "grow_topics-topic_form", "grow_topics-alias_form"
DE, EN, ID, FURTHER = (f"grow_topics-{name}" for name in ("de", "en", "id", "further"))
OF, NAME = "grow_topics-of", "grow_topics-name"
MOST_TOPICS = 10_000
"""A list in Slack holds no more choices, in a hundred groups of a hundred."""
MANY = 20
"""So many further names a form takes."""

VERBS: Mapping[str, str] = {
    **dict.fromkeys(("thema", "neu", "topic", "new"), TOPIC),
    "alias": ALIAS,
    **dict.fromkeys(("ignorieren", "ignore"), IGNORE),
    **dict.fromkeys(("zurück", "zurueck", "back"), UNDO),
}
"""What may be typed after the command, and the button that does the same."""


def topic_form(word: str, language: Language, community: Community) -> Form:
    """What a new topic is called; the word is proposed for all of it."""
    word = word[:LONGEST]
    lines = {DE: word, EN: word, ID: id_of(word, _ids(community)), FURTHER: ""}
    inputs = tuple(
        Input(
            name=name,
            kind="line",
            required=name in {DE, EN},
            initial=(initial,) if initial else (),
        )
        for name, initial in lines.items()
    )
    fields: dict[str, Value] = {"word": word}
    return Form(TOPIC_FORM, inputs, language, {"word": word}, fields)


def alias_form(word: str, language: Language, community: Community) -> Form:
    """Whose other name it is."""
    by_name = sorted(community.topics.values(), key=lambda t: t.name(language).casefold())
    options = tuple(Option(topic.id, Topics((topic.id,))) for topic in by_name)
    word = word[:LONGEST]
    inputs = (
        Input(name=NAME, kind="line", initial=(word,)),
        Input(name=OF, kind="choices", options=options, at_most=1),
    )
    return Form(ALIAS_FORM, inputs, language, fields={"word": word})


def new_topic(event: FormSent, community: Community) -> Addition | Answer:
    """The topic that a form describes, or what is to be mended in it."""
    de, en, wanted, further = (_line(event, name) for name in (DE, EN, ID, FURTHER))
    taken, ids = owners(community.topics), _ids(community)
    names = [name.strip() for name in re.split("[,;]", further) if name.strip()]
    errors = {
        **_errors(FURTHER, names, taken, event.language),
        **_errors(EN, [en], taken, event.language),
        **_errors(DE, [de], taken, event.language),
    }
    if len(names) > MANY:
        errors[FURTHER] = Message("grow_topics-error_many", {"most": str(MANY)}, event.language)
    if len(community.topics) >= MOST_TOPICS:
        errors[DE] = Message("grow_topics-error_full", {"most": str(MOST_TOPICS)}, event.language)
    if wanted and (not is_id(wanted) or len(wanted) > LONGEST):
        proposed: dict[str, Value] = {"word": id_of(wanted, ids)}
        errors[ID] = Message("grow_topics-error_id", proposed, event.language)
    elif wanted in ids:
        errors[ID] = Message("grow_topics-error_id_taken", {"word": wanted}, event.language)
    if errors:
        return Answer(errors=errors)
    word = event.carries.get("word", "")
    if wrong_with(word, taken) is None:
        names.append(word)
    known = {same(de), same(en)}
    aliases = {same(name): name for name in reversed(names) if same(name) not in known}
    id_now = wanted or id_of(de, ids)
    return Addition("topic", id_now, "", de, en, tuple(reversed(aliases.values())))


def new_alias(event: FormSent, community: Community) -> Addition | Answer:
    """The other name that a form gives to a topic, or what is to be mended in it."""
    name, chosen = _line(event, NAME), event.values.get(OF, ())
    errors = _errors(NAME, [name], owners(community.topics), event.language)
    if len(chosen) != 1 or chosen[0] not in community.topics:
        errors[OF] = Message("grow_topics-error_of", {}, event.language)
    return Answer(errors=errors) if errors else Addition("alias", name, chosen[0])


def alias_typed(typed: str, event: CommandGiven, community: Community) -> Addition | Answer:
    """The same of one line: ``Nextcloud = Dateien teilen``."""
    name, _, whose = (part.strip() for part in typed.partition("="))
    wrong = _errors(NAME, [name], owners(community.topics), event.language)
    topic = named(whose, community)
    if wrong:
        return Answer(message=wrong[NAME])
    if topic is None:
        shown: dict[str, Value] = {"word": whose[:LONGEST]}
        return Answer(message=Message("grow_topics-unknown_topic", shown, event.language))
    return Addition("alias", name, topic)


def added(name: str, community: Community, kind: str = "") -> Addition | None:
    """What goes by this name of what moderators added, the newest first."""
    for one in reversed(community.additions()):
        names = (one.name, one.de, one.en) if one.kind == "topic" else (one.name,)
        if kind in {"", one.kind} and same(name) in map(same, filter(None, names)):
            return one
    return None


def value_of(one: Addition) -> str:
    """What a button that takes it back carries."""
    name = f"{one.topic}#{one.name}" if one.kind == "unused" else one.name
    return f"{one.kind}:{name}"


def pressed(value: str, community: Community) -> Addition | None:
    """What such a button is about; those below older messages do not say whose name it is."""
    exact = (one for one in community.additions() if value_of(one) == value)
    kind, _, name = value.partition(":")
    return next(exact, None) or added(name, community, kind)


def _ids(community: Community) -> frozenset[str]:
    """What no further topic may have as its id: it is the forum's tag, too.

    Nor an old id: at the next start it would be taken for the topic that it became.
    """
    found = ((topic.id, topic.forum_tag, *topic.was) for topic in community.topics.values())
    return frozenset(name for names in found for name in names if name)


def _errors(
    asked: str, names: Iterable[str], taken: Mapping[str, str], language: Language
) -> dict[str, Message]:
    """What is wrong with the first of them that is not right, if any."""
    for name in names:
        wrong = wrong_with(name, taken)
        if wrong is not None:
            return {asked: _error(wrong, name, taken, language)}
    return {}


def _error(wrong: Wrong, name: str, taken: Mapping[str, str], language: Language) -> Message:
    fields: dict[str, Value] = {"word": name[:LONGEST]}
    if wrong == "long":
        fields["most"] = str(LONGEST)
    if wrong == "taken":
        fields["topic"] = Topics((taken[same(name)],))
    return Message(f"grow_topics-error_{wrong}", fields, language)


def _line(event: FormSent, name: str) -> str:
    """What was typed there, without blanks around it."""
    return " ".join("".join(event.values.get(name, ())[:1]).split())
