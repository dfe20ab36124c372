"""Fencing: whoever lost its claim neither sends nor writes down what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
import sqlalchemy as sa

from bot.ports import Claim, Ref
from bot.store.schema import outbox
from tests.store.world import World, claim, put, reply, run, world

Deed = Callable[[World, Claim], Awaitable[object]]


async def _sent(w: World, mine: Claim) -> object:
    return await w.parcels.sent(mine, Ref({"ts": "mine"}))


async def _later(w: World, mine: Claim) -> object:
    return await w.parcels.later(mine, "refused", uncertain=False)


async def _wait(w: World, mine: Claim) -> object:
    return await w.parcels.wait(mine, 60, uncertain=False)


async def _dead(w: World, mine: Claim) -> object:
    return await w.parcels.dead(mine, "refused")


async def _dropped(w: World, mine: Claim) -> object:
    return await w.parcels.dropped(mine, "nobody")


async def row(w: World) -> dict[str, object]:
    found = await w.store.read(lambda c: c.execute(sa.select(outbox)).mappings().one())
    return dict(found)


@pytest.mark.parametrize("deed", [_sent, _later, _wait, _dead, _dropped])
def test_a_lost_claim_changes_nothing(database: str, deed: Deed) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            (mine,) = await claim(w)
            w.clock.pass_time(11.5)  # I was paused meanwhile
            (theirs,) = await claim(w)
            assert (mine.number, theirs.number) == (1, 2)
            assert theirs.uncertain_since is not None
            before = await row(w)
            assert not await deed(w, mine)
            assert not await w.parcels.began_again(mine), "it may not be sent"
            assert await row(w) == before
            assert await w.parcels.began_again(theirs)
            await w.parcels.sent(theirs, Ref({"ts": "theirs"}))
            assert (await row(w))["status"] == "sent"
            await deed(w, mine)
            assert "theirs" in str((await row(w))["ref"])

    run(story)


def test_a_number_is_never_given_twice_also_where_an_attempt_does_not_count(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            numbers = []
            for _ in range(3):
                (mine,) = await claim(w)
                numbers.append((mine.number, mine.attempt))
                await w.parcels.wait(mine, 1, uncertain=False)
                w.clock.pass_time(1)
            assert numbers == [(1, 1), (2, 1), (3, 1)]

    run(story)
