"""A round as a table for people, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.handouts.outcome import Outcome, taught
from bot.terminal import plain
from matchers.rounds.model import WHOLE, Match


def as_table(outcome: Outcome) -> Iterator[RenderableType]:
    """Who with whom, who waits and why, and how good the round is."""
    done = outcome.round
    monday = outcome.week.monday
    yield Text(f"Round {done.week}, from {monday:%d.%m.%Y}, hours in {outcome.week.zone}")
    if done.matches:
        yield _matches(outcome)
    if outcome.waiting:
        yield _waiting(outcome)
    if done.idle:
        names = ", ".join(map(plain, done.idle))
        yield Text(f"Offered and not needed this time ({len(done.idle)}): {names}")
    yield Text(summary(outcome))
    yield Text(outcome.certificate)
    if outcome.waiting and outcome.audit.get("justified_envy") == 0:
        yield Text("Nobody waits for a pair's seat that went to somebody who has waited less.")
    if given_up := outcome.audit.get("given_up"):
        most = outcome.audit["most_served"]
        yield Text(
            f"The largest possible round would serve {most}, {given_up} more: "
            "it would leave out people who have waited longer, or fit worse."
        )


def summary(outcome: Outcome) -> str:
    """How many of what, in one sentence."""
    done = outcome.round
    kinds = ", ".join(
        f"{len(done.of(kind))} {kind}{'' if len(done.of(kind)) == 1 else 's'}"
        for kind in ("pair", "circle", "tandem")
    )
    served, waits = len(done.served), len(outcome.waiting)
    waiting = f"{waits} {'waits' if waits == 1 else 'wait'}"
    learning = f"{served} {'learns' if served == 1 else 'learn'} something"
    return f"{kinds}: {learning}, {waiting}."


def _matches(outcome: Outcome) -> Table:
    table = Table(
        "", "learns", "from", "topic", "when", title="Who with whom", title_justify="left"
    )
    table.add_column("fits", justify="right")
    for match in outcome.round.matches:
        fits = f"{match.score * 100 / WHOLE / len(match.lessons):.0f} %"
        cells = (match.kind, *_who(match), plain(taught(match)), _when(match, outcome), fits)
        table.add_row(*map(Text, cells))
    return table


def _who(match: Match) -> tuple[str, str]:
    learners = ", ".join(map(plain, match.learners))
    return (learners, "each other" if match.kind == "tandem" else plain(match.lessons[0].expert))


def _when(match: Match, outcome: Outcome) -> str:
    day_and_time = " ".join(outcome.slot(match).split()[:2])
    return f"{day_and_time}, {plain(match.region)}" if match.region else day_and_time


def _waiting(outcome: Outcome) -> Table:
    table = Table("who waits", "why", "what could help", title_justify="left")
    for one in outcome.waiting:
        table.add_row(*map(Text, (plain(one.member), one.said, one.help or "")))
    return table
