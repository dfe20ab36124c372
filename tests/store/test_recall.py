"""What was answered reaches the archive between turns; what is forgotten was never in it."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot.effects import (
    Change,
    DropAnswer,
    DropThread,
    ForgetMember,
    GuardThread,
    SetAside,
)
from bot.store.answered import answered, version
from bot.store.recall import AT_ONCE, EVERY
from matchers.archive import MOST, Archive, Entry, Step
from matchers.model import Account, Place, QuestionKind
from tests.store.test_community import BEN, CEM, KEY, change, question, voice
from tests.store.test_lessons import given
from tests.store.world import World, run, thread, world

ASKER = Account("slack:T1/UASK")
OTHER = f"{KEY[:-1]}2"


@asynccontextmanager
async def recalling(url: str) -> AsyncIterator[tuple[World, Archive]]:
    """A world whose turns look for what was answered."""
    archive = Archive(lambda _: False)
    async with world(url, archive=archive) as w:
        yield w, archive


def holding(*entries: Entry) -> Archive:
    archive = Archive(lambda _: False)
    archive.take(archive.difference(entries))
    return archive


async def later(w: World) -> None:
    """A turn, when it may look again."""
    w.clock.pass_time(EVERY)
    await w.turns.take_turns(1)


async def held(w: World) -> list[str]:
    """What the store would have found, by title."""
    return [one.title for one in await w.store.read(lambda c: answered(c, MOST))]


def test_only_what_was_answered_is_found(database: str) -> None:
    async def story() -> None:
        async with recalling(database) as (w, archive):
            await change(w, question(1, title="Doppelte finden"), given("excel"))
            await later(w)
            assert len(archive) == 0, "nobody answered"
            await change(w, voice(1, BEN))
            await later(w)
            assert archive == holding(Entry(KEY, "Doppelte finden", ("excel",)))

    run(story)


def test_an_experience_needs_two_voices(database: str) -> None:
    async def story() -> None:
        async with recalling(database) as (w, _):
            await change(w, question(1, kind=QuestionKind.EXPERIENCE), voice(1, BEN))
            assert await held(w) == []
            await change(w, voice(2, CEM))
            assert await held(w) == ["Frage 1"]

    run(story)


def test_what_is_in_no_public_place_is_not_found(database: str) -> None:
    async def story() -> None:
        async with recalling(database) as (w, archive):
            hidden = thread(1, Place("slack:T1/G1"))
            await change(w, question(1, thread=hidden), voice(1, BEN, hidden.key))
            await later(w)
            assert len(archive) == 0

    run(story)


WAYS: dict[str, Change] = {
    "vergiss mich": ForgetMember(account=ASKER),
    "deleted": DropThread(thread=KEY),
    "confidential": SetAside(thread=KEY, why="confidential"),
    "no question": SetAside(thread=KEY, why="no_question"),
    "personal data": GuardThread(thread=KEY, on=True),
    "no answer": DropAnswer(thread=KEY, answer=f"{KEY}/a1"),
}


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", WAYS)
def test_what_is_forgotten_was_never_in_it(database: str, way: str) -> None:
    """Equal, count for count, to an archive that never saw this thread."""

    async def story() -> None:
        async with recalling(database) as (w, archive):
            await change(w, question(1, title="Pivot in Excel"), given("excel"), voice(1, BEN))
            await change(w, question(2, asker="slack:T1/UDEE"), voice(1, BEN, OTHER))
            await later(w)
            assert len(archive) == 2
            await change(w, WAYS[way])
            await later(w)
            assert archive == holding(Entry(OTHER, "Frage 2"))

    run(story)


def test_pruning_leaves_what_is_no_word_about_anybody(database: str) -> None:
    async def story() -> None:
        async with recalling(database) as (w, archive):
            await change(w, question(1), voice(1, BEN))
            w.clock.pass_time(91 * 24 * 3600)
            await w.store.prune()
            await later(w)
            assert archive == holding(Entry(KEY, "Frage 1"))

    run(story)


def test_the_newest_are_held_and_no_more_than_fit(database: str) -> None:
    async def story() -> None:
        async with recalling(database) as (w, _):
            for number in (1, 2, 3):
                key = f"{KEY[:-1]}{number}"
                await change(w, question(number), voice(1, BEN, key))
            newest = await w.store.read(lambda c: answered(c, 2))
            assert [one.title for one in newest] == ["Frage 3", "Frage 2"]

    run(story)


def test_nothing_is_read_again_while_nothing_changed(database: str) -> None:
    async def story() -> None:
        async with recalling(database) as (w, _):
            await change(w, question(1))
            assert await w.store.read(version) == "", "what nobody answered moves nothing"
            await change(w, voice(1, BEN))
            before = await w.store.read(version)
            await change(w, voice(2, CEM))
            assert await w.store.read(version) == before, "answered once more, it says the same"
            await change(w, question(1, title="Anders"))
            assert await w.store.read(version) != before

    run(story)


def test_many_come_by_and_by_and_nobody_waits_for_them(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the start: the turn goes on, and the archive fills in a thread of its own."""

    async def story() -> None:
        async with recalling(database) as (w, archive):
            for n in range(1, AT_ONCE + 2):
                await change(w, question(n), voice(1, BEN, thread(n).key))
            may_go, where, take = threading.Event(), list[threading.Thread](), archive.take

            def noted(steps: Sequence[Step]) -> None:
                where.append(threading.current_thread())
                may_go.wait(10)
                take(steps)

            monkeypatch.setattr(archive, "take", noted)
            await later(w)
            assert len(archive) == 0, "the turn did not wait"
            may_go.set()
            assert w.recall is not None
            await w.recall.rest()
            assert len(archive) == AT_ONCE + 1
            assert len(where) == 2, "in steps"
            assert threading.main_thread() not in where

    run(story)


def test_a_fault_in_recalling_keeps_no_question_waiting(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with recalling(database) as (w, archive):
            await change(w, question(1), voice(1, BEN))
            with monkeypatch.context() as broken:
                broken.setattr(archive, "take", lambda _: 1 / 0)
                await later(w)
            assert len(archive) == 0
            await later(w)
            assert len(archive) == 1, "it is tried again"

    run(story)
