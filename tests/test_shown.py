"""What may be shown: links into hidden places go, spare ones take their place, counts stay true."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.effects import Link, Links, Message, Topics
from bot.errors import Refused, Unsent
from bot.leaving_out import hide
from bot.shown import Voucher, for_certain, only_public

OPEN, CLOSED, AWAY = "slack:T1/C1", "slack:T1/C9", "discourse:5"


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


def test_lines_named_of_more_are_counted_again() -> None:
    whole = listed(line(1, CLOSED), line(2), answered=3, named=2)
    assert hide(whole, {CLOSED}) == listed(line(2), answered=3, named=1)
    alone = listed(line(1, CLOSED), answered=3, named=1)
    assert hide(alone, {CLOSED}) == listed(answered=3, named=0)


def test_a_list_within_a_message_counts_its_own() -> None:
    whole = Message("preview", {"count": 7}, parts=(listed(line(1, CLOSED), line(2), count=2),))
    left = Message("preview", {"count": 7}, parts=(listed(line(2), count=1),))
    assert hide(whole, {CLOSED}) == left


def test_what_is_all_hidden_is_not_said_at_all() -> None:
    assert hide(line(1, CLOSED), {CLOSED}) is None


def some(*links: Link, **fields: Any) -> Message:
    return Message("line", {"questions": Links(links), "count": len(links), **fields})


@pytest.mark.prevents("F14")
def test_where_all_is_hidden_it_says_what_it_says_where_there_is_nothing() -> None:
    nothing = Message("nothing_found")
    one = Message("line", {"q": Link("https://x", "X", "C1")})
    whole = Message("found", {"count": 1}, parts=(one, Message("hint")), otherwise=nothing)
    assert hide(whole, {"C1"}) == nothing
    assert hide(whole, {"C2"}) == whole
    unsure = hide(whole, (), {"C1"})
    assert unsure is not None
    assert (unsure.name, unsure.fields["count"]) == ("found", 1), "nobody can tell that it is so"


def test_of_some_links_only_the_hidden_ones_go() -> None:
    first, second = Link("https://x", "1", OPEN), Link("https://x", "2", CLOSED)
    assert hide(some(first, second), {CLOSED}) == some(first)
    assert hide(some(second), {CLOSED}) is None
    within = Message("topics", {"topics": Topics(("r",)), "count": 1}, parts=(some(second),))
    left = Message("topics", {"topics": Topics(("r",)), "count": 1})
    assert hide(within, {CLOSED}) == left, "topics are counted as before"


def test_a_link_goes_with_its_thread_too() -> None:
    first, second = (Link("https://x", n, OPEN, thread=f"t/{n}") for n in "12")
    assert hide(some(first, second), {"t/2"}) == some(first)


def unseen(count: int) -> Message:
    return Message("common-unseen", {"count": count})


def test_lines_that_nobody_can_vouch_for_stay_in_the_count_and_are_owned_up_to() -> None:
    whole = listed(line(1, CLOSED), line(2), line(3, AWAY), count=3)
    assert hide(whole, {CLOSED}, {AWAY}) == listed(line(2), unseen(1), count=2)
    outer = Message("preview", {"count": 7}, parts=(whole,))
    left = Message("preview", {"count": 7}, parts=(listed(line(2), unseen(1), count=2),))
    assert hide(outer, {CLOSED}, {AWAY}) == left, "where they are missing"
    both = Message("line", {"a": Link("x", "x", CLOSED), "b": Link("y", "y", AWAY)})
    assert hide(listed(both, count=1), {CLOSED}, {AWAY}) == listed(count=0)
    assert hide(line(1, AWAY), (), {AWAY}) is None


def test_spare_lines_take_the_place_of_what_nobody_can_vouch_for() -> None:
    whole = listed(line(1, AWAY), line(2), spare=(line(3), line(4, AWAY)), count=4, shown=2)
    left = listed(line(2), line(3), unseen(2), count=4, shown=0)
    assert hide(whole, (), {AWAY}) == left, "all are said but those"
    whole = listed(line(1), spare=(line(3), line(4, AWAY)), count=3, shown=1)
    left = listed(line(1), spare=(line(3),), count=3, shown=1)
    assert hide(whole, (), {AWAY}) == left, "it would not have been said anyway"


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


def test_a_delivery_asks_a_platform_that_is_away_only_once() -> None:
    asked: list[str] = []

    async def is_public(place: str) -> bool:
        asked.append(place)
        if place.startswith("slack:"):
            raise Unsent("away")
        return True

    ask = Voucher(is_public)
    whole = listed(line(1, OPEN), line(2, CLOSED), line(3, AWAY), count=3)
    left = listed(line(3, AWAY), unseen(2), count=3)
    assert asyncio.run(only_public(whole, ask, ask.unsure)) == left
    assert sorted(asked) == [AWAY, OPEN]
