"""The rules of what only moderators use: a part of ``bot/rules.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SteerFeaturesRules:
    """``[steer_features]``: moderators stop and continue single features and places."""


@dataclass(frozen=True, slots=True)
class ReportShadowRules:
    """``[report_shadow]``: what features in the shadow would have done, and how good that was.

    Moderators read it each day at ``hour`` (0-23, the community's time), at most ``lines`` of it.
    With ``enough`` judgements, a share of ``ready_from`` (0-1) of them right, one is ready for all.
    """

    hour: int = 17
    lines: int = 15
    enough: int = 20
    ready_from: float = 0.9


@dataclass(frozen=True, slots=True)
class TellStatusRules:
    """``[tell_status]``."""


@dataclass(frozen=True, slots=True)
class TellLogbookRules:
    """``[tell_logbook]``: how many of the newest entries are told."""

    entries: int = 15


@dataclass(frozen=True, slots=True)
class UndoRecentRules:
    """``[undo_recent]``: how far back it may reach."""

    at_most_hours: int = 168


@dataclass(frozen=True, slots=True)
class SuggestTopicsRules:
    """``[suggest_topics]``: moderators are asked about topics from ``suggest_from`` (0-1) on.

    Below what ``[tag_question]`` applies by itself; ``at_most`` topics of a question, and
    ``at_most_a_day`` questions in any 24 hours.
    """

    suggest_from: float = 0.25
    at_most: int = 3
    at_most_a_day: int = 5


@dataclass(frozen=True, slots=True)
class DoubtAliasesRules:
    """``[doubt_aliases]``: moderators are asked about an alias that misled so many ``times``.

    Within so many ``days``; each conversation counts once.
    """

    times: int = 3
    days: int = 30


@dataclass(frozen=True, slots=True)
class SetTopicsRules:
    """``[set_topics]``."""


@dataclass(frozen=True, slots=True)
class GrowTopicsRules:
    """``[grow_topics]``: ``shown`` words of the last ``days`` that so many ``askers`` used.

    A word that fewer ask about might tell who they are.
    """

    askers: int = 3
    days: int = 90
    shown: int = 5


@dataclass(frozen=True, slots=True)
class SnoozeThreadRules:
    """``[snooze_thread]``: how many days a question rests if nobody says, and at most."""

    days: int = 3
    at_most_days: int = 60
