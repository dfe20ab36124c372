"""Rounds are kept as they stand, on both databases, and gone with who asked to be forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import (
    AnswerMatch,
    BlockPair,
    DropRoundWishes,
    ForgetMember,
    KeepPart,
    KeepProfile,
    KeepRound,
    KeepRoundWish,
    LinkAccounts,
    ProposeMatch,
    RecordConsent,
    SettleMatch,
)
from bot.errors import OurFault
from matchers.held import HeldRound, Part, RoundWish
from matchers.model import Account, MatchState
from matchers.rounds.entering import Snapshot
from matchers.rounds.model import Member
from tests.reactions.village import expert, learner
from tests.store.test_community import ADA, BEN, CEM, a_match, change
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
            assert await w.turns.look(lambda c: c.silences(held(3).closes)) == {ADA: 3, BEN: 1}

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


def test_a_round_that_is_out_is_looked_at_again_in_time(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            looks = START + timedelta(days=1)
            out = replace(held(state="out"), again=True, looks=looks)
            other = replace(held(2, state="closed"), looks=looks)
            await change(w, KeepRound(round=out), KeepRound(round=other))
            assert await w.turns.look(lambda c: c.held_round(out.name)) == out
            assert await w.store.next_closing() == looks
            assert await w.store.rounds_to_look_at() == []
            w.clock.pass_time(2 * 86_400)
            assert await w.store.rounds_to_look_at() == [(out.name, looks)]

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


# --- snapshots

PEOPLE = (ADA, BEN, CEM, EVA)


async def entered(w: World, round_: int = 9) -> None:
    """Ada and Eva learn, Ben and Cem teach, and all said yes."""
    profiles = (learner(ADA), learner(EVA), expert(BEN), expert(CEM))
    await change(w, *agreed(*PEOPLE), *(KeepProfile(profile=one) for one in profiles))
    yes = (part(who, n, round_, says="yes") for n, who in enumerate(PEOPLE, start=1))
    await change(w, KeepRound(round=held(round_)), *yes)


async def snapshot(w: World, round_: int = 9) -> Snapshot:
    found = await w.turns.look(lambda c: c.round_snapshot(held(round_).name))
    assert found is not None
    return found


async def member(w: World, number: int) -> Member:
    return next(m for m in (await snapshot(w)).members if int(m.id) == number)


def test_a_snapshot_is_of_those_who_said_yes(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await entered(w)
            before = await snapshot(w)
            assert [int(one.id) for one in before.members] == [1, 2, 3, 4]
            apart = {tuple(map(int, two)) for two in before.rules.forbidden}
            assert apart == {(1, 4), (2, 4), (3, 4)}, "Eva is in the forum alone"
            assert (await snapshot(w)).version == before.version
            await change(w, part(CEM, 3, 9, says="no"))
            assert [int(one.id) for one in (await snapshot(w)).members] == [1, 2, 4]
            assert (await snapshot(w)).version != before.version
            assert await w.turns.look(lambda c: c.round_snapshot("2020-W01")) is None

    run(story)


def wish(learner: int, expert: int, *, fixed: bool, round_: int = 9) -> KeepRoundWish:
    return KeepRoundWish(wish=RoundWish(held(round_).name, learner, expert, fixed))


async def wishes(w: World, round_: int = 9) -> list[RoundWish]:
    return list(await w.turns.look(lambda c: c.round_wishes(held(round_).name)))


def test_what_moderators_wish_is_kept_until_it_is_taken_back(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            last, other = wish(4, 3, fixed=False), wish(1, 2, fixed=True)
            elsewhere = wish(1, 2, fixed=False, round_=8)
            await change(w, wish(4, 3, fixed=True), last, other, elsewhere)
            assert await wishes(w) == [other.wish, last.wish]
            await change(w, DropRoundWishes(round=held(9).name))
            assert await wishes(w) == []
            assert await wishes(w, 8) == [elsewhere.wish]

    run(story)


def test_wishes_are_part_of_the_snapshot_as_long_as_both_are_in_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await entered(w)
            before = await snapshot(w)
            await change(w, wish(1, 2, fixed=True), wish(3, 1, fixed=False))
            wished = await snapshot(w)
            assert wished.rules.fixed == {("00001", "00002")}
            assert wished.rules.forbidden == {*before.rules.forbidden, ("00001", "00003")}
            assert wished.version != before.version
            await change(w, ForgetMember(account=ADA))
            gone = await snapshot(w)
            assert gone.rules.fixed == frozenset()
            assert gone.rules.forbidden == {("00002", "00004"), ("00003", "00004")}
            assert ADA not in await everything(w)

    run(story)


def test_a_block_counts_whichever_account_it_was_with(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await entered(w)
            other = Account("discourse:ben")
            await change(w, *agreed(other), BlockPair(one=EVA, other=other, at=START))
            assert (await member(w, 4)).blocks == frozenset()
            await change(w, LinkAccounts(keep=BEN, other=other, at=START))
            assert (await member(w, 4)).blocks == {"00002"}
            assert (await member(w, 2)).blocks == {"00004"}

    run(story)


def test_waiting_is_counted_since_somebody_last_learnt(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await entered(w)
            assert (await member(w, 1)).rounds_waited == 0
            for n in range(1, 6):
                await change(w, KeepRound(round=held(n, state="out")))
            left = {"says": "yes", "outcome": "left"}
            await change(w, part(ADA, 1, 1, **left), part(ADA, 1, 2, **left))
            await change(w, part(EVA, 2, 1, **left), part(EVA, 2, 2, says="no"), part(EVA, 2, 3))
            assert (await member(w, 1)).rounds_waited == 2
            assert (await member(w, 4)).rounds_waited == 1, "a no is no waiting"
            seat = {"says": "yes", "outcome": "seat", "expert": 7, "match": "m1"}
            await change(w, ProposeMatch(match=a_match("m1", ADA, BEN)), part(ADA, 1, 3, **seat))
            await change(w, part(BEN, 7, 3, says="yes"))
            assert (await member(w, 1)).rounds_waited == 0
            assert (await member(w, 2)).load == 1
            over = SettleMatch(match="m1", state=MatchState.DECLINED)
            await change(w, over)
            assert (await member(w, 1)).rounds_waited == 3, "the other one said no"
            await change(w, AnswerMatch(match="m1", role="learner", says=False))
            assert (await member(w, 1)).rounds_waited == 2, "their own no"
            await change(w, SettleMatch(match="m1", state=MatchState.ENDED))
            await change(w, AnswerMatch(match="m1", role="learner", says=True))
            assert (await member(w, 1)).rounds_waited == 3, "the other one paused before they met"
            await change(w, AnswerMatch(match="m1", role="expert", says=True))
            await change(w, part(ADA, 1, 4, **left))
            assert (await member(w, 1)).rounds_waited == 1, "since they last learnt"

    run(story)
