"""What may be shown now: asked again of each place that a message links to, when it leaves.

What was public when it was kept may be private today. Deliveries wait where nobody can tell;
answers cannot wait and leave it out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.effects import Link, Message
from bot.errors import SendFailed
from bot.ports import IsPublic


async def only_public(message: Message, is_public: IsPublic) -> Message | None:
    """The message without what links to places that are public no more; ``None``: it is all such.

    Raises what ``is_public`` raises.
    """
    places = sorted(set(_places(message)))
    answers = await asyncio.gather(*(is_public(place) for place in places))
    return hide(message, {place for place, shown in zip(places, answers, strict=True) if not shown})


def for_certain(is_public: IsPublic) -> IsPublic:
    """The same question for whoever cannot wait: where nobody can tell, it is not public."""

    async def is_certainly_public(place: str) -> bool:
        try:
            return await is_public(place)
        except SendFailed:
            return False

    return is_certainly_public


def hide(message: Message, hidden: Collection[str]) -> Message | None:
    """The message without the parts that link into ``hidden`` places; spare ones take their place.

    Its field ``count`` tells how many there are, ``shown`` how many of them are said (0: all):
    both are told of what is left.
    """
    if not hidden:
        return message
    if not _own_places(message).isdisjoint(hidden):
        return None
    parts = [hide(part, hidden) for part in message.parts]
    spare = [part for part in message.spare if hide(part, hidden) is not None]
    missing = parts.count(None)
    left_out = missing + len(message.spare) - len(spare)
    said = (*_without_empty_headers(message.parts, parts), *spare[:missing])
    fields = dict(message.fields)
    count = fields.get("count")
    if left_out and isinstance(count, int):
        fields["count"] = max(count - left_out, 0)
    if left_out and "shown" in fields:
        fields["shown"] = len(said) if spare[missing:] else 0
    return replace(message, parts=said, spare=tuple(spare[missing:]), fields=fields)


def _places(message: Message) -> Iterator[str]:
    yield from _own_places(message)
    for part in (*message.parts, *message.spare):
        yield from _places(part)


def _own_places(message: Message) -> set[str]:
    return {v.place for v in message.fields.values() if isinstance(v, Link) and v.place}


def _without_empty_headers(
    parts: Sequence[Message], shown: Sequence[Message | None]
) -> tuple[Message, ...]:
    """The parts that are shown, without the headers that stand above hidden ones only.

    A header is a part without a link; what is linked below it, up to the next one, is its own.
    """
    sections: list[list[tuple[Message, Message | None]]] = []
    for part, left in zip(parts, shown, strict=True):
        if not sections or not _own_places(part):
            sections.append([])
        sections[-1].append((part, left))
    kept: list[Message] = []
    for section in sections:
        own = [left for part, left in section if _own_places(part) and left is not None]
        if own or all(left is not None for _, left in section):
            kept.extend(left for _, left in section if left is not None)
    return tuple(kept)
