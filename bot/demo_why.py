"""Why Lotse does what is to be seen: turns and deliveries, told in sentences to a page or terminal.

In the sandbox only: a sentence may quote what a member wrote, which no log ever does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from bot.courier import Carried
from bot.demo_words import EFFECTS, EVENTS, EVIDENCE, FATES, Told
from bot.effects import Effect, ForgetMember, ProposeMatch, RecordEvidence, TagThread
from bot.events import Event, WeekEnded
from bot.react import Trace
from bot.sandbox.page.diary import Entry
from matchers.model import Reason, Topic

Topics = Mapping[str, Topic]
_HOW: dict[str, Told] = {
    "exact": ("genau", "exact"),
    "stem": ("Wortstamm", "word stem"),
    "compound": ("Teil eines Worts", "part of a word"),
    "typo": ("trotz Tippfehler", "despite a typo"),
    "learned": ("gelernt", "learned"),
    "category": ("Kategorie", "category"),
    "parent": ("Oberthema", "wider topic"),
}


def sentences(trace: Trace, topics: Topics) -> Iterator[Told]:
    """Why a reaction did what it did; nothing where its deeds speak for themselves."""
    if trace.error:
        yield (
            f"{trace.reaction} ist gescheitert ({trace.error}) und wird wiederholt",
            f"{trace.reaction} failed ({trace.error}) and will be tried again",
        )
    if isinstance(trace.event, WeekEnded) and trace.reaction == "send_digest":
        yield (
            "eine Woche ist um: Zeit zu erzählen, was offen ist",
            "a week has passed: time to tell what is open",
        )
    for effect in trace.effects:
        yield from _of_effect(effect, topics)


def entries(traces: Sequence[Trace], topics: Topics, at: datetime) -> Iterator[Entry]:
    """The lines of one turn: each event once, then what each reaction made of it."""
    seen: set[str] = set()
    for trace in traces:
        if trace.event.key not in seen:
            seen.add(trace.event.key)
            yield _of_event(trace.event, at)
        if trace.effects or trace.error:
            yield _of_reaction(trace, topics, at)


def entry_of(carried: Carried, at: datetime) -> Entry:
    """What became of a delivery."""
    claim = carried.claim
    what = type(claim.delivery).__name__
    de, en = FATES[carried.fate]
    details = {
        "delivery": claim.delivery.key,
        "kind": what,
        "lane": claim.lane,
        "key on the platform": claim.mark,
        "attempt": str(claim.attempt),
        "event": claim.event,
        "reaction": claim.reaction,
        "fate": carried.fate,
        "reason": carried.reason,
    }
    told = tuple((name, value) for name, value in details.items() if value)
    kind_de, kind_en = EFFECTS.get(what, (what, what))
    return Entry(at, "delivery", f"Lotse {kind_de}. {de}", f"Lotse {kind_en}. {en}", told)


def _of_event(event: Event, at: datetime) -> Entry:
    kind = type(event).__name__
    de, en = EVENTS.get(kind, (kind, kind))
    return Entry(at, "event", de, en, (("event", kind), *_fields(event)))


def _of_reaction(trace: Trace, topics: Topics, at: datetime) -> Entry:
    told = list(sentences(trace, topics))
    if not told:
        kinds = dict.fromkeys(type(effect).__name__ for effect in trace.effects)
        told = [EFFECTS.get(kind, EVENTS.get(kind, (kind, kind))) for kind in kinds]
    de, en = ("; ".join(sentence[n] for sentence in told) for n in (0, 1))
    details = [("reaction", trace.reaction), ("event", trace.event.key)]
    details += [(type(effect).__name__, _in_short(effect)) for effect in trace.effects]
    return Entry(at, "reaction", f"{trace.reaction}: {de}", f"{trace.reaction}: {en}", details)


def _of_effect(effect: Effect, topics: Topics) -> Iterator[Told]:
    match effect:
        case TagThread(tags=tags, by="lotse"):
            for tag in tags:
                (de, en), sure = _named(tag.topic, topics), f"{tag.confidence * 100:.0f}"
                yield (
                    f"{_words(tag.reasons, 0)} → {de}, zu {sure} % sicher",
                    f"{_words(tag.reasons, 1)} → {en}, {sure}% sure",
                )
        case RecordEvidence(evidence=found):
            topic = topics.get(found.topic)
            de, en = (topic.de, topic.en) if topic else (found.topic, found.topic)
            kind_de, kind_en = EVIDENCE[found.kind]
            yield f"Nachweis für {de}: {kind_de}", f"Evidence of {en}: {kind_en}"
        case ProposeMatch(match=match):
            topic = topics.get(match.topic)
            de, en = (topic.de, topic.en) if topic else (match.topic, match.topic)
            yield (
                f"Stufe, Zeit und ein freier Platz passen: {de}",
                f"Level, time and a free seat fit: {en}",
            )
        case ForgetMember():
            yield (
                "das Konto ist aus allen Tabellen und Nachrichten entfernt",
                "the account is removed from all tables and messages",
            )
        case _:
            pass


def _named(id: str, topics: Topics) -> Told:
    """A topic's names, each with that of the topic that it is a part of."""
    topic = topics.get(id)
    if topic is None:
        return id, id
    parent = topics.get(topic.parent)
    if parent is None:
        return topic.de, topic.en
    return f"{topic.de} (gehört zu „{parent.de}“)", f"{topic.en} (a part of “{parent.en}”)"


def _words(reasons: Sequence[Reason], language: int) -> str:
    marks = ("„{}“ ({})", "“{}” ({})")
    return ", ".join(
        marks[language].format(r.words, _HOW[r.how][language]) if r.words else _HOW[r.how][language]
        for r in reasons[:2]
    )


def _fields(thing: Any) -> Iterator[tuple[str, str]]:
    for each in fields(thing):
        value = getattr(thing, each.name)
        if value not in ("", (), None):
            yield each.name, _in_short(value)


def _in_short(thing: Any) -> str:
    """A value in one line for whoever wants to know exactly."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return ", ".join(f"{name}: {value}" for name, value in _fields(thing))
    if isinstance(thing, tuple | list):
        return "; ".join(_in_short(one) for one in thing)
    return str(thing)
