"""Says what Slack would refuse in the blocks of a message or in a view.

Knows the kinds of block that a bot like ours sends; any other is refused with its name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.sandbox.slack_check import ACCESSORIES, ACTIONS, ANY_TEXT, INPUTS, Check
from bot.sandbox.slack_limits import LIMITS, MESSAGE_BLOCKS

Block = Mapping[str, Any]


def message_faults(blocks: Any) -> list[str]:
    """What is wrong with a message's blocks."""
    check = Check()
    _each(check, blocks, MESSAGE_BLOCKS, least=0)
    return check.faults


def view_faults(view: Any) -> list[str]:
    """What is wrong with a modal or home view."""
    check = Check()
    if not isinstance(view, Mapping) or view.get("type") not in {"modal", "home"}:
        check.fault("/view", "must be a view of type modal or home")
        return check.faults
    check.fields(view, "/view", _HOME if view["type"] == "home" else _MODAL)
    for name in ("private_metadata", "callback_id"):
        check.line(view.get(name), f"/view/{name}", f"view.{name}.max_length")
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            if name == "title" or view.get(name) is not None:
                check.words(view.get(name), f"/view/{name}", f"view.{name}.max_length")
        asks = any(kind == "input" for kind in _kinds(view.get("blocks")))
        if asks and not view.get("submit"):
            check.fault("/view", "a modal with inputs needs submit")
    _each(check, view.get("blocks"), LIMITS["view.blocks.max_items"], least=1)
    return check.faults


def texts(blocks: Any) -> Iterator[tuple[str, str]]:
    """Every text in blocks, with its kind (``mrkdwn``, ``plain_text``, ``markdown``, ``text``)."""
    if isinstance(blocks, Mapping):
        if isinstance(blocks.get("text"), str):
            yield str(blocks.get("type", "text")), blocks["text"]
        for value in blocks.values():
            yield from texts(value)
    elif isinstance(blocks, Sequence) and not isinstance(blocks, str):
        for value in blocks:
            yield from texts(value)


def characters(blocks: Any) -> int:
    """All words of a message's blocks, as Slack seems to count them."""
    return sum(len(text) for _, text in texts(blocks))


def shown(blocks: Any) -> str:
    """What people read in blocks: one text per line, labels of buttons in brackets."""
    lines: list[str] = []
    for block in blocks or ():
        if block.get("type") == "actions":
            labels = [text for _, text in texts(block.get("elements"))]
            lines.append(" ".join(f"[{label}]" for label in labels))
        else:
            lines.extend(text for _, text in texts(block))
    return "\n".join(lines)


def with_ids(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with the ids that Slack makes up where none were given."""
    named: list[Block] = []
    for at, block in enumerate(blocks):
        copy = {"block_id": f"made-up-{at}", **block}
        if "elements" in copy and copy["type"] == "actions":
            elements = enumerate(copy["elements"])
            copy["elements"] = [{"action_id": f"made-up-{at}-{n}", **e} for n, e in elements]
        for name in ("accessory", "element"):
            if name in copy:
                copy[name] = {"action_id": f"made-up-{at}", **copy[name]}
        named.append(copy)
    return named


_HOME = frozenset({"type", "blocks", "private_metadata", "callback_id", "external_id"})
_MODAL = _HOME | {"title", "submit", "close", "clear_on_close", "notify_on_close"}
_MODAL |= {"submit_disabled"}


def _each(check: Check, blocks: Any, most: int, *, least: int) -> None:
    seen: set[str] = set()
    markdown: list[int] = []
    for at, block in enumerate(check.items(blocks, "/blocks", most, least=least)):
        path = f"/blocks/{at}"
        kind = str(block.get("type")) if isinstance(block, Mapping) else "nothing"
        if kind not in _BLOCKS:
            check.fault(path, f"unsupported type: {kind}")
            continue
        known, rule = _BLOCKS[kind]
        check.fields(block, path, known)
        name = block.get("block_id")
        check.line(name, f"{path}/block_id", "block_id.max_length")
        if name in seen:
            check.fault(f"{path}/block_id", "block_id already exists")
        seen.update({name} - {None})
        try:
            _one_id_each(check, block, path)
            rule(check, block, path)
        except (AttributeError, KeyError, TypeError, ValueError):
            check.fault(path, "malformed")
        markdown += [len(str(block.get("text", "")))] if kind == "markdown" else []
    if len(markdown) > 1 and sum(markdown) > LIMITS["markdown.text.max_length"]:
        check.fault("/blocks", "markdown blocks exceed 12,000 characters together")


def _kinds(blocks: Any) -> list[str]:
    known = blocks if isinstance(blocks, list) else []
    return [str(block.get("type")) for block in known if isinstance(block, Mapping)]


def _one_id_each(check: Check, block: Block, path: str) -> None:
    """``action_id`` is unique among the elements of its block."""
    elements = block.get("elements")
    ids = [e.get("action_id") for e in elements or () if isinstance(e, Mapping)]
    ids = [one for one in ids if one]
    if len(ids) != len(set(ids)):
        check.fault(path, "action_id already exists")


def _section(check: Check, block: Block, path: str) -> None:
    if not block.get("text") and not block.get("fields"):
        check.fault(path, "a section needs text or fields")
    if block.get("text"):
        check.words(block["text"], f"{path}/text", "section.text.max_length", kinds=ANY_TEXT)
    if "fields" in block:
        most = LIMITS["section.fields.max_items"]
        for field in check.items(block["fields"], f"{path}/fields", most):
            limit = "section.fields.item_max_length"
            check.words(field, f"{path}/fields", limit, kinds=ANY_TEXT, least=0)
    if "accessory" in block:
        check.element(block["accessory"], f"{path}/accessory", ACCESSORIES)


def _context(check: Check, block: Block, path: str) -> None:
    most = LIMITS["context.elements.max_items"]
    for at, element in enumerate(check.items(block.get("elements"), path, most)):
        here = f"{path}/elements/{at}"
        if isinstance(element, Mapping) and element.get("type") == "image":
            check.element(element, here, frozenset({"image"}))
        else:
            check.words(element, here, kinds=ANY_TEXT)


def _actions(check: Check, block: Block, path: str) -> None:
    most = LIMITS["actions.elements.max_items"]
    for at, element in enumerate(check.items(block.get("elements"), path, most)):
        check.element(element, f"{path}/elements/{at}", ACTIONS)


def _input(check: Check, block: Block, path: str) -> None:
    check.words(block.get("label"), f"{path}/label", "input.label.max_length")
    if "hint" in block:
        check.words(block["hint"], f"{path}/hint", "input.hint.max_length")
    check.element(block.get("element"), f"{path}/element", INPUTS)


def _header(check: Check, block: Block, path: str) -> None:
    check.words(block.get("text"), f"{path}/text", "header.text.max_length")


def _markdown(check: Check, block: Block, path: str) -> None:
    check.line(block.get("text", ""), f"{path}/text", "markdown.text.max_length", least=1)


def _image(check: Check, block: Block, path: str) -> None:
    check.picture(block, path)
    if "title" in block:
        check.words(block["title"], f"{path}/title", "image.alt_text.max_length", least=0)


def _rich_text(check: Check, block: Block, path: str) -> None:
    for part in check.items(block.get("elements"), path, len(json.dumps(block))):
        if not str(part.get("type", "")).startswith("rich_text_"):
            check.fault(path, f"unsupported type: {part.get('type')}")


def _divider(check: Check, block: Block, path: str) -> None:
    """A divider has nothing of its own."""


Rule = Callable[[Check, Block, str], None]

_BLOCKS: Mapping[str, tuple[frozenset[str], Rule]] = {
    kind: (frozenset(names.split()) | {"type", "block_id"}, rule)
    for kind, (names, rule) in {
        "section": ("text fields accessory expand", _section),
        "divider": ("", _divider),
        "header": ("text level", _header),
        "context": ("elements", _context),
        "actions": ("elements", _actions),
        "input": ("label element hint optional dispatch_action", _input),
        "image": ("image_url slack_file alt_text title", _image),
        "markdown": ("text", _markdown),
        "rich_text": ("elements", _rich_text),
    }.items()
}
