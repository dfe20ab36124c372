"""Draws Block Kit as HTML to look at and to act in, and reads what was pressed and filled in.

The HTML is in ``templates/blocks.html``; here is what decides. Nothing is fetched from anywhere, no
script and no inline style is needed: confirmations are popovers, menus are ``<details>``.
Source: https://docs.slack.dev/reference/block-kit
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import Markup

from bot.sandbox.page.fields import CONTROLS, Field, draw_words, field_name, words
from bot.sandbox.page.filled import press_value, read_press, read_values, with_entered
from bot.sandbox.page.markdown import draw_markdown
from bot.sandbox.page.mrkdwn import NOTHING, Names, harmless, link
from bot.sandbox.page.rich_text import draw_part, draw_rich_text
from bot.sandbox.slack_blocks import with_ids

__all__ = ["Names", "draw_blocks", "read_press", "read_values", "with_entered"]

Part = Mapping[str, Any]

_TEMPLATES = Environment(
    loader=PackageLoader("bot.sandbox.page"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=ChainableUndefined,  # what a payload leaves out is simply not drawn
)
_MACROS: Mapping[str, Callable[..., Markup]] = vars(_TEMPLATES.get_template("blocks.html").module)

_DEEP = 12
"""Further down in a block that we do not know, nothing is looked for."""

_NO_TEXT = frozenset(
    {"type", "block_id", "action_id", "task_id", "id", "icon", "slack_icon", "source"}
    | {"style", "level", "width"}
)
"""What a block says to clients and not to people; so does what ends in ``url``."""


def draw_blocks(
    blocks: Sequence[Part],
    names: Names,
    *,
    prefix: str,
    errors: Mapping[str, str] = {},
    finds: str = "",
) -> Markup:
    """The blocks, to be put into a ``<form>`` of the caller's.

    ``prefix`` makes the ids of this drawing unique in its page; ``errors``: what is wrong with an
    input, by its block's id; ``finds``: where lists ask for choices.
    Buttons send ``press``, fields their ``f:<block_id>:<action_id>``.
    """
    pen = Pen(names, prefix, errors, finds)
    return NOTHING.join(pen.block(block) for block in with_ids(blocks))


class Pen:
    """What the templates draw with: names, new ids, and the way from a thing to its macro."""

    def __init__(
        self, names: Names, prefix: str, errors: Mapping[str, str], finds: str = ""
    ) -> None:
        self.names, self.errors = names, errors
        self._finds = finds
        self._prefix, self._ids = prefix, 0

    def new_id(self) -> str:
        """An id for this page; the same blocks get the same ones each time."""
        self._ids += 1
        return f"{self._prefix}-{self._ids}"

    def block(self, block: Part, inside: str = "") -> Markup:
        """Any block; ``inside``: the id of the block it stands in."""
        draw = _MACROS.get(f"block_{block.get('type')}", _MACROS["block_unknown"])
        return draw({"block_id": inside, **block}, self)

    def element(self, element: Part, block_id: str, title: str = "") -> Markup:
        """A button, a picture, or a field with an OK of its own."""
        kind = element.get("type")
        if kind in CONTROLS:
            return _MACROS["lone_field"](self.field(element, block_id, title), self)
        if draw := _MACROS.get(f"element_{kind}"):
            return draw(element, block_id, self)
        return _MACROS["block_unknown"]({"block_id": block_id, **element}, self)

    def field(self, element: Part, block_id: str, title: str) -> Field:
        """A field that no label stands beside."""
        action_id = str(element.get("action_id", ""))
        return Field(
            element,
            self.names,
            field_name(block_id, action_id),
            self.new_id(),
            title=title or words(element.get("placeholder")) or action_id,
            press=self.press(block_id, element, None),
        )

    def input(self, block: Part) -> Field:
        """The field of an input block, with what explains it."""
        element, block_id, here = block["element"], str(block["block_id"]), self.new_id()
        wrong, hint = block_id in self.errors, bool(block.get("hint"))
        notes = [
            f"{here}-{part}" for part, is_there in (("hint", hint), ("error", wrong)) if is_there
        ]
        free = Markup(' <span class="optional">(optional)</span>')
        return Field(
            element,
            self.names,
            field_name(block_id, str(element.get("action_id", ""))),
            here,
            title=words(block.get("label")),
            label=self.text(block.get("label")) + (free if block.get("optional") else NOTHING),
            described=" ".join(notes),
            required=not block.get("optional", False),
            wrong=wrong,
            press=self.press(block_id, element, None) if block.get("dispatch_action") else "",
            finds=self._asks(block_id, element),
        )

    def _asks(self, block_id: str, element: Part) -> str:
        """Where a list asks for what fits."""
        if not (self._finds and str(element["type"]).endswith("external_select")):
            return ""
        named = {"block": block_id, "action": str(element.get("action_id", ""))}
        return f"{self._finds}&{urlencode(named)}"

    def press(self, block_id: str, element: Part, value: str | None) -> str:
        """What a button sends as ``press``."""
        action_id = str(element.get("action_id", ""))
        return press_value(block_id, action_id, value if isinstance(value, str) else None)

    def text(self, text: Any) -> Markup:
        """A text object, or a string."""
        return draw_words(text, self.names)

    def words(self, text: Any) -> str:
        """The same where no markup may stand."""
        return words(text)

    def rich(self, block: Part) -> Markup:
        """Rich text."""
        return draw_rich_text(block, self.names)

    def markdown(self, text: Any) -> Markup:
        """Standard Markdown."""
        return draw_markdown(text if isinstance(text, str) else "")

    def cell(self, cell: Any) -> Markup:
        """What stands in a table."""
        is_rich = isinstance(cell, Mapping) and cell.get("type") == "rich_text"
        return self.rich(cell) if is_rich else self.text(cell)

    def link(self, url: Any, label: Any, look: str = "") -> Markup:
        """A link, or one that looks like a button."""
        url = url if isinstance(url, str) else ""
        if look and harmless(url):
            return _MACROS["link_button"](url, self.text(label))
        return link(url, self.text(label))

    def rest(self, thing: Any, block_id: str, deep: int = 0) -> Iterator[Markup]:
        """All that people could read in something we do not know, in its order."""
        if deep > _DEEP:
            return
        if isinstance(thing, Mapping):
            known = self._known(thing, block_id) if deep else None
            if known is not None:
                yield known
                return
            for name, value in thing.items():
                if name == "value" and isinstance(value, int | float):
                    yield Markup("{}").format(value)
                elif name not in _NO_TEXT and not name.endswith(("url", "_id", "_ids")):
                    yield from self.rest(value, block_id, deep + 1)
        elif isinstance(thing, list):
            for one in thing:
                yield from self.rest(one, block_id, deep + 1)
        elif isinstance(thing, str) and thing.strip():
            yield self.text(thing)

    def _known(self, thing: Part, block_id: str) -> Markup | None:
        """Something in an unknown block that we can draw."""
        kind, url = str(thing.get("type", "")), thing.get("url")
        if kind in {"plain_text", "mrkdwn"}:
            return self.text(thing)
        if isinstance(url, str) and isinstance(thing.get("text"), str):
            return link(url, thing["text"])
        if kind.startswith("rich_text_"):
            return draw_part(thing, self.names)
        if f"block_{kind}" in _MACROS and kind != "unknown":
            return self.block(thing, inside=block_id)
        if f"element_{kind}" in _MACROS or kind in CONTROLS:
            return self.element(thing, block_id)
        return None
