"""Slack's markup, both ways: what people wrote as plain text, and plain text that stays plain.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ENTITY = re.compile(r"<([^<>]*)>")
_MENTION = re.compile(r"<@([A-Z][A-Z0-9]{1,39})(?:\|[^<>]*)?>")
_STYLES = tuple(
    re.compile(rf"(?<![\w{mark}])\{mark}(?=\S)([^\n{mark}]+?)(?<=\S)\{mark}(?![\w{mark}])")
    for mark in ("*", "_", "~")
)
_MARKED = re.compile(r"[<>&`*_~]|[ \t]{2}")
SOMEBODY = "@…"
"""Stands for a mention in kept text: an id in the middle of a title would be hard to forget."""


def clean(text: str) -> str:
    """Without what no database takes: NUL, and halves of surrogate pairs (JSON lets both in)."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def mentioned(text: str) -> tuple[str, ...]:
    """The member ids that a text names, each once."""
    return tuple(dict.fromkeys(_MENTION.findall(text)))


def plain(text: str, without: str = "") -> str:
    """The words of an incoming text. ``without`` is a member id whose mention is left out: ours."""
    text = clean(text)
    if not _MARKED.search(text):
        return text.strip()
    if without:
        text = re.sub(rf"<@{re.escape(without)}(?:\|[^<>]*)?>[:,]?", " ", text)
    # entities first: they are the only raw < and > that Slack sends
    text = _ENTITY.sub(lambda found: _word(found[1]), text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = text.replace("```", "").replace("`", "")
    for style in _STYLES:
        text = style.sub(r"\1", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip()


def _word(entity: str) -> str:
    target, _, label = entity.partition("|")
    match target[:1]:
        case "@":
            return SOMEBODY
        case "#":
            return f"#{label}" if label else "#…"
        case "!":
            return label or f"@{target[1:].partition('^')[0]}"
        case _:
            return label or target.removeprefix("mailto:")


def escape(text: str) -> str:
    """A person's text, so that it can mean nothing but itself: ``<!channel>`` pings nobody.

    Exactly these three, ``&`` first, once.
    """
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _solid(char: str) -> bool:
    return char.isprintable() and not char.isspace()


def link(url: str, title: str) -> str:
    """``<url|title>``; only the title where the address is none (``!channel`` would be a ping)."""
    shown = escape(" ".join(title.split()))
    if not url.startswith(("https://", "http://")):
        return shown
    address = "".join(quote(c) if c in "|<>" or not _solid(c) else c for c in clean(url))
    address = address.replace("&", "&amp;")
    return f"<{address}|{shown}>" if shown else f"<{address}>"
