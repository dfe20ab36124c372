"""`/lotse protokoll`: what moderators changed, who and when; the newest first, nothing rewritten.

What others write into the logbook is theirs; here a moderator's cross on our line is written down,
which is a correction like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.community.steered import Entry
from bot.effects import (
    Answer,
    Effect,
    InPlace,
    Link,
    Message,
    Moment,
    Person,
    Term,
    Topics,
    Value,
    WriteLogbook,
)
from bot.events import CommandGiven, TagsRejected
from bot.reactions._features import moderates, word_of
from bot.rules_moderators import TellLogbookRules
from bot.steering import ALL, STOPPED
from matchers.model import Language

GONE = "tell_logbook-gone"


def tell_logbook(event: CommandGiven | TagsRejected, community: Community) -> Iterator[Effect]:
    """Tell it to moderators, and write down what they cross out."""
    match event:
        case CommandGiven(command="logbook") if moderates(event, community):
            rules = community.rules.tell_logbook or TellLogbookRules()
            entries = community.logbook(rules.entries)
            parts = tuple(_line(entry, event.language, community) for entry in entries)
            fields: dict[str, Value] = {"count": len(parts)}
            message = Message("tell_logbook-entries", fields, event.language, parts=parts)
            yield Answer(message=message)
        case TagsRejected():
            yield from _crossed(event, community)


def _crossed(event: TagsRejected, community: Community) -> Iterator[Effect]:
    """Before the tags go: whoever asked takes back what is theirs, and that is no moderating."""
    kept = community.thread(event.thread)
    moderator = event.by_moderator or community.is_configured_moderator(event.by)
    if kept is not None and kept.ours and moderator and kept.asker != event.by:
        about = {"thread": event.thread, "topics": ",".join(kept.ours)}
        yield WriteLogbook(what="crossed", by=event.by, at=event.at, about=about)


def _line(entry: Entry, language: Language, community: Community) -> Message:
    fields: dict[str, Value] = {
        "when": Moment(entry.at),
        "who": Person(entry.by),
        **_told(entry, language, community),
    }
    return Message(f"tell_logbook-{_name(entry)}", fields, language)


def _name(entry: Entry) -> str:
    """Which sentence tells it: a switch has one for each way, and for each kind of target."""
    if entry.what != "switch":
        return entry.what
    name, on = str(entry.about["name"]), bool(entry.about["on"])
    if name == ALL:
        return "all_stopped" if on else "all_running"
    way = ("stopped" if on else "running") if name.startswith(STOPPED) else "live"
    return f"{way}_there" if "@" in name else way


def _told(entry: Entry, language: Language, community: Community) -> dict[str, Value]:
    """What the sentence names."""
    told: dict[str, Value] = {}
    for name, value in entry.about.items():
        match name:
            case "name" if ":" in str(value):
                feature, at, place = str(value).partition(":")[2].partition("@")
                told["what"] = InPlace(feature) if ":" in feature else word_of(feature, language)
                if at:
                    told["place"] = InPlace(place)
            case "thread":
                kept = community.thread(str(value))
                told["thread"] = (
                    Link(kept.thread.permalink, "", kept.thread.place.key) if kept else Term(GONE)
                )
            case "topics":
                told["topics"] = Topics(tuple(t for t in str(value).split(",") if t))
            case "name" | "on":
                pass
            case _:
                told[name] = value
    return told
