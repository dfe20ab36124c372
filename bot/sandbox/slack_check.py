"""Collects what Slack would refuse in Block Kit: the texts, options and elements.

Limits are counted in code points. Besides the lengths it refuses fields that the type does not
have, as Slack does (``invalid additional property``).
Source: https://docs.slack.dev/reference/block-kit
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.slack_limits import LIMITS

PLAIN = ("plain_text",)
ANY_TEXT = ("plain_text", "mrkdwn")

_SELECT = "action_id placeholder confirm focus_on_load"
_MANY = f"{_SELECT} max_selected_items"
_STATIC = "options option_groups"
_TYPED = "action_id initial_value placeholder focus_on_load dispatch_action_config"

ELEMENTS: Mapping[str, frozenset[str]] = {
    kind: frozenset(names.split()) | {"type"}
    for kind, names in {
        "button": "text action_id url value style confirm accessibility_label",
        "overflow": "action_id options confirm",
        "static_select": f"{_SELECT} {_STATIC} initial_option",
        "multi_static_select": f"{_MANY} {_STATIC} initial_options",
        "external_select": f"{_SELECT} initial_option min_query_length",
        "multi_external_select": f"{_MANY} initial_options min_query_length",
        "users_select": f"{_SELECT} initial_user",
        "multi_users_select": f"{_MANY} initial_users",
        "channels_select": f"{_SELECT} initial_channel response_url_enabled",
        "multi_channels_select": f"{_MANY} initial_channels",
        "conversations_select": (
            f"{_SELECT} initial_conversation default_to_current_conversation filter"
            " response_url_enabled"
        ),
        "multi_conversations_select": (
            f"{_MANY} initial_conversations default_to_current_conversation filter"
        ),
        "checkboxes": "action_id options initial_options confirm focus_on_load",
        "radio_buttons": "action_id options initial_option confirm focus_on_load",
        "datepicker": "action_id initial_date placeholder confirm focus_on_load",
        "timepicker": "action_id initial_time placeholder confirm focus_on_load timezone",
        "datetimepicker": "action_id initial_date_time confirm focus_on_load",
        "plain_text_input": f"{_TYPED} multiline min_length max_length",
        "number_input": f"{_TYPED} is_decimal_allowed min_value max_value",
        "email_text_input": _TYPED,
        "url_text_input": _TYPED,
        "image": "image_url slack_file alt_text",
    }.items()
}
"""The fields of each element that the sandbox knows."""

TYPED = frozenset({"plain_text_input", "number_input", "email_text_input", "url_text_input"})
INPUTS = frozenset(ELEMENTS) - {"button", "overflow", "image"}
ACTIONS = frozenset(ELEMENTS) - TYPED - {"image"} - {k for k in ELEMENTS if k.startswith("multi_")}
ACCESSORIES = frozenset(ELEMENTS) - TYPED


_OPTION = {"text": {"type": "plain_text", "text": "-"}, "value": "-"}


class Check:
    """The faults found so far, each with its path."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def fault(self, path: str, reason: str) -> None:
        """Note one."""
        self.faults.append(f"[ERROR] {reason} [json-pointer:{path}]")

    def fields(self, thing: Mapping[str, Any], path: str, known: frozenset[str]) -> None:
        """No field that the type does not have."""
        for name in sorted(set(thing) - known):
            self.fault(f"{path}/{name}", f"invalid additional property: {name}")

    def line(self, value: Any, path: str, limit: str, *, least: int = 0) -> None:
        """A string of a length; absent is fine."""
        if value is None:
            return
        if not isinstance(value, str):
            self.fault(path, "must be a string")
        elif not least <= len(value) <= LIMITS[limit]:
            self.fault(path, f"must be {least} to {LIMITS[limit]} characters")

    def words(
        self,
        value: Any,
        path: str,
        limit: str = "text.max_length",
        *,
        kinds: Sequence[str] = PLAIN,
        least: int = 1,
    ) -> None:
        """A text object."""
        if not isinstance(value, Mapping) or value.get("type") not in kinds:
            self.fault(path, f"must be a text object of {' or '.join(kinds)}")
            return
        known = {"type", "text", "emoji"} if value["type"] == "plain_text" else None
        self.fields(value, path, frozenset(known or {"type", "text", "verbatim"}))
        if "text" not in value:
            self.fault(f"{path}/text", "missing required field: text")
        self.line(value.get("text"), f"{path}/text", limit, least=least)

    def items(self, value: Any, path: str, most: int, *, least: int = 1) -> Sequence[Any]:
        """A list of a length; what is not is noted and counts as empty."""
        if not isinstance(value, list):
            self.fault(path, "must be a list")
            return ()
        if not least <= len(value) <= most:
            self.fault(path, f"must have {least} to {most} items")
        return value

    def options(self, value: Any, path: str, most: int) -> None:
        """The choices of a select, an overflow, checkboxes or radio buttons."""
        for at, option in enumerate(self.items(value, path, most)):
            here = f"{path}/{at}"
            if not isinstance(option, Mapping):
                self.fault(here, "must be an option")
                continue
            self.fields(option, here, frozenset({"text", "value", "description", "url"}))
            self.words(option.get("text"), f"{here}/text", "option.text.max_length", kinds=ANY_TEXT)
            self.line(option.get("value", ""), f"{here}/value", "option.value.max_length", least=1)
            self.line(option.get("url"), f"{here}/url", "option.url.max_length")
            if "description" in option:
                limit = "option.description.max_length"
                self.words(option["description"], f"{here}/description", limit, kinds=ANY_TEXT)

    def confirm(self, value: Any, path: str) -> None:
        """The question before an action."""
        if not isinstance(value, Mapping):
            self.fault(path, "must be a confirmation object")
            return
        self.fields(value, path, frozenset({"title", "text", "confirm", "deny", "style"}))
        for name in ("title", "text", "confirm", "deny"):
            kinds = ANY_TEXT if name == "text" else PLAIN
            limit = f"confirmation.{name}.max_length"
            self.words(value.get(name), f"{path}/{name}", limit, kinds=kinds)

    def element(self, value: Any, path: str, allowed: frozenset[str]) -> None:
        """One interactive element or image."""
        kind = value.get("type") if isinstance(value, Mapping) else None
        if kind not in allowed:
            self.fault(path, f"unsupported type: {kind}")
            return
        self.fields(value, path, ELEMENTS[kind])
        if kind == "image":
            self.picture(value, path)
            return
        self.line(value.get("action_id"), f"{path}/action_id", "action_id.max_length")
        if "confirm" in value:
            self.confirm(value["confirm"], f"{path}/confirm")
        if "placeholder" in value:
            limit = "select.placeholder.max_length"
            self.words(value["placeholder"], f"{path}/placeholder", limit)
        self._own_rules(kind, value, path)

    def _own_rules(self, kind: str, value: Mapping[str, Any], path: str) -> None:
        match kind:
            case "button":
                self._button(value, path)
            case "static_select" | "multi_static_select":
                self._static(value, path)
            case "external_select" | "multi_external_select":
                self._external(value, path)
            case "overflow" | "checkboxes" | "radio_buttons":
                self.options(value.get("options"), path, LIMITS[f"{kind}.options.max_items"])
            case "plain_text_input":
                most, top = value.get("max_length", 1), LIMITS["plain_text_input.max_length.max"]
                if not 1 <= most <= top or value.get("min_length", 0) > most:
                    self.fault(path, f"max_length must be 1 to {top} and not under min_length")
            case "number_input":
                low, high = value.get("min_value"), value.get("max_value")
                if low is not None and high is not None and float(low) > float(high):
                    self.fault(path, "min_value exceeds max_value")

    def _button(self, value: Mapping[str, Any], path: str) -> None:
        self.words(value.get("text"), f"{path}/text", "button.text.max_length")
        for name in ("url", "value", "accessibility_label"):
            self.line(value.get(name), f"{path}/{name}", f"button.{name}.max_length")
        if value.get("style") not in {None, "primary", "danger"}:
            self.fault(f"{path}/style", "must be primary or danger")

    def _external(self, value: Mapping[str, Any], path: str) -> None:
        least = value.get("min_query_length", 0)
        if not isinstance(least, int) or least < 0:
            self.fault(f"{path}/min_query_length", "must be a number and not negative")
        chosen = value.get("initial_options", [value.get("initial_option", _OPTION)])
        self.options(chosen, path, LIMITS["select.options.max_items"])

    def _static(self, value: Mapping[str, Any], path: str) -> None:
        if ("options" in value) == ("option_groups" in value):
            self.fault(path, "needs options or option_groups, and not both")
        elif "options" in value:
            self.options(value["options"], path, LIMITS["select.options.max_items"])
        else:
            groups = value["option_groups"]
            for group in self.items(groups, path, LIMITS["select.option_groups.max_items"]):
                self.words(group.get("label"), path, "option_group.label.max_length")
                self.options(group.get("options"), path, LIMITS["option_group.options.max_items"])

    def picture(self, value: Mapping[str, Any], path: str) -> None:
        """An image has one source and a description."""
        if ("image_url" in value) == ("slack_file" in value):
            self.fault(path, "needs image_url or slack_file, and not both")
        self.line(value.get("image_url"), f"{path}/image_url", "image.image_url.max_length")
        self.line(value.get("alt_text", ""), path, "image.alt_text.max_length", least=1)
