"""What a browser sends of a drawn form is what the sandbox takes: whole, changed, emptied."""

from __future__ import annotations

from typing import Any

import pytest

from bot.effects import Form
from bot.errors import YourMistake
from bot.sandbox.page.blocks import draw_blocks, read_values, with_entered
from bot.sandbox.slack_blocks import view_faults, with_ids
from bot.sandbox.slack_forms import fill_in
from bot.slack.render_form import render_form
from tests.golden.reading import WORDS
from tests.golden.scenes import scenes
from tests.sandbox.html_check import Page
from tests.sandbox.page_kit import FIELDS, GROUPS, NAMES, asked, option, plain

Blocks = list[dict[str, Any]]


def page_of(blocks: Blocks, **more: Any) -> Page:
    page = Page(draw_blocks(blocks, NAMES, prefix="v", **more))
    assert page.faults == []
    return page


def held(blocks: Blocks, **entered: str | list[str]) -> dict[str, Any]:
    """``state.values`` after somebody entered this into the drawn form and sent it in."""
    named = with_ids(blocks)
    return dict(fill_in(named, read_values(named, page_of(blocks).sends(**entered))))


def form_of_the_bot(name: str, variant: str = "") -> Blocks:
    for scene in scenes("de", "slack"):
        for said, _ in scene.spoken("slack"):
            if isinstance(said, Form) and (said.name, scene.variant) == (name, variant):
                view = render_form(said, WORDS)
                assert view_faults(view) == []
                return list(view["blocks"])
    raise AssertionError(name)


def test_the_first_step_of_the_profile_is_filled_in_and_read_back() -> None:
    blocks = form_of_the_bot("ask_profile-step1")
    actions = [b["element"]["action_id"] for b in blocks if b["type"] == "input"]
    kinds = {b["element"]["action_id"]: b["element"] for b in blocks if b["type"] == "input"}
    entered: dict[str, str | list[str]] = {
        name: ["yes"] if kinds[name]["type"] == "checkboxes" else f"Ada & <b>\nZeile zu {name}"
        for name in actions
    }
    read = read_values(with_ids(blocks), page_of(blocks).sends(**entered))
    assert read == entered
    assert fill_in(with_ids(blocks), read) == fill_in(with_ids(blocks), entered)


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("ask_profile-step1", "again"),
        ("ask_profile-step2", "again"),
        ("ask_profile-step2", "one"),
        ("ask_profile-step3", "again"),
    ],
)
def test_a_form_that_nobody_touches_comes_back_as_it_was(name: str, variant: str) -> None:
    blocks = [{**block, "optional": True} for block in form_of_the_bot(name, variant)]
    assert held(blocks) == fill_in(with_ids(blocks), {})


A_OR_B = {"options": [option("a"), option("b")]}
ONE_OF_TWO = {**A_OR_B, "initial_option": option("a")}
SOME_OF_MANY = {"option_groups": GROUPS, "initial_options": [option("c")]}
OFFERED = {"options": [option("x"), option("y")], "offered_now": ["y"]}
"""What the bot named when it was asked."""

INITIAL: dict[str, tuple[dict[str, Any], str | list[str]]] = {
    "plain_text_input": ({"initial_value": "\nvorher", "multiline": True}, "neu\nzwei"),
    "email_text_input": ({"initial_value": "a@b.example"}, "c@d.example"),
    "url_text_input": ({"initial_value": "https://a.example"}, "https://b.example"),
    "number_input": ({"initial_value": "3"}, "4.5"),
    "datepicker": ({"initial_date": "2026-11-26"}, "2026-12-01"),
    "timepicker": ({"initial_time": "08:30"}, "17:00"),
    "datetimepicker": ({"initial_date_time": 1628633830}, "2021-08-11T00:17"),
    "static_select": (ONE_OF_TWO, "b"),
    "multi_static_select": (SOME_OF_MANY, ["a", "d"]),
    "external_select": ({"initial_option": option("x"), **OFFERED}, "y"),
    "multi_external_select": ({"initial_options": [option("x"), option("z")], **OFFERED}, ["y"]),
    "users_select": ({"initial_user": "U1"}, "U2"),
    "multi_users_select": ({"initial_users": ["U1"]}, ["U1", "U2"]),
    "channels_select": ({"initial_channel": "C1"}, "C2"),
    "multi_channels_select": ({"initial_channels": ["C1"]}, ["C2"]),
    "conversations_select": ({"initial_conversation": "C1"}, "C2"),
    "multi_conversations_select": ({"initial_conversations": ["C1"]}, ["C2"]),
    "checkboxes": ({**A_OR_B, "initial_options": [option("a")]}, ["b"]),
    "radio_buttons": (ONE_OF_TWO, "b"),
}
"""What is in each kind of field at first, and what somebody enters instead."""


def kept(kind: str) -> Any:
    """What was entered, as Slack tells it."""
    return 1628641020 if kind == "datetimepicker" else INITIAL[kind][1]


def inside(state: dict[str, Any]) -> Any:
    """What one input holds, options by their values."""
    [(_, found)] = [pair for pair in state["it"]["it"].items() if pair[0] != "type"]
    if isinstance(found, list):
        return [one["value"] if isinstance(one, dict) else one for one in found]
    return found["value"] if isinstance(found, dict) else found


def test_every_kind_of_field_is_among_the_cases() -> None:
    assert set(INITIAL) == set(FIELDS)


@pytest.mark.parametrize("kind", INITIAL)
def test_each_field_comes_back_untouched_changed_or_emptied(kind: str) -> None:
    (more, entered), expected = INITIAL[kind], kept(kind)
    blocks = [asked("it", {"type": kind, **more}, optional=True)]
    assert held(blocks) == fill_in(blocks, {})
    assert inside(held(blocks)) not in (None, [], expected)
    assert inside(held(blocks, it=entered)) == expected
    emptied = held(blocks, it=[] if isinstance(entered, list) else "")
    assert inside(emptied) == ([] if kind.startswith(("multi_", "checkboxes")) else None)
    needed = [asked("it", {"type": kind, **more})]
    with pytest.raises(YourMistake, match="must be filled in"):
        held(needed, it=[] if isinstance(entered, list) else "")


@pytest.mark.parametrize("kind", INITIAL)
def test_what_was_entered_is_still_there_beside_an_error(kind: str) -> None:
    (more, entered), expected = INITIAL[kind], kept(kind)
    blocks = [asked("it", {"type": kind, **more}, optional=True)]
    read = read_values(blocks, page_of(blocks).sends(it=entered))
    again = with_entered(blocks, read)
    page = page_of(again, errors={"it": "So nicht <b>"})
    assert "So nicht <b>" in page.text
    assert inside(fill_in(blocks, read_values(blocks, page.sends()))) == expected
    emptied = with_entered(blocks, {"it": ""})
    assert not [name for name in emptied[0]["element"] if name.startswith("initial_")]
    assert inside(fill_in(blocks, {})) != expected, "the blocks themselves stay as they were"


def test_an_input_says_what_it_wants_and_what_was_wrong() -> None:
    line = {"type": "plain_text_input", "min_length": 2, "max_length": 20, "focus_on_load": True}
    blocks = [asked("name", line, hint=plain("Wie du heißt"))]
    [control] = page_of(blocks, errors={"name": "Zu kurz", "other": "?"}).controls
    about = control.about
    assert (about["minlength"], about["maxlength"]) == ("2", "20")
    assert {"required", "autofocus"} <= set(about)
    assert about["aria-invalid"] == "true"
    assert about["aria-describedby"] == "v-1-hint v-1-error"
    [free] = page_of([asked("name", line, optional=True)]).controls
    assert not {"required", "aria-invalid", "aria-describedby"} & set(free.about)
    assert "(optional)" in page_of([asked("name", line, optional=True)]).text


def test_two_fields_with_one_action_are_told_apart_by_their_blocks() -> None:
    line = {"type": "plain_text_input", "action_id": "text"}
    blocks = [asked("eins", line), asked("zwei", line)]
    sent = page_of(blocks).sends()
    assert read_values(blocks, sent) == {"eins": "", "zwei": ""}
    assert fill_in(blocks, {"eins": "a", "zwei": "b"})["zwei"]["text"]["value"] == "b"


def test_a_field_that_was_not_shown_keeps_what_it_had() -> None:
    old = [asked("a", {"type": "plain_text_input"})]
    new = [*old, asked("b", {"type": "checkboxes", "options": [option("x")]}, optional=True)]
    assert read_values(new, page_of(old).sends(a="x")) == {"a": "x"}


@pytest.mark.parametrize(
    ("kind", "sent"), [("datetimepicker", ["morgen"]), ("static_select", ["a", "b"])]
)
def test_what_no_browser_of_ours_sends_is_a_mistake(kind: str, sent: list[str]) -> None:
    more, _ = INITIAL[kind]
    blocks = [asked("it", {"type": kind, **more})]
    form = page_of([asked("it", {"type": "checkboxes", "options": [option(s) for s in sent]})])
    with pytest.raises(YourMistake):
        read_values(blocks, form.sends(it=sent))
