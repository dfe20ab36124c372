"""What people set aside: only its key stays, nothing brings it back but their own word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import DropThread, RejectTags, Reply, SetAside, TagThread
from bot.effects import Message as Said
from bot.store.ledger import Ledger
from bot.store.schema import answer, evidence, outbox, tag, thread, word
from bot.store.upkeep import prune
from matchers.model import Aside, Tag
from tests.store.test_community import ADA, KEY, change, count, judged, question, unanswered, voice
from tests.store.world import START, World, asked, run, world

WHYS: tuple[Aside, ...] = ("no_question", "confidential")
MARKED = replace(question(1), marked=True)
TAGGED = TagThread(thread=KEY, tags=(Tag("excel", 0.9),))


def aside(why: Aside = "no_question") -> SetAside:
    return SetAside(thread=KEY, why=why)


async def state(w: World) -> tuple[bool, Aside | None]:
    """Whether reactions see the thread, and why not."""
    return await w.turns.look(lambda c: (c.thread(KEY) is not None, c.aside(KEY)))


@pytest.mark.parametrize("why", WHYS)
def test_only_the_key_stays(database: str, why: Aside) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), TAGGED, aside(why))
            assert await state(w) == (False, why)
            assert await unanswered(w) == []
            (row,) = await w.store.read(lambda c: c.execute(thread.select()).all())
            assert (row.title, row.asker, row.permalink, row.place) == ("", None, "", "")
            assert (row.visibility, row.open, row.gone) == ("private", False, False)
            assert [await count(w, table) for table in (tag, evidence)] == [0, 0]

    run(story)


@pytest.mark.parametrize("why", WHYS)
def test_nothing_brings_it_back_but_people(database: str, why: Aside) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, aside(why))
            edited = replace(question(1), edited=START + timedelta(hours=1))
            recovered = replace(question(1), recovered=True)
            await change(w, question(1), edited, recovered)
            assert await state(w) == (False, why)
            await change(w, MARKED)
            assert await state(w) == (True, None)
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert (kept.title, kept.asker) == ("Frage 1", "slack:T1/UASK")
            assert await unanswered(w) == [KEY]

    run(story)


def test_its_replies_are_there_again_when_somebody_thinks_better_of_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), judged(2, f"{KEY}/a1"), aside())
            await change(w, voice(3, ADA), MARKED)
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert [a.answer for a in kept.answers] == [f"{KEY}/a1", f"{KEY}/a3"]
            assert kept.accepted == f"{KEY}/a1"
            assert await unanswered(w) == []

    run(story)


def test_they_are_held_a_day_as_those_of_any_other_chat(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), judged(2, f"{KEY}/a1"), aside())
            for hours, left in ((2, [1, 1]), (30, [0, 0])):
                now = (START + timedelta(hours=hours)).timestamp()
                await w.store.write(lambda c, now=now: prune(c, now))  # type: ignore[misc]
                assert [await count(w, table) for table in (answer, word)] == left
            assert await state(w) == (False, "no_question"), "that is remembered"

    run(story)


def test_of_what_is_confidential_no_reply_is_remembered(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), judged(2, f"{KEY}/a1"))
            await change(w, aside("confidential"), voice(3, ADA), judged(4, f"{KEY}/a3"))
            assert [await count(w, table) for table in (answer, word)] == [0, 0]

    run(story)


def test_what_was_rejected_here_stays_rejected(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), TAGGED, RejectTags(thread=KEY, topics=("excel",)))
            await change(w, aside(), MARKED, TAGGED)
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert (kept.rejected, kept.topics) == (True, ())

    run(story)


def test_what_waits_to_be_said_there_is_not_said(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            line = Reply(key="l", thread=asked(1).question.thread, message=Said("m"))
            await change(w, question(1))
            await w.store.write(lambda c: _deliver(w, c, line))
            await change(w, aside())
            (row,) = await w.store.read(lambda c: c.execute(outbox.select()).all())
            assert (row.status, row.payload) == ("dropped", None)

    run(story)


def test_what_is_deleted_is_gone_whatever_was_said_about_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), DropThread(thread=KEY), aside(), MARKED)
            gone = await w.turns.look(lambda c: c.tombstone(KEY))
            assert gone is not None
            assert await unanswered(w) == []
            other = asked(2).question.thread.key
            await change(w, question(2), SetAside(thread=other, why="no_question"))
            await change(w, DropThread(thread=other))
            again = replace(question(2), marked=True)
            await change(w, again, replace(again, recovered=True, marked=False))
            assert await w.turns.look(lambda c: c.thread(other)) is None

    run(story)


def _deliver(w: World, connection, line: Reply) -> None:  # noqa: ANN001  (SQLAlchemy's)
    ledger = Ledger(connection, w.turns.snapshot, w.store.now())
    ledger.deliver(line, "e", "tag_question", urgent=False)
