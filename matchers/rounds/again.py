"""A round that went out is looked at again: who is still in it, and which hours are given away.

Somebody said no, did not answer, or dropped out: whoever they were to learn with may still find
somebody else. Who said no, or nothing, is left in peace until the next round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from matchers.held import HeldRound
from matchers.model import Account, Match, MatchState
from matchers.rounds.model import Window

HOUR = 60
WAITING = (MatchState.OFFERED, MatchState.PROPOSED)
OPEN = (*WAITING, MatchState.ACCEPTED)


def of_round(match: Match, since: datetime) -> bool:
    """Whether a round proposed it since then."""
    return match.begins is not None and match.proposed >= since


def in_round(match: Match, held: HeldRound) -> bool:
    """Whether this round proposed it; those of older days do not tell which one did."""
    return of_round(match, held.closes) and match.round in ("", held.name)


def still_in(me: Account, matches: Iterable[Match], since: datetime) -> bool:
    """Whether nothing that a member said, or left unsaid, since then means *not this time*."""
    return not any(
        _says(me, match) is False
        or (match.state is MatchState.EXPIRED and _says(me, match) is None)
        for match in matches
        if of_round(match, since) and me in (match.learner, match.expert)
    )


def learns(me: Account, matches: Iterable[Match], since: datetime) -> bool:
    """Whether they learn with somebody by this round, or may soon."""
    return any(m.learner == me and m.state in OPEN and of_round(m, since) for m in matches)


def free_windows(
    windows: Sequence[Window], me: Account, matches: Iterable[Match], zone: ZoneInfo
) -> tuple[Window, ...]:
    """When a member has time, without the hours that their open matches take each week."""
    free = list(windows)
    for match in matches:
        if (
            match.begins is None
            or match.state not in OPEN
            or me not in (match.learner, match.expert)
        ):
            continue
        begins = match.begins.astimezone(zone)
        start = begins.hour * HOUR + begins.minute
        free = [rest for window in free for rest in _without(window, begins.weekday(), start)]
    return tuple(free)


def _without(window: Window, day: int, start: int) -> Iterator[Window]:
    end = start + HOUR
    if window.day != day or end <= window.start or start >= window.end:
        yield window
        return
    if window.start < start:
        yield Window(day, window.start, start)
    if end < window.end:
        yield Window(day, end, window.end)


def _says(me: Account, match: Match) -> bool | None:
    return match.learner_says if match.learner == me else match.expert_says
