"""What belongs to something that is not said: listed and replayed with it, or let go with it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.effects import Delivery, DropThread, Edit, Message, Post, Unsay
from bot.ports import Ref
from bot.store.following import TAKEN_BACK, WITH_IT
from bot.store.schema import outbox
from matchers.model import Place, Visibility
from tests.store.test_community import change
from tests.store.test_parcels import statuses, waiting
from tests.store.world import World, claim, put, reply, run, world

CATEGORY = Place("discourse:5", Visibility.PUBLIC)
OPENING = Post(key="opening", place=CATEGORY, message=Message("m"))
FIRST = Post(key="week:1", place=CATEGORY, message=Message("m"), under="opening")
SECOND = Post(key="week:2", place=CATEGORY, message=Message("m"), under="opening")
LINE = reply(1)
EDIT = Edit(key="edit", instead_of=LINE.key, message=Message("m"))
UNSAY = Unsay(key="unsay", instead_of=LINE.key)


async def refuse(w: World, *, uncertain: bool = False) -> None:
    """The platform refuses what is claimed now."""
    (parcel,) = await claim(w)
    await w.parcels.dead(parcel, "422", uncertain=uncertain)


async def deliver(w: World) -> list[str]:
    """Everything that can be carried arrives; the keys, in order."""
    keys = []
    while found := await claim(w):
        for parcel in found:
            keys.append(parcel.delivery.key)
            await w.parcels.sent(parcel, Ref({"topic_id": "7", "ts": parcel.delivery.key}))
        w.clock.pass_time(1)
    return keys


async def listed(w: World) -> dict[str, str]:
    return {dead.key: dead.reason for dead in await w.store.dead_keys()}


@pytest.mark.parametrize("at_once", [True, False])
def test_what_waits_below_something_refused_is_listed_and_comes_along_with_it(
    *, database: str, at_once: bool
) -> None:
    """Whether it was kept before the refusal (the first week) or after it (the next ones)."""

    async def story() -> None:
        async with world(database) as w:
            await put(w, OPENING, *([FIRST, SECOND] if at_once else []))
            await refuse(w)
            if not at_once:
                assert await put(w, FIRST, SECOND) == [True, True]
            assert await claim(w) == []
            w.clock.pass_time(11)
            assert await claim(w) == []
            expected = {"opening": "422", "week:1": WITH_IT, "week:2": WITH_IT}
            assert await listed(w) == expected
            assert await waiting(w) == 0

            assert await w.store.replay("week:1"), "alone it is of no use, and says so again"
            assert await deliver(w) == []
            assert await listed(w) == expected

            assert await w.store.replay("opening")
            assert await deliver(w) == ["opening", "week:1", "week:2"]
            assert await listed(w) == {}
            assert await waiting(w) == 0

    run(story)


@pytest.mark.parametrize("status", ["dead", "dropped"])
def test_what_was_given_up_is_said_again_if_that_is_wanted(*, database: str, status: str) -> None:
    again = Post(key="opening", place=CATEGORY, message=Message("n"), again=True)

    async def story() -> None:
        async with world(database) as w:
            await put(w, OPENING)
            (parcel,) = await claim(w)
            if status == "dead":
                await w.parcels.dead(parcel, "waits for a moderator", uncertain=True)
            else:
                await w.parcels.dropped(parcel, "whatever")
            await put(w, FIRST)
            assert await put(w, OPENING, again, again) == [False, True, False]
            await put(w, SECOND)
            assert await waiting(w) == 2
            w.clock.pass_time(11)
            (parcel,) = await claim(w)
            assert parcel.delivery == again
            assert parcel.uncertain_since is not None, "it is looked for before it is sent"
            await w.parcels.sent(parcel, Ref({"topic_id": "7"}))
            assert await put(w, again) == [False]
            assert await deliver(w) == ["week:2"], "last week's digest is not told this week"
            assert list(await listed(w)) == ["week:1"]

    run(story)


def test_an_edit_of_a_refused_line_comes_along_with_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            await refuse(w)
            assert await put(w, EDIT) == [True]
            assert await listed(w) == {LINE.key: "422", "edit": WITH_IT}
            assert await w.store.replay(LINE.key)
            assert await deliver(w) == [LINE.key, "edit"]

    run(story)


@pytest.mark.parametrize("later", [EDIT, UNSAY])
def test_nobody_is_told_of_changes_of_what_nobody_should_hear(
    database: str, later: Delivery
) -> None:
    async def story() -> None:
        async with world(database) as w:
            assert await put(w, later) == [False], "it was never kept"
            await put(w, LINE)
            (parcel,) = await claim(w)
            await w.parcels.dropped(parcel, "the thread is gone")
            assert await put(w, later) == [False]
            assert await listed(w) == {}

    run(story)


@pytest.mark.parametrize("uncertain", [True, False])
def test_a_refused_line_that_is_taken_back_is_not_replayed(
    *, database: str, uncertain: bool
) -> None:
    """Unless it may have been said after all: then it is looked for, and taken away."""

    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            await refuse(w, uncertain=uncertain)
            await put(w, UNSAY)
            w.clock.pass_time(11)
            assert await w.store.replay(LINE.key) is uncertain
            if uncertain:
                assert await deliver(w) == [LINE.key, "unsay"]
            else:
                assert await statuses(w) == {LINE.key: "dropped"}
                why = await w.store.read(lambda c: c.scalar(sa.select(outbox.c.error)))
                assert why == TAKEN_BACK
            assert await listed(w) == {}

    run(story)


def test_the_words_of_an_edit_go_with_the_thread_of_a_refused_line(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, LINE)
            await refuse(w)
            await put(w, EDIT)
            await change(w, DropThread(thread=LINE.thread.key))
            words = await w.store.read(lambda c: c.scalars(sa.select(outbox.c.payload)).all())
            assert list(words) == [None, None]
            assert not await w.store.replay(LINE.key)

    run(story)
