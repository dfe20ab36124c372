"""Of a forum's past only what is public and has a topic is held, and no more of it than that."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import importing
from bot.discourse.client import ForumClient
from bot.errors import Unsent, YourMistake
from bot.sandbox.forum_model import Topic as ForumTopic
from bot.sandbox.forum_read import Reading
from bot.store.database import upsert
from bot.store.schema import mark
from tests.conftest import sqlite_database
from tests.discourse.importing import forum, put, run


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rest between two pages: only one test is about that."""
    monkeypatch.setattr(importing, "SHARE", 0)


def test_titles_topics_askers_and_times_are_held_and_nothing_else(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topic = await f.ask("Wie lese ich das ein?", ["excel", "garten", "csv"], "Bob")
            await f.world.reply("Cem", topic, "So geht das, mit Power Query.")
            await f.ask("Wann blüht was?", ["garten"])
            told = await f.read()
            asked = f.world.topic(topic).at.timestamp()
            row = ("Wie lese ich das ein?", '["csv", "excel"]', "discourse:bob", asked)
            assert f.held() == {f"discourse:t/{topic}": row}
            assert (told.read, told.kept.new, told.left) == (2, 1, 0)
            assert told.skipped == {"without a topic of ours": 1}
            assert all(c.method == "GET" for c in f.world.calls)
            assert not any(c.path.startswith("/t/") for c in f.world.calls), "no body is read"

    run(story)


@pytest.mark.parametrize("tag_objects", [True, False])
def test_tags_are_known_by_id_name_and_synonym(tmp_path: Any, *, tag_objects: bool) -> None:
    database = sqlite_database(tmp_path / "l.sqlite3")

    async def story() -> None:
        async with forum(database, tag_objects=tag_objects) as f:
            tags = ["open-data", "offene-daten", "Data-Protection", "tabellenkram", "garten"]
            topics = [await f.ask(f"Frage {tag}?", [tag]) for tag in tags]
            f.world.add_tags("excel")
            f.world.state.tags["excel"].target = "tabellenkram"
            await f.read()
            held = {thread: json.loads(row[1]) for thread, row in f.held().items()}
            names = (["open-data"], ["open-data"], ["datenschutz"], ["excel"])
            assert held == {f"discourse:t/{t}": n for t, n in zip(topics, names, strict=False)}

    run(story)


def test_what_not_everybody_may_read_is_left_out(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            f.world.add_category("Intern", read_restricted=True, readers=["lotse", "ada"])
            f.world.add_category("Vorstand", read_restricted=True)
            good = await f.ask("Gut?", ["excel"])
            await f.ask("Intern?", ["excel"], place="Intern")
            await f.ask("Vorstand?", ["excel"], place="Vorstand")
            await f.world.private_message("Ada", "Bob", "Unter uns, in Excel?", "x")
            deleted, unlisted = (
                await f.ask("Gelöscht?", ["excel"]),
                await f.ask("Leise?", ["excel"]),
            )
            await f.world.delete_topic(deleted)
            f.world.topic(unlisted).visible = False
            told = await f.read()
            assert set(f.held()) == {f"discourse:t/{good}"}
            assert told.skipped == {"not for everybody": 1}

    run(story)


def test_an_unlisted_topic_that_a_leader_is_shown_is_left_out(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real forums list unlisted ones for trust level 4, which Lotse has; and say so in the row."""

    def shown(_: Reading, topic: ForumTopic, __: object) -> bool:
        return not topic.private

    monkeypatch.setattr(Reading, "_is_row", shown)

    async def story() -> None:
        async with forum(database) as f:
            topic = await f.ask("Leise?", ["excel"])
            f.world.topic(topic).visible = False
            told = await f.read()
            assert f.held() == {}
            assert told.skipped == {"not listed": 1}

    run(story)


def test_only_the_categories_of_the_settings_are_read(database: str) -> None:
    async def story() -> None:
        async with forum(database, categories=(2,)) as f:
            f.world.add_category("Zweite")
            await f.ask("Hier nicht?", ["excel"])
            there = await f.ask("Hier?", ["excel"], place="Zweite")
            told = await f.read()
            assert set(f.held()) == {f"discourse:t/{there}"}
            assert told.skipped == {"in a category that Lotse does not read": 1}

    run(story)


def test_the_forum_itself_asks_as_nobody_and_lotse_teaches_itself_nothing(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            system = await f.ask("Willkommen in Excel!", ["excel"], "system")
            await f.ask("Die Woche in Excel", ["excel"], "lotse")
            told = await f.read()
            assert {t: row[2] for t, row in f.held().items()} == {f"discourse:t/{system}": None}
            assert told.skipped == {"by Lotse": 1}

    run(story)


def test_a_tag_that_lotse_set_itself_is_nobodys_word(database: str) -> None:
    async def story() -> None:
        async with forum(database) as f:
            topic = await f.ask("Womit?", ["excel", "csv"])
            row = {"name": f"discourse:tags/t/{topic}", "value": "excel"}
            put(f.settings, lambda c: upsert(c, mark, row))
            await f.read()
            assert [row[1] for row in f.held().values()] == ['["csv"]']

    run(story)


# --- a forum that does not answer


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_told_with_the_remedy(database: str, status: int) -> None:
    async def story() -> None:
        async with forum(database) as f:
            await f.past(2)
            f.world.mischief.add("*", "status", times=0, status=status)
            with pytest.raises(YourMistake, match="python -m bot doctor"):
                await f.read()

    run(story)


def test_an_answer_without_a_list_drops_nothing(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with forum(database) as f:
            await f.past(20)
            await f.read()
            before = f.held()
            monkeypatch.setattr(ForumClient, "get", login)
            with pytest.raises(Unsent):
                await f.read()
            assert f.held() == before

    async def login(_client: ForumClient, _path: str, _params: object = None) -> object:
        return {"login_required": True}

    run(story)


@pytest.mark.parametrize("trick", [{"what": "status", "status": 200}, {"what": "cut_before"}])
def test_what_is_no_list_drops_nothing(database: str, trick: dict[str, Any]) -> None:
    async def story() -> None:
        async with forum(database) as f:
            await f.past(20)
            await f.read()
            before = f.held()
            f.world.mischief.add("list#latest", **trick, times=0)
            with pytest.raises(Unsent):
                await f.read()
            assert f.held() == before

    run(story)
