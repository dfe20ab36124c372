"""Sending, against the sandbox and against servers that misbehave: one call, named errors."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.effects import (
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Post,
    Reply,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import Unsent
from bot.ports import Parcel, Ref
from matchers.model import Account, Place, Thread, Visibility
from tests.slack.room import Room, room, run

ADA, BEN = Account("slack:T111/UADA"), Account("slack:T111/UBEN")
FRAGEN = Place("slack:T111/CFRAGEN", Visibility.PUBLIC)
MARK = "0123456789abcdef0123456789abcdef"


def line(what: str = "Excel") -> Message:
    return Message("room-line", {"what": what})


def thread(ts: str) -> Thread:
    return Thread(f"{FRAGEN.key}/{ts}", FRAGEN, "", datetime.fromtimestamp(float(ts), UTC))


def parcel(delivery: Any, **more: Any) -> Parcel:
    return Parcel(delivery, MARK, **more)


POST = Post(key="k", place=FRAGEN, message=line())
WHISPER = Whisper(key="k", place=FRAGEN, account=ADA, message=line())
DIRECT = DirectMessage(key="k", account=ADA, message=line())
GROUP = OpenGroup(key="k", accounts=(ADA, BEN), message=line())
HOME = ShowHome(key="k", account=ADA, message=line())


# --- what arrives


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            send = r.door.sender.send
            asked = await r.world.say("ada", "fragen", "Wie geht das?")
            said = await send(parcel(Reply(key="k", thread=thread(asked), message=line())))
            assert said.fields["channel"] == "CFRAGEN"
            assert [m.text for m in r.world.thread("fragen", asked)][1:] == ["Das Thema ist Excel."]
            posted = await send(parcel(POST))
            below = await send(
                parcel(Post(key="l", place=FRAGEN, message=line("R"), under="k"), under=posted)
            )
            assert below.fields["ts"] != posted.fields["ts"]
            assert len(r.world.thread("fragen", posted.fields["ts"])) == 2
            direct = await send(parcel(DIRECT))
            assert direct.fields["channel"].startswith("D")
            assert [m.text for m in r.world.dms("ada")] == ["Das Thema ist Excel."]
            group = await send(parcel(GROUP))
            assert [c.id for c in r.world.groups()] == [group.fields["channel"]]
            assert (await send(parcel(GROUP))).fields["channel"] == group.fields["channel"]
            assert (await send(parcel(WHISPER))) == Ref()
            assert [w.text for w in r.world.ephemerals("ada")] == ["Das Thema ist Excel."]
            await send(parcel(Edit(key="e", instead_of="k", message=line("R")), under=posted))
            assert r.world.thread("fragen", posted.fields["ts"])[0].text == "Das Thema ist R."
            await send(parcel(HOME))
            assert r.world.views.home("UADA") is not None
            unsay = parcel(Unsay(key="u", instead_of="k"), under=direct)
            assert await send(unsay) == await send(unsay) == direct
            assert r.world.dms("ada") == []
            assert r.world.alarms == []

    run(story())


def test_how_it_is_said(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            hostile = Post(key="k", place=FRAGEN, message=line("<!channel> & <@UADA>"))
            await r.door.sender.send(parcel(hostile))
            (call,) = r.calls("chat.postMessage")
            assert call["text"] == "Das Thema ist &lt;!channel&gt; &amp; &lt;@UADA&gt;."
            flags = {name: str(call[name]) for name in ("unfurl_links", "unfurl_media")}
            assert set(flags.values()) <= {"0", "False"}
            assert not {"link_names", "parse", "thread_ts"} & call.keys()
            (post,) = r.world.posts_with_key(MARK)
            assert post.metadata["event_type"] == "lotse_outbox"
            assert r.world.alarms == []
            await r.door.sender.send(
                parcel(
                    Edit(key="e", instead_of="k", message=line()),
                    under=Ref({"channel": "CFRAGEN", "ts": post.ts}),
                )
            )
            assert r.world.posts_with_key(MARK) == [post]

    run(story())


# --- what was said before is found


def test_a_mark_is_found_where_it_was_said(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            sender = r.door.sender
            asked = await r.world.say("ada", "fragen", "Wie geht das?")
            reply = Reply(key="k", thread=thread(asked), message=line())
            for delivery in (reply, POST, DIRECT):
                mark = f"{id(delivery):032x}"
                again = Parcel(delivery, mark, uncertain_since=r.clock.now())
                assert sender.can_find(delivery)
                assert await sender.find(again) is None
                sent = await sender.send(Parcel(delivery, mark))
                for number in range(3):
                    await r.world.say("ben", "fragen", f"Etwas anderes {number}")
                assert await sender.find(again) == sent
                r.clock.pass_time(2 * 3600)
                later = Parcel(delivery, mark, uncertain_since=r.clock.now())
                assert await sender.find(later) is None
            under = await sender.send(parcel(POST))
            below = Post(key="l", place=FRAGEN, message=line(), under="k")
            sent = await sender.send(Parcel(below, "b" * 32, under=under))
            found = Parcel(below, "b" * 32, under=under, uncertain_since=r.clock.now())
            assert await sender.find(found) == sent

    run(story())


def test_what_cannot_be_looked_for(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            sender = r.door.sender
            assert not sender.can_find(WHISPER)
            assert not sender.can_find(GROUP)
            edit, unsay = (
                Edit(key="e", instead_of="k", message=line()),
                Unsay(key="u", instead_of="k"),
            )
            for repeated in (edit, unsay, HOME):
                assert sender.can_find(repeated)
                assert await sender.find(parcel(repeated)) is None
            assert sender.cost(POST) == 0
            r.world.mischief.add("conversations.history", "status", times=0)
            with pytest.raises(Unsent):
                await sender.find(parcel(POST, uncertain_since=r.clock.now()))

    run(story())


# --- visibility


def test_visibility_is_asked_again_after_five_minutes(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ask = r.door.is_public
            assert await ask(FRAGEN.key)
            assert not await ask("slack:T111/CTEAM")
            assert not await ask("slack:T111/CNOWHERE")
            assert await ask("slack:T111/CPLAUSCH")
            r.world.channels["CFRAGEN"].kind = "group"
            assert await ask(FRAGEN.key)
            r.clock.pass_time(301)
            assert not await ask(FRAGEN.key)
            r.world.mischief.add("conversations.info", "error", error="internal_error", times=0)
            r.clock.pass_time(301)
            with pytest.raises(Unsent):
                await ask(FRAGEN.key)

    run(story())


def test_what_happens_to_a_channel_drops_what_was_known(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            assert await r.door.is_public(FRAGEN.key)
            r.world.channels["CFRAGEN"].kind = "group"
            await _tell(r, {"type": "channel_shared", "channel": "CFRAGEN"})
            assert not await r.door.is_public(FRAGEN.key)
            r.world.channels["CFRAGEN"].kind = "channel"
            await _tell(r, {"type": "channel_rename", "channel": {"id": "CFRAGEN", "name": "x"}})
            assert await r.door.is_public(FRAGEN.key)

    run(story())


async def _tell(r: Room, event: dict[str, Any]) -> None:
    body = {"type": "event_callback", "team_id": "T111", "event": event}
    assert (await r.post(body)).status_code == 200


def test_permalinks_are_those_of_slack(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            ts = await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            (event,) = await r.heard()
            link = await r.door.sender.permalink("CFRAGEN", ts)
            assert event.question.thread.permalink == link

    run(story())
