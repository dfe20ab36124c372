"""Reads what came back: which button was pressed, and what is in the fields."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import FormData

from bot.errors import YourMistake
from bot.sandbox.page.fields import CONTROLS, field_name
from bot.sandbox.slack_blocks import with_ids
from bot.sandbox.slack_check import INPUTS, TYPED
from bot.sandbox.slack_forms import elements, state_of

Values = dict[str, str | list[str]]


def press_value(block_id: str, action_id: str, value: str | None) -> str:
    """What a button sends as ``press``."""
    return json.dumps([block_id, action_id, value], ensure_ascii=False, separators=(",", ":"))


def read_press(form: FormData) -> tuple[str, str, str | None]:
    """The pressed button: its block, its action, its value. Raises ``YourMistake``: it is none.

    The OK of a select that stands alone has the value that is chosen in it.
    """
    pressed = form.get("press")
    try:
        found = json.loads(pressed) if isinstance(pressed, str) else None
    except (ValueError, RecursionError):
        found = None
    match found:
        case [str() as block_id, str() as action_id, (str() | None) as value]:
            chosen = _entered(form, field_name(block_id, action_id))
            if value is None and len(chosen) == 1:
                return block_id, action_id, chosen[0]
            return block_id, action_id, value
    raise YourMistake("No button was pressed: press one of those that are shown.")


def read_values(blocks: Sequence[Mapping[str, Any]], form: FormData) -> Values:
    """What ``SlackWorld.submit`` takes. What was emptied is empty; what was not shown is left out.

    By action id, and by block id where two blocks have the same action in them.
    """
    fields = [(b, e) for b, e, _ in elements(with_ids(blocks)) if e["type"] in INPUTS]
    actions = [str(element["action_id"]) for _, element in fields]
    values: Values = {}
    for block_id, element in fields:
        action = str(element["action_id"])
        name = field_name(block_id, action)
        if name in form:
            key = action if actions.count(action) == 1 else block_id
            values[key] = _value(element["type"], _entered(form, name))
    return values


def with_entered(blocks: Sequence[Mapping[str, Any]], values: Values) -> list[Mapping[str, Any]]:
    """The same blocks with what was entered in their fields: to be drawn again beside an error."""
    copy = with_ids(blocks)  # their elements are copies too
    for block_id, element, _ in elements(copy):
        entered = values.get(str(element.get("action_id")), values.get(block_id))
        if element["type"] in INPUTS and entered is not None:
            state = _kept(element, entered)
            for name in [name for name in element if name.startswith("initial_")]:
                del element[name]
            element.update({name: value for name, value in state.items() if value})
    return copy


def _kept(element: dict[str, Any], entered: str | list[str]) -> dict[str, Any]:
    """The initial values that say what was entered; too long or not offered is no reason to ask."""
    if element["type"] in TYPED:
        return {"initial_value": entered}
    try:
        state = state_of(element, entered)
    except YourMistake:
        return {name: value for name, value in element.items() if name.startswith("initial_")}
    return {name.replace("selected", "initial"): state[name] for name in state if name != "type"}


def _entered(form: FormData, name: str) -> list[str]:
    """All that is not empty, with line breaks as Slack sends them."""
    texts = [one for one in form.getlist(name) if isinstance(one, str)]
    return [one.replace("\r\n", "\n") for one in texts if one]


def _value(kind: str, entered: list[str]) -> str | list[str]:
    if CONTROLS[kind] == "many" or kind == "multi_external_select":
        return list(dict.fromkeys(entered))  # ticked, and typed once more
    if len(entered) > 1:
        raise YourMistake("Only one choice fits here.")
    return _moment(entered[0]) if entered and kind == "datetimepicker" else "".join(entered)


def _moment(told: str) -> str:
    """A time as Slack tells it, of what the browser told."""
    try:
        return str(int(datetime.fromisoformat(told).replace(tzinfo=UTC).timestamp()))
    except ValueError:
        raise YourMistake(
            f"{told!r} is no date and time: write it like 2026-11-26T10:30."
        ) from None
