from __future__ import annotations

import asyncio
import time

import aiohttp
import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import YourMistake
from bot.sandbox.mischief import Mischief
from tests.sandbox.slack_kit import TOKEN, Scene, scene

POST = {"channel": "CFRAGEN", "text": "hi"}


def said(s: Scene) -> int:
    return len(s.world.messages("fragen"))


def test_busy_status_error_and_delay() -> None:
    async def story() -> None:
        async with scene() as s:
            tricks = s.world.mischief
            tricks.add("chat.postMessage", "busy", seconds=7)
            busy = await s.raw("chat.postMessage", **POST)
            assert (busy.status_code, busy.headers["retry-after"]) == (429, "7")
            assert busy.json()["error"] == "ratelimited"
            tricks.add("chat.*", "status", status=502)
            assert (await s.raw("chat.postMessage", **POST)).status_code == 502
            tricks.add("*", "error", error="fatal_error")
            assert (await s.call("chat.postMessage", **POST))["error"] == "fatal_error"
            assert said(s) == 0
            tricks.add("chat.postMessage", "delay", seconds=0.2)
            began = time.monotonic()
            assert (await s.call("chat.postMessage", **POST))["ok"]
            assert time.monotonic() - began >= 0.2
            assert said(s) == 1
            assert tricks.waiting == ()

    asyncio.run(story())


def test_a_cut_before_does_nothing_and_a_cut_after_did_it() -> None:
    async def story() -> None:
        async with scene() as s:
            for what, count in (("cut_before", 0), ("cut_after", 1)):
                s.world.mischief.add("chat.postMessage", what)
                with pytest.raises(httpx.RemoteProtocolError):
                    await s.raw("chat.postMessage", **POST)
                assert said(s) == count
            s.world.mischief.add("chat.postMessage", "cut_after")
            async with aiohttp.ClientSession() as session:
                headers = {"authorization": f"Bearer {TOKEN}"}
                with pytest.raises(aiohttp.ServerDisconnectedError):
                    await session.post(f"{s.url}/api/chat.postMessage", json=POST, headers=headers)
            assert said(s) == 2
            assert (await s.call("chat.postMessage", **POST))["ok"]

    asyncio.run(story())


def test_what_is_answered_late_was_done_at_once() -> None:
    async def story() -> None:
        async with scene() as s:
            s.world.mischief.add("chat.postMessage", "answer_late", seconds=2.0)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.5):
                    await s.raw("chat.postMessage", **POST)
            assert said(s) == 1

    asyncio.run(story())


def test_slacks_own_client_sees_what_it_would_see() -> None:
    async def story() -> None:
        async with scene() as s:
            client = AsyncWebClient(TOKEN, base_url=f"{s.url}/api/", retry_handlers=[])
            assert (await client.chat_postMessage(channel="CFRAGEN", text="hi"))["ok"]
            found = await client.conversations_history(
                channel="CFRAGEN", include_all_metadata=True, oldest="0"
            )
            assert len(found["messages"]) == 1
            s.world.mischief.add("users.info", "busy", seconds=3)
            with pytest.raises(SlackApiError) as caught:
                await client.users_info(user="UADA")
            assert caught.value.response.headers["Retry-After"] == "3"
            s.world.mischief.add("chat.postMessage", "cut_after")
            with pytest.raises(aiohttp.ClientError):
                await client.chat_postMessage(channel="CFRAGEN", text="hi")
            assert said(s) == 2

    asyncio.run(story())


def test_the_knobs_turn_over_http() -> None:
    async def story() -> None:
        async with scene() as s:
            wish = {"where": "chat.postMessage", "what": "status", "status": 503, "times": 2}
            turned = (await s.http.post("/sandbox/mischief", json=wish)).json()
            assert turned["waiting"][0]["times"] == 2
            assert (await s.raw("chat.postMessage", **POST)).status_code == 503
            left = (await s.http.get("/sandbox/mischief")).json()
            assert (left["waiting"][0]["times"], left["played"]) == (1, 1)
            await s.http.delete("/sandbox/mischief")
            assert (await s.call("chat.postMessage", **POST))["ok"]
            for odd in ({"where": "x"}, {**wish, "colour": 1}, 3):
                assert (await s.http.post("/sandbox/mischief", json=odd)).status_code == 400

    asyncio.run(story())


def test_tricks_run_out_fit_their_pattern_and_follow_their_dice() -> None:
    tricks = Mischief(seed=4)
    tricks.add("chat.*", "delay", times=2)
    assert tricks.take("users.info", "delay") is None
    assert [tricks.take("chat.update", "delay") is None for _ in range(3)] == [False, False, True]
    tricks.add("*", "cut_after", times=0, chance=0.25)
    hits = sum(tricks.take("chat.update", "cut_after") is not None for _ in range(400))
    assert 60 < hits < 140
    tricks.clear()
    assert tricks.take("chat.update", "cut_after") is None
    with pytest.raises(YourMistake):
        tricks.add("*", "earthquake")
    assert Mischief(also=["earthquake"]).add("*", "earthquake").what == "earthquake"
