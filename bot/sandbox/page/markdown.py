"""Draws Markdown, of a forum's post or of a ``markdown`` block, without any HTML of its own.

Links lead only where it does no harm, and pictures are not fetched: they become links.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markupsafe import Markup

from bot.sandbox.page.mrkdwn import harmless


def draw_markdown(text: str) -> Markup:
    """The text as HTML. Its headings are bold paragraphs: the page has headings of its own."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704  (html: False escapes whatever was written)


def _link(
    renderer: RendererProtocol, tokens: Sequence[Token], at: int, options: Any, env: Any
) -> str:
    tokens[at].attrSet("rel", "noopener noreferrer")
    tokens[at].attrSet("target", "_blank")
    return str(renderer.renderToken(tokens, at, options, env))  # type: ignore[attr-defined]  # it has it


def _renderer() -> MarkdownIt:
    drawn = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False})
    drawn.enable(["table", "strikethrough"]).disable("image")
    drawn.validateLink = harmless  # type: ignore[method-assign]  # the library's way to say so
    drawn.add_render_rule("link_open", _link)
    drawn.add_render_rule("heading_open", lambda *_: "<p><strong>")
    drawn.add_render_rule("heading_close", lambda *_: "</strong></p>\n")
    return drawn


_MARKDOWN = _renderer()
