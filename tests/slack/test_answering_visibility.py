"""An answer shows only what is public when it is answered, however it is asked for."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from bot.effects import Answer, Button, Form, Input, Link, Message, Option
from tests.slack.room import Room, room, run
from tests.slack.test_answering import _with, answering, eventually, form, line
from tests.slack.test_send import POST

PLAUSCH, TEAM, FORUM = "slack:T111/CPLAUSCH", "slack:T111/CTEAM", "discourse:5"


def linked(*places: str) -> Message:
    """Something that links into each of these places."""
    links = [Link("https://x", f"Frage in {place}", place) for place in places]
    parts = tuple(Message("room-person", {"who": "x", "where": link}) for link in links)
    return Message("room-line", {"what": "alles"}, parts=parts)


def blocks_of(shown: Any) -> str:
    return str(shown["blocks"]) if isinstance(shown, dict) else ""


async def asked(r: Room) -> str:
    """What Ada reads after a command."""
    return blocks_of(await r.world.command("ada", "fragen", "/lotse", "offen"))


def test_links_into_closed_places_are_left_out(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            answering(r, Answer(message=linked(PLAUSCH, TEAM, FORUM)))
            told = await asked(r)
            assert "CPLAUSCH" in told
            assert "CTEAM" not in told
            assert "discourse" not in told, "nobody here can tell"

    run(story())


@pytest.mark.parametrize("what", ["error", "status"])
def test_what_slack_does_not_tell_is_left_out(tmp_path: Path, what: str) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            answering(r, Answer(message=linked(PLAUSCH)))
            r.clock.pass_time(600)  # what was learned at the start is known no more
            r.world.mischief.add("conversations.info", what, error="fatal_error", times=0)
            told = await asked(r)
            assert "alles" in told
            assert "CPLAUSCH" not in told
            r.world.mischief.clear()
            assert "CPLAUSCH" in await asked(r), "asked again the next time"

    run(story())


def test_what_is_all_hidden_is_told_kindly(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            answering(r, Answer(message=linked(TEAM).parts[0]))
            told = await asked(r)
            assert "CTEAM" not in told
            assert "nicht geklappt" in told

    run(story())


def test_clicks_and_forms_show_no_more(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ref = await r.door.sender.send(_with(POST, line("x", Button("room-go"))))
            answering(r, Answer(message=linked(PLAUSCH, TEAM)))
            await r.world.press("ada", "fragen", ref.fields["ts"], "room-go")
            await eventually(r, 1)
            (whispered,) = r.world.ephemerals("ada")
            answering(r, Answer(form=form()))
            await r.world.command("ada", "fragen", "/lotse", "profil")
            view = r.world.views.top("UADA")
            assert view is not None
            answering(r, Answer(message=linked(PLAUSCH, TEAM)))
            answer = await r.world.submit("ada", view.id, {"room-name": "Ada"})
            for shown in (str(whispered.blocks), str(answer)):
                assert "CPLAUSCH" in shown
                assert "CTEAM" not in shown

    run(story())


def test_where_asking_takes_long_the_answer_comes_later(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            answering(r, Answer(message=linked(PLAUSCH, TEAM)))
            await r.world.command("ada", "fragen", "/lotse", "offen")
            r.clock.pass_time(600)
            r.world.mischief.add("conversations.info", "delay", seconds=2.5, times=0)
            began = time.monotonic()
            first = await r.world.command("ada", "fragen", "/lotse", "offen")
            assert time.monotonic() - began < 3
            assert "CPLAUSCH" not in blocks_of(first)
            r.world.mischief.clear()
            before = len(r.world.ephemerals("ada"))
            async with asyncio.timeout(10):
                while len(r.world.ephemerals("ada")) == before:  # noqa: ASYNC110  (the sandbox's)
                    await asyncio.sleep(0.02)
            last = str(r.world.ephemerals("ada")[-1].blocks)
            assert "CPLAUSCH" in last
            assert "CTEAM" not in last

    run(story())


def offering(*places: str) -> Form:
    """A form that offers something from each of these places; all of it is chosen."""
    options = tuple(Option(place, f"Frage in {place}", place) for place in places)
    topics = Input("room-topics", "choices", options=options, initial=places, required=False)
    return Form("room-form", (Input("room-name", "line"), topics), fields={"what": "dir"})


def test_a_form_offers_nothing_from_closed_places(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            for places, shown in ((PLAUSCH, TEAM, FORUM), True), ((TEAM,), False):
                answering(r, Answer(form=offering(*places)))
                await r.world.command("ada", "fragen", "/lotse", "profil")
                view = r.world.views.top("UADA")
                assert view is not None
                drawn = str(view)
                assert "room-name" in drawn
                assert ("room-topics" in drawn) is shown, "a list without choices is refused"
                assert ("CPLAUSCH" in drawn) is shown
                assert "CTEAM" not in drawn
                assert "discourse" not in drawn, "nobody here can tell"

    run(story())
