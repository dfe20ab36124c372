"""A round is solved here: outside of any turn, in a thread of its own, from a numbered snapshot.

What came out is kept as an event. The turn that reacts to it refuses it if the snapshot has moved
since. A crash anywhere loses nothing: the notice is still there, and is looked up again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.events import Event, Notice, RoundSolved
from bot.ports import Clock
from matchers.held import LeftOver, Other, Seat, round_name
from matchers.rounds.choosing import further_pairs, with_taken
from matchers.rounds.entering import Snapshot
from matchers.rounds.explaining import explain
from matchers.rounds.model import Lesson, Match, Round, Rules
from matchers.rounds.reasons import Unmatched
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week

KIND = "round"
"""Notices of this kind are ours."""

LONGEST = 20.0
"""Seconds until the best round that was found by then is taken, however good it is."""

Look = Callable[[Callable[[Community], Snapshot | None]], Awaitable[Snapshot | None]]


class RoundSolver:
    """Looks up notices about rounds. ``look``: asks the community something, read-only."""

    def __init__(self, look: Look, clock: Clock) -> None:
        self._look = look
        self._clock = clock

    async def look_up(self, notice: Notice) -> Sequence[Event]:
        """The round as it comes out now; nothing where there is none any more."""
        week, tries = f"{notice.ids['year']}-W{notice.ids['week']:02}", notice.ids["tries"]
        name = round_name(week, notice.group)
        snapshot = await self._look(lambda community: community.round_snapshot(name))
        if snapshot is None:
            return ()
        key = f"round_solved:{name}:{tries}"
        return [await asyncio.to_thread(solved, snapshot, key, tries, self._clock)]


def solved(snapshot: Snapshot, key: str, tries: int, clock: Clock) -> RoundSolved:
    """The best round of a snapshot, as numbers and hours.

    Without the pairs that moderators fixed where these cannot be kept any more.
    Raises ``RuleBroken`` where a second opinion finds a rule broken: nothing of it is kept then.
    """
    week = Week.of(snapshot.week, "", {"": ZoneInfo(snapshot.zone)})
    members = snapshot.members
    found, rules = _best(snapshot, week)
    verify(found, members, rules, week)
    others = _others(found, snapshot, rules, week)
    told = explain(found, members, rules, week)
    return RoundSolved(
        key=key,
        at=clock.now(),
        round=snapshot.round,
        version=snapshot.version,
        tries=tries,
        seats=tuple(
            _seat(one, match, others.get(one.learner, ()), week)
            for match in found.matches
            for one in match.lessons
        ),
        left=(*snapshot.left, *(_left(one, week) for one in told.unmatched)),
        idle=tuple(int(one) for one in found.idle if one not in found.unmatched),
        wishes_kept=rules == snapshot.rules,
    )


def _best(snapshot: Snapshot, week: Week) -> tuple[Round, Rules]:
    """The best round, and the rules that it keeps."""
    members, rules = snapshot.members, snapshot.rules
    try:
        return solve(members, rules, week, time_limit=LONGEST), rules
    except ValueError:  # somebody changed their profile since
        rules = replace(rules, fixed=frozenset())
        return solve(members, rules, week, time_limit=LONGEST), rules


def _others(
    found: Round, snapshot: Snapshot, rules: Rules, week: Week
) -> Mapping[str, tuple[Match, ...]]:
    """Whom learners may choose instead; each of them was looked at by the second opinion."""
    members, more = snapshot.members, snapshot.choose_from - 1
    others = further_pairs(found, members, rules, week, at_most=more)
    for place in range(more):
        taken = {who: pairs[place] for who, pairs in others.items() if place < len(pairs)}
        if taken:
            verify(with_taken(found, taken, members, rules, week), members, rules, week)
    return others


def _seat(one: Lesson, match: Match, others: Sequence[Match], week: Week) -> Seat:
    """Whom a lesson brings together, and whom its learner may choose instead."""
    return Seat(
        int(one.learner),
        int(one.expert),
        one.topic,
        week.at(match.hour),
        match.kind,
        tuple(
            Other(int(lesson.expert), lesson.topic, week.at(other.hour), _taught_as(lesson))
            for other in others
            for lesson in other.lessons
        ),
        _taught_as(one),
    )


def _taught_as(one: Lesson) -> str:
    """What the expert calls it, where it is no plain match of topics."""
    return "" if one.taught_as == one.topic else one.taught_as


def _left(one: Unmatched, week: Week) -> LeftOver:
    """Why, and the hour that would help; what else would is in the words for why."""
    left = LeftOver(int(one.member), one.stage.value, one.topic or "")
    if one.help is None or one.help.hour is None:
        return left
    return replace(left, begins=week.at(one.help.hour), opens=one.help.opens)
