"""Whom a member would rather not meet: kept in its direction, named nowhere."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.effects import (
    AvoidMember,
    BlockPair,
    ForgetMember,
    LinkAccounts,
    RecordConsent,
    UnlinkAccounts,
)
from bot.store.schema import block
from matchers.model import Account
from tests.reactions.village import ADA, BEN, CEM, EVA, NOW
from tests.store.test_community import change
from tests.store.world import World, run, world


def avoid(by: Account, other: Account, *, over: bool = False) -> AvoidMember:
    return AvoidMember(by=by, other=other, at=NOW, over=over)


async def blocked(w: World, one: Account, other: Account) -> bool:
    both = [
        await w.turns.look(lambda c, pair=pair: c.blocked(*pair))
        for pair in ((one, other), (other, one))
    ]
    assert both[0] is both[1], "it holds for both of them"
    return bool(both[0])


def test_it_holds_until_it_is_taken_back(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, avoid(ADA, BEN, over=True))  # nothing to take back: nothing happens
            assert not await blocked(w, ADA, BEN)
            await change(w, avoid(ADA, BEN), avoid(ADA, BEN))
            assert await blocked(w, ADA, BEN)
            assert not await blocked(w, ADA, CEM)
            await change(w, avoid(ADA, BEN, over=True))
            assert not await blocked(w, ADA, BEN)

    run(story)


@pytest.mark.parametrize("other", [avoid(BEN, ADA), BlockPair(one=ADA, other=BEN, at=NOW)])
def test_nobody_takes_back_but_their_own(database: str, other: AvoidMember | BlockPair) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, avoid(ADA, BEN), other, avoid(ADA, BEN, over=True))
            assert await blocked(w, ADA, BEN)

    run(story)


def test_it_is_about_members_whichever_accounts_they_have(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            for account in (ADA, BEN):
                await change(w, RecordConsent(account=account, version="1", at=NOW))
            await change(w, avoid(BEN, ADA), LinkAccounts(keep=ADA, other=EVA, at=NOW))
            assert await blocked(w, EVA, BEN)
            await change(w, UnlinkAccounts(keep=ADA, at=NOW))
            assert await blocked(w, EVA, BEN)
            assert await blocked(w, ADA, BEN)

    run(story)


def test_it_outlives_forgetting_and_its_row_names_nobody(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, RecordConsent(account=ADA, version="1", at=NOW), avoid(ADA, BEN))
            await change(w, ForgetMember(account=ADA))
            assert await blocked(w, ADA, BEN)
            rows = await w.store.read(lambda c: c.execute(sa.select(block)).all())
            assert rows
            assert not any(str(who) in str(rows) for who in (ADA, BEN))

    run(story)
