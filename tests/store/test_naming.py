"""What names a thread is found when it goes; what waits with its title is not said with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from bot.effects import Change, DropThread, Edit, Link, Links, Message, Person, Reply, Unsay
from bot.ports import Ref
from bot.store.schema import outbox, outbox_person, outbox_thread
from tests.store.test_community import BEN, CEM, KEY, change, question, voice
from tests.store.test_recall import WAYS
from tests.store.world import PUBLIC, World, claim, put, reply, run, thread, world

OTHER = thread(2).key
TITLE = "Frage 1"


def named(*threads: str) -> Message:
    titles = {KEY: TITLE, OTHER: "Frage 2"}
    links = (Link("https://x", titles[key], PUBLIC.key, thread=key) for key in threads)
    return Message("show_similar-line", {"questions": Links(tuple(links)), "count": len(threads)})


def line(*threads: str) -> Reply:
    return replace(reply(9), message=named(*threads))


async def answered(w: World) -> None:
    """Two threads that may be named."""
    await change(w, question(1), voice(1, BEN), question(2, asker="slack:T1/UDEE"))
    await change(w, voice(1, CEM, OTHER))


async def naming(w: World, *threads: str) -> list[str]:
    return list(await w.turns.look(lambda c: c.naming(threads)))


async def named_in(w: World, key: str = line().key) -> list[str]:
    return list(await w.turns.look(lambda c: c.named_in(key)))


async def payloads(w: World) -> str:
    query = sa.select(outbox.c.payload).where(outbox.c.payload.is_not(None))
    return " ".join(await w.store.read(lambda c: list(c.scalars(query))))


async def carried(w: World) -> list[Any]:
    claims = await claim(w)
    for one in claims:
        await w.parcels.sent(one, Ref({"ts": "1"}))
    w.clock.pass_time(1)
    return [getattr(one.delivery, "message", None) for one in claims]


def test_a_line_is_found_by_what_it_names_and_names_it_in_order(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            await put(w, line(OTHER, KEY), reply(3))
            assert await naming(w, KEY) == [line().key]
            assert await named_in(w) == [OTHER, KEY]
            assert await naming(w, thread(3).key) == []
            assert await w.turns.look(lambda c: c.named_of(question().question.asker)) == [KEY]

    run(story)


def test_an_edit_names_what_it_says_and_a_removal_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            await put(w, line(OTHER, KEY))
            await carried(w)
            await put(w, Edit(key="edit", instead_of=line().key, message=named(OTHER)))
            assert await named_in(w) == [OTHER]
            assert await naming(w, KEY) == []
            await put(w, Unsay(key="unsay", instead_of=line().key))
            assert await named_in(w) == []

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", WAYS)
def test_what_waits_is_not_said_with_a_title_that_is_gone(database: str, way: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            await put(w, line(KEY, OTHER))
            await change(w, WAYS[way])
            assert TITLE not in await payloads(w)
            assert await carried(w) == [named(OTHER)]

    run(story)


@pytest.mark.prevents("F14")
def test_what_was_claimed_meanwhile_is_asked_once_more(database: str) -> None:
    """Where its words were written before the thread went, and nothing took them out."""

    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            await change(w, DropThread(thread=KEY))
            await put(w, line(KEY, OTHER))
            assert await carried(w) == [named(OTHER)]

    run(story)


def test_what_would_name_nothing_else_is_not_said(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            await put(w, line(KEY))
            await change(w, DropThread(thread=KEY))
            assert await carried(w) == []
            row = await w.store.read(lambda c: c.execute(sa.select(outbox)).one())
            assert (row.status, row.payload) == ("dropped", None)
            await w.store.prune()
            assert await w.store.read(lambda c: c.execute(sa.select(outbox_thread)).all()) == []

    run(story)


def test_who_is_named_beside_what_is_gone_is_held_no_longer(database: str) -> None:
    """Of a line that was said no word is left: nobody has to find it who asks to be forgotten."""

    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            both = Message("m", {**named(KEY).fields, "who": Person(BEN)})
            await put(w, replace(reply(9), message=both))
            assert len(await carried(w)) == 1
            persons = sa.select(outbox_person.c.account)
            assert await w.store.read(lambda c: list(c.scalars(persons))) == [BEN]
            await change(w, DropThread(thread=KEY))
            row = await w.store.read(lambda c: c.execute(sa.select(outbox)).one())
            assert (row.status, row.payload) == ("sent", None)
            assert await w.store.read(lambda c: list(c.scalars(persons))) == []

    run(story)


def test_a_new_title_takes_the_old_one_out_of_what_waits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await answered(w)
            await put(w, line(KEY, OTHER))
            renamed: Change = question(1, title="Anders")
            await change(w, renamed)
            assert TITLE not in await payloads(w)

    run(story)
