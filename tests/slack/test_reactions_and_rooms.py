"""Marks, moderators and memberships over HTTP: what the door finds out before it reads."""

from __future__ import annotations

from pathlib import Path

from bot.effects import Message, Reply
from bot.events import AnswerAccepted, AnswerUnaccepted, BotInvited, HomeOpened, TagsRejected
from bot.ports import Parcel
from tests.slack.room import listening, room, run
from tests.slack.test_send import thread


def test_a_check_mark_finds_its_thread(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            asked = await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            answered = await r.world.say("ben", "fragen", "So.", asked)
            await r.heard()
            await r.world.react("ada", "fragen", answered, "white_check_mark")
            (event,) = await r.heard()
            assert isinstance(event, AnswerAccepted)
            assert event.thread == f"slack:T111/CFRAGEN/{asked}"
            assert event.answer == f"slack:T111/CFRAGEN/{answered}"
            assert (event.by, event.by_moderator) == ("slack:T111/UADA", False)
            assert len(r.calls("conversations.replies")) == 1
            await r.believe()
            await r.world.react("cleo", "fragen", answered, "white_check_mark")
            (event,) = await r.heard()
            assert event.by_moderator
            assert len(r.calls("conversations.replies")) == 1  # remembered by now
            await r.world.unreact("ada", "fragen", answered, "white_check_mark")
            (event,) = await r.heard()
            assert isinstance(event, AnswerUnaccepted)
            r.world.mischief.add("users.info", "status", times=0)
            await r.world.react("ben", "fragen", answered, "heart_eyes")
            assert await r.heard() == []

    run(story())


def test_a_cross_on_our_line_finds_its_thread(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            asked = await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            message = Message("room-line", {"what": "Excel"})
            reply = Reply(key="k", thread=thread(asked), message=message)
            line = await r.door.sender.send(Parcel(reply, "a" * 32))
            await r.heard()
            await r.world.react("ada", "fragen", line.fields["ts"], "x")
            (event,) = await r.heard()
            assert isinstance(event, TagsRejected)
            assert event.thread == f"slack:T111/CFRAGEN/{asked}"
            assert event.by == "slack:T111/UADA"

    run(story())


def test_our_own_words_come_back_and_are_ignored(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            asked = await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            reply = Reply(
                key="k", thread=thread(asked), message=Message("room-line", {"what": "Wie geht R?"})
            )
            await r.door.sender.send(Parcel(reply, "a" * 32))
            assert len(await r.heard()) == 1
            assert r.door.counts["own message"] == 1

    run(story())


def test_the_bot_is_invited(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, rules=listening(language="en")) as r:
            for name, private in (("neu", False), ("geheim", True)):
                r.world.scopes |= {"groups:read"}
                channel = r.world.add_channel(name, private=private)
                await r.world.invite_bot(channel, "ada")
                (event,) = await r.heard()
                assert isinstance(event, BotInvited)
                assert event.place.key == f"slack:T111/{channel}"
                assert event.place.public is not private
                assert event.language == "en"

    run(story())


def test_home(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await r.world.open_home("ada")
            (event,) = await r.heard()
            assert isinstance(event, HomeOpened)
            assert (event.account, event.language) == ("slack:T111/UADA", "de")

    run(story())


def test_names_and_absent_channels(tmp_path: Path) -> None:
    async def story() -> None:
        names = ("#fragen", "plausch", "CTEAM", "slack:T111/CFRAGEN", "nirgends")
        async with room(tmp_path, rules=listening(slack_channels=names)) as r:
            assert r.door.knowing.listened == {"CFRAGEN", "CPLAUSCH", "CTEAM"}
            assert r.door.knowing.missing == ("nirgends",)
            keys = await r.door.place_keys(["#fragen", "nirgends"])
            assert keys == {"#fragen": "slack:T111/CFRAGEN"}
            r.world.channels["CPLAUSCH"].members.discard(r.world.bot_user)
            seen = await r.door.visit()
            assert set(seen.absent) == {"nirgends", "plausch", "CTEAM"}
            assert seen.scopes == frozenset(r.world.scopes)
            assert (seen.team, seen.bot) == ("Sandbox", "lotse")
            assert seen.time is not None
            await r.world.say("ada", "team", "Wie geht das mit Excel?")
            assert await r.heard() == []

    run(story())


def test_doctor_looks_without_a_start(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, started=False) as r:
            assert (await r.door.visit()).bot == "lotse"

    run(story())
