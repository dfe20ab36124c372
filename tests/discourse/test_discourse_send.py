"""Deliveries arrive once, or the forum's refusal comes back as one of our errors."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.discourse.faults import Denied
from bot.discourse.render import marker
from bot.effects import (
    Delivery,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Person,
    Post,
    Reply,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import Busy, Queued, Refused, SentNoMore, Uncertain, Unsent
from matchers.model import Account, Place
from tests.discourse.room import room, run
from tests.discourse.sending import ADA, MARK, PLACE, furnished, line, parcel, thread


def test_a_post_opens_a_topic_that_is_found_by_its_key(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await furnished(one)
            sender = one.door.sender
            sent = parcel(Post(key="k", place=PLACE, message=line("R")))
            assert await sender.find(sent) is None
            ref = await sender.send(sent)
            topic = one.forum.state.topics[int(ref.fields["topic_id"])]
            assert topic.title == "Eine Überschrift für R"
            assert (topic.category_id, topic.external_id) == (1, MARK)
            assert await sender.find(sent) == ref
            assert await sender.find(parcel(sent.delivery, mark="f" * 32)) is None
            one.clock.pass_time(20)  # the forum's own pace
            further = parcel(Post(key="l", place=PLACE, message=line(), under="k"), under=ref)
            below = await sender.send(further)
            assert below.fields["topic_id"] == ref.fields["topic_id"]
            assert await sender.find(further) == below
            assert one.budget.spent == 0, "the courier pays"

    run(story())


def test_a_reply_carries_its_key_unseen(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            sent = parcel(Reply(key="k", thread=thread(topic), message=line("*Excel* @Bob")))
            assert await one.door.sender.find(sent) is None
            ref = await one.door.sender.send(sent)
            post = one.forum.state.posts[int(ref.fields["post_id"])]
            assert marker(MARK) in post.raw
            assert post.raw.startswith("Das Thema ist \\*Excel\\* @\u200bBob, so viel")
            assert await one.door.sender.find(sent) == ref

    run(story())


def test_a_reply_is_found_among_many_but_not_the_words_of_others(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            sent = parcel(Reply(key="k", thread=thread(topic), message=line()))
            await one.forum.reply("Bob", topic, f"Ich schreibe ab: {marker(MARK)} und noch mehr.")
            assert await one.door.sender.find(sent) is None
            ref = await one.door.sender.send(sent)
            for number in range(45):
                await one.forum.reply("Bob", topic, f"Das ist die Antwort mit der Nummer {number}.")
            assert await one.door.sender.find(sent) == ref
            ahead = one.clock.now() + timedelta(hours=1)
            wrong = parcel(sent.delivery, uncertain_since=ahead)
            assert await one.door.sender.find(wrong) == ref, "our clock was ahead by an hour"
            one.clock.pass_time(2 * 3600)
            later = one.clock.now()
            await one.forum.reply("Bob", topic, "Viel später kam noch eine weitere Antwort dazu.")
            aged = parcel(sent.delivery, uncertain_since=later)
            before = len(one.calls())
            assert await one.door.sender.find(aged) is None, "nothing that old was uncertain"
            assert len(one.calls()) - before == 2

    run(story())


def test_a_message_to_one_member(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await furnished(one)
            message = Message("room-greet", {"who": Person(ADA)})
            sent = parcel(DirectMessage(key="k", account=ADA, message=message))
            ref = await one.door.sender.send(sent)
            topic = one.forum.state.topics[int(ref.fields["topic_id"])]
            assert topic.private
            assert topic.allowed == {"ada", "lotse"}
            assert one.forum.state.first_post(topic).raw.startswith("Hallo @ada, schön")
            assert await one.door.sender.find(sent) == ref
            for account in ("slack:T1/U1", "discourse:a,b", "discourse:a@b.de", "discourse:"):
                other = DirectMessage(key="l", account=Account(account), message=message)
                with pytest.raises(Refused):
                    await one.door.sender.send(parcel(other))

    run(story())


def test_what_was_said_is_changed_and_taken_back(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            sender = one.door.sender
            ref = await sender.send(parcel(Reply(key="k", thread=thread(topic), message=line())))
            edit = parcel(Edit(key="e", instead_of="k", message=line("R")), under=ref)
            assert await sender.send(edit) == ref
            post = one.forum.state.posts[int(ref.fields["post_id"])]
            assert post.raw.startswith("Das Thema ist R")
            unsay = parcel(Unsay(key="u", instead_of="k"), under=ref)
            one.forum.mischief.add("posts#destroy", "error", error="not_permitted")
            await sender.send(unsay)
            assert post.raw == "Diese Zeile wurde zurückgenommen."
            one.forum.mischief.add("posts#destroy", "error", error="not_permitted")
            english = Unsay(key="u", instead_of="k", language="en")
            await sender.send(parcel(english, under=ref))
            assert post.raw == "This line was taken back."
            await sender.send(unsay)
            assert post.deleted_at or post.user_deleted
            one.forum.mischief.add("posts#destroy", "error", error="not_found")
            assert await sender.send(unsay) == ref
            with pytest.raises(Refused):
                await sender.send(parcel(Unsay(key="u", instead_of="k"), under=None))
            assert [sender.can_find(d) for d in (edit.delivery, unsay.delivery)] == [True, True]
            assert await sender.find(edit) is None

    run(story())


def test_what_a_forum_cannot_do_is_refused(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            sender = one.door.sender
            short = line(name="room-short")
            for delivery in (
                Whisper(key="w", place=PLACE, account=ADA, message=line()),
                OpenGroup(key="g", accounts=(), message=line()),
                ShowHome(key="h", account=ADA, message=line()),
                Reply(key="s", thread=thread(topic), message=short),
                Reply(key="n", thread=thread(topic), message=line(name="room-nowhere")),
                Post(key="p", place=Place("slack:T1/C1"), message=line()),
                Reply(key="x", thread=thread(999), message=line()),
            ):
                with pytest.raises(Refused):
                    await sender.send(parcel(delivery))
            assert len(one.calls("POST")) == 1, "only the thread that is not there was tried"
            assert sender.cost(ShowHome(key="h", account=ADA, message=line())) == 0
            assert not sender.can_find(Whisper(key="w", place=PLACE, account=ADA, message=line()))

    run(story())


@pytest.mark.parametrize(
    ("what", "more", "error"),
    [
        ("busy", {"seconds": 7}, Busy),
        ("busy", {"seconds": 7, "form": "text"}, Busy),
        ("status", {"status": 502}, Uncertain),
        ("error", {"error": "page", "status": 503}, Uncertain),
        ("error", {"error": "page", "status": 200}, Uncertain),
        ("error", {"error": "read_only"}, Unsent),
        ("error", {"error": "not_permitted"}, Refused),
        ("error", {"error": "not_found"}, Refused),
        ("error", {"error": "gone"}, Refused),
        ("error", {"error": "edit_conflict"}, Unsent),
        ("cut_before", {}, Uncertain),
        ("delay", {"seconds": 1.0}, Uncertain),
        ("enqueue", {}, Queued),
    ],
)
def test_each_misfortune_has_its_error(
    tmp_path: Path, what: str, more: dict[str, Any], error: type[Exception]
) -> None:
    async def story() -> None:
        async with room(tmp_path, timeout=0.4) as one:
            topic = await furnished(one)
            one.forum.mischief.add("posts#create", what, **more)
            sent = parcel(Reply(key="k", thread=thread(topic), message=line("Geheimnis")))
            with pytest.raises(error) as raised:
                await one.door.sender.send(sent)
            assert type(raised.value) is error or error is Unsent or error is Refused
            assert "Geheimnis" not in str(raised.value)
            if isinstance(raised.value, Busy):
                assert raised.value.seconds == 7
                assert one.budget.rested == ["discourse", 7], "paid beforehand, but told to all"
            else:
                assert one.budget.rested == []
                assert not isinstance(raised.value, Busy)

    run(story())


def test_a_403_is_about_the_key_only_where_the_forum_refuses_it_everywhere(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, timeout=0.4) as one:
            topic = await furnished(one)
            sent = parcel(Reply(key="k", thread=thread(topic), message=line("Excel")))
            looked_for = replace(sent, uncertain_since=one.clock.now())
            mischief, sender = one.forum.mischief, one.door.sender
            for operation in ("posts#create", "topics#show"):
                mischief.add(operation, "error", error="not_permitted", times=0)
            for call in (sender.send(sent), sender.find(looked_for)):
                with pytest.raises(Denied):
                    await call
            mischief.add("site#site", "status", status=502)
            with pytest.raises(Unsent):
                await sender.send(sent)
            mischief.add("site#site", "error", error="not_permitted", times=0)
            for call in (sender.send(sent), sender.find(looked_for)):
                with pytest.raises(SentNoMore):
                    await call

    run(story())


@pytest.mark.parametrize("kind", ["topic", "reply", "message"])
def test_what_was_cut_after_it_was_done_is_found(tmp_path: Path, kind: str) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            delivery: Delivery = {
                "topic": Post(key="k", place=PLACE, message=line()),
                "reply": Reply(key="k", thread=thread(topic), message=line()),
                "message": DirectMessage(key="k", account=ADA, message=line()),
            }[kind]
            one.forum.mischief.add("posts#create", "cut_after")
            began = one.clock.now()
            with pytest.raises(Uncertain):
                await one.door.sender.send(parcel(delivery))
            found = await one.door.sender.find(parcel(delivery, uncertain_since=began))
            assert found is not None
            newest = max(one.forum.state.posts)
            assert found.fields["post_id"] == str(newest)
            one.forum.mischief.add("topics#*", "status", status=500)
            with pytest.raises(Unsent):
                await one.door.sender.find(parcel(delivery, uncertain_since=began))
            # the forum remembers an equal call for two minutes; afterwards it refuses the copy
            one.clock.pass_time(121)
            again = await one.door.sender.send(parcel(delivery))
            assert again == found
            assert max(one.forum.state.posts) == newest

    run(story())


def test_nobody_listens_there(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            elsewhere = one.door._client.access
            object.__setattr__(elsewhere, "url", "http://127.0.0.1:9")
            sent = parcel(Reply(key="k", thread=thread(topic), message=line()))
            with pytest.raises(Unsent):
                await one.door.sender.send(sent)

    run(story())
