from __future__ import annotations

import asyncio
from typing import Any

from bot.sandbox.slack_limits import ERRORS
from tests.sandbox.slack_kit import Scene, scene, section


async def errors_of(s: Scene) -> dict[str, set[str]]:
    """Provoke what the table promises, on purpose and by name."""
    world = s.world
    closed = world.add_channel("geheim", private=True, members=["ada"])
    away = world.add_channel("anderswo")
    old = world.add_channel("alt")
    world.channels[old].archived = True
    world.channels[old].members.add(world.bot_user)
    asked = await world.say("ada", "CFRAGEN", "Frage?")
    world.add_member("weg", member_id="UWEG", deleted=True)
    world.add_member("gast", member_id="UGAST", restricted=True)
    mine = (await s.call("chat.postMessage", channel="CFRAGEN", text="ja"))["ts"]
    await s.call("reactions.add", channel="CFRAGEN", timestamp=asked, name="eyes")
    begun = await s.call("files.getUploadURLExternal", filename="a", length=1)
    file = begun["file_id"]
    await s.http.post(begun["upload_url"], content=b"a")
    bad = [{"type": "section"}]
    long = [section("x" * 2900)] * 5
    meta: dict[str, Any] = {"event_type": "e", "event_payload": {"k": "x" * 2000}}
    view = {"type": "home", "blocks": [section("x")]}
    many = ",".join(world.add_member(f"m{n}") for n in range(9))
    here = {"channel": "CFRAGEN"}
    tries: list[tuple[str, dict[str, Any]]] = [
        ("chat.postMessage", {"channel": "CNONE", "text": "x"}),
        ("chat.postMessage", {"channel": closed, "text": "x"}),
        ("chat.postMessage", {"channel": away, "text": "x"}),
        ("chat.postMessage", {"channel": old, "text": "x"}),
        ("chat.postMessage", here),
        ("files.completeUploadExternal", {"files": [{"id": "F0"}]}),
        ("files.completeUploadExternal", {"files": [{"id": file}], "channel_id": "CNONE"}),
        ("chat.postMessage", {**here, "text": "x", "blocks": bad}),
        ("chat.postMessage", {**here, "text": "x", "blocks": "{"}),
        ("chat.postMessage", {**here, "text": "x", "blocks": long}),
        ("chat.postMessage", {**here, "text": "x", "metadata": {"event_type": "e"}}),
        ("chat.postMessage", {**here, "text": "x", "metadata": meta}),
        ("chat.update", {**here, "ts": asked, "text": "x"}),
        ("chat.update", {**here, "ts": "1.1", "text": "x"}),
        ("chat.update", {**here, "ts": mine, "text": "x" * 4001}),
        ("chat.delete", {**here, "ts": asked}),
        ("chat.postEphemeral", {**here, "user": "UGAST", "text": "x"}),
        ("chat.postEphemeral", {"channel": away, "user": "UADA", "text": "x"}),
        ("conversations.open", {"users": ""}),
        ("conversations.open", {"users": "UNONE"}),
        ("conversations.open", {"users": "UWEG"}),
        ("conversations.open", {"users": "UGAST"}),
        ("conversations.open", {"users": many}),
        ("conversations.replies", {**here, "ts": "1.1"}),
        ("conversations.history", {"channel": away}),
        ("conversations.history", {**here, "cursor": "nonsense"}),
        ("conversations.list", {"types": "gossip"}),
        ("conversations.info", {"channel": closed}),
        ("conversations.join", {"channel": old}),
        ("users.info", {"user": "UNONE"}),
        ("users.list", {"cursor": "nonsense"}),
        ("views.update", {"view_id": "V1", "view": view}),
        ("reactions.add", {**here, "timestamp": asked, "name": "eyes"}),
        ("reactions.add", {**here, "timestamp": asked, "name": ":eyes:"}),
        ("reactions.add", {**here, "timestamp": "1.1", "name": "eyes"}),
        ("reactions.remove", {**here, "timestamp": asked, "name": "heart"}),
        ("reactions.remove", {"name": "heart"}),
    ]
    found: dict[str, set[str]] = {}
    for method, args in tries:
        s.clock.pass_time(2)
        answer = await s.call(method, **args)
        assert not answer["ok"], (method, args)
        found.setdefault(method, set()).add(answer["error"])
    return found


def test_errors_are_those_of_the_table() -> None:
    async def story() -> None:
        async with scene() as s:
            found = await errors_of(s)
            for method, errors in found.items():
                assert errors <= ERRORS[method], method
            assert found["chat.postMessage"] == ERRORS["chat.postMessage"] - {
                "cannot_reply_to_message"
            }
            assert found["conversations.open"] == ERRORS["conversations.open"] - {
                "channel_not_found"
            }

    asyncio.run(story())
