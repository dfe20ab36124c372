"""Finding things in the small Discourse: redirects, streams, both ways of paging, lists."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.sandbox.forum_rules import SiteSettings
from tests.sandbox.forum_stage import RAW, TITLE, Stage, staged


def test_an_external_id_is_a_redirect_that_loses_the_query() -> None:
    async def play() -> None:
        async with staged() as stage:
            mark = "0f" * 16
            made = {"title": TITLE, "raw": RAW, "category": 1, "external_id": mark}
            topic = (await stage.post(**made)).json()["topic_id"]
            answer = await stage.api.get(f"/t/external_id/{mark.upper()}.json?include_raw=1")
            assert answer.status_code == 301
            expected = f"{stage.world.base_url}/t/{stage.world.topic(topic).slug}/{topic}.json"
            assert answer.headers["location"] == expected
            followed = await stage.api.get(expected)
            assert followed.json()["external_id"] == mark
            assert "raw" not in followed.json()["post_stream"]["posts"][0]
            raw = await stage.api.get(f"/t/{topic}.json", params={"include_raw": 1})
            assert raw.json()["post_stream"]["posts"][0]["raw"] == RAW
            assert (await stage.api.get("/t/external_id/niemals.json")).status_code == 404

    asyncio.run(play())


def test_more_than_twenty_posts_are_asked_for_by_id() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            for number in range(24):
                await stage.world.reply("ben", topic, f"Antwort Nummer {number}")
            view = (await stage.api.get(f"/t/{topic}.json")).json()["post_stream"]
            assert (len(view["posts"]), len(view["stream"])) == (20, 25)
            ids = {"post_ids[]": view["stream"][20:], "include_raw": 1}
            more = (await stage.api.get(f"/t/{topic}/posts.json", params=ids)).json()
            assert [post["id"] for post in more["post_stream"]["posts"]] == view["stream"][20:]
            assert more["post_stream"]["posts"][-1]["raw"] == "Antwort Nummer 23"

    asyncio.run(play())


async def many(stage: Stage) -> list[int]:
    """130 posts of which those from 31 to 100 are private; returns the public ids."""
    world = stage.world
    topic = await stage.open()
    private = await world.private_message("ada", "ben", "Unter uns", "Bitte für dich behalten.")
    places = [topic] * 28 + [private] * 70 + [topic] * 30
    for number, place in enumerate(places):
        await world.reply("ben", place, f"Beitrag {number}, nicht weiter wichtig.")
    return [p.id for p in world.posts(topic)]


async def page(stage: Stage, **params: Any) -> list[int]:
    answer = await stage.api.get("/posts.json", params=params)
    return [post["id"] for post in answer.json()["latest_posts"]]


def test_posts_page_below_the_lowest_id_seen() -> None:
    async def play() -> None:
        async with staged() as stage:
            public = await many(stage)
            first = await page(stage)
            assert first == public[::-1][:50]
            assert await page(stage, before=first[-1]) == public[::-1][50:]

    asyncio.run(play())


def test_posts_page_in_windows_that_may_be_empty() -> None:
    async def play() -> None:
        async with staged(settings=SiteSettings(posts_paging="window")) as stage:
            public = await many(stage)
            assert await page(stage) == [n for n in public[::-1] if n > 80]
            # Inclusive: the same post again; and nothing at all, although older ones exist.
            assert await page(stage, before=101) == [101]
            assert await page(stage, before=95) == []
            assert await page(stage, before=50) == [n for n in public[::-1] if n <= 50]

    asyncio.run(play())


def test_latest_is_ordered_paged_and_narrowed() -> None:
    async def play() -> None:
        async with staged() as stage:
            for number in range(3):
                stage.clock.pass_time(60)
                await stage.open(title=f"Frage Nummer {number} zu den offenen Daten")
            reply = await stage.world.reply("ben", 1, "Eine Antwort auf die erste Frage.")
            await stage.world.accept("ada", reply)
            await stage.world.close(2)

            async def ids(**params: Any) -> list[int]:
                answer = await stage.api.get("/latest.json", params=params)
                return [row["id"] for row in answer.json()["topic_list"]["topics"]]

            assert await ids(order="created", ascending="true") == [1, 2, 3]
            assert await ids(order="created", per_page=2, page=1) == [1]
            assert await ids(status="open") == [3, 1]
            # The small action of closing counts as a post: 2 is not "unanswered" any more.
            assert await ids(max_posts=1, order="created") == [3]
            assert await ids(solved="yes") == [1]
            assert await ids(unheard_of="1", order="created") == [3, 2, 1]

    asyncio.run(play())
