"""What people read of a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.effects import Answer
from bot.events import RoundClosed, RoundLooked, RoundOpened, RoundReleased
from bot.reactions._round_asking import BACK, NO, PAUSE, YES
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part, RoundState
from matchers.model import Profile
from tests.golden import scenes_circles, scenes_offers
from tests.golden.scenes_round_groups import groups_scenes
from tests.golden.scenes_round_preview import preview_scenes, status_scenes
from tests.golden.scenes_round_wishes import wishes_scenes
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import ADA, BEN, DAY, HOUR, NOW, Village, expert, learner

STEM = "hold_rounds"
NAME = "2026-W48"
HELD = HeldRound(NAME, NOW, NOW + 3 * DAY, "2026-W49")
ASKED = (Part(NAME, ADA, 1), Part(NAME, BEN, 2))


def village(**more: Any) -> Village:
    whole: dict[str, Any] = {
        "profiles": {ADA: learner(), BEN: expert()},
        "held": [HELD],
        "taking_part": ASKED,
    }
    return Village(**{**whole, **more})


def hold_rounds(stage: Stage, platform: str) -> Iterator[Scene]:
    """From the question to what comes of it."""
    opened = RoundOpened(key="o", at=NOW, round=NAME, closes=HELD.closes)
    yield stage.run(STEM, opened, village(held=[], taking_part=[]))
    pairs = replace(RULES, hold_rounds=HoldRoundsRules(circles=False))
    yield stage.run(STEM, opened, village(held=[], taking_part=[], rules=pairs), "pairs")
    for button in (YES, NO, PAUSE):
        yield stage.click(STEM, button, village(), value=NAME)
    yield stage.click(STEM, YES, village(taking_part=[Part(NAME, ADA, 1, "yes")]), value=NAME)
    yield stage.click(STEM, YES, village(held=[]), value=NAME)
    for profile in (
        learner(complete=False),
        expert(ADA, minor=True),
        learner(paused_until=NOW + DAY),
    ):
        yield stage.click(STEM, YES, _with(profile), value=NAME)
    late = village(held=[replace(HELD, state="drafted")])
    yield stage.click(STEM, YES, late, value=NAME)
    in_late = replace(late, taking_part=[Part(NAME, ADA, 1, "late")])
    yield stage.click(STEM, NO, in_late, value=NAME)
    looks = NOW + 20 * DAY
    over = village(
        held=[replace(HELD, state="out", looks=looks)], taking_part=[Part(NAME, ADA, 1, "late")]
    )
    yield stage.run(STEM, RoundLooked(key="l", at=looks, round=NAME), over)
    yield from groups_scenes(stage, platform)
    yield from _silence(stage)
    yield from _outcomes(stage)
    if platform == "slack":
        yield from preview_scenes(stage)
        yield from wishes_scenes(stage)
        yield from status_scenes(stage)


def _with(profile: Profile) -> Village:
    return village(profiles={ADA: profile})


def _silence(stage: Stage) -> Iterator[Scene]:
    rounds = [HELD, *(replace(HELD, name=f"2026-W{n}", state="out") for n in (44, 40))]
    silent = village(held=rounds, taking_part=[Part(one.name, ADA, 1) for one in rounds])
    closed = RoundClosed(key="c", at=HELD.closes, round=NAME)
    yield stage.run(STEM, closed, silent)
    back = stage.click(STEM, BACK, silent, value=NAME)
    yield replace(back, effects=[e for e in back.effects if isinstance(e, Answer)])


REASONS = (
    *("topic", "level", "language", "format", "time", "taken"),
    *("profile", "minor", "asking"),
)


def drafted(first: Part, state: RoundState = "released") -> Village:
    """A round that was solved: Ada has this part in it, and Ben is its expert."""
    here = village(taking_part=[first, Part(NAME, BEN, 2, "yes")])
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    return replace(here, held=[replace(HELD, state=state, tries=1, version=snapshot.version)])


def _outcomes(stage: Stage) -> Iterator[Scene]:
    out = RoundReleased(key="r", at=HELD.closes, round=NAME, tries=1)
    begins = NOW + 8 * DAY + 9 * HOUR
    seat = Part(NAME, ADA, 1, "yes", "seat", topic="excel", expert=2, begins=begins)
    yield stage.run(STEM, out, drafted(seat))
    yield from scenes_circles.proposed(stage)
    yield from scenes_offers.offered(stage)
    yield stage.run(STEM, out, drafted(Part(NAME, ADA, 1, "yes", "idle")))
    for why in REASONS:
        topic = "" if why in REASONS[6:] else "excel"
        yield stage.run(STEM, out, drafted(Part(NAME, ADA, 1, "yes", "left", why, topic)))
    for why, opens in (("time", 1), ("time", 3), ("taken", 1), ("taken", 3)):
        left = Part(NAME, ADA, 1, "yes", "left", why, "excel", begins=begins, opens=opens)
        yield stage.run(STEM, out, drafted(left), "" if opens == 1 else "several")
