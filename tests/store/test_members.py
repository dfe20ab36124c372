"""Profiles, matches and blocks come back as they were kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from bot.effects import BlockPair, ForgetMember, KeepProfile, ProposeMatch, SettleMatch
from bot.store.schema import block
from matchers.model import Level, MatchState, Profile
from tests.store.test_community import ADA, BEN, CEM, a_match, change, consent
from tests.store.world import START, run, world


def test_profiles_matches_and_blocks_come_back_as_they_were_kept(database: str) -> None:
    full = Profile(
        ADA,
        name="Ada",
        learns={"r": Level.NEW},
        teaches={"excel": Level.CONFIDENT},
        hours=2.5,
        languages=frozenset({"de", "en"}),
        slots=frozenset({"mo-evening"}),
        complete=True,
    )

    async def story() -> None:
        async with world(database) as w:
            match = a_match("m1", BEN, ADA)
            await change(w, *consent(ADA, BEN), KeepProfile(profile=full, language="en"))
            await change(w, KeepProfile(profile=Profile(BEN, teaches={"excel": Level.TEACHES})))
            await change(w, ProposeMatch(match=match), BlockPair(one=BEN, other=ADA, at=START))
            look = w.turns.look
            assert await look(lambda c: c.profile(ADA)) == full
            assert await look(lambda c: c.language_of(ADA)) == "en"
            assert await look(lambda c: c.language_of(CEM)) == "de"
            experts = await look(lambda c: c.experts_for("excel", START))
            assert experts == [full], "Ben is not finished"
            back = START + timedelta(days=1)
            away = replace(full, paused_until=back)
            await change(w, KeepProfile(profile=away, language="en"))
            assert await look(lambda c: c.experts_for("excel", START)) == []
            assert await look(lambda c: c.experts_for("excel", back)) == [away], "by themselves"
            await change(w, KeepProfile(profile=full, language="en"))
            assert await look(lambda c: c.match("m1")) == match
            assert await look(lambda c: c.blocked(ADA, BEN))
            assert not await look(lambda c: c.blocked(ADA, CEM))
            await change(w, SettleMatch(match="m1", state=MatchState.EXPIRED))
            assert await w.store.expired_matches() == []

    run(story)


def test_a_match_expires_when_its_time_is_over(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, ProposeMatch(match=a_match("m1", BEN, ADA)))
            assert await w.store.expired_matches() == []
            w.clock.pass_time(72 * 3600)
            assert await w.store.expired_matches() == ["m1"]

    run(story)


def test_a_block_names_nobody_and_outlives_being_forgotten(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, BlockPair(one=BEN, other=ADA, at=START))
            await change(w, BlockPair(one=ADA, other=BEN, at=START))
            (kept,) = await w.store.read(lambda c: c.scalars(sa.select(block.c.pair)).all())
            assert len(kept) == 32
            tried = (f"{a}\n{b}" for a, b in ((ADA, BEN), (BEN, ADA)))
            known = {hashlib.blake2b(t.encode(), digest_size=16).hexdigest() for t in tried}
            assert kept not in known, "nobody tries out names without the secret"
            await change(w, ForgetMember(account=ADA), ForgetMember(account=BEN))
            look = w.turns.look
            assert await look(lambda c: c.blocked(ADA, BEN))
            assert await look(lambda c: c.blocked(BEN, ADA))
            assert not await look(lambda c: c.blocked(ADA, CEM))

    run(story)
