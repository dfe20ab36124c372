"""Linking moves what is kept; blocks, forgetting and parting hold for both accounts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.effects import (
    AgreeLink,
    BlockPair,
    ClaimLink,
    CountGuess,
    ForgetMember,
    KeepInquiry,
    KeepProfile,
    LinkAccounts,
    OfferLink,
    ProposeMatch,
    RecordConsent,
    UnlinkAccounts,
)
from bot.effects.links import CODE_LASTS, GUESSES
from bot.reactions._inquiries import ask_key
from bot.store.blocks import spread_blocks
from bot.store.codes import LENGTH, LETTERS, read_code
from bot.store.view import View
from matchers.inquiring import Inquiry
from matchers.model import Account, Profile
from tests.reactions.village import ADA, BEN, CEM, DAY, EVA, NOW, expert, learner, pair
from tests.store.test_community import change, some_evidence
from tests.store.world import World, run, world

FAY = Account("discourse:fay")


async def profiled(w: World, *profiles: Profile) -> None:
    """Keep consent and profile of each."""
    for one in profiles:
        await change(w, RecordConsent(account=one.account, version="1", at=NOW))
        await change(w, KeepProfile(profile=one, language="en"))


@contextmanager
def looking(w: World) -> Iterator[View]:
    """What a reaction sees; within a turn even a question may draw a secret."""
    with w.store._write_engine.begin() as connection:
        yield View(connection, w.turns.snapshot)


def test_what_is_kept_moves_to_the_home(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, expert(EVA), learner(BEN))
            await change(w, ProposeMatch(match=pair(learner=BEN, expert=EVA)))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            with looking(w) as community:
                assert community.home_of(EVA) == ADA
                assert community.accounts_of(EVA) == (ADA, EVA)
                kept = community.profile(EVA)
                assert kept is not None
                assert kept.account == ADA
                assert community.consented(EVA)
                assert community.language_of(EVA) == "en"
                assert [p.account for p in community.experts_for("excel", NOW)] == [ADA]
                assert [m.expert for m in community.matches_of(EVA)] == [ADA]
            await change(w, UnlinkAccounts(keep=ADA, at=NOW))
            with looking(w) as community:
                assert community.profile(EVA) is None
                assert community.profile(ADA) is not None

    run(story)


@pytest.mark.parametrize(("keep", "parted"), [(ADA, EVA), (EVA, ADA)])
def test_when_they_part_evidence_stays_where_consent_is(
    database: str, keep: Account, parted: Account
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, expert(ADA))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            for account in (ADA, EVA):
                await change(w, some_evidence(account))
            await change(w, UnlinkAccounts(keep=keep, at=NOW))
            with looking(w) as community:
                assert community.consented(keep)
                assert len(community.evidence_of(keep)) == 1
                assert community.evidence_of(parted) == []

    run(story)


def test_where_both_have_a_profile_that_of_the_home_stays(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, learner(ADA, name="Ada"), expert(EVA, name="Eva"))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            with looking(w) as community:
                kept = community.profile(EVA)
                assert kept is not None
                assert kept.name == "Ada"
                assert community.experts_for("excel", NOW) == []

    run(story)


def test_nobody_is_matched_with_themselves(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, learner(ADA), expert(EVA))
            await change(w, ProposeMatch(match=pair(learner=ADA, expert=EVA)))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            with looking(w) as community:
                assert community.matches_of(ADA) == []

    run(story)


@pytest.mark.parametrize("when", ["before", "between"])
def test_a_block_holds_for_both_accounts_and_for_good(database: str, when: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, learner(ADA), expert(BEN))
            block = BlockPair(one=EVA, other=BEN, at=NOW)
            if when == "before":
                await change(w, block)
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            if when == "between":
                await change(w, block)
            for account in (ADA, EVA):
                with looking(w) as community:
                    assert community.blocked(account, BEN)
                    assert not community.blocked(account, CEM)
            await change(w, UnlinkAccounts(keep=ADA, at=NOW))
            with looking(w) as community:
                assert community.blocked(ADA, BEN)
                assert community.blocked(EVA, BEN)

    run(story)


def test_a_block_outlives_forgetting_with_both_accounts(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, learner(ADA), expert(BEN))
            await change(w, BlockPair(one=ADA, other=BEN, at=NOW))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            await change(w, ForgetMember(account=EVA))
            with looking(w) as community:
                assert community.accounts_of(ADA) == (ADA,)
                assert community.profile(ADA) is None
                assert community.blocked(ADA, BEN)
                assert community.blocked(EVA, BEN)

    run(story)


def test_blocks_are_only_spread_where_there_is_somebody_to_spread_them_to(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await profiled(w, learner(ADA), expert(BEN), expert(CEM), expert(EVA))
            await change(w, BlockPair(one=ADA, other=BEN, at=NOW))
            asked: list[str] = []

            def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
                asked.append(statement)

            sa.event.listen(w.store._write_engine, "before_cursor_execute", note)
            await w.store.write(lambda c: spread_blocks(c, (ADA,), 0.0))
            assert not any("consent" in one or "block" in one for one in asked)
            await w.store.write(lambda c: spread_blocks(c, (ADA, FAY), 0.0))
            assert sum("FROM mark" in one for one in asked) == 1, "one secret, however many members"
            with looking(w) as community:
                assert community.blocked(FAY, BEN)
                assert not community.blocked(FAY, CEM)

    run(story)


def test_a_request_is_found_by_its_key_after_its_reader_linked(database: str) -> None:
    asked = {BEN: None, EVA: None, FAY: None}
    inquiry = Inquiry("i1", CEM, "excel", "", NOW, NOW + DAY, asked=asked)
    names = {account: ask_key(inquiry, account) for account in asked}
    assert len(set(names.values())) == 3

    async def story() -> None:
        async with world(database) as w:
            await change(w, RecordConsent(account=CEM, version="1", at=NOW))
            await change(w, KeepInquiry(inquiry=inquiry))
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            await change(w, ForgetMember(account=BEN))
            with looking(w) as community:
                kept = community.inquiry("i1")
            assert kept is not None
            assert list(kept.asked) == [ADA, FAY]
            await change(w, KeepInquiry(inquiry=replace(kept, asked={**kept.asked, ADA: False})))
            with looking(w) as community:
                again = community.inquiry("i1")
            for now in (kept, again):
                assert now is not None
                assert ask_key(now, ADA) == names[EVA]
                assert ask_key(now, FAY) == names[FAY]

    run(story)


def test_two_accounts_and_no_third(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=NOW))
            await change(w, LinkAccounts(keep=BEN, other=EVA, at=NOW))
            await change(w, LinkAccounts(keep=ADA, other=FAY, at=NOW))
            await change(w, LinkAccounts(keep=CEM, other=CEM, at=NOW))
            with looking(w) as community:
                assert community.accounts_of(ADA) == (ADA, EVA)
                assert community.accounts_of(BEN) == (BEN,)
                assert community.accounts_of(FAY) == (FAY,)
                assert community.accounts_of(CEM) == (CEM,)

    run(story)


# --- codes


def test_codes_differ_by_seed_and_have_no_letters_that_look_alike(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            with looking(w) as community:
                codes = {community.code_of(str(seed)) for seed in range(200)}
                assert len(codes) == 200
                for code in codes:
                    assert len(read_code(code)) == LENGTH
                    assert set(read_code(code)) <= set(LETTERS)
                assert not set("01OIL") & set(LETTERS)

    run(story)


def test_an_offer_is_found_by_its_code_however_it_is_typed(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, OfferLink(account=ADA, code="K7F2-9QXM", at=NOW))
            with looking(w) as community:
                for typed in ("K7F2-9QXM", "k7f29qxm", " k7f2 9qxm."):
                    offer = community.offer_of_code(typed)
                    assert offer is not None
                    assert (offer.account, offer.at, offer.other) == (ADA, NOW, None)
                for typed in ("", "K7F2", "K7F2-9QXN", "K7F2-9QXM-2"):
                    assert community.offer_of_code(typed) is None
            await change(w, ClaimLink(offer=offer.id, other=EVA))
            await change(w, ClaimLink(offer=offer.id, other=FAY))
            with looking(w) as community:
                claimed = community.link_offer(offer.id)
                assert claimed is not None
                assert claimed.other == EVA, "the first one only"
            await change(w, AgreeLink(offer=offer.id, home=EVA))
            with looking(w) as community:
                agreed = community.link_offer(offer.id)
                assert agreed is not None
                assert (agreed.other, agreed.home) == (EVA, EVA)
            await change(w, OfferLink(account=ADA, code="2222-2222", at=NOW))
            with looking(w) as community:
                assert community.offer_of_code("K7F2-9QXM") is None, "one at a time"
                offer = community.offer_of_code("2222-2222")
            assert offer is not None
            await change(w, AgreeLink(offer=offer.id, home=ADA))
            with looking(w) as community:
                offer = community.link_offer(offer.id)
                assert offer is not None
                assert offer.home is None, "before anybody typed the code nobody can agree"

    run(story)


def test_wrong_codes_are_counted_for_a_while(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            for _ in range(GUESSES):
                with looking(w) as community:
                    assert community.may_guess(EVA, NOW)
                await change(w, CountGuess(account=EVA, at=NOW))
            with looking(w) as community:
                assert not community.may_guess(EVA, NOW)
                assert community.may_guess(ADA, NOW)
                assert community.may_guess(EVA, NOW + CODE_LASTS)

    run(story)
