"""One round of a community of 220, as it came out before: on every machine, under every Python."""

import json
from dataclasses import asdict
from hashlib import sha256
from zoneinfo import ZoneInfo

from matchers.rounds.generating import ZONES, generate
from matchers.rounds.model import Rules
from matchers.rounds.solving import solve
from matchers.rounds.week import Week

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})
AS_EVER = "d7333f046a626ee62a8391801c2719ca5325c4513a4bcc5c9e6ea401054a4f1f"
"""Changes only with the rules, the objective, the generator, or the release of the solver."""


def test_it_is_the_same_round_as_ever() -> None:
    found = solve(generate(220, 1, kind="dense"), Rules(), WEEK)
    assert found.proven
    told = json.dumps(asdict(found), sort_keys=True)
    assert sha256(told.encode()).hexdigest() == AS_EVER
