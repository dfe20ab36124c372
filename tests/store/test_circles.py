"""Circles and tandems when somebody in one is forgotten, or links another account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.effects import ForgetMember, KeepCheckIn, LinkAccounts, ProposeMatch
from bot.store.schema import check_in
from matchers.checking_in import CheckIn
from matchers.model import Account, Match, MatchState
from tests.golden.scenes_circles import DOR, LEARNERS, circle, joined_by_eva, tandem
from tests.golden.scenes_circles import EVA as LAST
from tests.reactions.village import ADA, BEN, CEM, DAY, EVA, NOW, expert, learner
from tests.store.test_community import change
from tests.store.test_forget import everything
from tests.store.test_links import looking, profiled
from tests.store.world import World, run, world

HERE = (ADA, CEM, DOR)


async def kept(w: World, matches: Sequence[Match], *people: Account) -> None:
    """A circle or tandem that was accepted, and who is asked how it goes."""
    await profiled(w, expert(BEN), *(learner(who) for who in people if who != BEN))
    for match in matches:
        await change(w, ProposeMatch(match=match))
        for account in (match.learner, match.expert):
            told = CheckIn(match.together, account, NOW + 40 * DAY)
            await change(w, KeepCheckIn(check_in=told))


async def check_ins(w: World) -> set[str]:
    rows = await w.store.read(lambda c: c.execute(check_in.select()).all())
    return {row.account for row in rows}


def accepted(matches: Sequence[Match]) -> list[Match]:
    return [replace(match, state=MatchState.ACCEPTED) for match in matches]


@pytest.mark.parametrize("gone", [*HERE, BEN])
def test_whoever_is_forgotten_is_in_no_circle_any_more(database: str, gone: Account) -> None:
    async def story() -> None:
        async with world(database) as w:
            await kept(w, accepted(circle()), *HERE)
            await change(w, ForgetMember(account=gone))
            assert gone not in await everything(w)
            with looking(w) as community:
                left = community.together("c1")
            if gone == BEN:
                assert list(left) == []
                assert await check_ins(w) == set()
            else:
                assert {one.learner for one in left} == set(HERE) - {gone}
                assert await check_ins(w) == {*HERE, BEN} - {gone}

    run(story)


def test_whoever_is_asked_to_join_and_forgotten_leaves_the_circle_as_it_is(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await kept(w, joined_by_eva(), *LEARNERS)
            await change(w, ForgetMember(account=LAST))
            assert LAST not in await everything(w)
            with looking(w) as community:
                assert [one.learner for one in community.together("c1")] == list(HERE)

    run(story)


def test_a_tandem_goes_with_either_of_them(database: str) -> None:
    async def story() -> None:
        for gone in (ADA, BEN):
            async with world(database) as w:
                await kept(w, accepted(tandem()), ADA, BEN)
                await change(w, ForgetMember(account=gone))
                assert gone not in await everything(w)
                with looking(w) as community:
                    assert list(community.together("t1")) == []
                assert await check_ins(w) == set()
                await change(w, ForgetMember(account=ADA), ForgetMember(account=BEN))

    run(story)


def test_who_links_an_account_stays_in_the_circle(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await kept(w, accepted(circle()), *HERE)
            await change(w, LinkAccounts(keep=EVA, other=ADA, at=NOW))
            with looking(w) as community:
                found = community.together("c1")
                assert {one.learner for one in found} == {EVA, CEM, DOR}
                assert [one.learner for one in community.matches_of(ADA)] == [EVA]
            assert await check_ins(w) == {EVA, CEM, DOR, BEN}

    run(story)


def test_who_leads_a_circle_or_a_tandem_leads_it_with_another_account(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await kept(
                w,
                accepted([*circle(), *(replace(one, id=f"t{one.id}") for one in tandem())]),
                *HERE,
            )
            await change(w, LinkAccounts(keep=EVA, other=BEN, at=NOW))
            with looking(w) as community:
                assert {one.expert for one in community.together("c1")} == {EVA}
                both = community.together("t1")
                assert {(one.learner, one.expert) for one in both} == {(ADA, EVA), (EVA, ADA)}

    run(story)


def test_who_was_in_a_circle_twice_is_in_it_once(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            here = [ADA, CEM, DOR, EVA]
            four = [replace(one, learner=who) for one, who in zip(circle(4), here, strict=True)]
            await kept(w, accepted(four), *here)
            await change(w, LinkAccounts(keep=EVA, other=ADA, at=NOW))
            with looking(w) as community:
                learners = [one.learner for one in community.together("c1")]
            assert sorted(learners) == sorted([EVA, CEM, DOR])

    run(story)


def test_a_tandem_with_oneself_is_none(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            both = [
                replace(one, learner=EVA if one.learner == BEN else one.learner,
                        expert=EVA if one.expert == BEN else one.expert)
                for one in tandem()
            ]  # fmt: skip
            await kept(w, accepted(both), ADA, EVA)
            await change(w, LinkAccounts(keep=EVA, other=ADA, at=NOW))
            with looking(w) as community:
                assert list(community.matches_of(EVA)) == []
            assert await check_ins(w) == set()

    run(story)
