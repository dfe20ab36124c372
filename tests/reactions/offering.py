"""A village in which Ada may choose whom she learns Excel with: Ben or Cem."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from matchers.held import HeldRound, Part
from matchers.model import Level, Match, MatchState
from tests.reactions.village import ADA, BEN, CEM, DAY, NOW, Village, expert, learner, pair

NAME = "2026-W48"
HELD = HeldRound(NAME, NOW - 5 * DAY, NOW - 2 * DAY, "2026-W50", "out", 1)
TUESDAY = datetime(2026, 12, 8, 18, tzinfo=ZoneInfo("Europe/Berlin"))


def offered(id: str = "m1", **more: Any) -> Match:
    """A day ago; it ends in two."""
    whole = {"state": MatchState.OFFERED, "together": "o1", "begins": TUESDAY, **more}
    return pair(id, **whole)


BOTH = (offered(), offered("m2", expert=CEM))
PARTS = (
    Part(NAME, ADA, 1, "yes", "seat", topic="excel", expert=2, begins=TUESDAY, match="o1"),
    Part(NAME, BEN, 2, "yes"),
    Part(NAME, CEM, 3, "yes", "idle"),
)
PEOPLE = {ADA: learner(), BEN: expert(), CEM: expert(CEM, teaches={"excel": Level.CONFIDENT})}


def village(**more: Any) -> Village:
    whole = {"profiles": PEOPLE, "matches": BOTH, "held": [HELD], "taking_part": PARTS}
    return Village(**{**whole, **more})


def with_profile(**more: Any) -> Village:
    """Ben has changed something."""
    return village(profiles={**PEOPLE, BEN: replace(PEOPLE[BEN], **more)})
