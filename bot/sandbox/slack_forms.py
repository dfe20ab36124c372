"""What a member can touch: the buttons of blocks, and the inputs of a modal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.errors import YourMistake
from bot.sandbox.slack_blocks import with_ids
from bot.sandbox.slack_check import INPUTS, TYPED
from bot.sandbox.slack_nouns import Json, View

Values = Mapping[str, str | Sequence[str]]
Held = dict[str, dict[str, Json]]

_PICKED = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
}
_ONE = frozenset({"static_select", "external_select", "radio_buttons"})


def elements(blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Json, bool]]:
    """Every interactive element: its block's id, itself, and whether it must be filled in."""
    for block in blocks:
        name = str(block["block_id"])
        if "element" in block:
            yield name, block["element"], not block.get("optional", False)
        if "accessory" in block:
            yield name, block["accessory"], False
        for element in block.get("elements", ()) if block["type"] == "actions" else ():
            yield name, element, False


def blocks_with_offers(view: View) -> list[Json]:
    """A view's blocks; in each list that asks the bot stands what was offered, as ``options``.

    ``offered_now`` are the values that were offered for what was ``typed`` last.
    """
    copy = [dict(block) for block in with_ids(view.body["blocks"])]  # their elements are copies
    for block_id, element, _ in elements(copy):
        offered = view.offered.get((block_id, str(element.get("action_id"))))
        if offered is not None:
            element["options"] = list(offered.ever.values())
            element["offered_now"] = [option["value"] for option in offered.now]
            element["typed"] = offered.typed
    return copy


def button(
    blocks: Sequence[Mapping[str, Any]], action_id: str, value: str | None
) -> tuple[str, Json]:
    """The button with this action (and value). Raises ``YourMistake``: there is none to press."""
    for block_id, element, _ in elements(blocks):
        fits = value is None or element.get("value", "") == value
        if element["type"] == "button" and element["action_id"] == action_id and fits:
            return block_id, element
    raise YourMistake(f"There is no button {action_id!r} to press.")


def fill_in(blocks: Sequence[Mapping[str, Any]], values: Values) -> Held:
    """``state.values`` after a member entered ``values``; what is not named keeps its initial.

    What is named and empty (``""``, ``[]``) was emptied: its initial value is gone.

    Raises ``YourMistake`` for an input that is not there, a choice that is not offered, and a
    required input left empty: Slack's own client would not let it pass either.
    """
    left = dict(values)
    held: Held = {}
    for block_id, element, required in elements(blocks):
        if element["type"] not in INPUTS:
            continue
        action = str(element["action_id"])
        entered = left.pop(action, None)
        if entered is None:
            entered = left.pop(block_id, None)
        state = state_of(element, entered)
        if required and not any(v for k, v in state.items() if k != "type"):
            raise YourMistake(f"The input {action!r} must be filled in.")
        held.setdefault(block_id, {})[action] = state
    if left:
        raise YourMistake(f"The form has no input {min(left)!r}.")
    return held


def state_of(element: Json, entered: str | Sequence[str] | None) -> Json:
    """One input's part of ``state.values``; ``None``: nobody touched it."""
    kind = element["type"]
    if kind in TYPED:
        return {"type": kind, "value": _typed(element, entered)}
    if kind in _PICKED:
        return {"type": kind, _PICKED[kind]: _picked(element, entered)}
    chosen = _chosen(entered)
    if kind in _ONE:
        if chosen is None:
            return {"type": kind, "selected_option": element.get("initial_option")}
        if len(chosen) > 1:
            raise YourMistake(f"Only one choice fits {element['action_id']!r}.")
        options = [_option(element, value) for value in chosen]
        return {"type": kind, "selected_option": options[0] if options else None}
    if chosen is None:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if len(chosen) > element.get("max_selected_items", len(chosen)):
        raise YourMistake(f"Too many choices for {element['action_id']!r}.")
    return {"type": kind, "selected_options": [_option(element, value) for value in chosen]}


def _chosen(entered: str | Sequence[str] | None) -> list[str] | None:
    """All that is chosen; ``""`` is the empty line of a select, and no choice."""
    if entered is None:
        return None
    return [one for one in ([entered] if isinstance(entered, str) else entered) if one]


def _picked(element: Json, entered: str | Sequence[str] | None) -> Any:
    """A date, a time, people or places: as Slack tells them, or ``None`` where nothing is."""
    kind, chosen = element["type"], _chosen(entered)
    if chosen is None:
        return element.get(_PICKED[kind].replace("selected", "initial"))
    if kind.startswith("multi_"):
        if len(chosen) > element.get("max_selected_items", len(chosen)):
            raise YourMistake(f"Too many choices for {element['action_id']!r}.")
        return chosen
    if len(chosen) > 1:
        raise YourMistake(f"Only one choice fits {element['action_id']!r}.")
    if chosen and kind == "datetimepicker":
        return _seconds(element, chosen[0])
    return chosen[0] if chosen else None


def _seconds(element: Json, told: str) -> int:
    if not told.isdecimal():
        raise YourMistake(f"{element['action_id']!r} takes a time in seconds.")
    return int(told)


def _typed(element: Json, entered: str | Sequence[str] | None) -> str | None:
    value = element.get("initial_value") if entered is None else str(entered)
    if value and not (
        element.get("min_length", 0) <= len(value) <= element.get("max_length", 3000)
    ):
        raise YourMistake(f"The text for {element['action_id']!r} is too short or too long.")
    return value or None


def _option(element: Json, value: str) -> Json:
    groups = [group["options"] for group in element.get("option_groups", ())]
    for option in [*element.get("options", ()), *(one for group in groups for one in group)]:
        if option.get("value") == value:
            return dict(option)
    if element["type"].endswith("external_select"):
        for option in (element.get("initial_option"), *element.get("initial_options", ())):
            if option and option.get("value") == value:
                return dict(option)
    raise YourMistake(f"{element['action_id']!r} offers no {value!r}.")
