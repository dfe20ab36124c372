from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from bot.errors import YourMistake
from bot.sandbox.slack_changes import Change, Shown
from bot.sandbox.slack_deliver import NotDelivered
from tests.sandbox.slack_kit import Heard, Scene, scene, section


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def option(value: str) -> dict[str, Any]:
    return {"text": plain(value), "value": value}


def asked(name: str, element: dict[str, Any], *, optional: bool = False) -> dict[str, Any]:
    about = {"type": "input", "block_id": name, "label": plain(name), "optional": optional}
    return {**about, "element": {"action_id": name, **element}}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    whole = {"type": "modal", "callback_id": "form", "title": plain("Profil")}
    return {**whole, "submit": plain("Weiter"), "blocks": list(blocks), **more}


TOPICS = {"type": "multi_static_select", "options": [option(o) for o in ("sql", "recht", "r")]}
LEVEL = {"type": "static_select", "options": [option("0"), option("1")]}
TICK = {"type": "checkboxes", "options": [option("ja")]}
FORM = modal(
    asked("name", {"type": "plain_text_input", "max_length": 20}),
    asked("topics", {**TOPICS, "max_selected_items": 2}),
    asked("level", {**LEVEL, "initial_option": option("1")}),
    asked("tick", TICK, optional=True),
)
VALUES = {"name": "Ada", "topics": ["sql", "r"]}


async def with_form(s: Scene, form: dict[str, Any] = FORM) -> str:
    """Ada types the command and gets the form; the id of its view."""
    await s.world.command("ada", "fragen", "/lotse", "profil")
    opened = await s.call("views.open", trigger_id=s.bot.heard[-1].body["trigger_id"], view=form)
    assert opened["ok"], opened
    return str(opened["view"]["id"])


def answering(body: Any, kind: str = "view_submission") -> Any:
    async def answer(one: Heard) -> Response:
        return JSONResponse(body) if one.body.get("type") == kind else Response()

    return answer


def test_triggers_live_three_seconds_and_once() -> None:
    async def story() -> None:
        async with scene() as s:
            await s.world.command("ada", "fragen", "/lotse")
            trigger = s.bot.heard[0].body["trigger_id"]
            s.clock.pass_time(3)
            assert (await s.call("views.open", trigger_id=trigger, view=FORM))["ok"]
            again = await s.call("views.open", trigger_id=trigger, view=FORM)
            assert again["error"] == "exchanged_trigger_id"
            made_up = await s.call("views.open", trigger_id="1.2.3", view=FORM)
            assert made_up["error"] == "invalid_trigger_id"
            await s.world.command("ada", "fragen", "/lotse")
            trigger = s.bot.heard[1].body["trigger_id"]
            s.clock.pass_time(3.5)
            late = await s.call("views.open", trigger_id=trigger, view=FORM)
            assert late["error"] == "expired_trigger_id"
            broken = await s.call("views.open", trigger_id="1", view={"type": "modal"})
            assert broken["error"] in {"invalid_arguments", "invalid_trigger_id"}

    asyncio.run(story())


def test_a_form_is_filled_in_and_sent() -> None:
    async def story() -> None:
        async with scene() as s:
            view = await with_form(s)
            assert s.world.view_of("ada") is not None
            assert await s.world.submit("ada", view, VALUES) == {}
            body = s.bot.heard[-1].body
            assert body["type"] == "view_submission"
            assert body["view"]["callback_id"] == "form"
            values = body["view"]["state"]["values"]
            assert values["name"]["name"] == {"type": "plain_text_input", "value": "Ada"}
            picked = values["topics"]["topics"]["selected_options"]
            assert [one["value"] for one in picked] == ["sql", "r"]
            assert values["level"]["level"]["selected_option"]["value"] == "1"
            assert values["tick"]["tick"]["selected_options"] == []
            assert s.world.view_of("ada") is None

    asyncio.run(story())


def test_what_is_emptied_is_empty_and_not_its_initial_value() -> None:
    filled = modal(
        asked("name", {"type": "plain_text_input", "initial_value": "Ada"}, optional=True),
        asked("level", {**LEVEL, "initial_option": option("1")}, optional=True),
        asked("topics", {**TOPICS, "initial_options": [option("sql")]}, optional=True),
        asked("day", {"type": "datepicker", "initial_date": "2026-11-26"}, optional=True),
        asked("who", {"type": "multi_users_select", "initial_users": ["UADA"]}, optional=True),
        asked("when", {"type": "datetimepicker", "initial_date_time": 1628633830}, optional=True),
    )
    empty = {"name": "", "level": "", "topics": [""], "day": "", "who": [], "when": ""}

    async def story() -> None:
        async with scene() as s:
            view = await with_form(s, filled)
            with pytest.raises(YourMistake, match="Only one"):
                await s.world.submit("ada", view, {"day": ["2026-11-26", "2026-11-27"]})
            with pytest.raises(YourMistake, match="time in seconds"):
                await s.world.submit("ada", view, {"when": "tomorrow"})
            await s.world.submit("ada", view, empty)
            sent = s.bot.heard[-1].body["view"]["state"]["values"]
            values = {n: [v for k, v in sent[n][n].items() if k != "type"] for n in sent}
            gone: dict[str, list[Any]] = {name: [None] for name in empty}
            assert values == {**gone, "topics": [[]], "who": [[]]}

    asyncio.run(story())


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"topics": ["sql"]}, "'name' must be filled in"),
    ({**VALUES, "colour": "red"}, "no input 'colour'"),
    ({**VALUES, "topics": ["php"]}, "offers no 'php'"),
    ({**VALUES, "topics": ["sql", "r", "recht"]}, "Too many"),
    ({**VALUES, "level": ["0", "1"]}, "Only one"),
    ({**VALUES, "name": "x" * 21}, "too long"),
]


def test_what_slack_would_not_let_pass() -> None:
    async def story() -> None:
        async with scene() as s:
            view = await with_form(s)
            for wrong, told in WRONG:
                with pytest.raises(YourMistake, match=told):
                    await s.world.submit("ada", view, wrong)
            with pytest.raises(YourMistake, match="does not look at"):
                await s.world.submit("ben", view, VALUES)
            assert len(s.bot.heard) == 1

    asyncio.run(story())


def test_errors_keep_the_form_open_and_must_name_its_inputs() -> None:
    async def story() -> None:
        async with scene() as s:
            view = await with_form(s)
            errors = {"response_action": "errors", "errors": {"name": "Zu kurz"}}
            s.bot.answer = answering(errors)
            assert await s.world.submit("ada", view, VALUES) == errors
            top = s.world.view_of("ada")
            assert top is not None
            assert top.id == view
            s.bot.answer = answering({**errors, "errors": {"colour": "?"}})
            with pytest.raises(NotDelivered):
                await s.world.submit("ada", view, VALUES)
            assert len(s.world.alarms) == 1

    asyncio.run(story())


def test_update_push_and_clear() -> None:
    async def story() -> None:
        async with scene() as s:
            seen: list[Change] = []
            view = await with_form(s)
            s.world.on_change(seen.append)
            second = modal(section("zwei"), callback_id="second")
            s.bot.answer = answering({"response_action": "update", "view": second})
            await s.world.submit("ada", view, VALUES)
            top = s.world.view_of("ada")
            assert top is not None
            assert (top.id, top.body["callback_id"]) == (view, "second")
            s.bot.answer = answering({"response_action": "push", "view": FORM})
            await s.world.submit("ada", view, {})
            top = s.world.view_of("ada")
            assert top is not None
            assert (top.previous, top.root) == (view, view)
            assert [type(change) for change in seen] == [Shown, Shown]
            s.bot.answer = answering({"response_action": "clear"})
            await s.world.submit("ada", top.id, VALUES)
            assert s.world.view_of("ada") is None
            gone = await s.call("views.update", view_id=view, view=FORM)
            assert gone["error"] == "not_found"

    asyncio.run(story())


def test_a_stack_holds_three_and_hashes_guard_a_redraw() -> None:
    async def story() -> None:
        async with scene() as s:
            view = await with_form(s)
            for error in (None, None, "push_limit_reached"):
                await s.world.command("ada", "fragen", "/lotse")
                trigger = s.bot.heard[-1].body["trigger_id"]
                pushed = await s.call("views.push", trigger_id=trigger, view=FORM)
                assert pushed.get("error") == error
            shown = s.world.view_of("ada")
            assert shown is not None
            stale = shown.hash
            redrawn = await s.call("views.update", view_id=shown.id, view=FORM, hash=stale)
            assert redrawn["view"]["hash"] != stale
            conflict = await s.call("views.update", view_id=shown.id, view=FORM, hash=stale)
            assert conflict["error"] == "hash_conflict"
            assert view != shown.id
            big = modal(*[section("ä" * 3000)] * 90)
            large = await s.call("views.update", view_id=shown.id, view=big)
            assert large["error"] == "view_too_large"

    asyncio.run(story())


def test_closing_is_told_only_if_asked_for() -> None:
    async def story() -> None:
        async with scene() as s:
            for notify, count in ((False, 1), (True, 3)):
                await with_form(s, {**FORM, "notify_on_close": notify})
                await s.world.close_view("ada")
                assert len(s.bot.heard) == count
            assert s.bot.heard[-1].body["type"] == "view_closed"

    asyncio.run(story())
