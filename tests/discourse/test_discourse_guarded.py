"""What is private, gone, foreign or our own is not told; unreachable is a retry."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.discourse.access import DiscourseAccess
from bot.discourse.client import ForumClient
from bot.discourse.look_up import NEW_FOR
from bot.discourse.site import Site
from bot.errors import Busy, Unsent
from bot.events import (
    AnswerDeleted,
    QuestionAsked,
    ThreadDeleted,
)
from bot.rules import CommunityRules
from tests.clocks import StillClock
from tests.discourse.asking import RAW, furnished
from tests.discourse.room import KEY, SECRET, Budget, follow, room, run, serving


def test_what_vanished_before_it_was_looked_up_says_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            asked = await one.heard()
            post = await one.forum.reply("Bob", topic, "Das war nicht für alle bestimmt, sorry.")
            [replied] = await one.heard()
            await one.forum.hide_post(post)
            [gone] = await one.door.look_up(replied)
            assert isinstance(gone, AnswerDeleted)
            await one.forum.delete_topic(topic)
            events = [e for notice in asked for e in await one.door.look_up(notice)]
            assert {type(e) for e in events} == {ThreadDeleted}

    run(story())


def test_what_is_private_is_not_told(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await furnished(one)
            await one.believe(await one.events())
            inner = one.forum.add_category("Intern", read_restricted=True, readers=["lotse", "Ada"])
            one.door._site.drop()
            await one.forum.open_topic("Ada", inner.id, "Wie geht das hier intern?", RAW)
            assert await one.events() == []
            await one.forum.private_message("Ada", "Bob", "Wie geht das nur?", RAW)
            topic = await one.forum.open_topic("Ada", 1, "Wie geht das denn nun eigentlich?", RAW)
            await one.believe(await one.events())
            await one.forum.whisper("system", topic, "Nur unter uns: wer antwortet hier?")
            await one.forum.small_action("system", topic)
            assert await one.heard() == []
            assert one.door.counts["private message"] >= 1
            await one.forum.move(topic, inner.id)
            assert {type(e) for e in await one.events()} == {ThreadDeleted}

    run(story())


def test_a_category_that_closes_is_private_at_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await furnished(one)
            assert await one.door.is_public("discourse:1")
            assert not await one.door.is_public("discourse:99")
            assert not await one.door.is_public("slack:T1/C1")
            asked = len(one.calls())
            assert await one.door.is_public("discourse:1")
            assert len(one.calls()) == asked, "remembered"
            await one.forum.restrict(1)
            await one.heard()
            assert not await one.door.is_public("discourse:1")
            one.clock.pass_time(301)
            one.forum.settings.maintenance = True
            with pytest.raises(Unsent):
                await one.door.is_public("discourse:1")

    run(story())


def test_an_unreachable_forum_is_a_retry_and_deletes_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, timeout=0.3) as one:
            await furnished(one)
            [notice, *_] = await one.heard()
            mischief = one.forum.mischief
            for what, more in (
                ("status", {"status": 502}),
                ("error", {"error": "page", "status": 503}),
                ("error", {"error": "page", "status": 200}),
                ("error", {"error": "read_only"}),
                ("cut_before", {}),
                ("cut_after", {}),
                ("delay", {"seconds": 1}),
            ):
                mischief.add("topics#show", what, **more)
                with pytest.raises(Unsent):
                    await one.door.look_up(notice)
            for form in ("json", "text"):
                mischief.add("topics#show", "busy", seconds=17, form=form)
                with pytest.raises(Busy) as busy:
                    await one.door.look_up(notice)
                assert busy.value.seconds == 17
                assert one.budget.rested == ["discourse", 17], "for all who ask this forum"
                one.budget.rested.clear()
            mischief.add("*", "error", error="not_permitted", times=0)  # the key was revoked
            with pytest.raises(Unsent):
                await one.door.look_up(notice)
            mischief.clear()
            assert await one.door.look_up(notice)
            one.budget.left = 0
            with pytest.raises(Busy):
                await one.door.look_up(notice)

    run(story())


def test_only_listened_categories_and_young_threads_become_questions(tmp_path: Path) -> None:
    async def story() -> None:
        rules = follow(CommunityRules(forum_categories=(1,)))
        async with room(tmp_path, rules=rules) as one:
            topic = await furnished(one)
            one.forum.add_category("Plausch")
            one.door._site.drop()
            await one.forum.open_topic("Bob", 2, "Wie war euer Wochenende denn so?", RAW)
            events = await one.events()
            assert {e.question.thread.key for e in events if isinstance(e, QuestionAsked)} == {
                f"discourse:t/{topic}"
            }
            old = await one.forum.open_topic("Bob", 1, "Wie war das damals noch einmal?", RAW)
            await one.heard()
            one.clock.pass_time(NEW_FOR / timedelta(seconds=1) + 60)
            await one.forum.set_tags("Bob", old, ["r"])
            assert await one.events() == []

    run(story())


def test_the_bots_own_words_are_no_news(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            await one.believe(await one.events())
            await one.forum.reply("lotse", topic, "Das Thema ist Excel, so viel ist schon sicher.")
            own = await one.forum.open_topic("lotse", 1, "Die Woche im Überblick, KW 45", RAW)
            assert await one.heard() == []
            await one.forum.reply("Bob", own, "Danke für den Überblick, das ist sehr nützlich!")
            assert await one.events() == []

    run(story())


def test_a_category_is_public_only_if_the_forum_says_so(tmp_path: Path) -> None:
    async def site(_request: Request) -> JSONResponse:
        told = [{"id": 1, "read_restricted": False}, {"id": 2}, {"id": 3, "read_restricted": None}]
        return JSONResponse({"categories": [*told, {"id": "4", "read_restricted": False}, 5]})

    async def story() -> None:
        async with serving(lambda _url: [Route("/site.json", site)]) as url:
            client = ForumClient(DiscourseAccess(url, KEY, "lotse", SECRET), Budget())
            known = Site(StillClock())
            public = [n for n in range(1, 6) if await known.visibility(client, n) == "public"]
            await client.aclose()
            assert public == [1]

    run(story())
