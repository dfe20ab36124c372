from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.errors import YourMistake
from bot.sandbox.slack_deliver import NotDelivered
from tests.sandbox.slack_kit import Heard, actions, scene, section

HERE = {"channel": "CFRAGEN"}


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


def test_a_shortcut_on_a_message_tells_all_that_slack_tells(contracts: Path) -> None:
    file = contracts / "slack" / "payloads" / "shortcut" / "message_shortcut_body.json"
    recorded = json.loads(file.read_text(encoding="utf-8"))

    async def story() -> None:
        async with scene() as s:
            ts = await s.world.say("ben", "fragen", "Wie?")
            await s.world.shortcut("ada", "tag", "fragen", ts)
            body = s.bot.heard[-1].body
            assert set(recorded) - set(body) == set()
            for part in ("channel", "user", "team", "message"):
                missing = set(recorded[part]) - set(body[part])
                # of an organisation, and what clients make of a text
                assert missing <= {
                    "enterprise_id",
                    "enterprise_name",
                    "client_msg_id",
                    "blocks",
                } | {"team"}
            below = await s.world.say("ada", "fragen", "So.", ts)
            await s.world.shortcut("ben", "tag", "fragen", below)
            assert s.bot.heard[-1].body["message"]["thread_ts"] == ts

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
