"""What the two of a learning pair read of it, each alone, until its time is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.events import CheckInDue, MatchOver
from bot.reactions._check_in_answers import FELT
from bot.reactions._check_in_words import GO_ON, GOOD, HARD, MET, NO_TALK, NOT_YET, SO_SO, TALK
from bot.reactions.report_match import UNFIT
from matchers.checking_in import CheckIn
from matchers.model import Account, MatchState, Place, Visibility
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import ADA, BEN, EVA, NOW, Village, learner, pair

STEM = "check_in"
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
ENDS = NOW + timedelta(days=4)
FRA = Account("discourse:fra")


def check_in(stage: Stage, platform: str) -> Iterator[Scene]:
    """From the first question to the end."""
    one, other = (ADA, BEN) if platform == "slack" else (EVA, FRA)
    accepted = pair(learner=one, expert=other, state=MatchState.ACCEPTED)
    told = CheckIn("m1", one, ENDS), CheckIn("m1", other, ENDS)
    running = Village(
        matches=[accepted], checked=told, moderators=MODERATORS, profiles={one: learner(one)}
    )
    for step in ("met", "felt"):
        yield stage.run(STEM, CheckInDue(key="k", at=NOW, match="m1", step=step), running)
    letter = None if platform == "slack" else "discourse:pm/7"

    def press(button: str, village: Village, variant: str = "") -> Scene:
        found: dict[str, Any] = {"letter": letter}
        return stage.click(STEM, button, village, one, variant, **found)

    for button in (MET, NOT_YET, *FELT):
        yield press(button, running)
    ended = replace(running, matches=[replace(accepted, state=MatchState.ENDED)])
    for button in (GOOD, SO_SO, GO_ON):
        yield press(button, ended)
    yield press(GOOD, replace(running, profiles={}), "expert")
    yield press(GO_ON, running)
    yield press(GO_ON, replace(running, checked=(told[0], replace(told[1], goes_on=True))))
    hard = replace(running, checked=(replace(told[0], felt="hard"), told[1]))
    yield press(HARD, hard)
    yield press(TALK, hard)
    yield press(NO_TALK, hard)
    nobody = replace(RULES, community=replace(RULES.community, moderators=()))
    yield press(TALK, replace(hard, moderators=None, rules=nobody))
    yield press(MET, Village())
    asked = frozenset({"check_in:m1:learner:met"})
    yield stage.click(STEM, UNFIT, replace(ended, keys=asked), one)
    over = replace(running, checked=tuple(replace(each, ends=NOW) for each in told))
    yield stage.run(STEM, MatchOver(key="o", at=NOW, match="m1"), over)
    yield from _circle(stage, one, other, letter)


def _circle(stage: Stage, one: Account, other: Account, letter: str | None) -> Iterator[Scene]:
    """What is worded otherwise where there are more than two."""
    learners = (one, *(Account(f"{one}{n}") for n in (2, 3)))
    whole: dict[str, Any] = {"expert": other, "form": "circle", "together": "c1"}
    accepted = [
        pair(f"m{n}", learner=who, state=MatchState.ACCEPTED, **whole)
        for n, who in enumerate(learners, 1)
    ]
    told = tuple(CheckIn("c1", who, ENDS) for who in (*learners, other))
    running = Village(matches=accepted, checked=told, profiles={one: learner(one)})
    for step in ("met", "felt"):
        yield stage.run(STEM, CheckInDue(key="k", at=NOW, match="c1", step=step), running)
    found: dict[str, Any] = {"letter": letter, "value": "c1"}
    for button in (MET, NOT_YET, *FELT, GO_ON):
        yield stage.click(STEM, button, running, one, **found)
    ended = replace(running, matches=[replace(match, state=MatchState.ENDED) for match in accepted])
    for button in (GOOD, SO_SO):
        yield stage.click(STEM, button, ended, one, **found)
    wished = (told[0], *(replace(each, goes_on=True) for each in told[1:]))
    yield stage.click(STEM, GO_ON, replace(running, checked=wished), one, **found)
    asked = frozenset({"check_in:m1:learner:met"})
    yield stage.click(STEM, UNFIT, replace(ended, keys=asked), one, value="c1")
    over = replace(running, checked=tuple(replace(each, ends=NOW) for each in told))
    yield stage.run(STEM, MatchOver(key="o", at=NOW, match="c1"), over)
