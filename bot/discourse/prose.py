"""A post's Markdown -> the words its author wrote: no quotes of others, no code, no markup (pure).

The patterns stop at their own next beginning, so that no text makes them slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 20_000
"""Characters of a post that are read; longer ones are pasted logs."""

MENTIONS_AT_MOST = 10
"""Discourse's ``max_mentions_per_post``."""

_QUOTE = re.compile(r"\[quote[^\[\]]*\](?:(?!\[/?quote).)*\[/quote\]", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]|]*)[^\[\]]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ELEMENT = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_MARKS = re.compile(r"`+|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|^#{1,6}\s", re.MULTILINE)
# Discourse's own pattern of a mention (pretty-text, mentions.js [A])
_MENTION = re.compile(r"(?<![\w@/.-])@(\w[\w.-]{0,58}[^\W_]|\w)")


def own_words(raw: str) -> str:
    """What the author says in this post, as plain text."""
    text = raw[:LONGEST]
    for _ in range(5):  # quotes within quotes, from the inside out
        text, found = _QUOTE.subn(" ", text)
        if not found:
            break
    text = _COMMENT.sub(" ", text)
    text = "\n".join(_unquoted(text))
    for pattern in (_IMAGE, _LINK):
        text = pattern.sub(r"\1", text)
    return _MARKS.sub("", _ELEMENT.sub(" ", text)).strip()


def mentioned(text: str) -> tuple[str, ...]:
    """The usernames that a text names with ``@``, in lower case, each once."""
    names = dict.fromkeys(found[1].lower() for found in _MENTION.finditer(text))
    return tuple(names)[:MENTIONS_AT_MOST]


def _unquoted(text: str) -> Iterator[str]:
    """The lines outside fenced code and ``>`` quotations."""
    fence = ""
    for line in text.split("\n"):
        start = line.lstrip()[:3]
        if fence:
            fence = "" if start == fence else fence
        elif start in {"```", "~~~"}:
            fence = start
        elif not start.startswith(">"):
            yield line
