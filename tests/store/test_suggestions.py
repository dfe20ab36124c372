"""What moderators are asked about topics: kept with its thread, and gone with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import (
    AllowTags,
    Change,
    DropThread,
    KeepSuggestions,
    KeepUnwanted,
    Message,
    Post,
    RecordConsent,
    RejectTags,
    SetAside,
)
from bot.store.lessons import version
from bot.store.schema import tag, thread
from bot.store.upkeep import prune
from matchers.model import Place, Visibility
from matchers.suggesting import Suggestion
from tests.store.test_community import KEY, change, question
from tests.store.world import START, World, put, run, world

EXCEL, R = Suggestion("excel", ("Tabelle", "Excel"), met=("Excel",)), Suggestion("r", (), "no")
DAY = timedelta(days=1)
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)


def asks(*suggestions: Suggestion, of: str = KEY) -> KeepSuggestions:
    return KeepSuggestions(thread=of, suggestions=suggestions, at=START)


async def asked(w: World, of: str = KEY) -> list[Suggestion]:
    return await w.turns.look(lambda community: list(community.suggestions(of)))


async def rejected(w: World) -> tuple[set[str], bool]:
    """The topics that are wrong in the thread, and whether we may guess no more."""

    def look(connection: sa.Connection) -> tuple[set[str], bool]:
        wrong = sa.select(tag.c.topic).where(tag.c.by == "rejected")
        held_off = connection.scalar(sa.select(thread.c.rejected))
        return set(connection.scalars(wrong).all()), bool(held_off)

    return await w.store.read(look)


def test_suggestions_are_kept_in_their_order_and_replaced_as_a_whole(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), asks(R, EXCEL), asks(EXCEL, of="another"))
            assert await asked(w) == [R, EXCEL]
            await change(w, asks(EXCEL))
            assert await asked(w) == [EXCEL]
            await change(w, asks())
            assert await asked(w) == []
            assert await asked(w, "another") == [EXCEL]

    run(story)


@pytest.mark.parametrize(
    "effect",
    [
        DropThread(thread=KEY),
        SetAside(thread=KEY, why="confidential"),
        SetAside(thread=KEY, why="no_question"),
    ],
    ids=["gone", "confidential", "no question"],
)
def test_they_go_with_their_thread(database: str, effect: Change) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), asks(EXCEL), effect)
            assert await asked(w) == []

    run(story)


def test_while_its_asker_is_known_it_is_held_to_be_forgotten_with_them(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            asked_by = question(1)
            await change(w, asked_by, asks(EXCEL))
            await change(w, RecordConsent(account=asked_by.question.asker, version="1", at=START))
            at = (START + 91 * DAY).timestamp()
            await w.store.write(lambda c: prune(c, at))
            assert await asked(w) == [EXCEL]

    run(story)


def test_what_nobody_decides_is_held_for_three_months(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), asks(EXCEL))
            for days, left in ((89, [EXCEL]), (91, [])):
                at = (START + days * DAY).timestamp()
                await w.store.write(lambda c, at=at: prune(c, at))
                assert await asked(w) == left

    run(story)


def test_unwanted_names_stay_until_they_are_wanted(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            both = {"topic": "excel", "names": ("Tabelle", "Excel")}
            await change(w, KeepUnwanted(**both, on=True), KeepUnwanted(**both, on=True))
            later = (START + 400 * DAY).timestamp()
            await w.store.write(lambda c: prune(c, later))
            known = await w.turns.look(lambda community: set(community.unwanted()))
            assert known == {("excel", "Tabelle"), ("excel", "Excel")}
            await change(w, KeepUnwanted(topic="excel", names=("Tabelle",), on=False))
            known = await w.turns.look(lambda community: set(community.unwanted()))
            assert known == {("excel", "Excel")}

    run(story)


def test_a_rejection_is_taken_back_alone_or_with_all_that_holds_us_off(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), RejectTags(thread=KEY, topics=("excel", "r")))
            first = await w.store.read(version)
            await change(w, AllowTags(thread=KEY, topics=("r",), wholly=False))
            assert await rejected(w) == ({"excel"}, True)
            second = await w.store.read(version)
            await change(w, AllowTags(thread=KEY, topics=(), wholly=True))
            assert await rejected(w) == ({"excel"}, True), "somebody's word stands there yet"
            await change(w, AllowTags(thread=KEY, topics=("excel",), wholly=True))
            assert await rejected(w) == (set(), False)
            assert len({first, second, await w.store.read(version)}) == 3, "else it is not unlearnt"

    run(story)


def test_a_features_posts_are_counted_wherever_they_are_by_now(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            for number in range(2):
                post = Post(key=f"p{number}", place=MODERATORS, message=Message("x-y"))
                await put(w, post, reaction="suggest_topics")

            def counted(community: Community) -> list[int]:
                return [
                    community.posts_of("suggest_topics", START - DAY),
                    community.posts_of("suggest_topics", START + DAY),
                    community.posts_of("suggest_helpers", START - DAY),
                ]

            assert await w.turns.look(counted) == [2, 0, 0]

    run(story)
