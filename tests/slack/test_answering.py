"""Commands, buttons and forms against the sandbox: who reads what, when, and what opens."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.effects import Answer, Button, Form, Input, Message
from bot.events import ButtonPressed, CommandGiven, Event
from bot.ports import Parcel
from bot.sandbox.slack_world import SlackWorld
from tests.slack.room import Room, room, run
from tests.slack.test_send import DIRECT, HOME, POST


def line(what: str, *buttons: Button) -> Message:
    return Message("room-line", {"what": what}, buttons=buttons)


def form(**more: Any) -> Form:
    return Form("room-form", (Input("room-name", "line"),), fields={"what": "dir"}, **more)


def answering(r: Room, *answers: Answer) -> None:
    async def say(_: Event) -> Sequence[Answer]:
        return answers

    r.answers = say


async def eventually(r: Room, count: int, who: str = "ada") -> None:
    """Until ``who`` was shown ``count`` lines."""
    for _ in range(300):
        if len(r.world.ephemerals(who)) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{who} was shown {len(r.world.ephemerals(who))} lines, not {count}")


# --- commands


def test_a_command(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            answering(r, Answer(message=line("<!channel>", Button("room-go", "7"))))
            await r.world.command("cleo", "fragen", "/lotse", "open & more")
            (event,) = r.reacted
            assert isinstance(event, CommandGiven)
            assert (event.account, event.command) == ("slack:T111/UCLEO", "open")
            assert (event.argument, event.language, event.moderator) == ("& more", "en", True)
            assert event.place.key == "slack:T111/CFRAGEN"
            assert event.place.public
            assert "UCLEO" not in event.key
            (shown,) = r.world.ephemerals("cleo")
            assert shown.text == "Das Thema ist &lt;!channel&gt;."
            assert r.world.alarms == []
            await r.world.command("ada", "team", "/lotse", "")
            last = r.reacted[-1]
            assert isinstance(last, CommandGiven)
            assert (last.command, last.language, last.moderator) == ("help", "de", False)
            assert not last.place.public

    run(story())


def test_a_command_can_open_a_form(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            answering(r, Answer(form=form(carries={"step": "1"})))
            assert not await r.world.command("ada", "fragen", "/lotse", "profil")
            view = r.world.views.top("UADA")
            assert view is not None
            assert view.body["callback_id"] == "room-form"
            r.world.mischief.add("views.open", "error", error="expired_trigger_id")
            told = await r.world.command("ada", "fragen", "/lotse", "profil")
            assert isinstance(told, dict)
            assert "nicht geklappt" in told["text"]
            assert r.door.counts["not shown: expired_trigger_id"] == 1

    run(story())


# --- buttons


def test_a_button_under_a_message(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            pressed = line("x", Button("room-go", "one"), Button("room-go", "two"))
            ref = await r.door.sender.send(_with(POST, pressed))
            answering(r, Answer(message=line("geschafft")))
            await r.world.press("ada", "fragen", ref.fields["ts"], "room-go#1")
            await eventually(r, 1)
            (event,) = r.reacted
            assert isinstance(event, ButtonPressed)
            assert (event.button, event.value) == ("room-go", "two")
            assert "UADA" not in event.key
            assert r.world.ephemerals("ada")[0].text == "Das Thema ist geschafft."
            assert len(r.world.posts) == 1

    run(story())


def test_a_button_in_private_and_at_home(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ref = await r.door.sender.send(_with(DIRECT, line("x", Button("room-go"))))
            answering(r, Answer(message=line("geschafft")))
            await r.world.press("ada", ref.fields["channel"], ref.fields["ts"], "room-go")
            await eventually(r, 1)
            await r.door.sender.send(_with(HOME, line("x", Button("room-go"))))
            home = r.world.views.home("UADA")
            assert home is not None
            await r.world.press_in_view("ada", home.id, "room-go")
            await until(lambda: r.world.view_of("ada") is not None)
            window = r.world.view_of("ada")
            assert window is not None
            assert "Das Thema ist geschafft." in str(window.body["blocks"])
            assert len(r.world.dms("ada")) == 1, "it is said where it was asked"
            assert [e.place.public for e in r.reacted if isinstance(e, ButtonPressed)] == [
                False
            ] * 2

    run(story())


def test_a_click_comes_twice(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ref = await r.door.sender.send(_with(POST, line("x", Button("room-go"))))
            r.world.mischief.add("interactive:block_actions", "duplicate")
            await r.world.press("ada", "fragen", ref.fields["ts"], "room-go")
            assert len(r.reacted) == 2
            assert len({event.key for event in r.reacted}) == 1

    run(story())


def test_a_dead_response_url_is_answered_another_way(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ref = await r.door.sender.send(_with(POST, line("x", Button("room-go"))))
            answering(r, Answer(message=line("geschafft")))
            _spend_every_url(r.world)
            await r.world.press("ada", "fragen", ref.fields["ts"], "room-go")
            await eventually(r, 1)
            assert len(r.calls("chat.postEphemeral")) == 1
            r.world.mischief.add("chat.postEphemeral", "error", error="user_not_in_channel")
            await r.world.press("ada", "fragen", ref.fields["ts"], "room-go")
            await until(lambda: len(r.world.dms("ada")) == 1)

    run(story())


@pytest.mark.parametrize("url", ["http://169.254.169.254/x", "https://evil.example/slack.com", "x"])
def test_answers_go_to_slack_only(tmp_path: Path, url: str) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            telling = r.door._interactions._answering._telling
            assert not telling._is_slacks(url)
            assert telling._is_slacks("https://hooks.slack.com/actions/T1/2/3")
            assert telling._is_slacks(f"{r.world.base_url}/sandbox/slack/respond/x")

    run(story())


def _with(delivery: Any, message: Message) -> Parcel:
    return Parcel(replace(delivery, message=message), "a" * 32)


def _spend_every_url(world: SlackWorld) -> None:
    before = world.views.permission

    def spent(member: str, channel: str, ts: str = "") -> str:
        name = before(member, channel, ts)
        world.views.permissions[name].left = 0
        return name

    world.views.permission = spent  # type: ignore[method-assign]


async def until(holds: Any) -> None:
    for _ in range(300):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")
