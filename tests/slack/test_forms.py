"""Modals against the sandbox: sent, mended, continued, answered late; and who moderates."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.effects import Answer, Message
from bot.events import CommandGiven, Event, FormSent
from tests.slack.room import Room, listening, room, run
from tests.slack.test_answering import answering, form, line, until

# --- forms


async def opened(r: Room) -> str:
    answering(r, Answer(form=form(carries={"step": "1"}, language="en")))
    await r.world.command("ada", "fragen", "/lotse", "profil")
    view = r.world.views.top("UADA")
    assert view is not None
    return view.id


def test_a_form_is_sent(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            view = await opened(r)
            answering(r)
            assert await r.world.submit("ada", view, {"room-name": "Ada <L> \x00"}) == {}
            event = r.reacted[-1]
            assert isinstance(event, FormSent)
            assert (event.form, event.values) == ("room-form", {"room-name": ("Ada <L> ",)})
            assert (event.carries, event.language) == ({"step": "1"}, "en")
            assert "UADA" not in event.key
            assert r.world.views.top("UADA") is None

    run(story())


def test_steps_and_a_last_word(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            view = await opened(r)
            answering(r, Answer(form=form(carries={"step": "2"})))
            told = await r.world.submit("ada", view, {"room-name": "Ada"})
            assert told["response_action"] == "update"
            assert '"step":"2"' in told["view"]["private_metadata"]
            answering(r, Answer(message=line("fertig")))
            told = await r.world.submit("ada", view, {"room-name": "Ada"})
            top = r.world.views.top("UADA")
            assert top is not None
            assert top.body["blocks"][0]["text"]["text"] == "Das Thema ist fertig."
            assert "submit" not in top.body

    run(story())


def test_the_same_mistake_is_told_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            view = await opened(r)
            missing = Message("room-missing", {"what": "etwas"})
            answering(r, Answer(errors={"room-name": missing, "nowhere": missing}))
            for _ in range(2):
                told = await r.world.submit("ada", view, {"room-name": "x"})
                assert told["response_action"] == "errors"
                assert told["errors"] == {"room-name": "Hier fehlt etwas."}
            assert len({e.key for e in r.reacted[-2:]}) == 1
            answering(r)
            assert await r.world.submit("ada", view, {"room-name": "y"}) == {}
            assert len({e.key for e in r.reacted[-3:]}) == 2

    run(story())


@pytest.mark.parametrize(
    "blocks",
    [["kein Block", None, 7, []], [{"type": "input", "block_id": 7}], [], "keine Liste", None],
)
def test_a_mistake_is_told_whatever_the_view_seems_to_hold(tmp_path: Path, blocks: object) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            view = await opened(r)
            answering(r, Answer(errors={"room-name": Message("room-missing", {"what": "etwas"})}))
            r.world.view_json = lambda view: view.body | {"id": view.id, "blocks": blocks}  # type: ignore[method-assign]
            told = await r.world.submit("ada", view, {"room-name": "x"})
            assert told["errors"] == {"room-name": "Hier fehlt etwas."}
            assert not r.door.counts["answer failed"]

    run(story())


def test_a_slow_form_stays_open_until_it_is_answered(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            view = await opened(r)
            go = asyncio.Event()

            async def slow(_: Event) -> Sequence[Answer]:
                await go.wait()
                return (Answer(form=form()),)

            r.answers = slow
            told = await r.world.submit("ada", view, {"room-name": "x"})
            assert told["response_action"] == "update"
            go.set()
            await until(lambda: bool(r.calls("views.update")))
            top = r.world.views.top("UADA")
            assert top is not None
            assert top.body["callback_id"] == "room-form"

    run(story())


# --- moderators


def test_who_moderates(tmp_path: Path) -> None:
    async def story() -> None:
        rules = listening(moderators=("slack:T111/UBEN",), moderator_channel="team")
        async with room(tmp_path, rules=rules) as r:
            r.world.scopes |= {"groups:read"}
            r.world.add_member("dora", member_id="UDORA")
            r.world.channels["CTEAM"].members = {r.world.bot_user, "UDORA"}
            await r.door.knowing.find_channels()
            expected = {"cleo": True, "ben": True, "dora": True, "ada": False}
            for name, moderates in expected.items():
                assert await _moderates(r, name) is moderates, name
            await r.world.change_member("cleo", admin=False)
            assert not await _moderates(r, "cleo")
            await r.world.change_member("ben", restricted=True)
            assert not await _moderates(r, "ben")
            r.world.channels["CTEAM"].kind = "channel"  # anybody may come in now
            r.clock.pass_time(301)
            assert not await _moderates(r, "dora")

    run(story())


def test_in_doubt_nobody_moderates(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            r.world.mischief.add("users.info", "status", times=0)
            assert not await _moderates(r, "cleo")
            r.world.mischief.clear()
            assert await _moderates(r, "cleo")

    run(story())


async def _moderates(r: Room, name: str) -> bool:
    await r.world.command(name, "fragen", "/lotse", "hilfe")
    event = r.reacted[-1]
    assert isinstance(event, CommandGiven)
    return event.moderator
