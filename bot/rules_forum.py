"""The rules of what members do from the forum, and over both platforms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLetterRules:
    """``[read_letter]``."""


@dataclass(frozen=True, slots=True)
class LinkAccountsRules:
    """``[link_accounts]``."""
