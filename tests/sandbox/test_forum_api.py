"""The small Discourse seen through its REST calls: keys, limits, sight, paging, misbehaviour."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.sandbox.forum_stage import BOT, HEADERS, KEY, RAW, TITLE, served, staged

WRONG = [
    {"Api-Key": "b" * 64, "Api-Username": BOT},
    {"Api-Key": KEY, "Api-Username": "ada"},
]


@pytest.mark.parametrize("headers", WRONG)
def test_a_wrong_key_or_name_is_refused(headers: dict[str, str]) -> None:
    async def play() -> None:
        async with staged() as stage:
            answer = await stage.api.get("/site.json", headers=headers)
            assert answer.status_code == 403
            assert answer.json()["error_type"] == "invalid_access"

    asyncio.run(play())


def test_a_key_of_one_account_needs_no_name_and_one_for_all_is_nobody_s_without() -> None:
    async def play() -> None:
        async with staged() as stage, httpx.AsyncClient(base_url=stage.world.base_url) as bare:

            async def sees_the_team(name: str = "") -> tuple[int, bool]:
                named = {"Api-Username": name} if name else {}
                answer = await bare.get("/site.json", headers={"Api-Key": KEY, **named})
                rows = answer.json().get("categories", ())
                return answer.status_code, "intern" in {row["slug"] for row in rows}

            assert await sees_the_team() == (200, False), "as the bot"
            assert await sees_the_team("ada") == (403, False)
            stage.world.settings.key_for_all = True
            assert await sees_the_team() == (403, False)
            assert await sees_the_team(BOT) == (200, False)
            assert await sees_the_team("ada") == (200, True), "as Ada"
            assert await sees_the_team("nobody") == (403, False)

    asyncio.run(play())


def test_without_a_key_one_reads_what_is_public_and_writes_nothing() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            async with httpx.AsyncClient(base_url=stage.world.base_url) as nobody:
                assert (await nobody.get(f"/t/{topic}.json")).status_code == 200
                refused = await nobody.post("/posts.json", json={"topic_id": topic, "raw": RAW})
                assert (refused.status_code, refused.text) == (403, '["BAD CSRF"]')

    asyncio.run(play())


def test_a_key_in_the_query_is_no_key() -> None:
    async def play() -> None:
        async with staged() as stage, httpx.AsyncClient(base_url=stage.world.base_url) as nobody:
            query = {"api_key": KEY, "api_username": BOT}
            answer = await nobody.post("/posts.json", params=query, json={"raw": RAW})
            assert answer.status_code == 403

    asyncio.run(play())


def test_sixty_requests_a_minute_for_all_keys() -> None:
    async def play() -> None:
        async with staged() as stage:
            for _ in range(60):
                assert (await stage.api.get("/site.json")).status_code == 200
            stage.clock.pass_time(20)
            busy = await stage.api.get("/site.json")
            assert busy.status_code == 429
            assert busy.headers["retry-after"] == "40"
            assert busy.json()["error_type"] == "rate_limit"
            assert busy.json()["extras"]["wait_seconds"] == 40
            stage.clock.pass_time(40)
            assert (await stage.api.get("/site.json")).status_code == 200

    asyncio.run(play())


def test_private_and_restricted_things_are_not_there_for_the_bot() -> None:
    async def play() -> None:
        async with staged() as stage:
            world = stage.world
            private = await world.private_message(
                "ada", "ben", "Unter uns", "Bitte für dich behalten."
            )
            closed = await stage.open(category="intern", title="Nur für das Team gedacht")
            open_one = await stage.open()
            whisper = await world.whisper("mona", open_one, "Das ist schon das dritte Mal.")
            for topic in (private, closed):
                assert (await stage.api.get(f"/t/{topic}.json")).status_code == 404
                assert (await stage.api.get(f"/posts/{topic}.json")).status_code == 403
            assert (await stage.api.get(f"/posts/{whisper}.json")).status_code == 403
            stream = (await stage.api.get(f"/t/{open_one}.json")).json()["post_stream"]["stream"]
            assert whisper not in stream
            rows = (await stage.api.get("/latest.json")).json()["topic_list"]["topics"]
            assert [row["id"] for row in rows] == [open_one]
            newest = (await stage.api.get("/posts.json")).json()["latest_posts"]
            assert [post["topic_id"] for post in newest] == [open_one]
            slugs = [c["slug"] for c in (await stage.api.get("/site.json")).json()["categories"]]
            assert slugs == ["daten"]
            world.settings.detailed_404 = True
            assert (await stage.api.get(f"/t/{private}.json")).status_code == 403
            await world.delete_topic(open_one)
            assert (await stage.api.get(f"/t/{open_one}.json")).status_code == 410
            world.settings.detailed_404 = False
            assert (await stage.api.get(f"/t/{open_one}.json")).status_code == 404

    asyncio.run(play())


def test_restricting_a_category_hides_what_was_public() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            await stage.world.restrict("daten", readers=["ada"])
            assert (await stage.api.get(f"/t/{topic}.json")).status_code == 404

    asyncio.run(play())


def test_without_json_in_path_or_accept_it_is_a_page() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            answer = await stage.api.get(f"/t/{topic}")
            assert answer.headers["content-type"].startswith("text/html")
            asked = await stage.api.get(f"/t/{topic}", headers={"Accept": "application/json"})
            assert asked.json()["id"] == topic

    asyncio.run(play())


def test_busy_comes_as_json_and_as_text() -> None:
    async def play() -> None:
        async with staged() as stage:
            tricks = stage.world.mischief
            tricks.add("site#site", "busy", seconds=30)
            tricks.add("site#site", "busy", seconds=7, form="text")
            busy, slow = [await stage.api.get("/site.json") for _ in range(2)]
            assert busy.json()["extras"] == {"wait_seconds": 30, "time_left": "30 seconds"}
            assert slow.headers["content-type"].startswith("text/plain")
            assert slow.text.endswith("Error code: ip_10_secs_limit.")
            assert [a.headers["retry-after"] for a in (busy, slow)] == ["30", "7"]
            assert (await stage.api.get("/site.json")).status_code == 200

    asyncio.run(play())


def test_a_cut_before_does_nothing_and_a_cut_after_has_done_it() -> None:
    async def play() -> None:
        async with staged() as stage:
            made = {"title": TITLE, "raw": RAW, "category": 1}
            for what, count in (("cut_before", 0), ("cut_after", 1)):
                stage.world.mischief.add("posts#create", what)
                with pytest.raises(httpx.RemoteProtocolError):
                    await stage.post(**made)
                assert len(stage.world.created_by_bot()) == count
            assert [call.status for call in stage.world.calls] == [0, 0]
            again = await stage.post(**made)
            assert again.json()["topic_id"] == 1
            assert len(stage.world.created_by_bot()) == 1

    asyncio.run(play())


def test_read_only_and_maintenance() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            stage.world.settings.read_only = True
            refused = await stage.post(topic_id=topic, raw=RAW)
            assert refused.status_code == 503
            assert refused.json()["error_type"] == "read_only"
            assert (await stage.api.get(f"/t/{topic}.json")).status_code == 200
            stage.world.settings.maintenance = True
            page = await stage.api.get(f"/t/{topic}.json")
            assert page.status_code == 503
            assert page.text.startswith("<!DOCTYPE html>")
            stage.world.settings.maintenance = False
            stage.world.mischief.add("*", "status", status=502)
            stage.world.mischief.add("*", "error", error="page", status=503)
            assert (await stage.api.get("/site.json")).status_code == 502
            assert "html" in (await stage.api.get("/site.json")).headers["content-type"]

    asyncio.run(play())


def test_members_speak_and_the_record_is_read_over_http() -> None:
    async def play() -> None:
        async with staged() as stage, httpx.AsyncClient(base_url=stage.world.base_url) as other:
            said = {"as": "ada", "in": "daten", "text": f"{TITLE}\n{RAW}"}
            topic = (await other.post("/sandbox/forum/say", json=said)).json()["topic_id"]
            assert stage.world.topic(topic).title == TITLE
            assert stage.world.posts(topic)[0].raw == RAW
            reply = {"as": "ben", "in": str(topic), "text": "Das kenne ich auch."}
            assert (await other.post("/sandbox/forum/say", json=reply)).status_code == 200
            nobody = await other.post("/sandbox/forum/say", json=reply | {"as": "otto"})
            assert nobody.status_code == 422
            assert "ben" in nobody.json()["error"]
            assert (await other.post("/sandbox/forum/say", json={})).status_code == 400
            await stage.api.get("/site.json")
            await stage.world.settled()
            log = (await other.get("/sandbox/forum/log")).json()
            assert [post["by"] for post in log["posts"]] == ["ada", "ben"]
            assert [call["operation"] for call in log["calls"]] == ["site#site"]
            assert [sent["status"] for sent in log["deliveries"]] == [200] * 3

    asyncio.run(play())


def test_a_transcript_hears_of_every_change() -> None:
    async def play() -> None:
        async with staged() as stage:
            heard: list[tuple[str, str]] = []
            stage.world.on_change(lambda change: heard.append((change.what, change.member)))
            topic = await stage.open()
            await stage.post(topic_id=topic, raw="Lotse schlägt python vor, weil es hier steht.")
            await stage.api.put(f"/t/-/{topic}.json", json={"tags": ["python"]})
            assert heard == [("topic", "ada"), ("reply", BOT), ("topic_edit", BOT)]

    asyncio.run(play())


def test_the_whole_forum_fits_under_a_prefix() -> None:
    async def play() -> None:
        async with staged() as stage:
            prefixed = Starlette(routes=[Mount("/forum", app=stage.world.app())])
            async with served(prefixed) as address:
                stage.world.base_url = f"{address}/forum"
                made = {"title": TITLE, "raw": RAW, "category": 1, "external_id": "abc"}
                async with httpx.AsyncClient(headers=HEADERS, follow_redirects=True) as api:
                    await api.post(f"{address}/forum/posts.json", json=made)
                    found = await api.get(f"{address}/forum/t/external_id/abc.json")
                    assert found.json()["title"] == TITLE
                    stage.world.mischief.add("site#site", "cut_before")
                    with pytest.raises(httpx.RemoteProtocolError):
                        await api.get(f"{address}/forum/site.json")

    asyncio.run(play())
