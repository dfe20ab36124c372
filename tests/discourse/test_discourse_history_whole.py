"""A forum's past is read once and whole, whatever happens on the way."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest

from bot import importing
from bot.errors import Unsent
from bot.importing import Wish
from bot.sandbox import forum_read
from tests.conftest import sqlite_database
from tests.discourse.importing import Heard, excel, forum, run


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rest between two pages: only one test is about that."""
    monkeypatch.setattr(importing, "SHARE", 0)


@pytest.mark.parametrize("many", [0, 1, 100, 101, 330])
def test_each_topic_is_read_once_from_the_newest_back(tmp_path: Any, many: int) -> None:
    database = sqlite_database(tmp_path / "l.sqlite3")

    async def story() -> None:
        async with forum(database) as f:
            topics, heard = await f.past(many), Heard()
            told = await f.read(heard=heard)
            assert (told.read, heard.whole, heard.done) == (many, many, many)
            assert set(f.held()) == excel(topics)
            times = [one.at for one in heard.found]
            assert times == sorted(times, reverse=True)

    run(story)


def test_2500_topics_within_the_budget(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topics = await f.past(2500)
            told = await f.read()
            assert (told.read, told.kept.new) == (2500, 1250)
            assert set(f.held()) == excel(topics)
            assert len(f.world.calls) <= 40
            before = f.held()
            again = await f.read()
            assert (again.kept.same, again.kept.new, again.kept.changed) == (1250, 0, 0)
            assert f.held() == before

    run(story)


def test_a_second_run_changes_what_changed_and_drops_what_is_gone(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topics = await f.past(210)
            await f.read()
            before = f.held()
            gone, hidden, moved, untagged, named = (
                topics[0],
                topics[98],
                topics[100],
                topics[102],
                209,
            )
            await f.world.delete_topic(gone)
            f.world.topic(hidden).visible = False
            f.world.add_category("Intern", read_restricted=True, readers=["lotse"])
            await f.world.move(moved, "Intern")
            await f.world.set_tags("Ada", untagged, ["garten"])
            await f.world.edit_title("Ada", named, "Anders?")
            new = await f.ask("Neu?", ["csv"])
            told = await f.read()
            after = f.held()
            dropped = {f"discourse:t/{t}" for t in (gone, hidden, moved, untagged)}
            assert before.keys() - after.keys() == dropped
            assert after.keys() - before.keys() == {f"discourse:t/{new}"}
            changed = {t for t in before.keys() & after.keys() if before[t] != after[t]}
            assert changed == {f"discourse:t/{named}"}
            kept = told.kept
            assert (kept.new, kept.changed, kept.gone, kept.same) == (1, 1, 4, 100)

    run(story)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_forum_with_smaller_pages_is_read_as_well(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forum_read, "MOST_TOPICS", 30)

    async def story() -> None:
        async with forum(database) as f:
            topics, heard = await f.past(95), Heard()
            assert (await f.read(Wish(at_most=40), heard)).read == 40
            assert heard.whole == 95
            assert (await f.read()).read == 55
            assert f.held().keys() == excel(topics)

    run(story)


def test_nothing_stays_of_a_forum_that_shows_nothing_any_more(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            for topic in await f.past(3):
                await f.read()
                await f.world.delete_topic(topic)
            assert len(f.held()) == 1
            assert (await f.read(Wish(dry_run=True))).read == 0
            assert len(f.held()) == 1
            assert (await f.read()).kept.gone == 1
            assert f.held() == {}

    run(story)


# --- trouble on the way


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_half_of_the_budget_is_left_to_the_bot(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SHARE", 2)

    async def story() -> None:
        async with forum(database) as f:
            await f.past(150)
            began = time.monotonic()
            await f.read()
            rests = len(f.lists()) - 1
            assert time.monotonic() - began >= rests * 2 * 60 / f.settings.forum_per_minute

    run(story)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_429_is_waited_for(database: str, form: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topics = await f.past(250)
            for what in ("list#latest", "site#site", "tags#index"):
                f.world.mischief.add(what, "busy", seconds=1, form="" if form == "json" else form)
            told = await f.read()
            assert told.read == 250
            assert set(f.held()) == excel(topics)
            assert [c.status for c in f.world.calls].count(429) == 3

    run(story)


@pytest.mark.parametrize("what", ["opened", "deleted", "both"])
def test_what_changes_while_it_is_read_hides_nothing(database: str, what: str) -> None:
    """A topic that is opened or deleted moves the others: none may slip from page to page."""

    async def story() -> None:
        async with forum(database) as f:
            topics = await f.past(330)
            loop, stretches = asyncio.get_running_loop(), list[int]()

            async def change() -> None:
                stretches.append(len(stretches))
                if what != "deleted":
                    await f.ask("Gerade erst?", ["excel"])
                if what != "opened":
                    await f.world.delete_topic(topics[len(stretches)])  # is still to be read
                    await f.world.delete_topic(topics[-len(stretches)])  # was read

            def after() -> None:
                asyncio.run_coroutine_threadsafe(change(), loop).result()

            told = await f.read(heard=Heard(at=after))
            there = {f"discourse:t/{t}" for t in topics[::2] if not f.world.topic(t).deleted_at}
            assert len(stretches) == 4
            assert there <= f.held().keys()
            assert told.left == 0
            await f.read()
            fresh = {t.id for t in f.world.state.topics.values() if t.title == "Gerade erst?"}
            assert f.held().keys() == there | {f"discourse:t/{t}" for t in fresh}

    run(story)


def test_a_run_that_breaks_off_is_continued(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topics = await f.past(450)

            def broken() -> None:
                raise KeyboardInterrupt

            first = Heard()
            first.at = lambda: broken() if first.done >= 150 else None
            with pytest.raises(KeyboardInterrupt):
                await f.read(heard=first)
            asked, place = len(f.lists()), json.loads(f.place())
            assert (place["left"], place["whole"]) == (300, 450)
            assert set(f.held()) == excel(topics) & {f"discourse:t/{t}" for t in topics[300:]}

            f.world.mischief.add("list#latest", "status", status=500)
            with pytest.raises(Unsent, match="goes on where it stopped"):
                await f.read()
            assert json.loads(f.place()) == place

            new = await f.ask("Inzwischen?", ["excel"])
            await f.world.delete_topic(topics[0])
            second = Heard()
            told = await f.read(heard=second)
            assert (second.whole, told.left, f.place()) == (450, 0, "")
            assert told.read <= 300
            assert f.held().keys() == excel(topics) - {f"discourse:t/{topics[0]}"}
            assert f.lists()[asked + 1 :] == [0, 2, 1, 0]
            await f.read()
            assert f"discourse:t/{new}" in f.held()

    run(story)


def test_a_limit_reads_that_many_and_the_next_run_goes_on(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topics, read = await f.past(130), 0
            for many in (7, 1, 60, 60, 60):
                told = await f.read(Wish(at_most=many))
                assert told.read == min(many, 130 - read)
                read += told.read
                newest = {f"discourse:t/{t}" for t in topics[130 - read :]}
                assert f.held().keys() == excel(topics) & newest
            assert (read, f.place()) == (130, "")

    run(story)


def test_a_dry_run_keeps_nothing_and_moves_no_place(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topics = await f.past(120)
            await f.read(Wish(at_most=10))
            before, place, heard = f.held(), f.place(), Heard()
            told = await f.read(Wish(dry_run=True), heard)
            assert (f.held(), f.place()) == (before, place)
            would = {one.thread for one in heard.found}
            assert would == excel(topics) - before.keys()
            assert told.kept.new == len(would)

    run(story)


def test_another_forum_is_read_from_its_own_end(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            await f.past(120)
            await f.read(Wish(at_most=100))
            assert json.loads(f.place())["left"] == 20
            old = f.settings
        async with forum(database) as f:
            assert f.settings.discourse != old.discourse
            topics = await f.past(150)
            await f.read()
            assert f.held().keys() == excel(topics)

    run(story)
