"""What members told us of their matches is kept on both databases, counts, and goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.community import Learnt
from bot.effects import (
    ForgetMember,
    KeepCheckIn,
    KeepProfile,
    KeepRound,
    LinkAccounts,
    ProposeMatch,
    SettleMatch,
)
from bot.errors import OurFault
from matchers.checking_in import CheckIn
from matchers.model import Account, Match, MatchState
from matchers.rounds.model import Member
from tests.reactions.village import expert, learner, pair
from tests.store.test_community import ADA, BEN, CEM, change
from tests.store.test_forget import everything
from tests.store.test_rounds import DAY, agreed, held, part
from tests.store.world import START, World, run, world

EVA = Account("discourse:eva")
ENDS = START + 42 * DAY
ENDED = MatchState.ENDED


def match(**more: object) -> Match:
    return pair(**{"proposed": START, "expires": START + 3 * DAY, **more})  # type: ignore[arg-type]


def told(account: Account, id: str = "m1", **more: object) -> KeepCheckIn:
    return KeepCheckIn(check_in=CheckIn(id, account, ENDS, **more))  # type: ignore[arg-type]


def felt(account: Account, how: str, id: str = "m1") -> KeepCheckIn:
    return told(account, id, felt=how, felt_at=START + 40 * DAY)


async def kept(w: World, id: str = "m1") -> list[CheckIn]:
    return list(await w.turns.look(lambda c: c.check_ins(id)))


async def in_a_round(w: World, *more: object) -> dict[str, Member]:
    """Ada learns and Ben teaches; both said yes to a round, after what they told us."""
    profiles = (KeepProfile(profile=learner(ADA)), KeepProfile(profile=expert(BEN)))
    of = (part(ADA, 1, 5, says="yes"), part(BEN, 2, 5, says="yes"))
    round_ = KeepRound(round=held(5))
    await change(w, *agreed(ADA, BEN, CEM), *profiles, round_, *of, *more)  # type: ignore[arg-type]
    found = await w.turns.look(lambda c: c.round_snapshot(held(5).name))
    assert found is not None
    return {member.id: member for member in found.members}


def test_it_is_kept_as_it_stands_now_with_consent_only(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            with pytest.raises(OurFault):
                await change(w, told(ADA))
            now = replace(felt(ADA, "hard").check_in, met=False, goes_on=True)
            await change(w, *agreed(ADA, BEN), told(BEN), told(ADA), KeepCheckIn(check_in=now))
            assert await kept(w) == [now, told(BEN).check_in]
            assert await kept(w, "m2") == []

    run(story)


def test_two_who_were_both_glad_may_meet_again(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            over = (ProposeMatch(match=match()), SettleMatch(match="m1", state=ENDED))
            members = await in_a_round(w, *over, felt(ADA, "good"))
            assert (members["00001"].past, members["00001"].repeat_ok) == ({"00002"}, frozenset())
            members = await in_a_round(w, felt(BEN, "good"))
            assert members["00001"].repeat_ok == {"00002"}
            assert members["00002"].repeat_ok == {"00001"}
            again = ProposeMatch(match=match(id="m2", state=MatchState.DECLINED))
            members = await in_a_round(w, again)
            assert members["00001"].repeat_ok == frozenset(), "one of the two did not want to"

    run(story)


def test_two_who_still_learn_together_are_not_brought_together_twice(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            over = (ProposeMatch(match=match()), SettleMatch(match="m1", state=ENDED))
            glad = (felt(ADA, "good"), felt(BEN, "good"))
            runs = ProposeMatch(match=match(id="m2", state=MatchState.ACCEPTED))
            members = await in_a_round(w, *over, *glad, runs, felt(ADA, "good", "m2"))
            assert members["00001"].past == {"00002"}
            assert members["00001"].repeat_ok == frozenset()

    run(story)


def test_a_teaching_counts_by_what_learners_said_and_no_single_word_shows(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            members = await in_a_round(w, ProposeMatch(match=match()), felt(BEN, "good"))
            assert members["00002"].feedback == 0.5, "their own word is none about their teaching"
            members = await in_a_round(w, felt(ADA, "good"))
            assert members["00002"].feedback == pytest.approx(2 / 3)
            assert members["00001"].feedback == 0.5
            more = ProposeMatch(match=match(id="m2", learner=CEM))
            members = await in_a_round(w, more, felt(CEM, "hard", "m2"))
            assert members["00002"].feedback == 0.5

    run(story)


def test_whoever_learnt_something_and_was_glad_may_pass_it_on(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            pair = ProposeMatch(match=match())
            await change(w, *agreed(ADA, BEN), pair, felt(ADA, "good"), felt(BEN, "good"))

            async def learnt(topic: str, before: timedelta) -> list[Learnt]:
                at = START + before
                return list(await w.turns.look(lambda c: c.helped_on([topic], at)))

            topic = match().topic
            known = Learnt(ADA, topic, START + 40 * DAY, together=True)
            assert await learnt(topic, 40 * DAY) == [known]
            assert await learnt(topic, 39 * DAY) == await learnt("umfragen", 60 * DAY) == []
            assert await learnt(topic, 40 * DAY + timedelta(weeks=27)) == []
            await change(w, felt(ADA, "so_so"))
            assert await learnt(topic, 60 * DAY) == []

    run(story)


def test_it_goes_with_whoever_is_forgotten_and_with_their_match(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            both = (felt(ADA, "hard"), felt(BEN, "good"))
            await change(w, *agreed(ADA, BEN), ProposeMatch(match=match()), *both)
            await change(w, ForgetMember(account=ADA))
            assert await kept(w) == [], "what the other said was about them, too"
            assert ADA not in await everything(w)

    run(story)


def test_it_moves_with_a_linked_account_and_is_none_with_oneself(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            mine, ours = match(learner=EVA), match(id="m2", learner=EVA, expert=ADA)
            proposed = (ProposeMatch(match=mine), ProposeMatch(match=ours))
            notes = (felt(EVA, "good"), told(BEN), told(EVA, "m2"), told(ADA, "m2"))
            await change(w, *agreed(ADA, BEN, EVA), *proposed, *notes)
            await change(w, LinkAccounts(keep=ADA, other=EVA, at=START))
            assert await kept(w) == [felt(ADA, "good").check_in, told(BEN).check_in]
            assert await kept(w, "m2") == []

    run(story)


def test_whoever_asks_for_their_data_reads_their_own_word_alone(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            both = (felt(ADA, "hard"), felt(BEN, "good"))
            await change(w, *agreed(ADA, BEN), ProposeMatch(match=match()), *both)
            found = await w.turns.look(lambda c: c.kept_about(ADA))
            assert [row["felt"] for row in found["check_in"]] == ["hard"]
            assert "good" not in repr(found)

    run(story)
