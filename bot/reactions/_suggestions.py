"""What moderators read about a question's less sure topics: one message, later only edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.community import Community, KeptThread
from bot.effects import (
    Button,
    Edit,
    Effect,
    KeepSuggestions,
    Link,
    Message,
    Topics,
    Unsay,
    Value,
)
from bot.events import Event
from bot.reactions._transfers import line_stands
from matchers.model import Language
from matchers.suggesting import Decision, Suggestion

STEM = "suggest_topics"
SET, NO, NEVER = f"{STEM}-set", f"{STEM}-no", f"{STEM}-never"
AGAIN = f"{STEM}-again"

BUTTONS: Mapping[str, Decision] = {SET: "set", NO: "no", NEVER: "never", AGAIN: "open"}
"""The buttons, and what they decide. Pressed again, each takes back what it decided."""

STANDING: Mapping[Decision, str] = {"set": SET, "no": NO, "never": AGAIN}
"""The one button that stays below what was decided: it takes that back."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button carries: the topic, its thread, and what people read when they pressed it."""

    seen: str
    topic: str
    thread: str

    @property
    def value(self) -> str:
        """As the button carries it; a thread's key may hold the sign that parts them."""
        return f"{self.seen}#{self.topic}#{self.thread}"


def pressed(value: str) -> Pressed:
    """What ``value`` says; empty where it says nothing."""
    seen, _, rest = value.partition("#")
    topic, _, thread = rest.partition("#")
    return Pressed(seen, topic, thread)


def key_of(thread: str) -> str:
    """The key of what moderators are asked about a thread: once for good, later it is edited."""
    return f"{STEM}:{thread}"


def stands(thread: str, community: Community) -> bool:
    """Whether that message is there, or on its way."""
    return line_stands(key_of(thread), community)


def asks(
    kept: KeptThread,
    suggestions: Sequence[Suggestion],
    community: Community,
    words: Mapping[str, str] | None = None,
) -> Message:
    """The whole message; ``words`` of the question, by topic, as long as we have them."""
    language = community.rules.community.language
    question = Link(kept.thread.permalink, kept.title, kept.thread.place.key)
    parts = (_part(one, kept, (words or {}).get(one.topic, ""), language) for one in suggestions)
    return Message(f"{STEM}-ask", {"question": question}, language, parts=tuple(parts))


def reworded(
    kept: KeptThread,
    suggestions: Sequence[Suggestion],
    event: Event,
    community: Community,
    words: Mapping[str, str] | None = None,
) -> Iterator[Effect]:
    """The same message says something else now; where nothing is left to ask, it goes."""
    if not suggestions:
        yield from withdrawn(kept.thread.key, event, community)
        return
    key = kept.thread.key
    yield KeepSuggestions(thread=key, suggestions=tuple(suggestions), at=event.at)
    if stands(key, community):
        message = asks(kept, suggestions, community, words)
        yield Edit(key=f"{key_of(key)}:{event.key}", instead_of=key_of(key), message=message)


def withdrawn(thread: str, event: Event, community: Community) -> Iterator[Effect]:
    """Nobody is asked about it any more, and nothing of it stays."""
    if community.suggestions(thread):
        yield KeepSuggestions(thread=thread, suggestions=(), at=event.at)
    if stands(thread, community):
        yield Unsay(key=f"{key_of(thread)}:unsaid", instead_of=key_of(thread))


def _part(one: Suggestion, kept: KeptThread, words: str, language: Language) -> Message:
    """A topic, why, and what can be done."""
    names = ", ".join(one.names)
    fields: dict[str, Value] = {"topics": Topics((one.topic,))}
    if one.decision != "open":
        said = {**fields, "words": names} if one.decision == "never" else fields
        name, shown = f"{STEM}-is_{one.decision}", [STANDING[one.decision]]
    elif words:
        name, said, shown = f"{STEM}-topic", {**fields, "words": words}, _open(one)
    elif names:
        name, said, shown = f"{STEM}-named", {**fields, "words": names}, _open(one)
    else:
        name, said, shown = f"{STEM}-learned", fields, _open(one)
    value = Pressed(one.decision, one.topic, kept.thread.key).value
    return Message(name, said, language, buttons=tuple(Button(button, value) for button in shown))


def _open(one: Suggestion) -> list[str]:
    """A topic that only the past spoke for has no name to be told apart by."""
    return [SET, NO, NEVER] if one.names else [SET, NO]
