"""The rules of digests, and of what keeps a question out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SendDigestRules:
    """``[send_digest]``: when (community time), where, and how much is told.

    ``lines`` questions stand in the digest itself, ``per_message`` in each reply below it.
    ``late_days``: a digest that could not go out for longer than this is left out.
    ``approve``: moderators see a "draft" the day before; ``unapproved`` says what becomes of one
    that nobody decided about. ``suggest_from`` different members who asked about one topic within
    ``suggest_weeks`` make it a suggestion (0: never). ``more_link`` is where all open questions of
    the forum are found (empty: its search). ``licence`` is the last line of an export.
    """

    weekday: int = 0
    hour: int = 9
    slack_channels: tuple[str, ...] = ()
    forum_category: int = 0
    lines: int = 10
    per_message: int = 20
    late_days: int = 3
    approve: Literal["no", "draft"] = "no"
    unapproved: Literal["send", "hold"] = "send"
    suggest_from: int = 5
    suggest_weeks: int = 6
    more_link: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class GuardPersonalDataRules:
    """``[guard_personal_data]``: ``ignore`` names kinds that may stand in questions here.

    They are ``care``, ``people``, ``iban``, ``phone`` and ``email``.
    """

    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SendPersonalDigestRules:
    """``[send_personal_digest]``: at most ``lines`` questions, on ``weekday`` at ``hour``.

    That is for whoever names no other day and hour; minutes for one question are those of
    ``[suggest_helpers]``.
    """

    lines: int = 5
    weekday: int = 0
    hour: int = 18
