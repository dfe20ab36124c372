"""The rules of a question's life: who is asked for help, when, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SuggestHelpersRules:
    """``[suggest_helpers]``: after so many hours without an answer the next rung is due.

    ``at_once`` members are asked at the same time, ``at_most`` for one question. An answer counts
    ``minutes_per_question`` of a helper's week; a yes is waited for ``yes_hours``. ``circle`` is
    the address of a circle or an office hour, if there is one.
    """

    peers_after: int = 2
    experts_after: int = 24
    circle_after: int = 48
    moderators_after: int = 72
    at_once: int = 2
    at_most: int = 6
    minutes_per_question: int = 15
    yes_hours: int = 24
    circle: str = ""


@dataclass(frozen=True, slots=True)
class PassItOnRules:
    """``[pass_it_on]``: who was helped so many ``weeks`` ago is asked first."""

    weeks: int = 3


@dataclass(frozen=True, slots=True)
class AssignHelperRules:
    """``[assign_helper]``."""


@dataclass(frozen=True, slots=True)
class AskIfHelpedRules:
    """``[ask_if_helped]``: so many hours after the first answer its asker is asked, once."""

    after_hours: int = 24
