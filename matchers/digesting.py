"""A week's open questions, ranked -> the few lines that are told, and the rest in pages.

How long a question is told depends on how a platform writes links and escapes titles. We do not
know either here, so ``room`` takes the worst: what is measured too long only makes a page shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchers.model import OpenQuestion

PAGE = 8_500
"""Characters of one page: 10,000 are what a Slack message takes for certain, and a headline, thanks
and the words around a preview come on top (``platforms/slack.md``, 3.3)."""

LINE = 140
"""What the words around a title take: how old it is, its topics, and how a link is written."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one message tells: nobody replied yet, one voice, answered lately; and what is left."""

    waiting: tuple[OpenQuestion, ...]
    voices: tuple[OpenQuestion, ...]
    answered: tuple[OpenQuestion, ...]
    rest: tuple[OpenQuestion, ...]


def choose(
    ranked: Sequence[OpenQuestion], answered: Sequence[OpenQuestion], lines: int, thanked: int
) -> Chosen:
    """At most ``lines`` of all, ``thanked`` of them answered ones; in the order that was given.

    What is open goes first: where it fills all the lines, no answered question is told.
    """
    shown = ranked[: fitting_in_order(ranked, lines)]
    left = min(lines - len(shown), thanked)
    told = answered[: fitting_in_order([*shown, *answered], len(shown) + left) - len(shown)]
    return Chosen(
        waiting=tuple(q for q in shown if not q.voices),
        voices=tuple(q for q in shown if q.voices),
        answered=tuple(told),
        rest=tuple(ranked[len(shown) :]),
    )


def room(question: OpenQuestion) -> int:
    """How many characters a question takes at most when it is told as a link."""
    title = sum(_as_title(char) for char in question.title)
    return LINE + title + sum(_as_address(char) for char in question.thread.permalink)


def pages(told: Sequence[OpenQuestion], at_most: int) -> list[list[OpenQuestion]]:
    """Questions in messages of ``at_most`` each that are not too long.

    A question alone may be as long as it is.
    """
    cut: list[list[OpenQuestion]] = []
    left = 0
    for question in told:
        size = room(question)
        if not cut or len(cut[-1]) >= at_most or size > left:
            cut.append([])
            left = PAGE
        cut[-1].append(question)
        left -= size
    return cut


def fitting(questions: Sequence[OpenQuestion], at_most: int) -> int:
    """How many of these fit on one page, whichever: at most ``at_most``."""
    return _fitting(sorted(map(room, questions), reverse=True), at_most)


def fitting_in_order(questions: Sequence[OpenQuestion], at_most: int) -> int:
    """How many of these fit on one page, from the first on: at most ``at_most``, one at least."""
    many = _fitting([room(question) for question in questions], at_most)
    return max(many, min(len(questions), at_most, 1))


def _fitting(sizes: Sequence[int], at_most: int) -> int:
    left, many = PAGE, 0
    for size in sizes[:at_most]:
        left -= size
        if left < 0:
            break
        many += 1
    return many


def _as_title(char: str) -> int:
    """``&`` becomes ``&amp;``; what could be markup gets a character before it."""
    return 5 if char in "&<>" else 1 if char.isalnum() or char == " " else 2


def _as_address(char: str) -> int:
    """Percent-encoded, each byte takes three."""
    if char == "&":
        return 5
    return (
        1
        if char.isascii() and (char.isalnum() or char in "/-._~")
        else 3 * len(char.encode("utf-8", "replace"))
    )
