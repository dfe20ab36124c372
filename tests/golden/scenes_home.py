"""What the home tab tells of rounds and of learning together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.events import HomeOpened
from matchers.held import HeldRound, Part, Says
from matchers.model import MatchState
from tests.golden import scenes_circles, scenes_offers
from tests.golden.stage import Scene, Stage
from tests.reactions.village import ADA, BEN, DAY, NOW, Village, learner, pair


def rounds_at_home(stage: Stage, opened: HomeOpened) -> Iterator[Scene]:
    """The round, however it stands for them, and what came of others."""
    name = "2026-W48"
    held = HeldRound(name, NOW, NOW + 3 * DAY, "2026-W49")
    here = Village(profiles={ADA: learner()}, held=[held])
    says: Says | None
    for says, what in ((None, "ask"), ("yes", "in"), ("no", "not_in")):
        asked = replace(here, taking_part=[Part(name, ADA, 1, says)])
        yield stage.run("show_home", opened, asked, f"round-{what}")
    for says, what in (("yes", "solving"), ("late", "in_late")):
        closed = [replace(held, state="closed")]
        then = replace(here, held=closed, taking_part=[Part(name, ADA, 1, says)])
        yield stage.run("show_home", opened, then, f"round-{what}")
    accepted: dict[str, Any] = {
        "state": MatchState.ACCEPTED,
        "learner_says": True,
        "expert_says": True,
    }
    mine = [pair("p1", **accepted), pair("p2", learner=BEN, expert=ADA, **accepted)]
    circles = [replace(match, **accepted) for match in scenes_circles.circle()]
    lead = [replace(m, id=f"l{m.id}", learner=BEN, expert=ADA, together="c2") for m in circles[:1]]
    two = [replace(m, id=f"t{m.id}", **accepted) for m in scenes_circles.tandem()]
    learning = replace(here, matches=[*mine, *circles, *lead, *two])
    yield stage.run("show_home", opened, learning, "learning")
    yield from scenes_offers.at_home(stage, opened)
