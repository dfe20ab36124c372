"""Draws a ``markdown`` block: paragraphs, headings, code, links and styles; the rest stays text."""

from __future__ import annotations

import re

from markupsafe import Markup

from bot.sandbox.page.inline import Style, styled
from bot.sandbox.page.mrkdwn import BREAK, CODE, fenced, link

_TOKEN = re.compile(r"(`[^`\n]+`|\[[^\[\]\n]+\]\([^()\s]+\)|\*+|_+|~+)")
_TAGS = {"**": "strong", "__": "strong", "*": "em", "_": "em", "~~": "s"}
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"#{1,6} +")


def draw_markdown(text: str) -> Markup:
    """The block's text."""
    drawn = [
        Markup("<pre>\n{}</pre>").format(part.strip("\n")) if at % 2 else _paragraphs(part)
        for at, part in enumerate(fenced(text))
    ]
    return Markup().join(drawn)


def _paragraphs(text: str) -> Markup:
    paragraphs = [part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip()]
    return Markup().join(
        Markup("<p>{}</p>").format(BREAK.join(_line(line) for line in part.split("\n")))
        for part in paragraphs
    )


def _line(line: str) -> Markup:
    if heading := _HEADING.match(line):
        return Markup("<strong>{}</strong>").format(styled(line[heading.end() :], _STYLE))
    return styled(line, _STYLE)


def _piece(token: str) -> Markup:
    if CODE.fullmatch(token):
        return Markup("<code>{}</code>").format(token[1:-1])
    if found := _LINK.fullmatch(token):
        return link(found[2], found[1])
    return Markup("{}").format(token)


_STYLE = Style(_TOKEN, _TAGS, _piece)
