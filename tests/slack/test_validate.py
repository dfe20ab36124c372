"""Our table of limits against Slack's, and the validator against what Slack takes and refuses."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.errors import OurFault
from bot.slack.limits import LIMITS, MESSAGE_BLOCKS, MESSAGE_CHARACTERS
from bot.slack.validate import check_blocks, check_element, check_message, check_option, check_view

BLOCKS = {"actions", "context", "divider", "header", "input", "section"}
ELEMENTS = {
    "button",
    "checkboxes",
    "multi_external_select",
    "multi_static_select",
    "plain_text_input",
    "radio_buttons",
    "static_select",
}


def test_limits_are_slacks(contracts: Path) -> None:
    theirs = json.loads((contracts / "slack" / "blocks" / "limits.json").read_text())
    for path, ours in LIMITS.items():
        value = theirs
        for step in path.split("."):
            value = value[step]
        assert value == ours, path
    assert MESSAGE_BLOCKS == 50
    assert MESSAGE_CHARACTERS == 10_000


# --- what Slack takes


def test_what_slack_takes_passes(contracts: Path) -> None:
    folder = contracts / "slack" / "blocks" / "fixtures" / "valid"
    passed = set()
    for file in sorted((folder / "blocks").glob("*.json")):
        block = json.loads(file.read_text())
        blocks = block if isinstance(block, list) else [block]
        if _ours(blocks):
            check_blocks(blocks)
            passed |= {one["type"] for one in blocks}
    for file in sorted((folder / "elements").glob("*.json")):
        element = json.loads(file.read_text())
        if element.get("type") in ELEMENTS:
            check_element(element)
            passed.add(element["type"])
    for file in sorted((folder / "objects").glob("option_basic*.json")):
        check_option(json.loads(file.read_text()))
    for file in sorted((folder / "views").glob("*.json")):
        view = json.loads(file.read_text())
        check_view(view)
    assert passed == BLOCKS | ELEMENTS


def _ours(blocks: list[Any]) -> bool:
    kinds = {one["type"] for block in blocks for one in (block, *block.get("elements", ()))}
    kinds |= {block["element"]["type"] for block in blocks if "element" in block}
    kinds |= {block["accessory"]["type"] for block in blocks if "accessory" in block}
    return kinds <= BLOCKS | ELEMENTS | {"plain_text", "mrkdwn"}


# --- what Slack refuses: one case for each limit of ours, at the limit and one beyond


def words(length: int, kind: str = "plain_text") -> dict[str, Any]:
    return {"type": kind, "text": "😀" * length}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "text": words(1), "action_id": "a", **more}


def section(**more: Any) -> dict[str, Any]:
    return {"type": "section", "text": words(1, "mrkdwn"), **more}


def option(number: int = 0, **more: Any) -> dict[str, Any]:
    return {"text": words(1), "value": f"v{number}", **more}


def select(kind: str, count: int, **more: Any) -> dict[str, Any]:
    options = [option(n) for n in range(count)]
    return {"type": kind, "action_id": "a", "options": options, **more}


def asking(**more: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "a"}
    return {"type": "input", "label": words(1), "element": element, **more}


def view(**more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": words(1), "blocks": [section()], **more}


NUMBERS = count()
"""No value comes twice in a list."""


def group(options: int = 1, **more: Any) -> dict[str, Any]:
    own = next(NUMBERS)
    told = [option(value=f"{own}.{n}") for n in range(options)]
    return {"label": words(1), "options": told, **more}


def grouped(groups: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "multi_static_select", "action_id": "a", "option_groups": groups}


def block(value: dict[str, Any]) -> None:
    check_blocks([value])


CASES: dict[str, tuple[Any, Any]] = {
    "text.min_length": (block, lambda n: section(text=words(n, "mrkdwn"))),
    "text.max_length": (block, lambda n: {"type": "context", "elements": [words(n, "mrkdwn")]}),
    "action_id.max_length": (check_element, lambda n: button(action_id="x" * n)),
    "block_id.max_length": (block, lambda n: section(block_id="x" * n)),
    "button.text.max_length": (check_element, lambda n: button(text=words(n))),
    "button.url.max_length": (check_element, lambda n: button(url="x" * n)),
    "button.value.max_length": (check_element, lambda n: button(value="x" * n)),
    "button.accessibility_label.max_length": (
        check_element,
        lambda n: button(accessibility_label="x" * n),
    ),
    "option.text.max_length": (check_option, lambda n: option(text=words(n))),
    "option.value.max_length": (check_option, lambda n: option(value="x" * n)),
    "option.description.max_length": (check_option, lambda n: option(description=words(n))),
    "select.placeholder.max_length": (
        check_element,
        lambda n: select("static_select", 1, placeholder=words(n)),
    ),
    "select.options.max_items": (check_element, lambda n: select("multi_static_select", n)),
    "select.option_groups.max_items": (
        check_element,
        lambda n: grouped([group() for _ in range(n)]),
    ),
    "option_group.options.max_items": (check_element, lambda n: grouped([group(n)])),
    "option_group.label.max_length": (check_element, lambda n: grouped([group(label=words(n))])),
    "checkboxes.options.min_items": (check_element, lambda n: select("checkboxes", n)),
    "checkboxes.options.max_items": (check_element, lambda n: select("checkboxes", n)),
    "radio_buttons.options.min_items": (check_element, lambda n: select("radio_buttons", n)),
    "radio_buttons.options.max_items": (check_element, lambda n: select("radio_buttons", n)),
    "plain_text_input.max_length.max": (
        check_element,
        lambda n: {"type": "plain_text_input", "action_id": "a", "max_length": n},
    ),
    "actions.elements.max_items": (
        block,
        lambda n: {"type": "actions", "elements": [button(action_id=f"a{i}") for i in range(n)]},
    ),
    "context.elements.max_items": (
        block,
        lambda n: {"type": "context", "elements": [words(1, "mrkdwn")] * n},
    ),
    "header.text.max_length": (block, lambda n: {"type": "header", "text": words(n)}),
    "input.label.max_length": (block, lambda n: asking(label=words(n))),
    "input.hint.max_length": (block, lambda n: asking(hint=words(n))),
    "section.text.max_length": (block, lambda n: section(text=words(n, "mrkdwn"))),
    "section.fields.max_items": (block, lambda n: section(fields=[words(1)] * n)),
    "section.fields.item_max_length": (block, lambda n: section(fields=[words(n)])),
    "view.blocks.min_items": (check_view, lambda n: view(blocks=[section()] * n)),
    "view.blocks.max_items": (check_view, lambda n: view(blocks=[section()] * n)),
    "view.private_metadata.max_length": (check_view, lambda n: view(private_metadata="x" * n)),
    "view.callback_id.max_length": (check_view, lambda n: view(callback_id="x" * n)),
    "view.title.max_length": (check_view, lambda n: view(title=words(n))),
    "view.close.max_length": (check_view, lambda n: view(close=words(n))),
    "view.submit.max_length": (check_view, lambda n: view(submit=words(n))),
}


def test_every_limit_has_its_case() -> None:
    assert set(CASES) == set(LIMITS)


@pytest.mark.parametrize("name", CASES)
def test_at_the_limit_and_one_beyond(name: str) -> None:
    check, build = CASES[name]
    limit, beyond = LIMITS[name], -1 if "min" in name else 1
    check(build(limit))
    with pytest.raises(OurFault, match="Slack would refuse this"):
        check(build(limit + beyond))


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "rich_text", "elements": []}],
        [{"type": "image", "image_url": "https://a.de/b.png", "alt_text": "x"}],
        [{"type": "section"}],
        [section(block_id="a"), section(block_id="a")],
        [{"type": "actions", "elements": [button(), button()]}],
        [{"type": "actions", "elements": []}],
        [{"type": "header", "text": words(1, "mrkdwn")}],
        [asking(element={"type": "datepicker", "action_id": "a"})],
        [section(text={"type": "markdown", "text": "x"})],
        [section(text="x")],
    ],
)
def test_what_nobody_may_send(blocks: list[dict[str, Any]]) -> None:
    with pytest.raises(OurFault):
        check_blocks(blocks)


def test_messages() -> None:
    check_message("x", [section()] * 50)
    check_message("x" * 4000, [section(text=words(2500, "mrkdwn"))] * 4)
    for text, blocks in (
        ("", [section()]),
        ("  ", [section()]),
        ("x" * 4001, [section()]),
        ("x", [section()] * 51),
        ("x", [section(text=words(2501, "mrkdwn"))] * 4),
    ):
        with pytest.raises(OurFault):
            check_message(text, blocks)


def test_a_form_needs_its_button() -> None:
    with pytest.raises(OurFault, match=r"view\.submit"):
        check_view(view(blocks=[asking()]))
    check_view(view(blocks=[asking()], submit=words(2)))
    with pytest.raises(OurFault, match=r"view\.type"):
        check_view(view(type="workflow_step"))


def test_a_fault_quotes_nobody() -> None:
    with pytest.raises(OurFault) as fault:
        check_message("x", [section(text={"type": "mrkdwn", "text": "GEHEIM" * 600})])
    assert "GEHEIM" not in str(fault.value)
