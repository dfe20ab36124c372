"""``python -m bot simulate``: a made-up community over many rounds, to see what a setting does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.errors import YourMistake

if TYPE_CHECKING:  # whoever only asks for help does not pay for loading it
    from matchers.rounds.model import Rules
    from matchers.rounds.simulating import Plan, RoundRecord, Simulation, Summary

FIRST_WEEK = "2026-W02"
"""Always the same weeks, with both changes of the clocks in a year: the same seed, the same."""

_SHARES = re.compile(r"\s*(\d*\.?\d+)\s*(?:-\s*(\d*\.?\d+)\s*)?")


def simulate(
    *,
    members: Annotated[int, typer.Option(metavar="N", min=1, help="At the beginning.")] = 220,
    rounds: Annotated[int, typer.Option(metavar="R", min=1, help="One a week.")] = 52,
    attendance: Annotated[
        str, typer.Option(metavar="A-B", help="Of the rounds, each member joins a share between.")
    ] = "0.3-0.6",
    policy: Annotated[
        str, typer.Option(help="fair (Lotse's), score, greedy, random or stable.")
    ] = "fair",
    rules: Annotated[
        Path | None,
        typer.Option(metavar="TOML", help="Weights, circles, time zone, as for match."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Which community, and what befalls it.")] = 0,
    pairs_alone: Annotated[
        bool, typer.Option("--pairs-alone", help="No circles, no tandems: where waits are bounded.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, nothing else.")] = False,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Draw matches and waits of each round.")
    ] = None,
) -> None:
    """Try rounds on a made-up community, and see who waits.

    Members arrive, attend some rounds, stay away from some meetings, grow and begin to teach. Who
    comes is the same for every policy, so compare two of them with one seed. fair: the longest
    waiting first, then the score. score: the best total score. greedy: the highest score first.
    random: whatever is allowed. stable: learners ask the best expert, who keeps the best learners.

    With --pairs-alone everybody either learns or gives and nobody stays away; then nobody who
    attends round after round can wait longer than a bound, and that is checked.
    """
    from matchers.rounds.simulating import Plan  # noqa: PLC0415  (only who simulates pays for it)

    _check(plot)
    ruled, zone = _rules(rules)
    plan = Plan(members, rounds, _shares(attendance), policy, seed, ruled, pairs_alone)
    _run(_simulation(plan, zone), plot, as_json=as_json)


def _run(simulation: Simulation, plot: Path | None, *, as_json: bool) -> None:
    records = list(_shown(simulation, simulation.plan.rounds))
    summary = simulation.summary()
    if as_json:
        typer.echo(json.dumps(_told(simulation.plan, records, summary)))
    else:
        for line in (*_table(records), "", *_summed(summary)):
            typer.echo(line)
    if plot:
        _draw(plot, simulation.plan, records, summary)


def _check(plot: Path | None) -> None:
    """Say before a year of rounds what could not be written after it."""
    if plot and not plot.parent.is_dir():
        raise YourMistake(f"{plot} cannot be written: there is no folder {plot.parent}.")


def _rules(file: Path | None) -> tuple[Rules, str]:
    from bot.sheets.rules import read_rules  # noqa: PLC0415  (only who simulates pays for it)

    rules, zone, _ = read_rules(file)
    return rules, zone


def _simulation(plan: Plan, zone: str) -> Simulation:
    from matchers.rounds import simulating as sim  # noqa: PLC0415  (only who simulates pays for it)
    from matchers.rounds.generating import ZONES  # noqa: PLC0415  (the same)
    from matchers.rounds.week import Week  # noqa: PLC0415  (the same)

    if plan.policy not in sim.POLICIES:
        offered = ", ".join(sim.POLICIES)
        raise YourMistake(f"--policy takes {offered}; {plan.policy!r} is none of them.")
    zones = {one: ZoneInfo(one) for one in {*ZONES, zone}}
    return sim.Simulation(plan, Week.of(FIRST_WEEK, zone, zones))


def _shares(told: str) -> tuple[float, float]:
    found = _SHARES.fullmatch(told)
    least, most = (float(found[1]), float(found[2] or found[1])) if found else (1.0, 0.0)
    if not 0 <= least <= most <= 1:
        raise YourMistake(
            f"--attendance takes one share or two from 0 to 1, such as 0.3-0.6, not {told!r}."
        )
    return least, most


def _shown(simulation: Simulation, rounds: int) -> Iterator[RoundRecord]:
    """With a progress bar, where somebody looks."""
    from rich.console import Console  # noqa: PLC0415  (only who needs it pays for loading it)
    from rich.progress import track  # noqa: PLC0415  (the same)

    bar = Console(stderr=True)
    yield from track(
        simulation.rounds(),
        "Rounds",
        rounds,
        console=bar,
        transient=True,
        disable=not bar.is_terminal,
    )


def _told(plan: Plan, records: Sequence[RoundRecord], summary: Summary) -> dict[str, Any]:
    given = asdict(plan)
    del given["rules"]
    bound = summary.bound._asdict() if summary.bound else None
    return {
        **given,
        "first_week": FIRST_WEEK,
        "summary": {**summary._asdict(), "bound": bound},
        "per_round": [record._asdict() for record in records],
    }


_COLUMNS = (
    ("round", "number"),
    ("members", "members"),
    ("attending", "attending"),
    ("wanting", "wanting"),
    ("possible", "possible"),
    ("matched", "matched"),
    ("pairs", "pairs"),
    ("circles", "circles"),
    ("tandems", "tandems"),
    ("quality", "quality"),
    ("longest wait", "waits_max"),
    ("again", "wished"),
)


def _table(records: Sequence[RoundRecord]) -> Iterator[str]:
    yield "  ".join(head for head, _ in _COLUMNS)
    for record in records:
        told = record._asdict()
        cells = []
        for head, field in _COLUMNS:
            value = f"{told[field]:.2f}" if field == "quality" else str(told[field])
            cells.append(f"{value:>{len(head)}}")
        yield "  ".join(cells)


def _summed(told: Summary) -> Iterator[str]:
    share = told.matched / max(told.possible, 1)
    yield (
        f"Matched: {told.matched:,} of {told.possible:,} ({share:.0%}) who had anybody to learn "
        f"from; {told.wanting:,} wanted something."
    )
    yield f"Met: {told.met:,}; the others, or whom they were to meet, stayed away."
    yield f"Quality of a seat: {told.quality:.2f} (0-1)."
    yield (
        f"Rounds attended before a seat: median {told.wait_median:g}, 95 % at most "
        f"{told.wait_p95}, longest {told.wait_max}; {told.still_waiting} still wait."
    )
    yield _bounded(told)
    yield (
        f"Seats an expert gives in a round: {told.load_mean:.2f}, spread {told.load_spread:.2f} "
        f"(deviation over mean); the most by one: {told.load_most}."
    )
    yield f"Met again: {told.wished} because both wished to, {told.avoidable} without."


def _bounded(told: Summary) -> str:
    if told.bound is None:
        return "No bound on waits holds here; see --pairs-alone with --policy fair."
    kept = "never broken" if not told.bound.broken else f"BROKEN {told.bound.broken} times"
    longest = f"{told.bound.rounds} {'round' if told.bound.rounds == 1 else 'rounds'}"
    return (
        f"Waits without a pause, {told.bound.streaks:,} of them: the longest took "
        f"{longest}, with a bound of {told.bound.at_most}. Bounds were {kept}."
    )


def _draw(file: Path, plan: Plan, records: Sequence[RoundRecord], summary: Summary) -> None:
    from bot.curves import draw  # noqa: PLC0415  (only who needs it pays for loading it)
    from bot.handouts.writing import write_all  # noqa: PLC0415  (the same)

    least, most = plan.attendance
    title = f"{plan.members} members, {plan.rounds} rounds, policy {plan.policy}"
    said = (
        f"attendance {least:g}-{most:g}, seed {plan.seed}: {summary.matched:,} of "
        f"{summary.wanting:,} matched, quality {summary.quality:.2f}, longest wait "
        f"{summary.wait_max} rounds"
    )
    write_all({file: draw(records, title, said)})
