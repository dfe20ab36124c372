"""What past questions leave behind, for whom, and for how long, on both databases."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from bot.effects import DropThread, KeepQuestion, SetAside
from bot.store.forget import forget
from bot.store.history import PLACE, Kept, keep_history
from bot.store.lessons import Past
from bot.store.schema import lesson, metadata
from matchers.model import Account, Place, Question, Thread, Visibility
from tests.clocks import START
from tests.store.test_community import change
from tests.store.test_everything import export
from tests.store.world import World, run, world

ADA, BOB = Account("discourse:ada"), Account("discourse:bob")
NOW = START.timestamp()
EVER = (float("-inf"), float("inf"))


def past(number: int, asker: Account | None = ADA, **more: Any) -> Past:
    told = {"title": f"Frage {number}?", "topics": ("excel",), "at": NOW - 1000 + number}
    return Past(thread=f"discourse:t/{number}", asker=asker, **{**told, **more})


async def keep(w: World, *questions: Past, **how: Any) -> Kept:
    return await w.store.write(lambda c: keep_history(c, questions, now=NOW, **how))


async def held(w: World) -> dict[str, str]:
    query = sa.select(lesson.c.thread, lesson.c.title)
    return dict(await w.store.read(lambda c: [tuple(row) for row in c.execute(query)]))


def question(number: int, asker: Account = ADA) -> KeepQuestion:
    place = Place("discourse:1", Visibility.PUBLIC)
    thread = Thread(f"discourse:t/{number}", place, f"https://forum.test/t/{number}", START)
    return KeepQuestion(question=Question(thread, asker, f"Frage {number}?", "Wie?"))


def test_only_what_differs_is_written(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            assert await keep(w, past(1), past(2)) == Kept(new=2)
            commits = [past(1), past(2, title="Anders?"), past(3)]
            assert await keep(w, *commits) == Kept(new=1, changed=1, same=1)
            assert await held(w) == {
                "discourse:t/1": "Frage 1?",
                "discourse:t/2": "Anders?",
                "discourse:t/3": "Frage 3?",
            }

    run(story)


def test_of_a_time_that_was_read_goes_what_is_not_there(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            elsewhere = Past("file:7", "Aus einer Datei?", ("r",), None, NOW - 997)
            await keep(w, *map(past, range(1, 7)), elsewhere)
            since, until = past(2).at, past(5).at
            assert await keep(w, past(3), between=(since, until)) == Kept(same=1, gone=2)
            assert set(await held(w)) == {
                *(f"discourse:t/{n}" for n in (1, 3, 5, 6)),
                "file:7",
            }
            assert await keep(w, between=EVER) == Kept(gone=4)
            assert set(await held(w)) == {"file:7"}

    run(story)


def test_a_place_is_remembered_with_what_was_read_or_not_at_all(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await keep(w, past(1), place="here")
            broken = past(2, title=None)
            try:
                await keep(w, past(3), broken, place="there")
            except sa.exc.IntegrityError:
                pass
            else:
                raise AssertionError
            assert await w.store.marked(PLACE) == "here"
            assert set(await held(w)) == {"discourse:t/1"}

    run(story)


def test_an_asker_is_shown_their_rows_and_nobody_elses(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await keep(w, past(1), past(2, BOB), past(3, None))
            told = await export(w, ADA)
            assert list(told) == ["lesson"]
            [row] = told["lesson"]
            assert (row["title"], row["topics"], row["asker"]) == ("Frage 1?", ["excel"], ADA)
            assert "bob" not in json.dumps(told)

    run(story)


def test_whoever_is_forgotten_is_nowhere_in_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await keep(w, past(1), past(2, BOB), past(3, Account("discourse:ada2")))
            await w.store.write(lambda c: forget(c, ADA, NOW))
            assert set(await held(w)) == {"discourse:t/2", "discourse:t/3"}
            assert await export(w, ADA) == {}

            def dump(connection: sa.Connection) -> str:
                tables = metadata.sorted_tables
                return str([connection.execute(table.select()).all() for table in tables])

            assert f"'{ADA}'" not in await w.store.read(dump)

    run(story)


def test_what_a_forgotten_member_asked_does_not_come_back(database: str) -> None:
    """As far as anything is known of them: by the threads that we followed."""

    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), question(2, BOB))
            await w.store.write(lambda c: forget(c, ADA, NOW))
            assert await keep(w, past(1), past(2, BOB)) == Kept(new=1, silent=1)
            assert set(await held(w)) == {"discourse:t/2"}
            await change(w, DropThread(thread="discourse:t/1"))
            assert await keep(w, past(1), past(2, BOB)) == Kept(same=1, silent=1)

    run(story)


def test_what_was_read_in_and_forgotten_is_not_read_in_again(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            elsewhere = Past("file:7", "Aus einer Datei?", ("r",), ADA, NOW)
            every = (past(1), past(2), past(3, BOB), elsewhere)
            await change(w, question(2))
            await keep(w, *every)
            await w.store.write(lambda c: forget(c, ADA, NOW))
            assert set(await held(w)) == {"discourse:t/3"}
            assert await keep(w, *every, between=EVER) == Kept(same=1, silent=3)
            assert await export(w, ADA) == {}
            assert await w.turns.look(lambda c: list(c.unanswered())) == []

    run(story)


def test_what_was_set_aside_or_deleted_is_taught_no_longer(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await keep(w, past(1), past(2), past(3))
            await change(w, question(2), question(3))
            await change(w, SetAside(thread="discourse:t/2", why="confidential"))
            await change(w, DropThread(thread="discourse:t/3"))
            assert set(await held(w)) == {"discourse:t/1"}
            assert await keep(w, past(1), past(2)) == Kept(same=1, silent=1)
            assert await keep(w, past(3)) == Kept(new=1), "it was recovered: nobody minds"

    run(story)
