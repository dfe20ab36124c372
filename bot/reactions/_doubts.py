"""What moderators read about an alias that misled: one message, later only edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from bot.community import Community
from bot.effects import (
    Button,
    Edit,
    Effect,
    KeepDoubt,
    Link,
    Links,
    Message,
    Topics,
    Unsay,
    Value,
)
from bot.events import Event
from bot.reactions._transfers import line_stands, mixed
from bot.rules_moderators import DoubtAliasesRules
from matchers.additions import Addition
from matchers.doubting import Doubt, Verdict
from matchers.naming import same

STEM = "doubt_aliases"
DROP, KEEP = f"{STEM}-drop", f"{STEM}-keep"
USE, REOPEN = f"{STEM}-use", f"{STEM}-reopen"

BUTTONS: Mapping[str, tuple[Verdict, Verdict]] = {
    DROP: ("open", "dropped"),
    KEEP: ("open", "kept"),
    USE: ("dropped", "open"),
    REOPEN: ("kept", "open"),
}
"""The buttons: below which decision they stand, and what they make of it."""


def key_of(doubt: Doubt) -> str:
    """The key of what moderators are asked: once a month per alias and topic."""
    return f"{STEM}:{doubt.topic}:{doubt.asked:%Y-%m}:{same(doubt.name)}"


def pressed(value: str, community: Community) -> Doubt | None:
    """What a button is about; ``None`` where that was asked anew since, or is forgotten."""
    month, _, rest = value.partition("#")
    topic, _, name = rest.partition("#")
    doubt = community.doubt(topic, name)
    return doubt if doubt is not None and f"{doubt.asked:%Y-%m}" == month else None


def asks(doubt: Doubt, community: Community) -> Message:
    """The whole message, as it is decided; conversations that are public are linked."""
    language = community.rules.community.language
    rules = community.rules.doubt_aliases or DoubtAliasesRules()
    fields: dict[str, Value] = {"word": doubt.name, "topics": Topics((doubt.topic,))}
    name = f"{STEM}-is_{doubt.decision}"
    if doubt.decision == "open":
        name = f"{STEM}-ask"
        fields |= {"threads": len(doubt.threads), "within": str(rules.days)}
    value = f"{doubt.asked:%Y-%m}#{doubt.topic}#{doubt.name}"
    shown = (Button(one, value) for one, (seen, _) in BUTTONS.items() if seen == doubt.decision)
    links = _links(doubt, community)
    parts = (Message(f"{STEM}-where", {"links": Links(links)}, language),) if links else ()
    return Message(name, fields, language, tuple(shown), parts)


def _links(doubt: Doubt, community: Community) -> tuple[Link, ...]:
    """Numbers lead there: the words of a title would have to be forgotten with it."""
    found = (community.thread(key) for key in doubt.threads)
    public = [one for one in found if one and one.thread.place.public and not one.guarded]
    return tuple(
        Link(one.thread.permalink, str(number), one.thread.place.key)
        for number, one in enumerate(public, 1)
    )


def reworded(doubt: Doubt, event: Event, community: Community) -> Iterator[Effect]:
    """It is decided so from now on, and the message says that."""
    yield KeepDoubt(doubt=doubt)
    key = key_of(doubt)
    if line_stands(key, community):
        # the key tells nobody who did what: a press is named after its member
        anew = f"{key}:{mixed(event.key)}"
        yield Edit(key=anew, instead_of=key, message=asks(doubt, community))


def without(threads: Collection[str], event: Event, community: Community) -> Iterator[Effect]:
    """What is about these threads goes from each message; what asks about nothing else goes."""
    for doubt in community.doubts_about(threads):
        left = tuple(thread for thread in doubt.threads if thread not in threads)
        after, key = replace(doubt, threads=left), key_of(doubt)
        if left or doubt.decision != "open":
            yield from reworded(after, event, community)
            continue
        yield KeepDoubt(doubt=after)
        if line_stands(key, community):
            yield Unsay(key=f"{key}:unsaid", instead_of=key)


def used_again(one: Addition, event: Event, community: Community) -> Iterator[Effect]:
    """Somebody took it back elsewhere that an alias is used no more."""
    doubt = community.doubt(one.topic, one.name)
    if one.kind == "unused" and doubt is not None and doubt.decision == "dropped":
        yield from reworded(replace(doubt, decision="open"), event, community)


def given_again(wanted: Addition, event: Event, community: Community) -> Iterator[Effect]:
    """Somebody gives a topic a name anew that it was to go by no more."""
    for one in community.additions() if wanted.kind == "alias" else ():
        if (one.topic, same(one.name)) == (wanted.topic, same(wanted.name)):
            yield from used_again(one, event, community)
