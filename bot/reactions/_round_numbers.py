"""What moderators call the lines of a preview: a number for each seat, a letter for who waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.reactions._round_steps import OUT, proposed_together, reason
from matchers.held import HeldRound, Part

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def spoken_of(held: HeldRound, parts: Sequence[Part]) -> list[Part]:
    """Whom a preview is about; once it was out, not those who were asked already."""
    drafted = (part for part in parts if part.says == "yes")
    return [part for part in drafted if not held.again or not part.match]


def waiting(parts: Sequence[Part], rounds: Mapping[int, int]) -> list[Part]:
    """Who goes without, whoever waited the most ``rounds`` first."""
    left = (part for part in parts if part.outcome == "left")
    return sorted(left, key=lambda part: (-rounds.get(part.number, 0), part.number))


def numbered(parts: Sequence[Part]) -> dict[str, Part]:
    """All seats, pair by pair and circle by circle: 1, 2, 3."""
    seats = (part for seated in proposed_together(parts) for part in seated)
    return {str(number): part for number, part in enumerate(seats, start=1)}


def lettered(parts: Sequence[Part], rounds: Mapping[int, int]) -> dict[str, Part]:
    """Whoever goes without and could be given a seat: a, b, c; after z comes aa."""
    able = [one for one in waiting(parts, rounds) if one.topic and reason(one) not in OUT]
    return {_letter(place): part for place, part in enumerate(able)}


def _letter(place: int) -> str:
    rest, last = divmod(place, len(ALPHABET))
    return (_letter(rest - 1) if rest else "") + ALPHABET[last]
