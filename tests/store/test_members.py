"""Profiles, matches and blocks come back as they were kept."""

from __future__ import annotations

from bot.effects import BlockPair, KeepProfile, ProposeMatch, SettleMatch
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
            assert await look(lambda c: c.experts_for("excel")) == [full], "Ben is not finished"
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
