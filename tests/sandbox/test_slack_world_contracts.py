from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.slack_api import ANSWERS
from bot.sandbox.slack_blocks import characters, message_faults, view_faults
from bot.sandbox.slack_check import ELEMENTS, Check
from bot.sandbox.slack_limits import COMMON_ERRORS, ERRORS, LIMITS, METHODS, MINIMAL_SCOPES
from bot.sandbox.slack_sign import signature
from tests.sandbox.slack_kit import section
from tests.slack_reference import told_of


@pytest.mark.parametrize("name", sorted(METHODS))
def test_methods_are_as_the_contracts_say(contracts: Path, name: str) -> None:
    told, ours = told_of(name, contracts), METHODS[name]
    scopes = set((told.get("scope") or {}).get("bot", []))
    if name == "conversations.open":  # a bot of ours neither creates nor opens channels
        scopes -= {"channels:manage", "groups:write"}
    assert set(ours.scopes) == scopes
    assert set(ours.required) == set(told["args"]["required"]) - {"token"}
    tier = int(told["rate_limits"][1:])
    assert ours.tier == (0 if tier == 5 else tier)
    if name != "auth.test":
        assert ours.json == bool(told.get("json_input_supported"))


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_our_errors_are_among_the_contracts(contracts: Path, name: str) -> None:
    assert ERRORS[name] <= set(told_of(name, contracts)["errors"])


def test_every_method_is_served_and_no_other() -> None:
    assert set(ANSWERS) == set(METHODS)
    assert set(ERRORS) <= set(METHODS)
    assert not any(errors & COMMON_ERRORS for errors in ERRORS.values())


def test_the_minimal_scopes_reach_every_method() -> None:
    for known in METHODS.values():
        assert not known.scopes or set(known.scopes) & set(MINIMAL_SCOPES)


def flat(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{name}.")
        else:
            yield path + name, value


def test_limits_are_as_the_contracts_say(contracts: Path) -> None:
    told = dict(flat(json.loads((contracts / "slack" / "blocks" / "limits.json").read_text())))
    assert set(LIMITS) <= set(told)
    assert {name: told[name] for name in LIMITS} == dict(LIMITS)


OTHERS = {"alert", "card", "carousel", "container", "context_actions", "data_table", "file"}
OTHERS |= {"data_visualization", "plan", "table", "task_card", "video"}
FOREIGN = {"file_input", "rich_text_input", "workflow_button", "url"}


def valid(contracts: Path, folder: str) -> list[tuple[str, Any]]:
    files = sorted((contracts / "slack" / "blocks" / "fixtures" / "valid" / folder).glob("*.json"))
    assert files
    return [(file.name, json.loads(file.read_text())) for file in files]


def test_valid_blocks_of_our_kinds_pass_and_others_are_named(contracts: Path) -> None:
    passed = 0
    for name, block in valid(contracts, "blocks"):
        faults = message_faults([block])
        if block["type"] in OTHERS:
            assert "unsupported type" in faults[0], name
        else:
            assert not faults, name
            passed += 1
    assert passed >= 12


def test_valid_elements_views_and_messages_pass(contracts: Path) -> None:
    for name, element in valid(contracts, "elements"):
        if element["type"] not in FOREIGN:
            check = Check()
            check.element(element, "", frozenset(ELEMENTS))
            assert not check.faults, name
    for name, view in valid(contracts, "views"):
        assert not view_faults(view), name
    for name, message in valid(contracts, "messages"):
        if not name.startswith("webhook"):  # those repeat a block_id
            assert not message_faults(message.get("blocks", [])), name


def text(n: int, kind: str = "plain_text") -> dict[str, Any]:
    return {"type": kind, "text": "x" * n}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": "a", "text": text(3), **more}


def acts(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(**more: Any) -> dict[str, Any]:
    return {"text": text(3), "value": "v", **more}


def confirm(**more: Any) -> dict[str, Any]:
    whole = {"title": text(3), "text": text(3), "confirm": text(3), "deny": text(3)}
    return acts(button(confirm={**whole, **more}))


def select(**more: Any) -> dict[str, Any]:
    return acts({"type": "static_select", "action_id": "s", **more})


def group(**more: Any) -> dict[str, Any]:
    return select(option_groups=[{"label": text(3), "options": [option()], **more}])


def box(kind: str, n: int) -> dict[str, Any]:
    return acts({"type": kind, "action_id": "b", "options": [option()] * n})


def asked(**more: Any) -> dict[str, Any]:
    plain = {"type": "plain_text_input", "action_id": "p"}
    return {"type": "input", "label": text(3), "element": plain, **more}


def modal(**more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": text(3), "blocks": [section("hi")], **more}


LONG_PLAIN = {"type": "plain_text_input", "action_id": "p", "max_length": 3001}
NUMBERS = {"type": "number_input", "is_decimal_allowed": False, "min_value": "5", "max_value": "2"}
TWICE = {"type": "image", "alt_text": "x", "image_url": "https://x", "slack_file": {"id": "F1"}}

BROKEN: dict[str, dict[str, Any]] = {
    "text-empty": section(""),
    "text-too-long": {"type": "context", "elements": [text(3001, "mrkdwn")]},
    "button-action-id-too-long": acts(button(action_id="x" * 256)),
    "button-text-too-long": acts(button(text=text(76))),
    "button-url-too-long": acts(button(url="x" * 3001)),
    "button-value-too-long": acts(button(value="x" * 2001)),
    "button-accessibility-label-too-long": acts(button(accessibility_label="x" * 76)),
    "confirmation-title-too-long": confirm(title=text(101)),
    "confirmation-text-too-long": confirm(text=text(301)),
    "confirmation-confirm-too-long": confirm(confirm=text(31)),
    "confirmation-deny-too-long": confirm(deny=text(31)),
    "option-text-too-long": select(options=[option(text=text(76))]),
    "option-value-too-long": select(options=[option(value="x" * 151)]),
    "option-url-too-long": select(options=[option(url="😀" * 3001)]),
    "option-description-too-long": select(options=[option(description=text(76))]),
    "option-group-label-too-long": group(label=text(76)),
    "option-group-empty": group(options=[]),
    "option-group-too-many-options": group(options=[option()] * 101),
    "select-placeholder-too-long": select(options=[option()], placeholder=text(151)),
    "select-too-many-options": select(options=[option()] * 101),
    "select-too-many-option-groups": select(
        option_groups=[{"label": text(3), "options": [option()]}] * 101
    ),
    "static-select-options-and-groups": select(options=[option()], option_groups=[]),
    "overflow-empty": box("overflow", 0),
    "overflow-too-many-options": box("overflow", 6),
    "checkboxes-empty": box("checkboxes", 0),
    "checkboxes-too-many-options": box("checkboxes", 11),
    "radio-buttons-empty": box("radio_buttons", 0),
    "radio-buttons-too-many-options": box("radio_buttons", 11),
    "plain-text-input-max-length-too-large": asked(element=LONG_PLAIN),
    "number-input-inverted-range": asked(element=NUMBERS),
    "actions-too-many-elements": acts(*[button(action_id=f"a{n}") for n in range(26)]),
    "context-too-many-elements": {"type": "context", "elements": [text(3)] * 11},
    "context-invalid-element": {"type": "context", "elements": [button()]},
    "header-text-too-long": {"type": "header", "text": text(151)},
    "image-url-too-long": {"type": "image", "alt_text": "x", "image_url": "x" * 3001},
    "image-alt-text-too-long": {"type": "image", "alt_text": "x" * 2001, "image_url": "x"},
    "image-url-and-slack-file": TWICE,
    "input-label-too-long": asked(label=text(2001)),
    "input-hint-too-long": asked(hint=text(2001)),
    "input-invalid-element": asked(element=button()),
    "markdown-empty": {"type": "markdown", "text": ""},
    "markdown-too-long": {"type": "markdown", "text": "x" * 12001},
    "section-text-too-long": section("x" * 3001),
    "section-too-many-fields": {"type": "section", "fields": [text(3)] * 11},
    "section-field-too-long": {"type": "section", "fields": [text(2001)]},
    "section-missing-content": {"type": "section"},
    "block-id-too-long": {"type": "divider", "block_id": "x" * 256},
    "view-missing-blocks": modal(blocks=[]),
    "view-too-many-blocks": modal(blocks=[{"type": "divider"}] * 101),
    "view-private-metadata-too-long": modal(private_metadata="x" * 3001),
    "view-callback-id-too-long": modal(callback_id="x" * 256),
    "view-title-too-long": modal(title=text(25)),
    "view-close-too-long": modal(close=text(25)),
    "view-submit-too-long": modal(submit=text(25)),
}
WHOLE = [section("ok"), acts(button()), confirm(), select(options=[option()]), group(), asked()]
NOT_SENT: tuple[str, ...] = (
    *("alert", "axis", "card", "carousel", "chart", "container", "context-actions", "data"),
    *("feedback", "file", "icon", "pie", "table", "url-source", "video"),
)


def faults(thing: dict[str, Any]) -> list[str]:
    return view_faults(thing) if thing["type"] == "modal" else message_faults([thing])


@pytest.mark.parametrize("case", sorted(BROKEN))
def test_what_the_contracts_call_invalid_is_refused_once(case: str) -> None:
    assert len(faults(BROKEN[case])) == 1


def test_what_was_broken_is_fine_when_whole() -> None:
    assert not any(faults(block) for block in [*WHOLE, modal(), box("overflow", 5)])


def test_every_invalid_case_of_our_kinds_is_covered(contracts: Path) -> None:
    told = json.loads(
        (contracts / "slack" / "blocks" / "fixtures" / "invalid" / "manifest.json").read_text()
    )
    ids = {case["id"] for case in told["cases"]}
    assert set(BROKEN) <= ids
    assert all(missing.startswith(NOT_SENT) for missing in ids - set(BROKEN))


def test_whatever_is_malformed_is_a_fault_and_no_crash() -> None:
    for blocks in (None, 3, "x", [None], [3], [{"type": "actions", "elements": [None]}]):
        assert message_faults(blocks)
    for block in ({"type": "rich_text", "elements": [3]}, group(label=None), asked(element=None)):
        assert message_faults([block])
    odd: list[Any] = [None, {}, modal(blocks=3), modal(blocks=[3]), modal(title="x")]
    assert all(view_faults(view) for view in odd)
    assert message_faults([{**section("x"), "colour": "red"}])
    assert message_faults([{"type": "divider", "block_id": "a"}] * 2)
    assert message_faults([acts(button(), button())])


def test_characters_are_counted_over_all_texts() -> None:
    assert characters([section("12345"), acts(button())]) == 8


def test_signing_agrees_with_the_example_of_the_documentation() -> None:
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    secret = "8f742231b10e8888abcd99yyyzzz85a5"
    expected = "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signature(secret, "1531420618", body) == f"v0={expected}"
    other = hmac.new(secret.encode(), b"v0:1:x", hashlib.sha256).hexdigest()
    assert signature(secret, "1", b"x") == f"v0={other}"
