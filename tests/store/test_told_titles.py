"""A digest tells the titles of threads, answered or not: who may not be read of goes out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.effects import (
    Change,
    DirectMessage,
    DropThread,
    Edit,
    Link,
    Message,
    Post,
)
from bot.ports import Ref
from bot.store.schema import outbox, outbox_title
from matchers.model import Account, Place, Visibility
from tests.store.test_community import KEY, change, question
from tests.store.test_naming import TITLE, carried, naming, payloads
from tests.store.test_recall import WAYS
from tests.store.world import World, claim, put, run, thread, world

OTHER = thread(2).key
WEEK = Place("slack:T1/CWEEK", Visibility.PUBLIC)
GONE: dict[str, Change] = {way: done for way, done in WAYS.items() if way != "no answer"}


def told(*numbers: int, **titles: str) -> Message:
    """A digest of so many questions."""
    parts = tuple(
        Message(
            "send_digest-question",
            {"question": Link.telling(thread(n), titles.get(f"t{n}", f"Frage {n}")), "days": 1},
        )
        for n in numbers
    )
    return Message("send_digest-week", {"count": len(numbers), "community": "X"}, parts=parts)


def digest(*numbers: int) -> Post:
    return Post(key="send_digest:2026-W46:x", place=WEEK, message=told(*numbers))


async def asked_twice(w: World) -> None:
    await change(w, question(1), question(2, asker="slack:T1/UDEE"))


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", GONE)
def test_a_digest_that_waits_tells_nothing_of_what_is_gone(database: str, way: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            await change(w, GONE[way])
            assert TITLE not in await payloads(w)
            assert await carried(w) == [told(2)]

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", GONE)
def test_a_digest_that_was_posted_is_edited(database: str, way: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            assert await carried(w) == [told(1, 2)]
            await change(w, GONE[way])
            assert TITLE not in await payloads(w)
            (edit,) = await claim(w)
            assert isinstance(edit.delivery, Edit)
            assert edit.delivery.instead_of == digest().key
            assert edit.delivery.message == told(2)
            await w.parcels.sent(edit, Ref({"ts": "1"}))
            w.clock.pass_time(1)

            await change(w, DropThread(thread=OTHER))
            assert await carried(w) == [told()]

    run(story)


def test_a_title_that_went_while_a_digest_was_on_its_way_is_taken_out_at_once(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            (sending,) = await claim(w)
            await change(w, DropThread(thread=KEY))
            await w.parcels.sent(sending, Ref({"ts": "1"}))
            w.clock.pass_time(1)
            assert await carried(w) == [told(2)]

    run(story)


def test_what_goes_at_the_same_moment_goes_all(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), question(2), question(3))
            await put(w, digest(1, 2, 3))
            await carried(w)
            await change(w, DropThread(thread=KEY))
            await change(w, DropThread(thread=OTHER))
            said = [message for _ in range(2) for message in await carried(w)]
            assert said[-1] == told(3)

    run(story)


def test_a_new_title_is_the_one_that_is_told(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            renamed: Change = question(1, title="Anders")
            await change(w, renamed)
            assert TITLE not in await payloads(w)
            assert await carried(w) == [told(1, 2, t1="Anders")]

    run(story)


def test_what_tells_a_title_is_no_line_that_lists_it(database: str) -> None:
    """Else ``follow_similar`` would take the whole digest away."""

    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            assert await naming(w, KEY) == []

    run(story)


def test_a_letter_that_waits_is_not_said_and_one_that_was_read_stays(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            member = Account("slack:T1/UCEM")
            line = Message(
                "send_personal_digest-question", {"question": Link.telling(thread(1), TITLE)}
            )
            asks = Message("send_personal_digest-lines", {"count": 1}, parts=(line,))
            letters = [DirectMessage(key=f"ask:{n}", account=member, message=asks) for n in (1, 2)]
            await put(w, letters[0])
            assert await carried(w) == [asks]
            await put(w, letters[1])
            await change(w, DropThread(thread=KEY))
            assert await carried(w) == [replace(asks, fields={"count": 0}, parts=())]
            rows = await w.store.read(lambda c: c.execute(sa.select(outbox)).all())
            assert [(r.status, r.payload) for r in rows] == [("sent", None), ("sent", None)]

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", GONE)
def test_of_what_says_something_else_by_now_the_old_words_go_and_it_is_left_alone(
    database: str, way: str
) -> None:
    """A draft that moderators decided about."""

    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            await carried(w)
            decided = Message("send_digest-draft_sent", {"by": "Petra"})
            await put(w, Edit(key="decided", instead_of=digest().key, message=decided))
            assert await carried(w) == [decided]
            assert TITLE in await payloads(w)
            await change(w, GONE[way])
            assert TITLE not in await payloads(w)
            assert await carried(w) == []
            w.clock.pass_time(31 * 86_400)
            await w.store.prune()
            assert await payloads(w) == ""

    run(story)


def test_the_words_of_a_digest_are_held_for_thirty_days(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await asked_twice(w)
            await put(w, digest(1, 2))
            await carried(w)
            w.clock.pass_time(29 * 86_400)
            await w.store.prune()
            assert TITLE in await payloads(w)
            w.clock.pass_time(2 * 86_400)
            await w.store.prune()
            assert await payloads(w) == ""
            assert await w.store.read(lambda c: c.execute(sa.select(outbox_title)).all()) == []
            assert (await w.store.read(lambda c: c.execute(sa.select(outbox)).one())).status == (
                "sent"
            ), "that it was said is known on"

    run(story)
