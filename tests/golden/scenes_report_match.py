"""What members and moderators read of a learning pair that does not fit, or is reported.

And what whoever would rather not meet somebody reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.community.steered import Entry
from matchers.model import MatchState, Place, Visibility
from tests.golden import scenes_circles
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, BEN, NOW, Village, pair

MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)


def report_match(stage: Stage) -> Iterator[Scene]:
    both = [
        pair(state=MatchState.ACCEPTED),
        pair("m2", topic="umfragen", state=MatchState.ACCEPTED),
    ]
    yield stage.command("report_match", "unfit", Village(matches=both))
    yield stage.command("report_match", "report", Village())
    running = Village(matches=[pair(state=MatchState.ACCEPTED)], moderators=MODERATORS)
    unfit, report = "report_match-unfit", "report_match-report"
    yield stage.click("report_match", unfit, running)
    yield stage.click("report_match", unfit, replace(running, matches=[pair()]))
    yield stage.click("report_match", unfit, Village())
    yield stage.click("report_match", report, running)
    told = replace(running, keys=frozenset({"report_match:m1:learner:case"}))
    yield stage.click("report_match", report, told)
    nobody = replace(RULES, community=replace(RULES.community, moderators=()))
    alone = replace(running, moderators=None, rules=nobody)
    yield stage.click("report_match", report, alone)
    close = "report_match-close"
    yield stage.click("report_match", close, running, MOD)
    yield stage.click("report_match", close, running)
    before = [Entry(NOW, MOD, "closed", {"case": "m1"})]
    yield stage.click("report_match", close, replace(running, written=before), MOD)
    yield from scenes_circles.reported(stage)
    yield from avoid_member(stage)


def avoid_member(stage: Stage) -> Iterator[Scene]:
    together = Village(matches=[pair(state=MatchState.ACCEPTED)])
    for village, command in (
        (Village(), "avoid"),
        (together, "avoid"),
        (together, "avoid_no_more"),
    ):
        yield stage.command("avoid_member", command, village, argument="@ben", mentions=(BEN,))
    for command in ("avoid", "avoid_no_more"):
        yield stage.command("avoid_member", command, Village())
    yield stage.command("avoid_member", "avoid", Village(), argument="@ada", mentions=(ADA,))
