"""The rules of what members ask: one class per feature, as in ``bot/rules.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskAroundRules:
    """``[ask_around]``: ``at_most`` people are asked for somebody, who say ``level`` of themselves.

    They have ``expires_hours`` to answer.
    """

    at_most: int = 2
    level: int = 3
    expires_hours: int = 48


@dataclass(frozen=True, slots=True)
class ListTopicsRules:
    """``[list_topics]``: how many topics a page shows."""

    per_page: int = 20


@dataclass(frozen=True, slots=True)
class SearchThreadsRules:
    """``[search_threads]``: how many questions a search shows."""

    at_most: int = 5


@dataclass(frozen=True, slots=True)
class ShowSimilarRules:
    """``[show_similar]``: how many earlier threads a question's line names."""

    at_most: int = 3


@dataclass(frozen=True, slots=True)
class FollowSimilarRules:
    """``[follow_similar]``."""


@dataclass(frozen=True, slots=True)
class PauseMemberRules:
    """``[pause_member]``: how many days a pause lasts where nobody names an end."""

    days: int = 14


@dataclass(frozen=True, slots=True)
class AvoidMemberRules:
    """``[avoid_member]``."""


@dataclass(frozen=True, slots=True)
class ChooseLanguageRules:
    """``[choose_language]``."""


@dataclass(frozen=True, slots=True)
class ExportDataRules:
    """``[export_data]``."""


@dataclass(frozen=True, slots=True)
class ExplainWhyRules:
    """``[explain_why]``: how many reasons are told at once."""

    at_most: int = 3
