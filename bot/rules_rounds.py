"""The rules of rounds."""

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
    found as well as pairs; ``tandems``: two who teach each other.
    """

    rhythm: Rhythm = "monthly"
    weekday: int = 0
    hour: int = 9
    answer_days: int = 3
    again_days: int = 14
    approve: bool = False
    circles: bool = True
    tandems: bool = True
