from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bot.sandbox.slack_deliver import NotDelivered
from tests.sandbox.slack_kit import APP_TOKEN, Scene, scene


async def opened(s: Scene) -> str:
    headers = {"authorization": f"Bearer {APP_TOKEN}"}
    answer = await s.http.post("/api/apps.connections.open", headers=headers)
    return str(answer.json()["url"])


async def heard(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(3):
        return dict(json.loads(await socket.recv()))


async def answered(socket: ClientConnection, payload: Any = None) -> dict[str, Any]:
    envelope = await heard(socket)
    ack = {"envelope_id": envelope["envelope_id"]}
    await socket.send(json.dumps(ack | ({"payload": payload} if payload else {})))
    return envelope


def test_hello_event_and_acknowledgement() -> None:
    async def story() -> None:
        async with scene(listens=False) as s, connect(await opened(s)) as socket:
            assert (await heard(socket))["type"] == "hello"
            said = asyncio.create_task(s.world.say("ada", "fragen", "eins"))
            envelope = await answered(socket)
            assert (envelope["type"], envelope["retry_attempt"]) == ("events_api", 0)
            assert envelope["payload"]["event"]["ts"] == await said
            await s.world.settled()
            assert s.world.next_retry() is None

    asyncio.run(story())


def test_a_command_is_answered_in_the_acknowledgement() -> None:
    async def story() -> None:
        async with scene(listens=False) as s, connect(await opened(s)) as socket:
            await heard(socket)
            asked = asyncio.create_task(s.world.command("ada", "fragen", "/lotse", "hilfe"))
            envelope = await answered(socket, {"text": "So geht das"})
            assert envelope["accepts_response_payload"]
            assert envelope["payload"]["text"] == "hilfe"
            assert await asked == {"text": "So geht das"}
            assert [w.text for w in s.world.ephemerals("ada")] == ["So geht das"]

    asyncio.run(story())


def test_what_is_not_acknowledged_comes_again_on_another_connection() -> None:
    async def story() -> None:
        async with (
            scene(listens=False, answer_within=0.2) as s,
            connect(await opened(s)) as first,
            connect(await opened(s)) as second,
        ):
            await heard(first)
            await heard(second)
            said = asyncio.create_task(s.world.say("ada", "fragen", "eins"))
            lost = await heard(first)
            await said
            again = await answered(second)
            assert again["payload"] == lost["payload"]
            assert (again["retry_attempt"], again["retry_reason"]) == (1, "timeout")
            assert again["envelope_id"] != lost["envelope_id"]
            await s.world.settled()
            assert s.world.next_retry() is None

    asyncio.run(story())


def test_disconnect_and_tickets_that_work_once() -> None:
    async def story() -> None:
        async with scene(listens=False) as s:
            url = await opened(s)
            async with connect(url) as socket:
                await heard(socket)
                await s.world.sockets.disconnect("warning")
                note = await heard(socket)
                assert (note["type"], note["reason"]) == ("disconnect", "warning")
                with pytest.raises(ConnectionClosed):
                    await socket.recv()
            with pytest.raises(Exception, match="403"):
                await connect(url)
            with pytest.raises(NotDelivered, match="connection_failed"):
                await s.world.command("ada", "fragen", "/lotse")
            await s.world.say("ada", "fragen", "hört mich wer?")
            await s.world.settled()
            assert s.world.next_retry() is not None

    asyncio.run(story())


def test_only_the_app_token_opens_connections() -> None:
    async def story() -> None:
        async with scene(listens=False) as s, httpx.AsyncClient(trust_env=False) as http:
            headers = {"authorization": f"Bearer {APP_TOKEN}"}
            other = await http.post(f"{s.url}/api/auth.test", headers=headers)
            assert other.json()["error"] == "not_allowed_token_type"

    asyncio.run(story())
