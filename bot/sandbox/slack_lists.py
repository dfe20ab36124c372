"""Typing into a list whose choices the bot names: what Slack asks with each character.

Source: https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.errors import YourMistake
from bot.sandbox.slack_blocks import with_ids
from bot.sandbox.slack_check import Check
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_deliver import INTERACTIVE, NotDelivered
from bot.sandbox.slack_forms import Values, elements
from bot.sandbox.slack_limits import LIMITS
from bot.sandbox.slack_nouns import Json, Offered, View

ASKS_FROM = 3
"""Characters from which on the bot is asked, where the element does not say."""


class Lists(Clicks):
    """The human side of ``external_select`` and ``multi_external_select``."""

    async def options(
        self, member: str, view_id: str, block_id: str, action_id: str, typed: str = ""
    ) -> list[Json]:
        """Type into a list of an open view; the choices that the bot offers then.

        What was offered once may be chosen until the view closes. Raises ``NotDelivered`` where
        Slack would show that it could not load any.
        """
        who, view = self.member(member), self._looks_at(member, view_id)
        element = _list_in(view, block_id, action_id)
        offered = view.offered.setdefault((block_id, action_id), Offered())
        offered.typed, offered.now = typed, []
        if len(typed) < element.get("min_query_length", ASKS_FROM):
            return []
        body = self._interaction("block_suggestion", who) | {
            "container": {"type": "view", "view_id": view.id},
            "action_id": action_id,
            "block_id": block_id,
            "value": typed,
            "view": self.view_json(view),
        }
        options = self._told(await self._ask(INTERACTIVE, body))
        offered.now = options
        offered.ever |= {option["value"]: option for option in options}
        return options

    async def look_for(self, member: str, view_id: str, values: Values) -> None:
        """Type all that is going to be chosen into the lists of a form, if it has any."""
        view = self._looks_at(member, view_id)
        for block_id, element, _ in elements(with_ids(view.body["blocks"])):
            chosen = values.get(str(element.get("action_id")), values.get(block_id, ()))
            if element["type"].endswith("external_select"):
                for one in [chosen] if isinstance(chosen, str) else chosen:
                    await self.options(member, view_id, block_id, element["action_id"], one)

    def _told(self, answer: Json | str) -> list[Json]:
        """The options of an answer, alone or in groups, held to Slack's limits."""
        said: Mapping[str, Any] = answer if isinstance(answer, dict) else {}
        check = Check()
        options: list[Json] = []
        if "option_groups" in said:
            most = LIMITS["select.option_groups.max_items"]
            for group in check.items(said["option_groups"], "/option_groups", most, least=0):
                check.words(group.get("label"), "/label", "option_group.label.max_length")
                options += self._checked(check, group.get("options"))
        else:
            options = self._checked(check, said.get("options"))
        if check.faults:
            self.alarms.extend(f"answer to a list: {fault}" for fault in check.faults)
            raise NotDelivered("invalid_options", retry=False)
        return options

    def _checked(self, check: Check, told: Any) -> list[Json]:
        if told != []:  # nothing fits: that is no fault
            check.options(told, "/options", LIMITS["select.options.max_items"])
        return [] if check.faults else [dict(option) for option in told]


def _list_in(view: View, block_id: str, action_id: str) -> Json:
    for its_block, element, _ in elements(with_ids(view.body["blocks"])):
        here = its_block == block_id and element.get("action_id") == action_id
        if here and element["type"].endswith("external_select"):
            return element
    raise YourMistake(f"There is no list {action_id!r} to type into.")
