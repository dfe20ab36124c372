"""A platform's budget of requests, which all its lanes share."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.effects import ApplyTags, Delivery, Message, Post
from bot.errors import Busy
from bot.ports import Pace, Parcel, Ref
from matchers.model import Place, Visibility
from tests.store.world import claim, put, run, thread, world

FORUM = Place("discourse:5", Visibility.PUBLIC)


@dataclass(frozen=True)
class Costly:
    """A sender of which only the price matters here."""

    price: int

    def cost(self, delivery: Delivery) -> int:
        return self.price

    async def send(self, parcel: Parcel) -> Ref:
        raise NotImplementedError

    async def find(self, parcel: Parcel) -> Ref | None:
        raise NotImplementedError

    def can_find(self, delivery: Delivery) -> bool:
        return True


def test_all_lanes_of_a_forum_share_one_budget(database: str) -> None:
    pace = Pace(gaps={}, per_minute={"discourse": 30}, senders={"discourse": Costly(4)})

    async def story() -> None:
        async with world(database, pace=pace) as w:
            topics = [
                ApplyTags(
                    key=f"tags:{n}", thread=thread(n, Place(f"discourse:{n}", Visibility.PUBLIC))
                )
                for n in range(10)
            ]
            await put(w, *topics)
            assert len(await claim(w)) == 7, "7 x 4 requests fit into 30"
            await w.parcels.spend("discourse", 2)
            with pytest.raises(Busy) as empty:
                await w.parcels.spend("discourse", 1)
            assert empty.value.seconds == 60.0
            w.clock.pass_time(59)
            rest = [f"discourse:{n}" for n in range(7)]
            assert await claim(w, *rest) == [], "no minute sees more than 30"
            w.clock.pass_time(1)
            assert len(await claim(w, *rest)) == 3
            with pytest.raises(Busy) as empty:
                await w.parcels.spend("discourse", 19)
            assert empty.value.seconds == 60.0

    run(story)


def test_what_costs_more_than_a_minute_allows_is_done_all_the_same(database: str) -> None:
    pace = Pace(gaps={}, per_minute={"discourse": 3}, senders={"discourse": Costly(4)})

    async def story() -> None:
        async with world(database, pace=pace) as w:
            place = Place("discourse:1", Visibility.PUBLIC)
            await put(w, ApplyTags(key="tags", thread=thread(1, place)))
            assert len(await claim(w)) == 1

    run(story)


def test_a_429_of_the_whole_forum_closes_its_budget(database: str) -> None:
    pace = Pace(gaps={}, per_minute={"discourse": 30}, senders={"discourse": Costly(1)})

    async def story() -> None:
        async with world(database, pace=pace) as w:
            await put(w, Post(key="a", place=FORUM, message=Message("m")))
            await put(w, Post(key="b", place=Place("discourse:6"), message=Message("m")))
            await w.parcels.rest("discourse", 30)
            await w.parcels.rest("discourse", 10)
            w.clock.pass_time(29)
            assert await claim(w) == []
            with pytest.raises(Busy) as closed:
                await w.parcels.spend("discourse", 1)
            assert closed.value.seconds == 1.0

    run(story)
