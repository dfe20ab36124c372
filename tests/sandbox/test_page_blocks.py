"""Every valid case of the contracts is drawn: well-formed, complete, safe under a strict CSP."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.datastructures import FormData

from bot.errors import YourMistake
from bot.sandbox.page.blocks import Names, draw_blocks, read_press
from bot.sandbox.page.fields import CONTROLS
from bot.sandbox.slack_blocks import message_faults, texts
from bot.sandbox.slack_check import ELEMENTS, INPUTS
from tests.conftest import ROOT
from tests.sandbox.html_check import Page
from tests.sandbox.page_kit import ALL, NAMES, action, asked, button, confirmed, plain

FOLDERS = {"attachments", "blocks", "elements", "messages", "objects", "rich_text", "views"}
SHOWN = {"alt_text", "title", "name", "label", "caption", "author_name", "provider_name"}
SHOWN |= {"external_id", "x_label", "y_label"}
UNSEEN = {"icon", "emoji"}
URL = "https://slack.com/shortcuts/1"


def drawn(blocks: list[dict[str, Any]], **more: Any) -> Page:
    page = Page(draw_blocks(blocks, NAMES, prefix="m-1730-0012", **more))
    assert page.faults == []
    return page


def bare(text: str) -> str:
    """Without what only styles and spaces: ``*_~``, backticks, white space."""
    return re.sub(r"[\s*_~`]+", "", text)


def told(payload: Any) -> Iterator[str]:
    """Every text in a payload that people should read."""
    yield from (text for _, text in texts(payload))
    if isinstance(payload, dict) and payload.get("type") not in UNSEEN:
        yield from (payload[name] for name in SHOWN if isinstance(payload.get(name), str))
    inside = payload.values() if isinstance(payload, dict) else payload
    if isinstance(payload, dict) and payload.get("type") == "workflow_button":
        return  # what the workflow starts with is no text
    for one in inside if isinstance(payload, dict | list) else ():
        yield from told(one) if isinstance(one, dict | list) else ()


def homes(folder: str, case: Any) -> Iterator[list[dict[str, Any]]]:
    """The blocks in which a case stands: wherever Slack allows it."""
    kind = case.get("type", "")
    match folder:
        case "blocks":
            yield [case]
        case "elements":
            yield [{"type": "actions", "elements": [case]}]
            yield [{"type": "section", "text": plain("Text"), "accessory": case}]
            if kind in CONTROLS:
                yield [{"type": "input", "label": plain("Label"), "element": case}]
        case "rich_text":
            whole = case if kind.startswith("rich_text_") else None
            part = whole or {"type": "rich_text_section", "elements": [case]}
            yield [{"type": "rich_text", "elements": [part]}]
        case "objects":
            yield [next(AROUND[name] for name in AROUND if name in case)(case)]
        case _:
            if case.get("blocks"):
                yield case["blocks"]
            yield from (one["blocks"] for one in case.get("attachments", ()))


def _workflow(trigger: dict[str, Any]) -> dict[str, Any]:
    flow = {"trigger": trigger}
    return action({"type": "workflow_button", "text": plain("Los"), "workflow": flow})


def _typed(case: dict[str, Any]) -> dict[str, Any]:
    typed = {"type": "plain_text_input", "dispatch_action_config": case}
    return asked("typed", typed, dispatch_action=True)


AROUND: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "confirm": lambda case: action(button(confirm=case)),
    "label": lambda case: action({"type": "static_select", "option_groups": [case]}),
    "type": lambda case: {"type": "section", "text": case},
    "text": lambda case: action({"type": "radio_buttons", "options": [case]}),
    "trigger": lambda case: _workflow(case["trigger"]),
    "url": _workflow,
    "trigger_actions_on": _typed,
    "include": lambda case: action({"type": "conversations_select", "filter": case}),
    "name": lambda case: _workflow({"url": URL, "customizable_input_parameters": [case]}),
}
"""A block around an object, by the first field it has of these."""


def test_every_valid_case_of_the_contracts_is_drawn(contracts: Path) -> None:
    root = contracts / "slack" / "blocks" / "fixtures" / "valid"
    files = sorted(root.glob("*/*.json"))
    assert {file.parent.name for file in files} == FOLDERS
    for file in files:
        case = json.loads(file.read_text())
        drawings = list(homes(file.parent.name, case))
        assert drawings, file
        for blocks in drawings:
            page = Page(draw_blocks(blocks, NAMES, prefix="m-1"))
            assert page.faults == [], file
            read = bare(page.text + page.said)
            invisible = (
                {"name_a", "name_b", "name", "A", "B"} if "workflow" in str(blocks) else set()
            )
            missing = [t for t in told(blocks) if bare(t) not in read and t not in invisible]
            assert missing == [], file


def test_all_that_the_sandbox_takes_has_its_own_drawing() -> None:
    assert message_faults(ALL) == []
    assert set(CONTROLS) >= INPUTS
    met = {element["type"] for block in ALL for element in _elements(block)}
    assert met == set(ELEMENTS)
    assert "block-unknown" not in draw_blocks(ALL, NAMES, prefix="m")
    page = drawn(ALL)
    marks = re.compile(r"<[^>|]*\|?|:\w+:|\(http[^)]*\)|[^\w\s]|_")
    words = {word for text in told(ALL) for word in marks.sub(" ", text).split()}
    assert words - set(re.findall(r"[^\W_]+", page.text + page.said)) == set()


def _elements(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    named = [block[name] for name in ("element", "accessory") if name in block]
    inside = block.get("elements", ()) if block["type"] in {"actions", "context"} else ()
    yield from (one for one in [*named, *inside] if one["type"] in ELEMENTS)


def test_the_template_names_every_class_for_the_style_sheet() -> None:
    folder = ROOT / "bot" / "sandbox" / "page"
    files = [*folder.glob("*.py"), *folder.glob("templates/*s.html")]
    listed, _, _ = (folder / "templates" / "blocks.html").read_text().partition("#}")
    told = set(re.findall(r"[\w-]+", listed))
    used = {
        name
        for file in files
        for found in re.findall(r'class="((?:{{.*?}}|[^"])+)"', file.read_text())
        for name in re.sub(r"{[{%].*?[}%]}|[\w-]*(?:{}|%s)", " ", found).split()
    }
    assert len(used) > 40
    assert used - told - {"block-"} == set()


HOSTILE = ['"><script>alert(1)</script>', "' onclick='x", "</textarea><img src=x onerror=y>"]
HOSTILE += ["{{ 7*7 }}", "<!--", "]]>", "javascript:alert(1)", "&lt;b&gt;", "\x00<b>", "`<i>`"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_payload_says_it_stays_text(hostile: str) -> None:
    def poisoned(thing: Any, name: str = "") -> Any:
        if isinstance(thing, dict):
            return {key: poisoned(value, key) for key, value in thing.items()}
        if isinstance(thing, list):
            return [poisoned(one) for one in thing]
        return thing + hostile if isinstance(thing, str) and name != "type" else thing

    names = Names({"U1": hostile}, {"C1": hostile})
    blocks = poisoned(ALL)
    errors = {block["block_id"]: hostile for block in blocks if "block_id" in block}
    page = Page(draw_blocks(blocks, names, prefix="m", errors=errors))
    assert page.faults == []
    assert hostile.replace("\x00", "") in (page.text + page.said).replace("\x00", "")
    links = {"url": "javascript:alert(1)", "text": plain("x"), "type": "button"}
    assert "href" not in draw_blocks([action(links)], names, prefix="m")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "text", "elements", "style", "url", "name", "indent", "value"]
            ),
            inner | st.sampled_from(["text", "link", "user", "emoji", "date", "rich_text_list"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(JSON, max_size=3))
def test_rich_text_of_any_shape_is_drawn_or_left_out(parts: list[Any]) -> None:
    drawn([{"type": "rich_text", "elements": parts}])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(thing=JSON)
def test_a_kind_that_nobody_knows_is_drawn_as_its_texts(thing: Any) -> None:
    page = drawn([{"type": "hologram", "text": plain("Hallo"), "more": thing}])
    assert "hologram" in page.text
    assert "Hallo" in page.text


def test_a_short_name_stays_text_where_the_bot_says_so() -> None:
    kept, turned = plain(":x:\n*a*", emoji=False), plain(":x:")
    for text, read in ((kept, ":x:"), (turned, "❌")):
        assert read in drawn([{"type": "section", "text": text}]).text
        choose = {"type": "static_select", "action_id": "s", "options": [{"text": text}]}
        assert read in drawn([action(choose)]).text
    assert ":x:<br>*a*" in draw_blocks([{"type": "section", "text": kept}], NAMES, prefix="m")


def test_a_button_asks_first_where_it_should() -> None:
    page = drawn([action(button(value="7", style="danger", confirm=confirmed()))])
    first, yes, no = (c.about for c in page.controls)
    assert first["type"] == no["type"] == "button"
    assert first["popovertarget"] == no["popovertarget"]
    assert no["popovertargetaction"] == "hide"
    assert (yes["type"], yes["name"]) == ("submit", "press")
    assert json.loads(yes["value"] or "") == ["acts", "go", "7"]


def test_what_is_pressed_is_read() -> None:
    menu = {"type": "overflow", "action_id": "menu", "options": [_option("a"), _option("b")]}
    page = drawn([action(button(value="7"), button(action_id="bare"), menu)])
    sent = [read_press(_form(press=c.value)) for c in page.controls]
    assert sent == [("acts", "go", "7"), ("acts", "bare", None)] + [
        ("acts", "menu", value) for value in ("a", "b")
    ]


def test_the_ok_of_a_lone_select_tells_what_is_chosen() -> None:
    choose = {"type": "static_select", "action_id": "s", "options": [_option("a"), _option("b")]}
    page = drawn([action(choose)])
    ok = page.controls[-1].value
    assert read_press(_form(**dict(page.sends(s="b")), press=ok)) == ("acts", "s", "b")
    assert read_press(_form(**dict(page.sends()), press=ok)) == ("acts", "s", None)


@pytest.mark.parametrize(
    "pressed", [None, "", "x", "[]", "3", '["a","b"]', '["a","b",3]', "[" * 9999]
)
def test_what_no_button_sends_is_a_mistake(pressed: str | None) -> None:
    with pytest.raises(YourMistake, match="press one"):
        read_press(_form(**({} if pressed is None else {"press": pressed})))


def _option(value: str) -> dict[str, Any]:
    return {"text": plain(value.upper()), "value": value}


def _form(**fields: str) -> FormData:
    return FormData(list(fields.items()))
