"""What the small Discourse lets the bot create, and what it refuses."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.sandbox.forum_rules import SiteSettings
from tests.sandbox.forum_stage import BOT, HEADERS, NEW, RAW, REPLY, TITLE, staged


def test_a_topic_a_reply_and_a_private_message() -> None:
    async def play() -> None:
        async with staged() as stage:
            made = await stage.post(**NEW, external_id="0f" * 16, tags=["python"])
            assert made.status_code == 200
            topic = made.json()["topic_id"]
            reply = await stage.post(topic_id=topic, raw=REPLY + " <!-- lotse:abc -->")
            assert reply.json()["post_number"] == 2
            assert "<!-- lotse:abc -->" in reply.json()["raw"]
            assert "lotse:abc" not in reply.json()["cooked"]
            message = await stage.post(
                title="Hallo",
                raw="Magst du helfen?",
                archetype="private_message",
                target_recipients="ada,ben",
            )
            private = stage.world.topic(message.json()["topic_id"])
            assert private.allowed == {BOT, "ada", "ben"}
            assert [t.id for t in stage.world.pms_of("ada")] == [private.id]
            assert stage.world.topic(topic).tags == ["python"]
            made_by_bot = [post.raw for post in stage.world.created_by_bot()]
            assert made_by_bot == [RAW, REPLY + " <!-- lotse:abc -->", "Magst du helfen?"]
            assert await stage.events() == [
                "topic_created",
                "post_created",
                "post_created",
                "topic_created",
                "post_created",
            ]

    asyncio.run(play())


def test_nested_post_wraps_the_answer() -> None:
    async def play() -> None:
        async with staged() as stage:
            nested = (await stage.post(**NEW, nested_post=True)).json()
            assert (nested["action"], nested["success"]) == ("create_post", True)
            assert nested["post"]["topic_id"] == 1

    asyncio.run(play())


def test_the_same_create_within_two_minutes_is_answered_from_memory() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            first = await stage.post(topic_id=topic, raw=REPLY)
            stage.clock.pass_time(119)
            again = await stage.post(topic_id=topic, raw=REPLY)
            assert again.json() == first.json()
            assert len(stage.world.posts(topic)) == 2
            stage.clock.pass_time(2)
            late = await stage.post(topic_id=topic, raw=REPLY)
            # Past the memory the guard against the same words takes over.
            assert late.status_code == 422
            assert late.json() == {
                "action": "create_post",
                "errors": ["Body is too similar to what you recently posted"],
            }

    asyncio.run(play())


def test_a_remembered_refusal_is_repeated_too() -> None:
    async def play() -> None:
        async with staged() as stage:
            short = await stage.post(**NEW | {"raw": "zu kurz"})
            assert short.json()["errors"] == ["Body is too short (minimum is 20 characters)"]
            stage.world.settings.min_post_length = 5
            assert (await stage.post(**NEW | {"raw": "zu kurz"})).status_code == 422
            stage.clock.pass_time(121)
            stage.world.settings.body_min_entropy = 1
            assert (await stage.post(**NEW | {"raw": "zu kurz"})).status_code == 200

    asyncio.run(play())


def test_the_same_words_are_refused_for_five_minutes_anywhere_but_not_to_staff() -> None:
    async def play() -> None:
        async with staged() as stage:
            one = await stage.open()
            two = await stage.open(title="Noch eine Frage, diesmal zu den Daten")
            await stage.post(topic_id=one, raw=REPLY)
            stage.clock.pass_time(200)
            spaced = REPLY.replace(" ", "  ")
            assert (await stage.post(topic_id=two, raw=spaced)).status_code == 422
            stage.world.bot.moderator = True
            assert (await stage.post(topic_id=two, raw=spaced + " ")).status_code == 200
            stage.world.bot.moderator = False
            stage.clock.pass_time(301)
            assert (await stage.post(topic_id=two, raw=REPLY)).status_code == 200

    asyncio.run(play())


REFUSED: list[tuple[dict[str, Any], int, str]] = [
    ({"title": "Zu kurz"}, 422, "Title is too short (minimum is 15 characters)"),
    ({"title": "x" * 256}, 422, "Title is too long (maximum is 255 characters)"),
    ({"title": "aaaaaaaaaaaaaaaaaaaa"}, 422, "Title seems unclear, is it a complete sentence?"),
    ({"raw": "<!-- nur ein versteckter Hinweis -->"}, 422, "Body can't be blank"),
    ({"raw": "x y" * 20_000}, 422, "Body is limited to 32000 characters; you entered 60000."),
    ({"external_id": "e" * 51}, 422, "External is too long (maximum is 50 characters)"),
    ({"external_id": "woche:47"}, 422, "External is invalid"),
    ({"category": None}, 422, "Category can't be blank"),
    ({"tags": ["a", "b", "c", "d", "e", "f"]}, 422, "You can use at most 5 tags per topic."),
    ({"category": "gibtsnicht"}, 400, "You supplied invalid parameters to the request: category"),
    ({"raw": ""}, 400, "param is missing or the value is empty: raw"),
    ({"topic_id": 99}, 422, "Something has gone wrong. Perhaps this topic was closed or"),
    (
        {"archetype": "private_message", "target_recipients": "niemand"},
        422,
        "Sorry, niemand does not exist.",
    ),
]


@pytest.mark.parametrize(("wish", "status", "words"), REFUSED)
def test_refusals(wish: dict[str, Any], status: int, words: str) -> None:
    async def play() -> None:
        async with staged() as stage:
            answer = await stage.post(**NEW | wish)
            assert answer.status_code == status
            assert answer.json()["errors"][0].startswith(words)
            assert stage.world.created_by_bot() == []

    asyncio.run(play())


def test_titles_and_external_ids_are_taken_once() -> None:
    async def play() -> None:
        async with staged() as stage:
            await stage.post(**NEW, external_id="digest-2026-w47")
            same = await stage.post(**NEW | {"raw": RAW + " Wirklich."})
            assert same.json()["errors"] == ["Title has already been used"]
            await stage.world.delete_topic(1)
            taken = await stage.post(**NEW, external_id="Digest-2026-W47")
            # Even deletion does not free an external id, and its case does not matter.
            assert taken.json()["errors"] == ["External has already been taken"]

    asyncio.run(play())


def test_the_moderation_queue_says_200_and_gives_no_id() -> None:
    async def play() -> None:
        async with staged(settings=SiteSettings(approve_posts=True)) as stage:
            answer = (await stage.post(**NEW)).json()
            assert answer["action"] == "enqueued"
            assert answer["success"] is True
            assert "id" not in answer
            assert stage.world.created_by_bot() == []
            await stage.world.approve(answer["pending_post"]["id"])
            assert [p.raw for p in stage.world.created_by_bot()] == [RAW]
            stage.world.settings.approve_posts = False
            stage.world.mischief.add("posts#create", "enqueue")
            held = await stage.post(topic_id=1, raw=REPLY)
            assert held.json()["action"] == "enqueued"

    asyncio.run(play())


def test_who_is_not_staff_must_wait_between_posts() -> None:
    async def play() -> None:
        async with staged() as stage:
            stage.world.settings.seconds_between_posts = 5
            topic = await stage.open()
            await stage.post(topic_id=topic, raw=REPLY)
            early = await stage.post(topic_id=topic, raw=REPLY + " Und mehr.")
            assert early.status_code == 429
            assert early.headers["retry-after"] == "5"
            stage.clock.pass_time(5)
            assert (await stage.post(topic_id=topic, raw=REPLY + " Und mehr.")).status_code == 200

    asyncio.run(play())


def test_not_four_replies_in_a_row() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            statuses = [
                (await stage.post(topic_id=topic, raw=f"{REPLY} ({n})")).status_code
                for n in range(4)
            ]
            assert statuses == [200, 200, 200, 422]

    asyncio.run(play())


def test_forms_are_read_as_well_as_json() -> None:
    async def play() -> None:
        async with staged() as stage:
            form = {"title": TITLE, "raw": RAW, "category": "1", "tags[]": ["python", "geodaten"]}
            made = await stage.api.post("/posts.json", data=form, headers=HEADERS)
            assert stage.world.topic(made.json()["topic_id"]).tags == ["python", "geodaten"]

    asyncio.run(play())
