"""Events, effects and profiles as JSON text and back, by their own type annotations."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

import bot.events
from bot.effects import Delivery
from bot.errors import OurFault
from bot.events import Event, Notice

T = TypeVar("T")


_DELIVERIES: dict[str, type[Delivery]] = {kind.__name__: kind for kind in get_args(Delivery)}
_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def adapter(of: type[T]) -> TypeAdapter[T]:
    """The pydantic adapter of a dataclass, built once."""
    if of not in _ADAPTERS:
        _ADAPTERS[of] = TypeAdapter(of)
    return _ADAPTERS[of]


def encode(thing: Any) -> str:
    """A dataclass as JSON text."""
    return adapter(type(thing)).dump_json(thing).decode()


def kind_of(thing: Event | Notice | Delivery) -> str:
    """The name under which a thing of this kind is kept."""
    return type(thing).__name__


def decode_event(kind: str, payload: str) -> Event | Notice:
    """What ``encode`` wrote. Raises ``OurFault`` for a kind that this version does not know."""
    found = getattr(bot.events, kind, None)
    if not (isinstance(found, type) and issubclass(found, Event | Notice)):
        raise OurFault(f"the inbox holds an event of unknown kind {kind!r}: was Lotse downgraded?")
    decoded: Event | Notice = adapter(found).validate_json(payload)
    return decoded


def decode_delivery(kind: str, payload: str) -> Delivery:
    """What ``encode`` wrote. Raises ``OurFault`` for a kind that this version does not know."""
    found = _DELIVERIES.get(kind)
    if found is None:
        raise OurFault(f"the outbox holds a delivery of unknown kind {kind!r}: a downgrade?")
    return adapter(found).validate_json(payload)
