"""The rules of rounds, and of what becomes of those who met."""

from __future__ import annotations

from dataclasses import dataclass

from matchers.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class HoldRoundsRules:
    """``[hold_rounds]``: a round opens in its ``rhythm``, on ``weekday`` at ``hour``.

    Monthly is the first such day of a month, quarterly that of January, April, July and October.
    Members may answer for ``answer_days``. ``approve``: moderators see what came out, and nothing
    goes out before one of them lets it. For ``again_days`` after the answers seats that become free
    are offered on. ``circles``: one expert with three or four learners is
    found as well as pairs; ``tandems``: two who teach each other. ``choose_from``: the learner of a
    pair may choose among so many at most, and only then is an expert asked; 1: both are asked.
    """

    rhythm: Rhythm = "monthly"
    weekday: int = 0
    hour: int = 9
    answer_days: int = 3
    again_days: int = 14
    approve: bool = False
    circles: bool = True
    tandems: bool = True
    choose_from: int = 1


@dataclass(frozen=True, slots=True)
class CheckInRules:
    """``[check_in]``: a pair lasts ``weeks``, and as long again if both wish it.

    After ``ask_days`` each is asked whether they made a date, ``before_days`` before the end how it
    was; each once.
    """

    weeks: int = 6
    ask_days: int = 3
    before_days: int = 4
