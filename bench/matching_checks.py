"""What is wrong with a round, counted once more in a way of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from matchers.rounds.candidates import find_candidates
from matchers.rounds.dice import Dice
from matchers.rounds.model import WAITED_AT_MOST, Member, Round, Rules
from matchers.rounds.verifying import RuleBroken, verify
from matchers.rounds.week import Week, clash, starts


def broken_rules(round_: Round, members: Sequence[Member], rules: Rules, week: Week) -> int:
    """How many sentences ``verify`` has to say."""
    try:
        verify(round_, members, rules, week)
    except RuleBroken as fault:
        return len(fault.sentences)
    return 0


def booked(round_: Round) -> dict[str, list[int]]:
    """When each member meets somebody."""
    hours: dict[str, list[int]] = defaultdict(list)
    for match in round_.matches:
        for who in match.members:
            hours[who].append(match.hour)
    return hours


def double_bookings(round_: Round) -> int:
    """Meetings of one member that overlap."""
    return sum(
        clash(one, other)
        for hours in booked(round_).values()
        for place, one in enumerate(hours)
        for other in hours[:place]
    )


def justified_envy(round_: Round, members: Sequence[Member], rules: Rules, week: Week) -> int:
    """Who has no seat, and could have had the one of somebody who waited less, in a pair."""
    found, hours = find_candidates(members, rules, week), booked(round_)
    seats = defaultdict(list)
    for match in round_.of("pair"):
        seats[match.lessons[0].expert].append((match.lessons[0].learner, match.hour))
    waited = {one.id: min(one.rounds_waited, WAITED_AT_MOST) for one in members}
    envious = set()
    for pair in found.pairs:
        learner, expert = found.members[pair.learner], found.members[pair.expert]
        own = hours[learner.id]
        if learner.id in round_.served or len(own) >= learner.hours_per_week:
            continue
        for holder, taken in seats[expert.id]:
            others = [*own, *(hour for hour in hours[expert.id] if hour != taken)]
            free = (h for h in starts(pair.hours) if not any(clash(h, other) for other in others))
            if waited[holder] < waited[learner.id] and any(True for _ in free):
                envious.add(learner.id)
    return len(envious)


def by_lot(members: Sequence[Member], rules: Rules, week: Week, seed: int) -> tuple[int, int]:
    """Learners and seats of experts drawn without looking: how many pairs, how many may meet."""
    found, dice = find_candidates(members, rules, week), Dice(seed, "by lot")
    allowed = {(found.members[one.learner].id, found.members[one.expert].id) for one in found.pairs}
    learners = [one.id for one in members if one.wants]
    seats = [one.id for one in members if one.teaches for _ in range(one.capacity)]
    drawn = list(
        zip(dice.several(learners, len(learners)), dice.several(seats, len(seats)), strict=False)
    )
    return len(drawn), sum(pair in allowed for pair in drawn)
