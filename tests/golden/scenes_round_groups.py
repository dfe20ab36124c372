"""What people read of a round where there are several study groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.events import RoundOpened, RoundReleased
from bot.reactions._round_asking import NO, YES
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import HeldRound, Part
from tests.golden.scenes_round_preview import read
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, BEN, DAY, NOW, Village, expert, learner

STEM = "hold_rounds"
TABLES = StudyGroup("tables", "Tabellen", "Spreadsheets", ("excel",), rhythm="weekly")
GROUPS = HoldRoundsRules(groups=(TABLES, StudyGroup("privacy", topics=("datenschutz",))))
NAME = "2026-W48.tables"
HELD = HeldRound(NAME, NOW, NOW + 3 * DAY, "2026-W49")


def _village(**more: Any) -> Village:
    whole: dict[str, Any] = {
        "profiles": {ADA: learner(), BEN: expert()},
        "rules": replace(RULES, hold_rounds=GROUPS),
        "held": [HELD],
        "taking_part": [Part(NAME, ADA, 1), Part(NAME, BEN, 2)],
    }
    return Village(**{**whole, **more})


def groups_scenes(stage: Stage, platform: str) -> Iterator[Scene]:
    """The question, its answers, what comes of it; what moderators type and read."""
    opened = RoundOpened(key="o", at=NOW, round=NAME, closes=HELD.closes)
    yield stage.run(STEM, opened, _village(held=[], taking_part=[]), "group")
    for button in (YES, NO):
        yield stage.click(STEM, button, _village(), value=NAME, variant="group")
    dropped = _village(
        held=[replace(HELD, state="dropped", tries=1)], taking_part=[Part(NAME, ADA, 1, "yes")]
    )
    out = RoundReleased(key="r", at=HELD.closes, round=NAME, tries=1)
    yield stage.run(STEM, out, dropped, "group")
    if platform == "slack":
        more: dict[str, Any] = {"account": MOD, "moderator": True, "variant": "group"}
        yield stage.command(STEM, "round", _village(), **more)
        yield stage.command(STEM, "round", _village(), argument="tables", **more)
        yield read(stage.command(STEM, "round_open", _village(), **more))
