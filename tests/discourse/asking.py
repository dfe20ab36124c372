"""A forum with a question in it."""

from __future__ import annotations

from typing import Any

from tests.discourse.room import Room

TITLE = "Wie lese ich eine CSV-Datei ein?"
RAW = "Ich habe eine Datei aus Excel. Wie bekomme ich sie in R eingelesen?"


async def furnished(one: Room, **category: Any) -> int:
    """Three people and a category; returns a question's topic id."""
    for name in ("Ada", "Bob", "Cem"):
        one.forum.add_member(name)
    place = one.forum.add_category("Fragen", **category)
    return await one.forum.open_topic("Ada", place.id, TITLE, RAW, ["import"])
