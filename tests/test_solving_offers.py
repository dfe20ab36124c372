"""Whom a learner may choose among comes out of the same solving, and is verified like the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot import solving
from bot.events import RoundSolved
from bot.reactions import REACTIONS
from bot.rules import Rules
from bot.rules_rounds import HoldRoundsRules
from bot.store.schema import match
from matchers.model import Level, MatchState
from matchers.rounds.choosing import further_pairs
from matchers.rounds.verifying import RuleBroken
from tests.reactions.village import expert
from tests.store.test_community import CEM
from tests.store.world import all_on, run, world
from tests.test_solving import RULES, begun, due, kept, look

CHOOSING = all_on(hold_rounds=HoldRoundsRules(choose_from=3))


@pytest.mark.parametrize(("rules", "many"), [(RULES, 0), (CHOOSING, 1)])
def test_whoever_else_could_help_is_found_where_learners_choose(
    rules: Rules, many: int, database: str
) -> None:
    async def story() -> None:
        async with world(database, REACTIONS, rules=rules) as w:
            near = expert(CEM, teaches={"excel": Level.CONFIDENT})
            (solved,) = await look(w, await begun(w, cem=near))
            assert isinstance(solved, RoundSolved)
            (seat,) = solved.seats
            assert len(seat.others) == many
            assert all({seat.expert, one.expert} == {2, 3} for one in seat.others)
            assert (await kept(w, await due(w), [solved])).state == "out"
            rows = await w.store.read(lambda c: list(c.execute(match.select())))
            state = MatchState.OFFERED if many else MatchState.PROPOSED
            assert [row.state for row in rows] == [state.value] * (many + 1)

    run(story)


def test_an_offer_that_breaks_a_rule_is_never_kept(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_early(*given: Any, **more: Any) -> Any:
        found = further_pairs(*given, **more)
        return {who: tuple(replace(m, hour=0) for m in some) for who, some in found.items()}

    async def story() -> None:
        async with world(database, REACTIONS, rules=CHOOSING) as w:
            near = expert(CEM, teaches={"excel": Level.CONFIDENT})
            notice = await begun(w, cem=near)
            monkeypatch.setattr(solving, "further_pairs", too_early)
            with pytest.raises(RuleBroken, match="not free"):
                await look(w, notice)

    run(story)
