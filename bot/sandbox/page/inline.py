"""Bold, italic and struck out within one line: the same way for mrkdwn and for Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Style:
    """``token`` parts a line (one group around all); ``tags`` says which tokens are styles.

    ``piece`` draws every other token and the text between.
    """

    token: re.Pattern[str]
    tags: Mapping[str, str]
    piece: Callable[[str], Markup]


def styled(text: str, style: Style) -> Markup:
    """The line. Each style is open once at most, so that every token costs the same."""
    line, at = _Line(), 0
    for token in style.token.split(text):
        end = at + len(token)
        if token in style.tags:
            before, after = text[at - 1 : at], text[end : end + 1]
            is_open = any(token == marker for marker, _ in line.opened)
            if is_open and not before.isspace() and not after.isalnum():
                line.close(token, style.tags[token])
            elif not is_open and not before.isalnum() and after.strip():
                line.open(token)
            else:
                line.pieces.append(token)
        else:
            line.pieces.append(style.piece(token))
        at = end
    return Markup().join(line.pieces)


@dataclass(slots=True)
class _Line:
    """A line as far as it is drawn, with its styles that are still open."""

    pieces: list[str] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def open(self, marker: str) -> None:
        """It stays a plain character until something closes it."""
        self.opened.append((marker, len(self.pieces)))
        self.pieces.append(marker)

    def close(self, marker: str, tag: str) -> None:
        """What was opened within and not closed stays plain."""
        while self.opened[-1][0] != marker:
            self.opened.pop()
        self.pieces[self.opened.pop()[1]] = Markup("<{}>").format(tag)
        self.pieces.append(Markup("</{}>").format(tag))
