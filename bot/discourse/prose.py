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
_INLINE = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_SIGNATURE = re.compile(r"(?m)^-- ?$")
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


def addressed(raw: str, name: str) -> str | None:
    """The first line that begins with our name, without it; ``None``: there is no such line.

    What stands in quotes or code, also within a line, is said about us and not to us.
    """
    begins = _begins(name)
    for line in _lines(raw):
        if found := begins.match(line):
            return line[found.end() :].strip()
    return None


def is_only_addressed(raw: str, name: str) -> bool:
    """Whether all that a post says is said to us: then it is no answer to anybody."""
    begins, lines = _begins(name), [line for line in _lines(raw) if line.strip()]
    return bool(lines) and all(begins.match(line) for line in lines)


def without_calls(raw: str, name: str) -> str:
    """What the author says in a post to others: without the lines to us."""
    begins = _begins(name)
    return "\n".join(line for line in own_words(raw).split("\n") if not begins.match(line)).strip()


def _lines(raw: str) -> list[str]:
    """The author's own lines, without what stands in code."""
    return own_words(_INLINE.sub(" ", raw[:LONGEST])).split("\n")


def _begins(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s*@\u200b?{re.escape(name)}(?![\w.-]*\w)[:,]?\s*", re.IGNORECASE)


def letter_of(raw: str) -> str:
    """What a letter says: no quotes, and no name and address below a mail."""
    return _SIGNATURE.split(own_words(raw))[0].strip()


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
