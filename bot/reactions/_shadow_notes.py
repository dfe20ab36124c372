"""The note that moderators read once a day: what features in the shadow would have done.

One message a day: where, and about which topics, and two buttons below each line. What does not fit
is only counted: each feature gets its turn, so that the loudest one leaves room for the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.community import Community
from bot.community.steered import ShadowLine
from bot.effects import (
    Button,
    DropShadow,
    Edit,
    Effect,
    InPlace,
    Link,
    Message,
    Topics,
    Unsay,
    Value,
)
from bot.events import DayEnded, Event
from bot.reactions._transfers import line_stands, mixed
from bot.steering import word_of
from matchers.model import Language

STEM = "report_shadow"
RIGHT, WRONG = f"{STEM}-right", f"{STEM}-wrong"
"""The buttons below each line. Pressed again, each takes back what it said."""

SEEN: Mapping[bool | None, str] = {None: "open", True: "right", False: "wrong"}
"""What a button's value says that people read when they pressed it."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button carries: the key of its line, and what people read when they pressed it."""

    seen: str
    line: str

    @property
    def value(self) -> str:
        """As the button carries it; a line's key may hold the sign that parts them."""
        return f"{self.seen}#{self.line}"


def pressed(value: str) -> Pressed:
    """What ``value`` says; empty where it says nothing."""
    seen, _, line = value.partition("#")
    return Pressed(seen, line)


def note_of(event: DayEnded) -> str:
    """The key of the day's message."""
    return f"{STEM}:{event.day}"


def parted(
    lines: Sequence[ShadowLine], at_most: int
) -> tuple[Sequence[ShadowLine], Sequence[ShadowLine]]:
    """Those that are told, and the rest: in turns by feature, the first of each one first."""
    turns: Counter[str] = Counter()
    turn: dict[str, int] = {}
    for line in lines:
        turn[line.key] = turns[line.feature]
        turns[line.feature] += 1
    chosen = {line.key for line in sorted(lines, key=lambda line: turn[line.key])[:at_most]}
    return [x for x in lines if x.key in chosen], [x for x in lines if x.key not in chosen]


def may_be_told(line: ShadowLine, community: Community) -> bool:
    """Whether the thread that it is about is known, and public."""
    kept = community.thread(line.thread) if line.thread else None
    return not line.thread or (kept is not None and kept.thread.place.public)


def note(lines: Sequence[ShadowLine], rest: int, community: Community) -> Message:
    """The whole message. What leads nowhere comes last: nothing stands below it."""
    language = community.rules.community.language
    parts = tuple(
        _line(line, community, language) for line in sorted(lines, key=lambda line: not line.thread)
    )
    if rest:
        parts += (Message(f"{STEM}-more", {"rest": rest}, language),)
    return Message(f"{STEM}-day", {}, language, parts=parts)


def reworded(
    key: str, lines: Sequence[ShadowLine], event: Event, community: Community
) -> Iterator[Effect]:
    """The note with this key says these lines now; where nothing is left, it goes."""
    told = [line for line in lines if may_be_told(line, community)]
    rest = community.shadow_rest(key)
    if not line_stands(key, community):
        return
    if told or rest:
        # the key tells nobody who did what: a press is named after its member
        message = note(told, rest, community)
        yield Edit(key=f"{key}:{mixed(event.key)}", instead_of=key, message=message)
    else:
        yield Unsay(key=f"{key}:unsaid", instead_of=key)


def without(threads: Collection[str], event: Event, community: Community) -> Iterator[Effect]:
    """What is about these threads goes from each note, and from what waits for one."""
    lines = [line for thread in threads for line in community.shadow_about(thread)]
    for thread in dict.fromkeys(line.thread for line in lines):
        yield DropShadow(thread=thread)
    for key in dict.fromkeys(line.note for line in lines if line.note):
        left = [line for line in community.shadow_told(key) if line.thread not in threads]
        yield from reworded(key, left, event, community)


def _line(line: ShadowLine, community: Community, language: Language) -> Message:
    """What it would have done; once it is judged, what was said of it, with the buttons there."""
    fields: dict[str, Value] = {"name": word_of(line.feature, language)}
    if line.place:
        fields["place"] = InPlace(line.place)
    kept = community.thread(line.thread) if line.thread else None
    if kept is not None:
        fields["thread"] = Link(kept.thread.permalink, "", kept.thread.place.key)
    topics = tuple(topic for topic in line.topics if topic in community.topics)
    if topics:
        fields["topics"] = Topics(topics)
    seen = SEEN[line.right]
    value = Pressed(seen, line.key).value
    buttons = (Button(RIGHT, value), Button(WRONG, value))
    name = f"{STEM}-{_name(line, fields)}"
    if line.right is None:
        return Message(name, fields, language, buttons)
    judged = Message(f"{STEM}-counts_{seen}", {}, language, buttons)
    return Message(name, fields, language, parts=(judged,))


def _name(line: ShadowLine, fields: Mapping[str, Value]) -> str:
    about = "_about" if "thread" in fields else ""
    match line.kind:
        case "replied":
            tags = line.feature == "tag_question"  # which topics is let go of after a week
            return "tagged" if "topics" in fields else "tagged_once" if tags else "replied"
        case "posted":
            return f"posted{about}"
        case "private":
            return f"private{about}"
