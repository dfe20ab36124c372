"""What the small Discourse does to tags, titles and posts, and what it leaves out silently."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from tests.sandbox.forum_stage import NEW, RAW, REPLY, TITLE, Stage, staged


async def the_topic(stage: Stage, **settings: Any) -> int:
    for name, value in settings.items():
        setattr(stage.world.settings, name, value)
    return await stage.open(tags=["geodaten"])


@pytest.mark.parametrize("path", ["/t/-/{}.json", "/t/{}/tags.json"])
def test_tags_are_replaced_as_a_whole(path: str) -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await the_topic(stage)
            wish = {"tags": [{"id": 1, "name": "python"}, "Neuer Tag?", {"name": "geodaten"}]}
            answer = await stage.api.put(path.format(topic), json=wish)
            names = [tag["name"] for tag in answer.json()["basic_topic"]["tags"]]
            assert sorted(names) == ["geodaten", "neuer-tag", "python"]
            await stage.api.put(path.format(topic), json={"tags": ["python"]})
            assert stage.world.topic(topic).tags == ["python"]
            assert (await stage.events()).count("topic_edited") == 2
            await stage.api.put(path.format(topic), json={"tags": ["python"]})
            assert (await stage.events()).count("topic_edited") == 2

    asyncio.run(play())


def test_tags_that_may_not_be_written_are_left_out_with_a_200() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await the_topic(stage, bot_may_tag=False)
            answer = await stage.api.put(f"/t/-/{topic}.json", json={"tags": ["python"]})
            assert answer.status_code == 200
            assert stage.world.topic(topic).tags == ["geodaten"]
            refused = await stage.api.put(f"/t/{topic}/tags.json", json={"tags": ["python"]})
            assert refused.status_code == 403
            stage.world.settings.bot_may_tag = True
            stage.world.mischief.add("topics#update", "tag_noop")
            await stage.api.put(f"/t/-/{topic}.json", json={"tags": ["python"]})
            assert stage.world.topic(topic).tags == ["geodaten"]
            await stage.api.put(f"/t/-/{topic}.json", json={"tags": ["python"]})
            assert stage.world.topic(topic).tags == ["python"]

    asyncio.run(play())


def test_unknown_tags_are_dropped_where_the_bot_may_not_make_them() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await the_topic(stage, bot_may_create_tags=False)
            wish = {"tags": ["geodaten", "python", "niegehoert"]}
            assert (await stage.api.put(f"/t/-/{topic}.json", json=wish)).status_code == 200
            assert stage.world.topic(topic).tags == ["geodaten", "python"]
            only = await stage.api.put(f"/t/-/{topic}.json", json={"tags": ["niegehoert"]})
            assert only.status_code == 422

    asyncio.run(play())


def test_more_tags_than_a_topic_may_have_are_cut_off() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await the_topic(stage, max_tags_per_topic=2)
            wish = {"tags": ["geodaten", "python", "pandas"]}
            assert (await stage.api.put(f"/t/-/{topic}.json", json=wish)).status_code == 200
            assert stage.world.topic(topic).tags == ["geodaten", "python"]

    asyncio.run(play())


def test_before_2026_objects_become_junk() -> None:
    async def play() -> None:
        async with staged(tag_objects=False) as stage:
            topic = await the_topic(stage)
            wish = {"tags": ["geodaten", {"id": 1, "name": "python"}]}
            assert (await stage.api.put(f"/t/-/{topic}.json", json=wish)).status_code == 200
            assert len(stage.world.topic(topic).tags) == 2
            assert "python" not in stage.world.topic(topic).tags

    asyncio.run(play())


def test_what_the_openapi_file_nests_under_topic_is_not_seen() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await the_topic(stage)
            wish = {"topic": {"title": "Dieser Titel kommt nirgends an"}}
            assert (await stage.api.put(f"/t/-/{topic}.json", json=wish)).status_code == 200
            assert stage.world.topic(topic).title == TITLE

    asyncio.run(play())


def test_an_edit_of_something_else_is_a_conflict() -> None:
    async def play() -> None:
        async with staged() as stage:
            made = (await stage.post(**NEW)).json()
            path = f"/posts/{made['id']}.json"
            wish = {"raw": RAW + " Neu.", "original_text": "Das stand nie dort."}
            conflict = await stage.api.put(path, json={"post": wish})
            assert conflict.status_code == 409
            assert (
                await stage.api.put(path, json={"post": wish | {"original_text": RAW}})
            ).is_success
            stale = {"tags": ["python"], "original_tags": ["geodaten"]}
            assert (await stage.api.put("/t/-/1.json", json=stale)).status_code == 409
            stage.world.mischief.add("posts#update", "error", error="edit_conflict")
            assert (await stage.api.put(path, json={"post": {"raw": RAW}})).status_code == 409

    asyncio.run(play())


def test_after_a_while_nobody_edits_their_own_words_unless_trusted_with_all() -> None:
    async def play() -> None:
        async with staged() as stage:
            made = (await stage.post(**NEW)).json()
            post = stage.world.posts(made["topic_id"])[0]
            post.at -= timedelta(days=31)
            path, wish = f"/posts/{made['id']}.json", {"post": {"raw": RAW + " Neu."}}
            stage.world.settings.trusted_users_can_edit_others = False
            late = await stage.api.put(path, json=wish)
            assert (late.status_code, "error_type" in late.json()) == (422, False)
            stage.world.settings.tl2_post_edit_time_limit = 0  # means: without limit
            assert (await stage.api.put(path, json=wish)).is_success
            stage.world.settings.tl2_post_edit_time_limit = 60
            stage.world.settings.trusted_users_can_edit_others = True
            assert (await stage.api.put(path, json=wish)).is_success

    asyncio.run(play())


def test_the_bot_deletes_only_its_own_replies() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            mine = (await stage.post(topic_id=topic, raw=REPLY)).json()["id"]
            foreign = await stage.world.reply("ben", topic, "Eine Antwort, die bleiben soll.")
            assert (await stage.api.delete(f"/posts/{foreign}.json")).status_code == 403
            assert (await stage.api.delete(f"/posts/{mine}.json")).status_code == 200
            assert stage.world.state.posts[mine].user_deleted

    asyncio.run(play())
