"""A community over many rounds: what a setting or another way to choose does to those who wait.

Members come, say yes to some rounds, stay away from some meetings, grow and begin to teach. Who
attends and who stays away is the same whatever the policy, so policies can be compared.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from statistics import fmean, median, pstdev
from typing import NamedTuple

from matchers.rounds.candidates import Candidates, find_candidates
from matchers.rounds.model import WHOLE, Member, Round, Rules
from matchers.rounds.population import Held, Population
from matchers.rounds.rivals import RIVALS
from matchers.rounds.solving import solve
from matchers.rounds.streaks import Bound, Streaks
from matchers.rounds.week import Week

Policy = Callable[[Sequence[Member], Rules, Week], Round]

POLICIES: Mapping[str, Policy] = {"fair": solve, **RIVALS}
"""How a round can be chosen: ours, and what else there is."""

_MANY = 0.95


@dataclass(frozen=True, slots=True)
class Plan:
    """What is simulated.

    ``attendance``: each member says yes to a share of the rounds that lies somewhere in between.
    ``pairs_alone``: no circles, no tandems, everybody either learns or gives, nobody grows or
    stays away from a meeting: the case in which a wait has a bound.
    """

    members: int
    rounds: int
    attendance: tuple[float, float] = (0.3, 0.6)
    policy: str = "fair"
    seed: int = 0
    rules: Rules = field(default_factory=Rules)
    pairs_alone: bool = False


class RoundRecord(NamedTuple):
    """One round as it went.

    ``possible``: who wanted something and had anybody here to learn it from. ``matched``: learners
    in the draft; ``met``: whose meeting took place. ``quality``: mean score of their seats, 0..1.
    ``waits_*``: rounds waited by whoever came and got nothing. ``wished``: two who met before and
    both wanted to again; ``avoidable``: any other two who met before.
    """

    number: int
    week: str
    members: int
    attending: int
    wanting: int
    possible: int
    matched: int
    met: int
    pairs: int
    circles: int
    tandems: int
    quality: float
    waits_median: float
    waits_p95: int
    waits_max: int
    wished: int
    avoidable: int


class Summary(NamedTuple):
    """All rounds together.

    Waits are in rounds that the member attended; those still waiting count with their wait so far.
    ``load_mean``, ``load_spread``: seats that an expert gave in a round they attended, mean and
    standard deviation over mean. ``bound``: only where there is one.
    """

    wanting: int
    possible: int
    matched: int
    met: int
    quality: float
    wait_median: float
    wait_p95: int
    wait_max: int
    still_waiting: int
    load_mean: float
    load_spread: float
    load_most: int
    wished: int
    avoidable: int
    bound: Bound | None


class Simulation:
    """A community and its rounds; the same plan gives the same figures.

    ``week``: of the first round; a week later comes the next. ``check``: called with every draft
    and whoever took part, before it counts.
    """

    def __init__(
        self,
        plan: Plan,
        week: Week,
        check: Callable[[Round, Sequence[Member], Rules, Week], object] | None = None,
    ) -> None:
        self.plan = plan
        self._week = week
        self._check = check
        alone = plan.pairs_alone
        self._rules = replace(plan.rules, circles=False, tandems=False) if alone else plan.rules
        self._population = Population(
            plan.members, plan.seed, plan.attendance, apart=plan.pairs_alone
        )
        self._streaks = Streaks(self._rules) if alone and plan.policy == "fair" else None
        self._records: list[RoundRecord] = []

    def rounds(self) -> Iterator[RoundRecord]:
        """One round after the other."""
        for number in range(len(self._records), self.plan.rounds):
            yield self._next(number)

    def summary(self) -> Summary:
        """All rounds so far."""
        records, waits = self._records, sorted(self._population.waits())
        loads = self._population.loads()
        matched = sum(record.matched for record in records)
        given = [seats / attended for seats, attended in loads]
        return Summary(
            wanting=sum(record.wanting for record in records),
            possible=sum(record.possible for record in records),
            matched=matched,
            met=sum(record.met for record in records),
            quality=round(sum(r.quality * r.matched for r in records) / max(matched, 1), 4),
            wait_median=median(waits) if waits else 0,
            wait_p95=percentile(waits, _MANY),
            wait_max=waits[-1] if waits else 0,
            still_waiting=self._population.waiting(),
            load_mean=round(fmean(given), 4) if given else 0.0,
            load_spread=round(pstdev(given) / (fmean(given) or 1), 4) if given else 0.0,
            load_most=max((seats for seats, _ in loads), default=0),
            wished=sum(record.wished for record in records),
            avoidable=sum(record.avoidable for record in records),
            bound=self._streaks.bound if self._streaks else None,
        )

    def _next(self, number: int) -> RoundRecord:
        population, week = self._population, _later(self._week, number)
        rules = replace(self._rules, seed=self._rules.seed + number)
        attending = population.open(number)
        if self._streaks:
            self._streaks.begin(population.members, attending, week)
        drafted = POLICIES[self.plan.policy](attending, rules, week)
        if self._check:
            self._check(drafted, attending, rules, week)
        if self._streaks:
            self._streaks.end(drafted, attending, week)
        held = population.close(number, attending, drafted)
        record = _record(number, attending, drafted, held, len(population.members))
        record = record._replace(possible=_possible(find_candidates(attending, rules, week)))
        self._records.append(record)
        return record


def percentile(ordered: Sequence[int], share: float) -> int:
    """What this share of them does not exceed; 0 if there are none."""
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0


def _possible(found: Candidates) -> int:
    """How many have anybody to learn from, before it is decided who does."""
    learning = {one.learner for one in found.pairs}
    learning |= {who for one in found.tandems for who in one.first[:2]}
    learning |= {seat.learner for option in found.options for seat in option.seats}
    return len(learning)


def _later(week: Week, rounds: int) -> Week:
    monday = week.monday + timedelta(weeks=rounds)
    year, number, _ = monday.isocalendar()
    return replace(week, name=f"{year}-W{number:02}", monday=monday)


def _record(
    number: int, attending: Sequence[Member], drafted: Round, held: Held, members: int
) -> RoundRecord:
    kinds = Counter(match.kind for match in drafted.matches)
    scores = [lesson.score for match in drafted.matches for lesson in match.lessons]
    return RoundRecord(
        number + 1,
        drafted.week,
        members,
        len(attending),
        sum(bool(member.wants) for member in attending),
        0,
        len(drafted.served),
        len(held.lessons),
        kinds["pair"],
        kinds["circle"],
        kinds["tandem"],
        round(fmean(scores) / WHOLE, 4) if scores else 0.0,
        median(held.left) if held.left else 0,
        percentile(held.left, _MANY),
        max(held.left, default=0),
        held.wished,
        held.avoidable,
    )
