"""Whom to ask for help with a question, and how much of anybody's week is left for it. Pure.

Helpers are asked privately, a few at a time; what became of it is a ``HelperState``. Nobody is
asked beyond the hours a week that they gave us, and who never answers is left in peace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import Literal

from matchers.model import Account, Language, Level, Match, MatchState, Profile
from matchers.together import seats

WEEK = timedelta(days=7)

STEPS_AHEAD = range(1, 4)
"""A near-peer is so many levels further than whoever asks."""

ASIDE = -1
"""The rung of whom a moderator asked, or who took a question themselves."""

SILENT_IN_A_ROW = 3
"""Who left so many requests without a word is not asked this way any more."""


class HelperState(StrEnum):
    """What became of a request to help. Three of them are still alive: see ``is_waiting``.

    ``SILENT``: no word in time (a late yes is still welcome). ``FREED``: it is not needed any more.
    ``RELEASED``: said yes and did not come to it.
    """

    ASKED = "asked"
    YES = "yes"
    SILENT = "silent"
    NO = "no"
    FREED = "freed"
    RELEASED = "released"
    HELPED = "helped"

    @property
    def is_waiting(self) -> bool:
        """Whether they may still think that they are needed."""
        return self in (HelperState.ASKED, HelperState.YES, HelperState.SILENT)


Why = Literal["offered", "answered", "passed", "assigned", "taken"]
"""Why this one: offered the topic; answered lately; was helped with it; a moderator; themselves."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A member who was asked, or took it, for one question.

    ``number`` counts within the thread; ``account`` is ``None`` once forgotten. ``step`` is the
    rung on which they were asked (``ASIDE``: on none); ``asked`` is when, or when they said yes;
    ``until`` is how long their word is waited for.
    """

    thread: str
    number: int
    account: Account | None
    why: Why
    step: int
    asked: datetime
    until: datetime
    state: HelperState = HelperState.ASKED

    def waits(self, now: datetime) -> bool:
        """Whether they were asked, and it is not yet time to ask somebody else instead."""
        return self.state is HelperState.ASKED and self.until > now

    def is_silent(self, now: datetime) -> bool:
        """Whether they let the time pass without a word."""
        late = self.state is HelperState.ASKED and self.until <= now
        return late or self.state is HelperState.SILENT

    def takes_time(self, now: datetime) -> bool:
        """Whether it counts among the hours of the week."""
        given = self.state in (HelperState.YES, HelperState.HELPED)
        return (given or self.waits(now)) and self.asked > now - WEEK


# --- how much of the week is left


def minutes_left(
    profile: Profile,
    helping: Iterable[Helper],
    matches: Iterable[Match],
    now: datetime,
    *,
    minutes: int,
    hours_per_seat: float,
) -> float:
    """What is left of the member's hours this week, in minutes; below 0 where it is too much.

    Each question counts ``minutes`` for seven days, each seat in a match its hours every week.
    """
    lately = sum(one.takes_time(now) for one in helping)
    given = seats(m for m in matches if m.expert == profile.account and _takes_a_seat(m, now))
    return 60 * (profile.hours - given * hours_per_seat) - minutes * lately


def _takes_a_seat(match: Match, now: datetime) -> bool:
    waiting = match.state is MatchState.PROPOSED and match.expires > now
    return waiting or match.state is MatchState.ACCEPTED


def silences(helping: Iterable[Helper], now: datetime) -> tuple[Helper, ...]:
    """The newest requests that met with silence, one after the other; called off ones aside."""
    counted = [one for one in helping if one.state is not HelperState.FREED and not one.waits(now)]
    newest = sorted(counted, key=lambda one: one.asked, reverse=True)
    return tuple(takewhile(lambda one: one.is_silent(now), newest))


def rests(helping: Iterable[Helper], now: datetime) -> bool:
    """Whether so many requests in a row met with silence that it is an answer too."""
    return len(silences(helping, now)) >= SILENT_IN_A_ROW


# --- whom to ask first


def near_peers(
    offering: Sequence[Profile], topics: Sequence[str], own: Profile | None
) -> tuple[Profile, ...]:
    """Those a step or a few ahead of ``own`` (its asker) in one of the topics, the nearest first.

    Who asked may have told us nothing: then all who offer a topic are near enough, the nearest to a
    beginner first. Whatever else ``offering`` is ordered by decides a tie.
    """
    near = [(steps, one) for one in offering for steps in [_steps(one, topics, own)] if steps]
    return tuple(one for _, one in sorted(near, key=lambda found: found[0]))


def _steps(helper: Profile, topics: Sequence[str], own: Profile | None) -> int:
    """How many levels ahead in the topic in which that is least; 0: not near."""
    ahead = []
    for topic in topics:
        if topic in helper.teaches:
            mine = level_in(own, topic)
            steps = helper.teaches[topic] - (Level.NEW if mine is None else mine)
            if steps in STEPS_AHEAD or (mine is None and steps >= 0):
                ahead.append(max(steps, 1))
    return min(ahead, default=0)


def level_in(profile: Profile | None, topic: str) -> Level | None:
    """How far somebody is in a topic, in their own words, if they said so."""
    if profile is None:
        return None
    return profile.learns.get(topic, profile.teaches.get(topic))


def is_beginner(profile: Profile | None, topic: str) -> bool:
    """Whether nothing says that somebody is at home in a topic."""
    level = level_in(profile, topic)
    return level is None or level <= Level.GETS_BY


def speaks(profile: Profile, language: Language) -> bool:
    """Whether a member reads this language, as far as they said."""
    return not profile.languages or language in profile.languages
