"""Tags that are not sure enough to be applied, and sure enough to ask moderators about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from matchers.doubting import names_met
from matchers.model import Tag

Decision = Literal["open", "set", "no", "never"]
"""What moderators said: nothing yet, that it fits, that it does not, that we never ask again."""

Unwanted = Collection[tuple[str, str]]
"""Topics with names of theirs, for the sake of which they are never suggested."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that moderators are asked about.

    ``names`` are the topic's own names that were met in the question; words of members are not
    among them. Without any it was the past that spoke for the topic. Those in ``met`` stood there
    as they are: of a slip of the pen, a category or a wider topic no name is to blame.
    """

    topic: str
    names: tuple[str, ...] = ()
    decision: Decision = "open"
    met: tuple[str, ...] = ()


def worth_asking(
    tags: Iterable[Tag], *, since: float, below: float, unwanted: Unwanted = ()
) -> tuple[Tag, ...]:
    """The tags of confidence ``since <= c < below`` that a reason speaks for which may be told.

    Where all names of a topic are unwanted, past questions that speak for it are no reason, either.
    """
    return tuple(
        tag
        for tag in tags
        if since <= tag.confidence < below and tag.reasons and not _is_unwanted(tag, unwanted)
    )


def names_in(tag: Tag) -> tuple[str, ...]:
    """The names of its topic for which it was found, each once."""
    return tuple(dict.fromkeys(r.alias for r in tag.reasons if r.how != "learned"))


def _is_unwanted(tag: Tag, unwanted: Unwanted) -> bool:
    names = names_in(tag)
    return bool(names) and all((tag.topic, name) in unwanted for name in names)


def suggested(tag: Tag) -> Suggestion:
    """What moderators are asked about a tag."""
    return Suggestion(tag.topic, names_in(tag), met=names_met(tag))
