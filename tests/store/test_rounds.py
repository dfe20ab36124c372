"""Rounds are kept as they stand, on both databases, and gone with who asked to be forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.effects import ForgetMember, KeepPart, KeepRound, LinkAccounts, RecordConsent
from bot.errors import OurFault
from matchers.held import HeldRound, Part
from matchers.model import Account
from tests.store.test_community import ADA, BEN, CEM, change
from tests.store.test_forget import everything
from tests.store.world import START, World, run, world

DAY = timedelta(days=1)
EVA = Account("discourse:eva")


def held(number: int = 1, **more: object) -> HeldRound:
    opened = START + number * 7 * DAY
    whole = {"week": f"2026-W{number + 2:02}", **more}
    return HeldRound(f"2026-W{number:02}", opened, opened + 3 * DAY, **whole)  # type: ignore[arg-type]


def part(of: Account, number: int = 1, round_: int = 1, **more: object) -> KeepPart:
    return KeepPart(part=Part(held(round_).name, of, number, **more))  # type: ignore[arg-type]


def agreed(*of: Account) -> list[RecordConsent]:
    return [RecordConsent(account=one, version="1", at=START) for one in of]


async def parts(w: World, round_: int = 1) -> list[Part]:
    return list(await w.turns.look(lambda c: c.parts(held(round_).name)))


def test_a_round_is_kept_as_it_stands_now(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            now = held(tries=2, version="v", state="drafted")
            await change(w, KeepRound(round=held()), KeepRound(round=held(2)), KeepRound(round=now))
            assert await w.turns.look(lambda c: c.held_round("2026-W01")) == now
            assert await w.turns.look(lambda c: c.held_round("2026-W09")) is None
            found = await w.turns.look(lambda c: c.rounds(5))
            assert list(found) == [held(2), now]

    run(story)


def test_a_part_is_kept_with_consent_only(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            with pytest.raises(OurFault):
                await change(w, part(ADA))
            seat = part(BEN, 1, says="yes", outcome="seat", topic="excel", expert=2, begins=START)
            await change(w, *agreed(ADA, BEN), part(ADA, 2), seat)
            assert await parts(w) == [seat.part, part(ADA, 2).part]
            assert await w.turns.look(lambda c: c.part_of(BEN, "2026-W01")) == seat.part
            assert await w.turns.look(lambda c: c.part_of(CEM, "2026-W01")) is None
            await change(w, part(ADA, 2, says="no"))
            assert [one.says for one in await parts(w)] == ["yes", "no"]

    run(story)


def test_silences_are_counted_from_the_newest_on(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agreed(ADA, BEN, CEM), *(KeepRound(round=held(n)) for n in (1, 2, 3)))
            await change(w, *(part(ADA, 1, n) for n in (1, 2, 3)))
            await change(w, part(BEN, 2, 1), part(BEN, 2, 2, says="no"), part(BEN, 2, 3))
            await change(w, part(CEM, 3, 1), part(CEM, 3, 3, says="back"))
            assert await w.turns.look(lambda c: c.silences()) == {ADA: 3, BEN: 1}

    run(story)


def test_a_round_is_over_when_its_answers_end(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, KeepRound(round=held()), KeepRound(round=held(2, state="out")))
            assert await w.store.next_closing() == held().closes
            assert await w.store.rounds_over() == []
            w.clock.pass_time(10 * 86_400)
            assert await w.store.rounds_over() == [held().name]
            await change(w, KeepRound(round=held(state="closed")))
            assert await w.store.rounds_over() == []
            assert await w.store.next_closing() is None

    run(story)


def test_forgetting_leaves_no_part(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agreed(ADA, BEN), KeepRound(round=held()))
            await change(w, part(ADA, says="yes"), part(BEN, 2, says="yes"))
            await change(w, ForgetMember(account=ADA))
            assert ADA not in await everything(w)
            assert [one.account for one in await parts(w)] == [BEN]

    run(story)


def test_whoever_links_two_accounts_is_in_each_round_once(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agreed(ADA, EVA))
            await change(w, part(ADA, 1, says="yes"), part(EVA, 2), part(EVA, 1, 2, says="no"))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=START))
            assert [(one.account, one.says) for one in await parts(w)] == [(ADA, "yes")]
            assert [(one.account, one.says) for one in await parts(w, 2)] == [(ADA, "no")]
            assert await w.turns.look(lambda c: c.part_of(EVA, "2026-W02")) is not None

    run(story)
