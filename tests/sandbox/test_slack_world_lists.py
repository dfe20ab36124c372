"""A list whose choices the bot names: asked as Slack asks, and only what was offered is chosen."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from bot.errors import YourMistake
from bot.sandbox.slack_deliver import NotDelivered
from tests.sandbox.slack_kit import scene
from tests.sandbox.test_slack_world_forms import answering, asked, modal, option, plain, with_form

LIST = {"type": "multi_external_select", "min_query_length": 2, "max_selected_items": 2}
CHOSEN = asked("topics", {**LIST, "initial_options": [option("r")]})
FORM = modal(CHOSEN, close=plain("Zu"))
OFFER = {"options": [option("sql"), option("recht")]}


def names(value: Any, path: str = "") -> set[str]:
    """The names of all that is in a payload, but in its blocks and the workspace's own."""
    if not isinstance(value, dict):
        return set()
    below = (names(inner, f"{path}{name}.") for name, inner in value.items() if name != "state")
    return {path + name for name in value}.union(*below)


def test_the_bot_is_asked_as_slack_asks(contracts: Path) -> None:
    recorded = json.loads(
        (contracts / "slack" / "payloads" / "block_suggestion" / "multi_body.json").read_text()
    )

    async def story() -> None:
        async with scene() as s:
            view = await with_form(s, FORM)
            s.bot.answer = answering(OFFER, "block_suggestion")
            assert await s.world.options("ada", view, "topics", "topics", "s") == []
            assert s.bot.heard[-1].body.get("type") != "block_suggestion", "too short to ask"
            offered = await s.world.options("ada", view, "topics", "topics", "sq")
            assert offered == OFFER["options"]
            body = s.bot.heard[-1].body
            assert "x-slack-signature" in s.bot.heard[-1].headers
            assert (body["value"], body["action_id"]) == ("sq", "topics")
            missing = names(recorded) - names(body)
            assert missing <= {"team.enterprise_id", "team.enterprise_name"}
            with pytest.raises(YourMistake):
                await s.world.options("ben", view, "topics", "topics", "sq")
            with pytest.raises(YourMistake):
                await s.world.options("ada", view, "topics", "level", "sq")

    asyncio.run(story())


def test_only_what_was_offered_or_set_can_be_chosen() -> None:
    async def story() -> None:
        async with scene() as s:
            view = await with_form(s, FORM)
            s.bot.answer = answering(OFFER, "block_suggestion")
            for wrong in (["sql"], ["astrologie"]):
                with pytest.raises(YourMistake):
                    await s.world.submit("ada", view, {"topics": wrong})
            await s.world.options("ada", view, "topics", "topics", "sq")
            s.bot.answer = answering({"options": []}, "block_suggestion")
            await s.world.options("ada", view, "topics", "topics", "xy")
            with pytest.raises(YourMistake):
                await s.world.submit("ada", view, {"topics": ["r", "sql", "recht"]})
            await s.world.submit("ada", view, {"topics": ["r", "sql"]})
            state = s.bot.heard[-1].body["view"]["state"]["values"]["topics"]["topics"]
            assert state["type"] == "multi_external_select"
            assert [one["value"] for one in state["selected_options"]] == ["r", "sql"]

    asyncio.run(story())


GROUPS = [{"label": plain("Daten"), "options": [option("sql")]}]
BAD: list[Any] = [
    {},
    "ok",
    {"options": "x"},
    {"options": [option(str(n)) for n in range(101)]},
    {"options": [{"value": "x" * 151, "text": plain("x")}]},
    {"option_groups": [{"options": [option("sql")]}]},
]


def test_what_slack_could_not_show_is_an_alarm() -> None:
    async def story() -> None:
        async with scene() as s:
            view = await with_form(s, FORM)
            for bad in BAD:
                s.bot.answer = answering(bad, "block_suggestion")
                before = len(s.world.alarms)
                with pytest.raises(NotDelivered):
                    await s.world.options("ada", view, "topics", "topics", "sql")
                assert len(s.world.alarms) > before, bad
            s.bot.answer = answering({"option_groups": GROUPS}, "block_suggestion")
            assert len(await s.world.options("ada", view, "topics", "topics", "sql")) == 1

    asyncio.run(story())


@pytest.mark.parametrize("bad", [{"min_query_length": -1}, {"initial_options": [{"value": "x"}]}])
def test_a_list_that_slack_would_refuse_is_refused(bad: dict[str, Any]) -> None:
    async def story() -> None:
        async with scene() as s:
            await s.world.command("ada", "fragen", "/lotse")
            trigger = s.bot.heard[-1].body["trigger_id"]
            form = modal(asked("topics", {**LIST, **bad}))
            opened = await s.call("views.open", trigger_id=trigger, view=form)
            assert opened["error"] == "invalid_arguments"

    asyncio.run(story())
