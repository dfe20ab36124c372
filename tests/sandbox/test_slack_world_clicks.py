from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.errors import YourMistake
from bot.sandbox.slack_deliver import NotDelivered
from bot.sandbox.slack_nouns import Change, Shown
from tests.sandbox.slack_kit import Heard, Scene, actions, scene, section

HERE = {"channel": "CFRAGEN"}


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


def test_a_command_and_its_three_kinds_of_answer() -> None:
    async def story() -> None:
        async with scene() as s:
            assert await s.world.command("ada", "fragen", "/lotse", "was ist payload & <b>?") == ""
            body = s.bot.heard[0].body
            assert body["text"] == "was ist payload &amp; &lt;b&gt;?"
            assert (body["command"], body["user_id"], body["channel_id"]) == (
                "/lotse",
                "UADA",
                "CFRAGEN",
            )

            async def words(_: Heard) -> Response:
                return PlainTextResponse("Nur für dich")

            async def openly(_: Heard) -> Response:
                return JSONResponse({"response_type": "in_channel", "text": "Für alle"})

            s.bot.answer = words
            assert await s.world.command("ada", "fragen", "/lotse") == "Nur für dich"
            assert [w.text for w in s.world.ephemerals("ada")] == ["Nur für dich"]
            assert s.world.ephemerals("ben") == []
            s.bot.answer = openly
            await s.world.command("ada", "fragen", "/lotse")
            assert [m.text for m in s.world.messages("fragen")] == ["Für alle"]

    asyncio.run(story())


def test_commands_and_clicks_are_not_repeated() -> None:
    async def refuse(_: Heard) -> Response:
        return Response(status_code=404)

    async def story() -> None:
        async with scene() as s:
            s.bot.answer = refuse
            with pytest.raises(NotDelivered, match="http_error"):
                await s.world.command("ada", "fragen", "/lotse")
            await s.world.settled()
            assert len(s.bot.heard) == 1
            assert s.world.next_retry() is None

    asyncio.run(story())


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


def test_buttons_in_messages_whispers_dms_and_the_home_tab() -> None:
    async def story() -> None:
        async with scene(pace=0) as s:
            world = s.world
            blocks = [section("Passt?"), actions(("yes", "m1"), ("no", "m1"))]
            about = {"text": "Passt?", "blocks": blocks}
            await s.call("chat.postMessage", channel="UADA", **about)
            asked_in = world.dms("ada")[0]
            await world.press("ada", asked_in.channel, asked_in.ts, "yes")
            body = s.bot.heard[-1].body
            assert body["type"] == "block_actions"
            assert body["container"]["message_ts"] == asked_in.ts
            assert body["actions"][0]["action_id"] == "yes"
            assert body["actions"][0]["value"] == "m1"
            assert body["message"]["ts"] == asked_in.ts
            with pytest.raises(YourMistake, match="sees no message"):
                await world.press("ben", asked_in.channel, asked_in.ts, "yes")
            with pytest.raises(YourMistake, match="no button"):
                await world.press("ada", asked_in.channel, asked_in.ts, "maybe")
            whispered = await s.call("chat.postEphemeral", user="UADA", **HERE, **about)
            await world.press("ada", "fragen", whispered["message_ts"], "no")
            assert s.bot.heard[-1].body["container"]["is_ephemeral"]
            assert "message" not in s.bot.heard[-1].body
            home = {"type": "home", "blocks": blocks}
            published = await s.call("views.publish", user_id="UADA", view=home)
            await world.press_in_view("ada", published["view"]["id"], "yes")
            assert s.bot.heard[-1].body["container"]["view_id"] == published["view"]["id"]
            await world.open_home("ada")
            assert s.bot.heard[-1].body["event"]["view"]["type"] == "home"
            shown = world.home_of("ada")
            assert shown is not None
            assert shown.id == published["view"]["id"]

    asyncio.run(story())


def test_a_response_url_serves_five_times_in_half_an_hour() -> None:
    async def story() -> None:
        async with scene() as s:
            await s.world.command("ada", "fragen", "/lotse")
            url = s.bot.heard[0].body["response_url"]
            codes = [(await s.http.post(url, json={"text": f"{n}"})).status_code for n in range(6)]
            assert codes == [200] * 5 + [404]
            assert len(s.world.ephemerals("ada")) == 5
            await s.world.command("ada", "fragen", "/lotse")
            s.clock.pass_time(1801)
            late = await s.http.post(s.bot.heard[1].body["response_url"], json={"text": "x"})
            assert (late.status_code, late.text) == (404, "expired_url")

    asyncio.run(story())


def test_a_click_may_replace_what_was_clicked() -> None:
    async def story() -> None:
        async with scene() as s:
            about = {"text": "Passt?", "blocks": [actions(("yes", "v"))]}
            whispered = await s.call("chat.postEphemeral", user="UADA", **HERE, **about)
            await s.world.press("ada", "fragen", whispered["message_ts"], "yes")
            url = s.bot.heard[-1].body["response_url"]
            await s.http.post(url, json={"replace_original": True, "text": "Danke"})
            assert [w.text for w in s.world.ephemerals("ada")] == ["Danke"]
            said = await s.call("chat.postMessage", **HERE, **about)
            await s.world.settled()
            await s.world.press("ada", "fragen", said["ts"], "yes")
            url = s.bot.heard[-1].body["response_url"]
            await s.http.post(url, json={"replace_original": True, "text": "Erledigt"})
            assert [m.text for m in s.world.messages("fragen")] == ["Erledigt"]

    asyncio.run(story())


def test_shortcuts_global_and_on_a_message() -> None:
    async def story() -> None:
        async with scene() as s:
            await s.world.shortcut("ada", "ask")
            assert s.bot.heard[-1].body["type"] == "shortcut"
            ts = await s.world.say("ben", "fragen", "Wie?")
            await s.world.shortcut("ada", "tag", "fragen", ts)
            body = s.bot.heard[-1].body
            assert (body["type"], body["message"]["text"]) == ("message_action", "Wie?")

    asyncio.run(story())
