"""What may be shown: links into hidden places go, spare ones take their place, counts stay true."""

from __future__ import annotations

import asyncio

import pytest

from bot.effects import Link, Message
from bot.errors import Refused, Unsent
from bot.shown import for_certain, hide, only_public

OPEN, CLOSED = "slack:T1/C1", "slack:T1/C9"


def line(number: int, place: str = OPEN) -> Message:
    return Message("line", {"question": Link("https://x", f"Frage {number}", place)})


def listed(*parts: Message, spare: tuple[Message, ...] = (), **fields: int) -> Message:
    return Message("list", dict(fields), parts=parts, spare=spare)


def test_a_list_without_hidden_places_is_as_it_was() -> None:
    whole = listed(line(1), line(2), spare=(line(3),), count=3, shown=2)
    assert hide(whole, ()) == whole
    assert hide(whole, {CLOSED}) == whole


def test_spare_lines_take_the_place_of_hidden_ones() -> None:
    whole = listed(
        line(1, CLOSED), line(2), spare=(line(3), line(4, CLOSED), line(5)), count=5, shown=2
    )
    left = listed(line(2), line(3), spare=(line(5),), count=3, shown=2)
    assert hide(whole, {CLOSED}) == left


def test_a_list_that_fits_now_tells_only_how_many_there_are() -> None:
    whole = listed(line(1), line(2), spare=(line(3, CLOSED),), count=3, shown=2)
    assert hide(whole, {CLOSED}) == listed(line(1), line(2), count=2, shown=0)
    nothing = listed(line(1, CLOSED), spare=(line(3, CLOSED),), count=2, shown=1)
    assert hide(nothing, {CLOSED}) == listed(count=0, shown=0)


def test_a_list_within_a_message_counts_its_own() -> None:
    whole = Message("preview", {"count": 7}, parts=(listed(line(1, CLOSED), line(2), count=2),))
    left = Message("preview", {"count": 7}, parts=(listed(line(2), count=1),))
    assert hide(whole, {CLOSED}) == left


def test_what_is_all_hidden_is_not_said_at_all() -> None:
    assert hide(line(1, CLOSED), {CLOSED}) is None


@pytest.mark.parametrize("failure", [Unsent("away"), Refused("no scope")])
def test_where_nobody_can_tell_an_answer_leaves_it_out(failure: Exception) -> None:
    async def is_public(place: str) -> bool:
        if place == CLOSED:
            raise failure
        return True

    whole = listed(line(1, CLOSED), line(2), count=2)
    shown = asyncio.run(only_public(whole, for_certain(is_public)))
    assert shown == listed(line(2), count=1)
    with pytest.raises(type(failure)):
        asyncio.run(only_public(whole, is_public))
