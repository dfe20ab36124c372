"""Parcels for a small forum."""

from __future__ import annotations

from typing import Any

from bot.effects import Delivery, Message
from bot.ports import Parcel
from matchers.model import Account, Place, Thread, Visibility
from tests.clocks import START
from tests.discourse.room import Room

MARK = "0123456789abcdef0123456789abcdef"
PLACE = Place("discourse:1", Visibility.PUBLIC)
ADA = Account("discourse:ada")


def line(what: str = "Excel", name: str = "room-line") -> Message:
    return Message(name, {"what": what})


def thread(topic: int) -> Thread:
    return Thread(f"discourse:t/{topic}", PLACE, "", START)


def parcel(delivery: Delivery, **more: Any) -> Parcel:
    return Parcel(delivery, **{"mark": MARK, **more})


async def furnished(one: Room) -> int:
    for name in ("Ada", "Bob"):
        one.forum.add_member(name)
    one.forum.add_category("Fragen")
    return await one.forum.open_topic("Ada", 1, "Wie lese ich eine CSV ein?", "Weiß das wer? " * 3)
