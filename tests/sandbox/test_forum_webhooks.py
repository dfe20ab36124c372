"""The deliveries of the small Discourse: what they carry, when they come, how they are signed."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.forum_hooks import signature
from tests.sandbox.forum_stage import SECRET, Stage, staged


def test_signature_matches_discourses_own_vector() -> None:
    # spec/jobs/emit_web_hook_event_spec.rb, spec/fabricators/web_hook_fabricator.rb
    assert signature("my_lovely_secret_for_web_hook", b'{"ping":"OK"}') == (
        "sha256=162f107f6b5022353274eb1a7197885cfd35744d8d08e5bcea025d309386b7d6"
    )


def test_every_delivery_is_signed_and_says_where_it_comes_from() -> None:
    async def play() -> None:
        async with staged() as stage:
            await stage.open()
            await stage.world.ping()
            await stage.world.settled()
            for arrival in stage.arrived:
                digest = hmac.new(SECRET.encode(), arrival.content, hashlib.sha256).hexdigest()
                headers = arrival.headers
                assert headers["x-discourse-event-signature"] == f"sha256={digest}"
                assert headers["x-discourse-instance"] == stage.world.base_url
                assert headers["user-agent"].startswith("Discourse/2026.9.0")
                assert headers["content-type"] == "application/json"
                assert list(json.loads(arrival.content)) == [headers["x-discourse-event-type"]]
            ids = [int(arrival.headers["x-discourse-event-id"]) for arrival in stage.arrived]
            assert ids == [1, 2, 3]
            assert stage.arrived[-1].content == b'{"ping":"OK"}'

    asyncio.run(play())


def test_without_a_secret_there_is_no_signature_header() -> None:
    async def play() -> None:
        async with staged() as stage:
            stage.world.webhooks.secret = ""
            await stage.open()
            await stage.world.settled()
            assert "x-discourse-event-signature" not in stage.arrived[0].headers

    asyncio.run(play())


def recorded(contracts: Path, name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((contracts / "discourse/webhooks" / name).read_text())
    return whole.get("webhook_body", whole)


async def happenings(stage: Stage) -> dict[str, dict[str, Any]]:
    """The life of a topic and a private message; the last payload of each event."""
    world = stage.world
    topic = await stage.open()
    reply = await world.reply("ben", topic, "Probier es mit read_file, das geht fast immer.")
    await world.edit("ben", reply, "Probier es mit read_file und dem Treiber ESRI Shapefile.")
    await world.edit_title("ada", topic, "Geopandas liest meine Shapefile nicht")
    await world.accept("ada", reply)
    await world.close(topic)
    await world.settled()
    payloads = {arrival.event: arrival.payload for arrival in stage.arrived}
    stage.arrived.clear()
    await world.private_message("ada", "ben", "Nur für dich", "Das soll sonst niemand lesen.")
    await world.settled()
    return payloads | {f"private {a.event}": a.payload for a in stage.arrived}


RECORDED = [
    ("fuellabs_2023/post-created.json", "post_created"),
    ("fuellabs_2023/post-edited.json", "post_edited"),
    ("fuellabs_2023/topic-edited.json", "topic_edited"),
    ("fuellabs_2023/topic-closed.json", "topic_closed_status_updated"),
    ("koishi_2023/1_post_created_regular.json", "post_created"),
    ("koishi_2023/3_post_created_private_message.json", "private post_created"),
]


@pytest.mark.parametrize(("name", "event"), RECORDED)
def test_payloads_have_every_key_and_type_of_recorded_ones(
    contracts: Path, name: str, event: str
) -> None:
    real = next(iter(recorded(contracts, name).values()))

    async def play() -> None:
        async with staged(tag_objects=False) as stage:
            ours = (await happenings(stage))[event]
            assert set(real) <= set(ours)
            unlike = {key for key in real if type(ours[key]) is not type(real[key])}
            # What is empty in one and not in the other says nothing about its type.
            assert not {key for key in unlike if None not in (real[key], ours[key])}

    asyncio.run(play())


def test_tags_are_objects_since_2026_and_names_before() -> None:
    async def play(*, objects: bool) -> Any:
        async with staged(tag_objects=objects) as stage:
            await stage.open(tags=["python"])
            await stage.world.settled()
            post = next(a.payload for a in stage.arrived if a.event == "post_created")
            assert "tags" not in post
            return next(a.payload for a in stage.arrived if a.event == "topic_created")["tags"]

    assert asyncio.run(play(objects=True)) == [{"id": 1, "name": "python", "slug": "python"}]
    assert asyncio.run(play(objects=False)) == ["python"]


def test_what_a_bot_must_not_pass_on_is_delivered_all_the_same() -> None:
    async def play() -> None:
        async with staged() as stage:
            world = stage.world
            await world.private_message("ada", ["ben"], "Unter uns", "Behalte das bitte für dich.")
            await stage.open(category="intern", title="Nur für das Team gedacht")
            topic = await stage.open()
            await world.whisper("mona", topic, "Das ist schon das dritte Mal.")
            await world.small_action("mona", topic)
            await world.join("cleo")
            await world.settled()
            posts = [a.payload for a in stage.arrived if a.event == "post_created"]
            assert [p["topic_archetype"] for p in posts][:2] == ["private_message", "regular"]
            assert posts[0]["category_id"] is None
            assert "category_slug" not in posts[0]
            assert posts[1]["category_slug"] == "intern"
            assert [p["post_type"] for p in posts] == [1, 1, 1, 4, 3]
            newcomer = next(a.payload for a in stage.arrived if a.event == "user_created")
            assert "@" in newcomer["email"]

    asyncio.run(play())


def test_each_thing_that_happens_sends_its_events_and_no_more() -> None:
    async def play() -> None:
        async with staged() as stage:
            world = stage.world

            async def sent() -> list[str]:
                events = await stage.events()
                stage.arrived.clear()
                return events

            topic = await stage.open()
            assert await sent() == ["topic_created", "post_created"]
            first = await world.reply("ben", topic, "Erste Antwort, vielleicht hilft sie dir.")
            second = await world.reply("mona", topic, "Zweite Antwort, vielleicht besser.")
            assert await sent() == ["post_created", "post_created"]
            await world.accept("ada", first)
            await world.accept("ada", second)
            # Replacing a solution takes the old one away without a word.
            assert await sent() == ["accepted_solution", "accepted_solution"]
            await world.unaccept("ada", second)
            assert await sent() == ["unaccepted_solution"]
            await world.set_tags("ada", topic, ["python"])
            await world.move(topic, "intern")
            assert await sent() == ["topic_edited", "topic_edited"]
            await world.close(topic)
            assert await sent() == ["topic_closed_status_updated", "post_created"]
            await world.delete_topic(topic)
            assert await sent() == ["post_destroyed", "topic_destroyed"]
            await world.edit("ben", first, "Nach der Löschung geändert, das sagt es niemandem.")
            assert await sent() == []
            await world.recover_topic(topic)
            assert await sent() == ["post_recovered", "topic_recovered"]
            await world.restrict("daten")
            assert await sent() == ["category_updated"]

    asyncio.run(play())


def test_a_deletion_carries_what_was_true_before_it() -> None:
    # lib/post_destroyer.rb writes the payload before it deletes.
    async def play() -> None:
        async with staged() as stage:
            reply = await stage.world.reply("ben", await stage.open(), "Das nehme ich zurück.")
            await stage.world.delete_post(reply)
            await stage.world.settled()
            assert stage.arrived[-1].event == "post_destroyed"
            assert stage.arrived[-1].payload["deleted_at"] is None

    asyncio.run(play())


def test_an_author_who_deletes_leaves_an_edit_and_a_stub() -> None:
    async def play() -> None:
        async with staged() as stage:
            reply = await stage.world.reply("ben", await stage.open(), "Das nehme ich zurück.")
            await stage.world.settled()
            stage.arrived.clear()
            await stage.world.delete_post(reply, by="ben")
            assert await stage.events() == ["post_edited", "post_destroyed"]
            post = stage.world.posts(1)[-1]
            assert (post.user_deleted, post.deleted_at) == (True, None)
            assert post.raw == "(post deleted by author)"

    asyncio.run(play())


def test_small_edits_within_five_minutes_keep_the_version() -> None:
    async def play() -> None:
        async with staged() as stage:
            reply = await stage.world.reply("ben", await stage.open(), "Nimm read_file dafür.")
            versions = []
            for seconds, raw in ((60, "Nimm read_file dafür!"), (400, "Nimm read_file dafür :)")):
                stage.clock.pass_time(seconds)
                await stage.world.edit("ben", reply, raw)
                await stage.world.settled()
                versions.append((stage.arrived[-1].payload["version"], stage.arrived[-1].event))
            assert versions == [(1, "post_edited"), (2, "post_edited")]
            await stage.world.edit("mona", reply, "Nimm read_file dafür.")
            await stage.world.settled()
            assert stage.arrived[-1].payload["version"] == 3

    asyncio.run(play())
