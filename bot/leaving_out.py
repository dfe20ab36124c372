"""Leaving out of a message what it may not link to. Pure: whoever asked says what that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.effects import Link, Links, Message, Topics, Value


def hide(message: Message, hidden: Collection[str], unsure: Collection[str] = ()) -> Message | None:
    """The message without the parts that link into ``hidden`` places; spare ones take their place.

    Its field ``count`` tells how many there are, ``shown`` how many of them are said (0: all), and
    ``named`` how many are named of more (0: none): they are told of what is left. Parts that link
    into ``unsure`` places are left out too, but stay in the ``count`` ("no question is open" would
    not be true), and a note says that they are missing. Where nothing is left, and nothing unsure,
    the message has what to say ``otherwise``.
    """
    if not hidden and not unsure:
        return message
    fewer = _fewer_links(message, {*hidden, *unsure})
    if fewer is None:
        return None
    message = fewer
    parts = [hide(part, hidden, unsure) for part in message.parts]
    kept = [hide(part, hidden, unsure) for part in message.spare]
    spare = [part for part in kept if part is not None]
    missing = parts.count(None)
    said = (*_without_empty_headers(message.parts, parts), *spare[:missing])
    left = replace(message, parts=said, spare=tuple(spare[missing:]))
    if not missing and len(spare) == len(kept):
        return left
    of_parts = _unsure(message.parts, hidden, unsure)
    of_spare = _unsure(message.spare, hidden, unsure)
    if message.otherwise is not None and not of_parts and not any(map(own_places, left.parts)):
        return message.otherwise
    left_out = missing + len(kept) - len(spare) - of_parts - of_spare
    return _owned_up(_counted(left, left_out), of_parts + (0 if left.spare else of_spare))


def _fewer_links(message: Message, hidden: Collection[str]) -> Message | None:
    """Without what a message links to itself; ``None``: it is nothing without that."""
    fields, shorter = dict(message.fields), False
    for name, value in message.fields.items():
        if isinstance(value, Link) and not _leads(value).isdisjoint(hidden):
            return None
        if isinstance(value, Links):
            left = tuple(link for link in value.items if _leads(link).isdisjoint(hidden))
            if not left:
                return None
            shorter = shorter or left != value.items
            fields |= {name: Links(left), "count": len(left)}
    return replace(message, fields=fields) if shorter else message


def _leads(link: Link) -> set[str]:
    """Where a link leads: its place, and the thread there."""
    return {link.place, link.thread, link.told} - {""}


def _counted(left: Message, left_out: int) -> Message:
    """What is left, told of itself. Where topics are named, it is they that ``count`` counts."""
    fields = dict(left.fields)
    count = fields.get("count")
    if isinstance(count, int) and not any(isinstance(v, Topics) for v in fields.values()):
        fields["count"] = max(count - left_out, 0)
    if "shown" in fields:
        fields["shown"] = len(left.parts) if left.spare else 0
    if fields.get("named"):
        fields["named"] = len(left.parts)
    return replace(left, fields=fields)


def _owned_up(left: Message, missing: int) -> Message:
    """What is left, saying how many lines are missing for want of an answer."""
    if not missing:
        return left
    note = Message("common-unseen", {"count": missing}, left.language)
    return replace(left, parts=(*left.parts, note))


def _unsure(parts: Sequence[Message], hidden: Collection[str], unsure: Collection[str]) -> int:
    """How many of these are left out only because nobody can tell."""
    own = [own_places(part) for part in parts]
    return sum(places.isdisjoint(hidden) and not places.isdisjoint(unsure) for places in own)


def places_in(message: Message) -> Iterator[str]:
    """All places that it links to."""
    yield from own_places(message)
    for part in (*message.parts, *message.spare):
        yield from places_in(part)


def names_some(message: Message) -> bool:
    """Whether some of its links may be missing without anybody missing them."""
    some = any(isinstance(value, Links) for value in message.fields.values())
    return some or any(names_some(part) for part in message.parts)


def own_places(message: Message) -> set[str]:
    """The places that a message links to itself, its parts left aside."""
    links = (link for value in message.fields.values() for link in _links(value))
    return {link.place for link in links if link.place}


def _links(value: Value) -> tuple[Link, ...]:
    match value:
        case Link():
            return (value,)
        case Links(items=items):
            return items
        case _:
            return ()


def _without_empty_headers(
    parts: Sequence[Message], shown: Sequence[Message | None]
) -> tuple[Message, ...]:
    """The parts that are shown, without the headers that stand above hidden ones only.

    A header is a part without a link; what is linked below it, up to the next one, is its own.
    """
    sections: list[list[tuple[Message, Message | None]]] = []
    for part, left in zip(parts, shown, strict=True):
        if not sections or not own_places(part):
            sections.append([])
        sections[-1].append((part, left))
    kept: list[Message] = []
    for section in sections:
        own = [left for part, left in section if own_places(part) and left is not None]
        if own or all(left is not None for _, left in section):
            kept.extend(left for _, left in section if left is not None)
    return tuple(kept)
