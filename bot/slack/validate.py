"""Holds every message and view to Slack's limits before it leaves.

Slack answers a breach with one word or cuts silently; here it is named. Kinds of blocks that we
do not build are refused: nothing goes out that nobody looked at, or that would call everybody.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.errors import OurFault
from bot.slack.limits import (
    FALLBACK_CHARACTERS,
    LIMITS,
    MESSAGE_BLOCKS,
    MESSAGE_CHARACTERS,
    VIEW_BYTES,
)

Json = Mapping[str, Any]


def check_message(text: str, blocks: Sequence[Json]) -> None:
    """Raises ``OurFault`` naming the limit, never the text."""
    _calls_nobody(text)
    _held(bool(text.strip()) and len(text) <= FALLBACK_CHARACTERS, "fallback text")
    _held(len(blocks) <= MESSAGE_BLOCKS, "50 blocks in a message")
    _held(_characters(blocks) <= MESSAGE_CHARACTERS, "10,000 characters in a message")
    check_blocks(blocks)


def check_view(view: Json) -> None:
    """Raises ``OurFault`` naming the limit, never the text."""
    kind = view.get("type")
    _held(kind in {"modal", "home"}, "view.type")
    blocks = view.get("blocks") or []
    _between(len(blocks), "view.blocks", "items")
    for name in ("private_metadata", "callback_id"):
        _held(len(view.get(name) or "") <= LIMITS[f"view.{name}.max_length"], f"view.{name}")
    for name in ("title", "submit", "close"):
        if name in view or (kind == "modal" and name == "title"):
            _plain(view.get(name), f"view.{name}")
    inputs = any(block.get("type") == "input" for block in blocks)
    _held(kind == "home" or not inputs or "submit" in view, "view.submit")
    _held(len(json.dumps(view).encode()) <= VIEW_BYTES, "250 kB in a view")
    check_blocks(blocks)


def check_blocks(blocks: Sequence[Json]) -> None:
    """Each block, and that ids are unique: a form's answers come back under them."""
    for block in blocks:
        check = _BLOCKS.get(str(block.get("type")))
        _held(check is not None, f"block of type {block.get('type')}")
        if check is not None:
            _held(len(block.get("block_id") or "") <= LIMITS["block_id.max_length"], "block_id")
            check(block)
    _unique([block["block_id"] for block in blocks if block.get("block_id")], "block_id")
    ids = [e["action_id"] for block in blocks for e in _elements(block) if e.get("action_id")]
    _unique(ids, "action_id")


# --- blocks


def _section(block: Json) -> None:
    _held(bool(block.get("text") or block.get("fields")), "section without words")
    if block.get("text"):
        _text(block["text"], "section.text")
    fields = block.get("fields") or []
    _held(len(fields) <= LIMITS["section.fields.max_items"], "section.fields")
    for words in fields:
        _text(words, "section.fields", LIMITS["section.fields.item_max_length"])
    if block.get("accessory"):
        check_element(block["accessory"])


def _context(block: Json) -> None:
    elements = block.get("elements") or []
    _held(1 <= len(elements) <= LIMITS["context.elements.max_items"], "context.elements")
    for words in elements:
        _text(words, "context.elements", LIMITS["text.max_length"])


def _actions(block: Json) -> None:
    elements = block.get("elements") or []
    _held(1 <= len(elements) <= LIMITS["actions.elements.max_items"], "actions.elements")
    for element in elements:
        check_element(element)


def _input(block: Json) -> None:
    _plain(block.get("label"), "input.label")
    if block.get("hint"):
        _plain(block["hint"], "input.hint")
    check_element(block.get("element") or {})


_BLOCKS: Mapping[str, Callable[[Json], None]] = {
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "header": lambda block: _plain(block.get("text"), "header.text"),
    "divider": lambda _: None,
}


# --- elements


def check_element(element: Json) -> None:
    """A button or an input."""
    kind = str(element.get("type"))
    check = _ELEMENTS.get(kind)
    _held(check is not None, f"element of type {kind}")
    _held(len(element.get("action_id") or "") <= LIMITS["action_id.max_length"], "action_id")
    if element.get("placeholder"):
        _plain(element["placeholder"], "select.placeholder")
    if check is not None:
        check(element)


def _button(element: Json) -> None:
    _plain(element.get("text"), "button.text")
    for name in ("value", "url", "accessibility_label"):
        size = len(element.get(name) or "")
        _held(size <= LIMITS[f"button.{name}.max_length"], f"button.{name}")


def _line(element: Json) -> None:
    most = LIMITS["plain_text_input.max_length.max"]
    _held((element.get("max_length") or 0) <= most, "plain_text_input.max_length")
    _held(len(element.get("initial_value") or "") <= most, "plain_text_input.initial_value")


def _options(kind: str) -> Callable[[Json], None]:
    def check(element: Json) -> None:
        options = element.get("options") or []
        if kind == "select" and "option_groups" in element:
            options = _grouped(element["option_groups"])
        else:
            _held(1 <= len(options) <= LIMITS[f"{kind}.options.max_items"], f"{kind}.options")
        for option in options:
            check_option(option)
        _unique([option["value"] for option in options], f"{kind}.options.value")

    return check


def _grouped(groups: Sequence[Json]) -> list[Json]:
    """All choices of a list that is in groups."""
    _held(1 <= len(groups) <= LIMITS["select.option_groups.max_items"], "select.option_groups")
    most = LIMITS["option_group.options.max_items"]
    for group in groups:
        _plain(group.get("label"), "option_group.label")
        _held(1 <= len(group.get("options") or []) <= most, "option_group.options")
    return [option for group in groups for option in group["options"]]


def _sought(element: Json) -> None:
    """A list whose choices Slack asks for: here are those that are chosen already."""
    if "initial_options" in element:
        _options("select")({"options": element["initial_options"]})
    _held((element.get("min_query_length") or 0) >= 0, "min_query_length")
    _held((element.get("max_selected_items") or 1) >= 1, "max_selected_items")


def check_option(option: Json) -> None:
    """One choice."""
    _text(option.get("text"), "option.text")
    value = option.get("value")
    fits = isinstance(value, str) and 1 <= len(value) <= LIMITS["option.value.max_length"]
    _held(fits, "option.value")
    if option.get("description"):
        _text(option["description"], "option.description")


_ELEMENTS: Mapping[str, Callable[[Json], None]] = {
    "button": _button,
    "plain_text_input": _line,
    "static_select": _options("select"),
    "multi_static_select": _options("select"),
    "multi_external_select": _sought,
    "radio_buttons": _options("radio_buttons"),
    "checkboxes": _options("checkboxes"),
}


# --- the small steps


def _text(value: Any, name: str, most: int = 0) -> None:
    known = isinstance(value, Mapping) and value.get("type") in {"plain_text", "mrkdwn"}
    words = value.get("text") if known else None
    if known and value["type"] == "mrkdwn":
        _calls_nobody(str(words))
    limit = most or LIMITS.get(f"{name}.max_length", LIMITS["text.max_length"])
    _held(isinstance(words, str) and LIMITS["text.min_length"] <= len(words) <= limit, name)


def _calls_nobody(text: str) -> None:
    """``<!channel>``, ``<!here>``, ``<!everyone>``, ``<!subteam^S1>``: no word of ours needs them.

    A person's words are escaped before; this holds whoever writes ours.
    """
    if "<!" in text:
        raise OurFault("this would call everybody: nothing that begins with <! goes out")


def _plain(value: Any, name: str) -> None:
    _held(isinstance(value, Mapping) and value.get("type") == "plain_text", name)
    _text(value, name)


def _between(size: int, name: str, unit: str) -> None:
    _held(LIMITS[f"{name}.min_{unit}"] <= size <= LIMITS[f"{name}.max_{unit}"], name)


def _unique(ids: Sequence[str], name: str) -> None:
    _held(len(ids) == len(set(ids)), f"{name} twice")


def _elements(block: Json) -> list[Json]:
    """What carries an ``action_id`` in a block."""
    if block.get("type") == "input":
        return [block["element"]]
    found = list(block.get("elements") or []) if block.get("type") == "actions" else []
    return [*found, block["accessory"]] if block.get("accessory") else found


def _characters(value: Any) -> int:
    if isinstance(value, Mapping):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(_characters(v) for v in value.values() if not isinstance(v, str))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sum(_characters(v) for v in value)
    return 0


def _held(holds: bool, limit: str) -> None:  # noqa: FBT001  (reads as a sentence)
    if not holds:
        raise OurFault(f"Slack would refuse this: {limit}")
