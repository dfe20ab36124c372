"""What is offered is kept for its learner alone until they choose, and leaves nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.effects import (
    ChooseMatch,
    DropMatch,
    ForgetMember,
    KeepPart,
    KeepProfile,
    KeepRound,
    LinkAccounts,
    ProposeMatch,
    RecordConsent,
    UnlinkAccounts,
)
from bot.store.renaming import settle_renamed
from matchers.held import HeldRound, Other, Part
from matchers.model import Account, Match, MatchState, Topic
from matchers.rounds.entering import Snapshot
from tests.reactions.village import expert, learner
from tests.store.test_community import ADA, BEN, CEM, a_match, change
from tests.store.test_forget import everything
from tests.store.world import START, World, run, world

HOUR = timedelta(hours=1)
EVA = Account("discourse:eva")
BEGINS = datetime(2026, 12, 1, 17, tzinfo=UTC)
HELD = HeldRound("2026-W01", START - 9 * HOUR, START - HOUR, "2026-W03", "out", again=True)


def offered(id: str, of: Account) -> Match:
    match = replace(a_match(id, ADA, of), state=MatchState.OFFERED, together="choice")
    return replace(match, begins=BEGINS, proposed=START, expires=START + 72 * HOUR)


async def begun(w: World) -> None:
    """Ada may choose between Ben and Cem."""
    people = {ADA: learner(ADA), BEN: expert(BEN), CEM: expert(CEM)}
    await change(w, *(RecordConsent(account=one, version="1", at=START) for one in people))
    await change(w, *(KeepProfile(profile=one) for one in people.values()), KeepRound(round=HELD))
    parts = (Part(HELD.name, one, n, "yes") for n, one in enumerate(people, start=1))
    await change(w, *(KeepPart(part=one) for one in parts))
    await change(w, *(ProposeMatch(match=offered(*one)) for one in (("m1", BEN), ("m2", CEM))))


async def matches(w: World) -> list[Match]:
    return list(await w.turns.look(lambda c: c.matches_of(ADA)))


def test_the_one_that_is_chosen_is_proposed_and_the_other_leaves_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            await change(w, ProposeMatch(match=a_match("else", ADA, BEN)))
            until = START + 150 * HOUR
            await change(w, ChooseMatch(match="m2", expires=until))
            await change(w, ChooseMatch(match="m1", expires=until), DropMatch(match="m2"))
            found = {one.id: one for one in await matches(w)}
            chosen = replace(offered("m2", CEM), state=MatchState.PROPOSED, together="")
            assert found["m2"] == replace(chosen, learner_says=True, expires=until)
            assert found.keys() == {"m2", "else"}

    run(story)


def test_only_what_is_offered_is_dropped(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            await change(w, DropMatch(match="m1"))
            assert [one.id for one in await matches(w)] == ["m2"]
            assert list(await w.turns.look(lambda c: c.together("choice"))) == await matches(w)

    run(story)


def test_its_time_is_over_like_that_of_a_proposal(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            assert await w.store.next_expiry() == START + 72 * HOUR
            assert await w.store.expired_matches() == []
            w.clock.pass_time(73 * 3600)
            assert sorted(await w.store.expired_matches()) == ["m1", "m2"]

    run(story)


def test_each_seat_and_hour_is_kept_free_while_the_learner_chooses(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            before = await w.turns.look(lambda c: c.round_snapshot(HELD.name))
            await change(w, DropMatch(match="m2"))
            after = await w.turns.look(lambda c: c.round_snapshot(HELD.name))
            assert isinstance(before, Snapshot)
            assert isinstance(after, Snapshot)
            cem, then = before.members[2], after.members[2]
            assert then.capacity == cem.capacity + 1
            assert then.hours_per_week == cem.hours_per_week + 1
            assert cem.slots != then.slots, "that hour is given away as long"
            ada = before.members[0]
            assert ada.wants == (), "whoever chooses is looked for no further"
            assert ada.hours_per_week == after.members[0].hours_per_week, "it is one hour"

    run(story)


def test_the_learner_reads_it_in_their_data_and_no_expert_does(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            mine = await w.turns.look(lambda c: c.kept_about(ADA))
            assert [row["expert"] for row in mine["match"]] == ["somebody else"] * 2
            assert "match" not in await w.turns.look(lambda c: c.kept_about(BEN))
            await change(w, ChooseMatch(match="m1", expires=START + 150 * HOUR))
            assert "match" in await w.turns.look(lambda c: c.kept_about(BEN))

    run(story)


def test_forgetting_and_linking_take_it_along(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            await change(w, LinkAccounts(keep=EVA, other=ADA, at=START))
            found = await w.turns.look(lambda c: c.matches_of(ADA))
            assert {(one.learner, one.state) for one in found} == {(EVA, MatchState.OFFERED)}
            await change(w, UnlinkAccounts(keep=ADA, at=START))
            assert {one.learner for one in await matches(w)} == {ADA}
            await change(w, ForgetMember(account=CEM))
            assert [one.id for one in await matches(w)] == ["m1"]
            await change(w, ForgetMember(account=ADA))
            assert ADA not in await everything(w)
            assert await w.turns.look(lambda c: c.matches_of(BEN)) == []

    run(story)


def test_whom_they_could_choose_is_kept_with_their_part_and_renamed_with_its_topic(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await begun(w)
            others = (Other(3, "excel", BEGINS),)
            seat = Part(HELD.name, ADA, 1, "yes", "seat", topic="excel", expert=2, others=others)
            await change(w, KeepPart(part=seat))
            assert await w.turns.look(lambda c: c.part_of(ADA, HELD.name)) == seat
            now = {"tabellen": Topic("tabellen", "Tabellen", "Sheets", was=("excel",))}
            await w.store.write(lambda c: settle_renamed(c, now))
            after = await w.turns.look(lambda c: c.part_of(ADA, HELD.name))
            assert after is not None
            assert [one.topic for one in after.others] == ["tabellen"]

    run(story)
