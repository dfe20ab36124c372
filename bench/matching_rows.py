"""The rows of ``bench/matching.py`` up to 2,000 members: each measures, and says what is asked."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from bench.matching_checks import broken_rules, by_lot, double_bookings, justified_envy
from matchers.rounds.assigning import Edge
from matchers.rounds.candidates import find_candidates
from matchers.rounds.explaining import explain
from matchers.rounds.largest import most_served
from matchers.rounds.model import Member, Round, Rules, Terms
from matchers.rounds.rivals import RIVALS, stable_alone
from matchers.rounds.simulating import Plan, Simulation, Summary
from matchers.rounds.solving import solve
from matchers.rounds.week import Week

ALL, ALONE = Rules(), Rules(circles=False, tandems=False)
NO_WEIGHTS = Terms(*[0] * len(Terms._fields))
FEW = 40
"""Communities up to this size see so few matches in a year that several are looked at."""
LIMIT = 150.0
"""Seconds for the solver at 2,000 members: with the explanation it must stay below 180."""
MOST = 60.0
"""Seconds for the largest round there could be."""


class Check(NamedTuple):
    """One figure against what is asked. ``value`` is ``None``: there was nothing to measure."""

    what: str
    value: float | None
    floor: float
    aim: float
    more: bool

    def reaches(self, asked: float) -> bool:
        """Whether the figure is as good as this."""
        if self.value is None:
            return False
        return self.value >= asked if self.more else self.value <= asked


def at_least(what: str, value: float | None, floor: float, aim: float) -> Check:
    return Check(what, value, floor, aim, more=True)


def at_most(what: str, value: float | None, floor: float, aim: float) -> Check:
    return Check(what, value, floor, aim, more=False)


@dataclass(frozen=True)
class Trial:
    """On what it is measured: the communities, the week, and how many of them."""

    make: Callable[[int, int], Sequence[Member]]
    week: Week
    small: int = 10_000
    seeds: int = 10
    medium: int = 220
    large: int = 2_000
    rounds: int = 52
    years: tuple[int, ...] = (14, 40, 220, 450)


Row = tuple[dict[str, Any], list[Check]]


def rules(trial: Trial) -> Row:
    """Every hard rule, on many small communities; and what drawing by lot would do to them."""
    broken = double = envy = drawn = allowed = unproven = 0
    for seed in range(trial.small):
        members = trial.make(6 + seed % 35, seed)
        found = solve(members, ALL, trial.week)
        broken += broken_rules(found, members, ALL, trial.week)
        double += double_bookings(found)
        envy += justified_envy(found, members, ALL, trial.week)
        unproven += not found.proven
        pairs, good = by_lot(members, ALL, trial.week, seed)
        drawn, allowed = drawn + pairs, allowed + good
    figures = {
        "instances": trial.small,
        "broken_rules": broken,
        "double_bookings": double,
        "justified_envy": envy,
        "unproven": unproven,
        "pairs_by_lot": drawn,
        "by_lot_that_break_a_rule": round(1 - allowed / max(drawn, 1), 4),
    }
    return figures, [
        at_most(f"hard rules broken, {trial.small:,} instances of 6-40", broken, 0, 0),
        at_most("double bookings", double, 0, 0),
        at_most("justified envy", envy, 0, 0),
    ]


def rivals(trial: Trial) -> Row:
    """Learners matched in pairs alone, against what others do."""
    figures: dict[str, Any] = {}
    checks = []
    for many in (trial.medium, trial.large):
        counts: dict[str, list[int]] = {}
        most: list[int | None] = []
        for seed in range(1, trial.seeds + 1):
            members = trial.make(many, seed)
            drafts = {"fair": solve(members, ALONE, trial.week, time_limit=LIMIT)}
            drafts |= {name: rival(members, ALONE, trial.week) for name, rival in RIVALS.items()}
            drafts["stable_alone"] = stable_alone(members, ALONE, trial.week)
            for name, draft in drafts.items():
                if broken_rules(draft, members, ALONE, trial.week):
                    raise SystemExit(f"{name} breaks a rule, {many} members, seed {seed}")
                counts.setdefault(name, []).append(len(draft.served))
            most.append(most_served(members, ALONE, trial.week, time_limit=MOST))
        mean = {name: statistics.fmean(row) for name, row in counts.items()}
        figures[str(many)] = {
            "matched": mean,
            "each": counts,
            "largest_possible": most,
            "largest_beyond_greedy": _beyond(most, counts["greedy"]),
        }
        for name in ("greedy", "stable", "stable_alone"):
            gain = round(mean["fair"] / max(mean[name], 1) - 1, 4)
            figures[str(many)][f"beyond_{name}"] = gain
            if name == "stable_alone":  # told, not judged: the stronger rival is the one to beat
                continue
            checks.append(
                at_least(f"matched beyond {name}, pairs alone, {many:,}", gain, 0.08, 0.1)
            )
    return figures, checks


def _beyond(most: Sequence[int | None], greedy: Sequence[int]) -> float | None:
    """What any round at all could match beyond greedy, over the communities where it is proven."""
    proven = [(one, other) for one, other in zip(most, greedy, strict=True) if one is not None]
    if not proven:
        return None
    ours, theirs = map(sum, zip(*proven, strict=True))
    return round(ours / max(theirs, 1) - 1, 4)


def kinds(trial: Trial) -> Row:
    """What circles and tandems add."""
    alone, all_kinds, greedy = [], [], []
    for seed in range(1, trial.seeds + 1):
        members = trial.make(trial.medium, seed)
        alone.append(len(solve(members, ALONE, trial.week).served))
        all_kinds.append(len(solve(members, ALL, trial.week).served))
        greedy.append(len(RIVALS["greedy"](members, ALL, trial.week).served))
    gain = round(statistics.fmean(all_kinds) / max(statistics.fmean(alone), 1) - 1, 4)
    figures = {
        "pairs_alone": statistics.fmean(alone),
        "all_kinds": statistics.fmean(all_kinds),
        "greedy_all_kinds": statistics.fmean(greedy),
        "beyond": gain,
    }
    what = f"circles and tandems beyond pairs alone, {trial.medium:,}"
    return figures, [at_least(what, gain, 0.2, 0.35)]


def best(trial: Trial) -> Row:
    """How far from the best possible round, and how long it takes with an explanation for all."""
    runs = [_timed(trial, trial.medium, seed) for seed in range(1, trial.seeds + 1)]
    large, seconds = _timed(trial, trial.large, 1)
    proven = sum(found.proven for found, _ in runs)
    median = round(statistics.median(spent for _, spent in runs), 3)
    figures = {
        "medium": {"proven": proven, "of": trial.seeds, "seconds_median": median},
        "large": {
            "gap": round(large.gap, 1),
            "relative_gap": relative_gap(large),
            "proven": large.proven,
            "matched": len(large.served),
            "seconds": round(seconds, 1),
        },
    }
    return figures, [
        at_least(f"proven best, {trial.medium:,}, share of seeds", proven / trial.seeds, 1, 1),
        at_most(f"gap to the best, {trial.large:,}, relative", relative_gap(large), 1e-3, 1e-4),
        at_most(f"seconds with explanation, {trial.medium:,}, median", median, 0.5, 0.2),
        at_most(f"seconds with explanation, {trial.large:,}", round(seconds, 1), 180, 30),
    ]


def relative_gap(found: Round) -> float:
    """The gap as a share of all scores: what waiting counts would make any gap look small."""
    scores = sum(match.score for match in found.matches)
    return 0.0 if found.proven else round(found.gap / max(scores, 1), 7)


def _timed(trial: Trial, many: int, seed: int) -> tuple[Round, float]:
    members = trial.make(many, seed)
    began = time.perf_counter()
    found = solve(members, ALL, trial.week, time_limit=LIMIT)
    explain(found, members, ALL, trial.week)
    return found, time.perf_counter() - began


def libraries(trial: Trial) -> Row:
    """Pairs at 2,000 by our own core and by what a user would install."""
    from bench.matching_libraries import all_of_them  # noqa: PLC0415  (of the bench extra alone)

    members = trial.make(trial.large, 1)
    found = find_candidates(members, ALONE, trial.week)
    weigh = found.members
    edges = [
        Edge(one.learner, one.expert, weigh[one.learner].priority + one.score)
        for one in found.pairs
    ]
    seats = {
        number: min(one.capacity, one.hours_per_week) for number, one in enumerate(found.members)
    }
    told = all_of_them(edges, {expert: seats[expert] for _, expert, _ in edges})
    ours = told["ours"]
    if told["networkx"].objective != ours.objective:
        raise SystemExit(f"networkx found {told['networkx'].objective}, ours {ours.objective}")
    times = {name: round(one.seconds / ours.seconds, 1) for name, one in told.items()}
    figures = {
        "edges": len(edges),
        **{name: {**one._asdict(), "seconds": round(one.seconds, 4)} for name, one in told.items()},
        "times_networkx": times["networkx"],
        "times_matching": times["matching"],
    }
    return figures, [
        at_least(f"times as fast as networkx, pairs, {trial.large:,}", times["networkx"], 100, 200),
        at_least(f"times as fast as matching, pairs, {trial.large:,}", times["matching"], 1, 2),
    ]


def year(trial: Trial) -> Row:
    """A year of weekly rounds: whoever meets the same person again, and bounds that break."""
    figures: dict[str, Any] = {}
    checks = []
    for many in trial.years:
        seeds = range(1, 1 + (trial.seeds if many <= FEW else 1))
        told = [_year(Plan(many, trial.rounds, seed=seed), trial) for seed in seeds]
        avoidable = sum(one.avoidable for one in told)
        figures[str(many)] = {
            "communities": len(told),
            "matched": sum(one.matched for one in told),
            "of": sum(one.wanting for one in told),
            "longest_wait": max(one.wait_max for one in told),
            "wished_repeats": sum(one.wished for one in told),
            "avoidable": avoidable,
        }
        what = f"avoidable repeats, {trial.rounds} rounds, {many:,} members"
        checks.append(at_most(what, avoidable, 0, 0))
    alone = Plan(trial.medium, trial.rounds, (0.6, 1.0), seed=1, pairs_alone=True)
    if bound := _year(alone, trial).bound:
        figures["bound"] = bound._asdict()
        checks.append(at_most("bounds on a wait that broke, pairs alone", bound.broken, 0, 0))
    return figures, checks


def _year(plan: Plan, trial: Trial) -> Summary:
    simulation = Simulation(plan, trial.week, _must_hold)
    list(simulation.rounds())
    return simulation.summary()


def _must_hold(found: Round, members: Sequence[Member], rules_: Rules, week: Week) -> None:
    if broken_rules(found, members, rules_, week):
        raise SystemExit(f"A rule is broken in {week.name}, {len(members)} members")


def seniority(trial: Trial) -> Row:
    """What it costs to serve the longest waiting first."""
    figures: dict[str, Any] = {}
    checks = []
    for name, given in (("all kinds", ALL), ("pairs alone", ALONE)):
        quality, lost = [], []
        for seed in range(1, trial.seeds + 1):
            members = trial.make(trial.medium, seed)
            alike = [replace(one, rounds_waited=0) for one in members]
            fair = solve(members, given, trial.week)
            plain = RIVALS["score"](members, given, trial.week)
            largest = solve(alike, replace(given, weights=NO_WEIGHTS), trial.week)
            quality.append(1 - _quality(fair) / (_quality(plain) or 1))
            lost.append(len(largest.served) - len(fair.served))
        price = round(statistics.fmean(quality), 4)
        figures[name] = {"quality": price, "matches": statistics.fmean(lost), "each": lost}
        checks += [
            at_most(f"price of seniority in quality, {name}", price, 0.08, 0.04),
            at_most(f"price of seniority in matches, {name}", statistics.fmean(lost), 1, 0),
        ]
    return figures, checks


def _quality(found: Round) -> float:
    scores = [lesson.score for match in found.matches for lesson in match.lessons]
    return statistics.fmean(scores) if scores else 0.0
