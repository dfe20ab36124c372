"""What moderators add is in force from the next turn on, in each process, and can be taken back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import DropAddition, Effect, KeepAddition
from bot.events import QuestionAsked
from bot.store import additions as store
from bot.store.additions import TopicsNow
from bot.store.lessons import keep_past
from bot.store.schema import addition, mark
from bot.store.study import EVERY, Study
from matchers.additions import Addition
from matchers.model import Topic
from matchers.school import ENOUGH
from matchers.trained import TrainedTagger
from tests.store.test_community import change
from tests.store.test_lessons import past
from tests.store.test_scale import listening
from tests.store.test_study import new_school, studying
from tests.store.world import TOPICS, World, asked, run, world

CLOUD = Addition("topic", "nextcloud", de="Nextcloud", en="Cloud", aliases=("ownCloud",))
SEAFILE = Addition("alias", "Seafile", "nextcloud")
CALC = Addition("alias", "Calc", "excel")
WORD = Addition("ignored", "quatschwort")
ALL = (CLOUD, SEAFILE, CALC, WORD)


async def add(w: World, *added: Addition) -> None:
    await change(w, *(KeepAddition(addition=one) for one in added))


async def held(w: World) -> list[Addition]:
    return list(await w.store.read(store.additions))


def found(w: World, title: str) -> list[str]:
    return [tag.topic for tag in w.turns.snapshot.tagger.tag(title)]


def test_all_that_was_added_is_held_in_its_order_and_once(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await add(w, *ALL, WORD)
            assert await held(w) == list(ALL)

    run(story)


def test_the_next_turn_knows_it_and_forgets_what_was_taken_back(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await w.turns.take_turns(1)
            assert found(w, "Calc und Seafile") == []
            await add(w, *ALL)
            await w.turns.take_turns(1)
            assert found(w, "Calc") == ["excel"]
            assert found(w, "Seafile") == found(w, "owncloud") == ["nextcloud"]
            await change(w, DropAddition(kind="topic", name="nextcloud"))
            await w.turns.take_turns(1)
            assert found(w, "Calc und Seafile") == ["excel"]
            assert await held(w) == [CALC, WORD], "a topic's other names go with it"
            assert "nextcloud" not in w.turns.snapshot.topics

    run(story)


def test_what_the_file_says_by_now_is_not_added_any_more(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await add(w, *ALL)
            file = {**TOPICS, "nextcloud": Topic("nextcloud", "Nextcloud", "Cloud", ("ownCloud",))}
            added = await w.store.read(store.version)
            await w.store.write(lambda c: store.settle(c, file))
            assert await held(w) == [SEAFILE, CALC, WORD], "and what it does not say stays"
            assert await w.store.read(store.version) != added
            settled = await w.store.read(store.version)
            await w.store.write(lambda c: store.settle(c, file))
            assert await w.store.read(store.version) == settled, "now it says nothing new"

    run(story)


def test_the_version_moves_where_something_changed_and_never_else(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            versions = [await w.store.read(store.version)]
            for act in (
                KeepAddition(addition=CALC),
                DropAddition(kind="alias", name="Calc"),
                DropAddition(kind="alias", name="Calc"),
            ):
                await change(w, act)
                versions.append(await w.store.read(store.version))
            assert versions == ["", "1", "2", "2"]

    run(story)


def test_a_reaction_that_is_tried_again_knows_it_and_what_it_adds_is_known(database: str) -> None:
    worlds: list[World] = []

    def tag_question(_: QuestionAsked, __: Community) -> Iterator[Effect]:
        """Goes well once somebody added what it needs."""
        if not found(worlds[0], "Nextcloud"):
            raise LookupError
        yield KeepAddition(addition=CALC)

    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}, school=new_school()) as w:
            worlds.append(w)
            await w.store.keep([asked(1)])
            await w.turns.take_turns(1)
            await add(w, CLOUD)
            w.clock.pass_time(2)
            assert await w.turns.retry_failures(1) == 1
            assert set(found(w, "Nextcloud und Calc")) == {"excel", "nextcloud"}

    run(story)


def test_what_a_turn_adds_is_known_after_it_and_otherwise_one_look_is_enough(
    database: str,
) -> None:
    def tag_question(event: QuestionAsked, _: Community) -> Iterator[Effect]:
        if event.key == asked(1).key:
            yield KeepAddition(addition=CALC)

    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}, school=new_school()) as w:
            await w.store.keep([asked(1)])
            assert await w.turns.take_turns(1) == 1
            assert found(w, "Calc") == ["excel"]
            await w.store.keep([asked(2)])
            with listening(w.store._read_engine) as heard:
                assert await w.turns.take_turns(1) == 1
            marks = [str(one.parameters) for one in heard if "FROM mark" in one.sql]
            assert sum("topics" in name for name in marks) == 1

    run(story)


def test_another_process_knows_it_too(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            others = TopicsNow(TOPICS)
            other = Study(w.store, new_school(), others)
            assert await other.named() is None
            await add(w, CALC)
            named = await other.named()
            assert named is not None
            assert others["excel"].aliases == ("Calc",)
            assert [tag.topic for tag in named.tagger.tag("Calc")] == ["excel"]
            assert await other.named() is None, "nothing has changed since"

    run(story)


def test_a_tagger_is_built_off_the_event_loop(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with studying(database) as (w, school):
            threads: list[threading.Thread] = []
            whole = type(school).anew
            monkeypatch.setattr(
                type(school),
                "anew",
                lambda self, topics: (
                    threads.append(threading.current_thread()) or whole(self, topics)
                ),
            )
            await add(w, CALC)
            await asyncio.gather(*(w.turns.name_topics() for _ in range(5)))
            assert len(threads) == 1, "and once, whoever asks meanwhile"
            assert threads[0] is not threading.main_thread()

    run(story)


def test_what_was_learnt_is_learnt_anew_with_the_new_names(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            rows = [past(n, ("excel", "r")[n % 2]) for n in range(100, 100 + ENOUGH)]
            await w.store.write(lambda c: keep_past(c, rows))
            await w.turns.take_turns(1)
            await add(w, CALC)
            await w.turns.take_turns(1)
            assert isinstance(w.turns.snapshot.tagger, TrainedTagger)
            assert "excel" in found(w, "Calc")
            w.clock.pass_time(EVERY)
            tagger = w.turns.snapshot.tagger
            await w.turns.take_turns(1)
            assert w.turns.snapshot.tagger is tagger, "and once"

    run(story)


def test_what_cannot_be_read_keeps_nobody_waiting(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await add(w, CALC)
            broken = sa.update(addition).values(aliases="no JSON")
            await w.store.write(lambda c: c.execute(broken))
            await w.turns.take_turns(1)
            assert found(w, "Calc") == []
            mended = sa.update(addition).values(aliases="[]")
            await w.store.write(lambda c: c.execute(mended))
            await w.turns.take_turns(1)
            assert found(w, "Calc") == ["excel"]

    run(story)


def test_nobody_is_named_in_it() -> None:
    """Who added what stands in the logbook alone, which forgets them."""
    assert {c.name for c in addition.columns} == {
        *("kind", "name", "topic", "de", "en", "aliases", "place")
    }
    assert mark.c.keys() == ["name", "value"]


SUM = Topic("excel", "Excel", "Spreadsheets", ("Summe",))
UNUSED = Addition("unused", "Calc", "excel")


def test_a_name_that_is_used_no_more_is_found_no_more_until_that_is_taken_back(
    database: str,
) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            await add(w, CALC, UNUSED)
            await w.turns.take_turns(1)
            assert found(w, "Calc") == []
            await change(w, DropAddition(kind="unused", name="Calc", topic="excel"))
            await w.turns.take_turns(1)
            assert found(w, "Calc") == ["excel"]
            await add(w, UNUSED, CALC)
            await w.turns.take_turns(1)
            assert found(w, "Calc") == ["excel"], "whoever gives it anew wants it used"
            assert await held(w) == [CALC]

    run(story)


def test_two_topics_can_be_without_the_same_name(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            other = Addition("unused", "Calc", "r")
            await add(w, UNUSED, other)
            assert await held(w) == [UNUSED, other], "the first one stays"
            await add(w, Addition("alias", "Calc", "r"))
            assert UNUSED in await held(w), "given to another topic"
            await change(w, DropAddition(kind="unused", name="Calc", topic="excel"))
            assert UNUSED not in await held(w)

    run(story)


def test_a_name_goes_on_being_unused_until_the_file_is_without_it(database: str) -> None:
    async def story() -> None:
        async with studying(database) as (w, _):
            unused = Addition("unused", "Summe", "excel")
            await add(w, unused, CALC, UNUSED)
            await w.store.write(lambda c: store.settle(c, {"excel": SUM}))
            assert await held(w) == [unused, CALC, UNUSED], "of the file's and of what was added"
            await w.store.write(lambda c: store.settle(c, {"excel": TOPICS["excel"]}))
            assert await held(w) == [CALC, UNUSED]
            calc = Topic("excel", "Excel", "Spreadsheets", ("Calc",))
            await w.store.write(lambda c: store.settle(c, {"excel": calc}))
            assert await held(w) == [UNUSED], "the file's own is unused, too"

    run(story)
