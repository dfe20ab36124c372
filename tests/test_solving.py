"""A round is solved outside of turns: a crash loses nothing, and what has moved is solved again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import solving
from bot.effects import (
    BlockPair,
    Change,
    ForgetMember,
    KeepPart,
    KeepProfile,
    KeepRound,
    KeepRoundWish,
    ProposeMatch,
    RecordConsent,
)
from bot.events import Event, Notice, RoundClosed, RoundSolved
from bot.reactions import REACTIONS
from bot.rules_rounds import HoldRoundsRules
from bot.solving import RoundSolver
from bot.store.schema import match
from matchers.held import HeldRound, Part, RoundWish
from matchers.model import Account, Level
from matchers.rounds.model import Round
from matchers.rounds.solving import solve
from matchers.rounds.verifying import RuleBroken
from tests.clocks import START
from tests.reactions.village import expert, learner
from tests.store.test_community import ADA, BEN, CEM, a_match, change
from tests.store.world import World, all_on, run, world

DAY = timedelta(days=1)
HELD = HeldRound("2026-W48", START - 3 * DAY, START, "2026-W50")
CLOSED = RoundClosed(key="closed", at=START, round=HELD.name)
RULES = all_on(hold_rounds=HoldRoundsRules())


async def begun(w: World, **profiles: Any) -> Notice:
    """Ada learns, Ben and Cem teach; all three said yes, and the answers end."""
    whole = {"ada": learner(ADA), "ben": expert(BEN), "cem": expert(CEM), **profiles}
    people = (ADA, BEN, CEM)
    await change(w, *(RecordConsent(account=one, version="1", at=START) for one in people))
    await change(w, *(KeepProfile(profile=one) for one in whole.values()), KeepRound(round=HELD))
    parts = (Part(HELD.name, one, n, "yes") for n, one in enumerate(people, start=1))
    await change(w, *(KeepPart(part=one) for one in parts))
    await w.store.keep([CLOSED])
    await w.run_turns()
    return await due(w)


async def due(w: World) -> Notice:
    (notice,) = await w.turns.due_notices(9, ())
    return notice


async def look(w: World, notice: Notice) -> list[Event]:
    return list(await RoundSolver(w.turns.look, w.clock).look_up(notice))


async def kept(w: World, notice: Notice, events: list[Event]) -> HeldRound:
    await w.turns.notice_read(notice, events)
    await w.run_turns()
    found = await w.turns.look(lambda c: c.held_round(HELD.name))
    assert found is not None
    return found


async def pairs(w: World) -> list[tuple[Account, Account]]:
    rows = await w.store.read(lambda c: list(c.execute(match.select())))
    return [(row.learner, row.expert) for row in rows]


def test_a_crash_between_solving_and_keeping_loses_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            notice = await begun(w)
            lost = await look(w, notice)
            assert await pairs(w) == [], "nothing is kept before the event is"
        async with world(database, REACTIONS, rules=RULES) as w:
            again = await due(w)
            assert again == notice
            found = await look(w, again)
            assert found == lost, "and it comes out the same"
            held = await kept(w, again, found)
            assert (held.state, held.tries) == ("out", 1)
            assert len(await pairs(w)) == 1
            assert await w.turns.due_notices(9, ()) == []
            await w.store.keep([CLOSED, *found])
            await w.run_turns()
            assert len(await pairs(w)) == 1, "nor does a repeat change anything"

    run(story)


def others() -> dict[str, list[Change]]:
    paused = expert(BEN, paused_until=START + 9 * DAY)
    return {
        "a pause": [KeepProfile(profile=paused)],
        "forgetting": [ForgetMember(account=BEN)],
        "a block": [BlockPair(one=ADA, other=BEN, at=START)],
        "another match": [ProposeMatch(match=a_match("m1", ADA, BEN))],
        "a minor": [KeepProfile(profile=expert(BEN, minor=True))],
    }


@pytest.mark.parametrize("what", others())
def test_what_has_moved_meanwhile_is_solved_again(what: str, database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            notice = await begun(w, cem=expert(CEM, teaches={}))
            (solved,) = await look(w, notice)
            assert isinstance(solved, RoundSolved)
            assert [(seat.learner, seat.expert) for seat in solved.seats] == [(1, 2)]
            await change(w, *others()[what])
            before = await pairs(w)
            held = await kept(w, notice, [solved])
            assert (held.state, held.tries) == ("closed", 2)
            assert await pairs(w) == before
            notice = await due(w)
            held = await kept(w, notice, await look(w, notice))
            assert held.state == "out"
            assert await pairs(w) == before, "Ben is out of it"

    run(story)


async def solved_with(w: World, *changes: Change) -> RoundSolved:
    (solved,) = await look(w, await due(w))
    assert isinstance(solved, RoundSolved)
    await change(w, *changes)
    held = await kept(w, await due(w), [solved])
    assert (held.state, held.tries) == ("closed", 2), "a wish moves it"
    (anew,) = await look(w, await due(w))
    assert isinstance(anew, RoundSolved)
    return anew


def wish(learner: int, expert: int, *, fixed: bool) -> KeepRoundWish:
    return KeepRoundWish(wish=RoundWish(HELD.name, learner, expert, fixed))


@pytest.mark.parametrize("number", [2, 3])
def test_the_pair_that_moderators_wish_for_is_in_it(number: int, database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            await begun(w)
            anew = await solved_with(w, wish(1, number, fixed=True))
            assert [(seat.learner, seat.expert) for seat in anew.seats] == [(1, number)]
            assert anew.wishes_kept
            assert (await kept(w, await due(w), [anew])).state == "out"

    run(story)


def test_whom_they_keep_apart_is_not(database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            await begun(w)
            anew = await solved_with(w, wish(2, 1, fixed=False), wish(1, 3, fixed=False))
            assert anew.seats == ()
            assert [(one.number, one.why) for one in anew.left] == [(1, "taken")]

    run(story)


def test_what_cannot_be_kept_any_more_is_left_out_and_told(database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            await begun(w)
            other = KeepProfile(profile=expert(BEN, teaches={"r": Level.TEACHES}))
            anew = await solved_with(w, wish(1, 2, fixed=True), other)
            assert [(seat.learner, seat.expert) for seat in anew.seats] == [(1, 3)]
            assert not anew.wishes_kept
            assert (await kept(w, await due(w), [anew])).state == "out"

    run(story)


def test_an_event_of_a_round_names_nobody(database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            (solved,) = await look(w, await begun(w))
            assert not any(name in repr(solved) for name in ("slack:", "Ada", "Ben"))

    run(story)


def test_an_older_attempt_and_one_for_no_round_change_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            notice = await begun(w)
            (solved,) = await look(w, notice)
            old = RoundSolved(key="old", at=START, round=HELD.name, version="", tries=0)
            none = RoundSolved(key="none", at=START, round="2020-W01", version="", tries=1)
            await w.store.keep([old, none])
            await w.run_turns()
            assert await pairs(w) == []
            assert (await kept(w, notice, [solved])).state == "out"
            gone = Notice(
                key="n", at=START, kind="round", ids={"year": 2020, "week": 1, "tries": 1}
            )
            assert await look(w, gone) == []

    run(story)


def test_a_round_that_breaks_a_rule_is_never_kept(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overbooked(*given: Any, **more: Any) -> Round:
        found = solve(*given, **more)
        return replace(found, matches=found.matches * 2)

    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            notice = await begun(w)
            monkeypatch.setattr(solving, "solve", overbooked)
            with pytest.raises(RuleBroken):
                await look(w, notice)
            assert await pairs(w) == []
            assert await due(w) == notice, "it is tried again, and given up aloud in the end"

    run(story)


def test_a_round_in_which_nobody_can_be_after_all_tells_them_so(database: str) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            people = {who: expert(of, minor=True) for who, of in (("ben", BEN), ("cem", CEM))}
            notice = await begun(w, ada=learner(ADA, minor=True), **people)
            (solved,) = await look(w, notice)
            assert isinstance(solved, RoundSolved)
            assert [one.why for one in solved.left] == ["minor", "minor", "topic"]
            assert (await kept(w, notice, [solved])).state == "out"

    run(story)


def test_the_hour_that_would_help_is_the_same_with_and_without_a_block(database: str) -> None:
    """Both teach at another hour; one of them is blocked, and nothing that is told shows it."""

    async def story() -> None:
        async with world(database, REACTIONS, rules=RULES) as w:
            monday = {"slots": frozenset({"mo-evening"})}
            teachers = {
                "ben": replace(expert(BEN), **monday),
                "cem": replace(expert(CEM), **monday),
            }
            ada = replace(learner(ADA), slots=frozenset({"tu-evening"}))
            notice = await begun(w, ada=ada, **teachers)
            (before,) = await look(w, notice)
            assert isinstance(before, RoundSolved)
            [left] = [one for one in before.left if one.number == 1]
            assert (left.why, left.opens, left.begins is not None) == ("time", 2, True)
            await change(w, BlockPair(one=ADA, other=BEN, at=START))
            (after,) = await look(w, notice)
            assert isinstance(after, RoundSolved)
            assert after.left == before.left

    run(story)
