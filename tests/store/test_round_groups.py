"""Rounds of several study groups in the store: each has its own line of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.effects import KeepPart, KeepProfile, KeepRound, ProposeMatch
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import HeldRound, Part
from matchers.model import Level
from tests.reactions.village import expert, learner
from tests.store.test_community import ADA, BEN, a_match, change
from tests.store.test_rounds import agreed
from tests.store.world import START, all_on, run, world

DAY = timedelta(days=1)
TABLES = StudyGroup("tables", topics=("excel",))
RULES = all_on(hold_rounds=HoldRoundsRules(groups=(TABLES, StudyGroup("r", topics=("r",)))))


def held(name: str, days: int = 0, **more: object) -> HeldRound:
    opened = START + days * DAY
    return HeldRound(name, opened, opened + 3 * DAY, "2026-W50", **more)  # type: ignore[arg-type]


def test_each_group_has_its_own_newest_rounds(database: str) -> None:
    names = ("2026-W40", "2026-W47.tables", "2026-W47.r", "2026-W48.tables", "2026-W48.more-tables")

    async def story() -> None:
        async with world(database, rules=RULES) as w:
            await change(w, *(KeepRound(round=held(name, n)) for n, name in enumerate(names)))
            for group, found in (
                ("", ["2026-W40"]),
                ("tables", ["2026-W48.tables", "2026-W47.tables"]),
                ("r", ["2026-W47.r"]),
                ("tab%", []),
                (None, list(reversed(names))),
            ):
                rounds = await w.turns.look(lambda c, group=group: c.rounds(5, group))
                assert [one.name for one in rounds] == found, group

    run(story)


def test_a_week_of_silence_counts_once_and_not_before_its_answers_end(database: str) -> None:
    async def story() -> None:
        async with world(database, rules=RULES) as w:
            rounds = [held("2026-W47.tables"), held("2026-W47.r", 1), held("2026-W48.r", 7)]
            await change(w, *agreed(ADA, BEN), *(KeepRound(round=one) for one in rounds))
            await change(w, *(KeepPart(part=Part(one.name, ADA, 1)) for one in rounds))
            for one, says in zip(rounds, ("yes", None, None), strict=True):
                await change(w, KeepPart(part=Part(one.name, BEN, 2, says)))  # type: ignore[arg-type]
            for days, silent in ((2, {}), (3, {ADA: 1}), (5, {ADA: 1}), (10, {ADA: 2, BEN: 1})):
                at = START + days * DAY
                assert await w.turns.look(lambda c, at=at: c.silences(at)) == silent, days

    run(story)


def test_a_round_is_solved_from_its_own_topics_and_whoever_waited_in_it(database: str) -> None:
    async def story() -> None:
        async with world(database, rules=RULES) as w:
            both = {"excel": Level.NEW, "r": Level.NEW}
            await change(w, *agreed(ADA, BEN), KeepProfile(profile=learner(ADA, learns=both)))
            await change(w, KeepProfile(profile=expert(BEN)))
            earlier = held("2026-W46.r", -14, state="out")
            left = Part(earlier.name, ADA, 1, "yes", "left", "topic", "r")
            await change(w, KeepRound(round=earlier), KeepPart(part=left))
            cases = (("2026-W48.tables", ["excel"], 0), ("2026-W48.r", ["r"], 1))
            for name, topics, waited in cases:
                await change(w, KeepRound(round=held(name)))
                await change(w, KeepPart(part=Part(name, ADA, 1, "yes")))
                await change(w, KeepPart(part=Part(name, BEN, 2, "yes")))
                found = await w.turns.look(lambda c, name=name: c.round_snapshot(name))
                assert found is not None
                ada = found.members[0]
                assert [want.topic for want in ada.wants] == topics
                assert ada.rounds_waited == waited
                why = [one.why for one in found.left]
                assert why == ([] if topics == ["excel"] else ["profile"]), "Ben gives excel"

    run(story)


def test_what_another_group_proposed_is_not_of_this_round(database: str) -> None:
    name = "2026-W48.tables"

    async def story() -> None:
        async with world(database, rules=RULES) as w:
            await change(w, *agreed(ADA, BEN), KeepProfile(profile=learner(ADA)))
            again = held(name, -4, state="closed", again=True, looks=START + DAY)
            await change(w, KeepRound(round=again), KeepPart(part=Part(name, ADA, 1, "yes")))
            no = replace(a_match("m1", ADA, BEN), begins=START + 9 * DAY, learner_says=False)
            await change(w, ProposeMatch(match=replace(no, round="2026-W48.r")))
            (kept,) = await w.turns.look(lambda c: c.matches_of(ADA))
            assert kept.round == "2026-W48.r"
            found = await w.turns.look(lambda c: c.round_snapshot(name))
            assert found is not None
            assert len(found.members) == 1
            await change(w, ProposeMatch(match=replace(no, id="m2", round=name)))
            found = await w.turns.look(lambda c: c.round_snapshot(name))
            assert found is not None
            assert found.members == (), "they said no in this one"

    run(story)
