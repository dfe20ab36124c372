"""A notice becomes what is true now on the forum; gone is believed, unreachable is not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.community import CommunityRules
from bot.discourse.look_up import NEW_FOR
from bot.errors import Busy, Unsent
from bot.events import (
    AnswerDeleted,
    AnswerGiven,
    QuestionAsked,
    QuestionEdited,
    ThreadDeleted,
    ThreadSeen,
)
from matchers.model import Visibility
from tests.clocks import START
from tests.discourse.room import Room, follow, room, run

TITLE = "Wie lese ich eine CSV-Datei ein?"
RAW = "Ich habe eine Datei aus Excel. Wie bekomme ich sie in R eingelesen?"


async def furnished(one: Room, **category: Any) -> int:
    """Three people and a category; returns a question's topic id."""
    for name in ("Ada", "Bob", "Cem"):
        one.forum.add_member(name)
    place = one.forum.add_category("Fragen", **category)
    return await one.forum.open_topic("Ada", place.id, TITLE, RAW, ["import"])


def test_a_new_topic_is_a_question_asked_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            events = await one.events()
            asked = {e.key: e for e in events if isinstance(e, QuestionAsked)}
            assert list(asked) == [f"asked:discourse:t/{topic}"]
            question = asked[f"asked:discourse:t/{topic}"].question
            assert question.title == TITLE
            assert question.body == RAW
            assert question.asker == "discourse:ada"
            assert question.thread.place.key == "discourse:1"
            assert question.thread.place.visibility is Visibility.PUBLIC
            slug = one.forum.state.topics[topic].slug
            assert question.thread.permalink == f"{one.url}/t/{slug}/{topic}"
            assert question.thread.started == START
            [seen, *_] = [e for e in events if isinstance(e, ThreadSeen)]
            assert seen.tags == ("import",)

    run(story())


def test_a_reply_is_an_answer_with_thanks_and_whom_it_names(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            await one.believe(await one.events())
            post = await one.forum.reply("Bob", topic, "Nimm read_csv aus dem Paket readr.")
            [answer] = await one.events()
            assert isinstance(answer, AnswerGiven)
            assert answer.key == f"answered:discourse:p/{post}"
            assert (answer.by, answer.thanks) == ("discourse:bob", False)
            said = '[quote="Cem, post:2"]Danke @cem![/quote]\nVielen Dank @Bob, das hat geholfen!'
            await one.forum.reply("Ada", topic, said)
            await one.forum.reply("Ada", topic, "Vielen Dank, das hat mir geholfen!", reply_to=2)
            thanks = [e for e in await one.events() if isinstance(e, AnswerGiven)]
            assert [(e.thanks, e.mentions) for e in thanks] == [(True, ("discourse:bob",))] * 2

    run(story())


def test_one_request_tells_all_about_an_early_reply(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            await one.events()
            await one.forum.reply("Bob", topic, "Nimm read_csv aus dem Paket readr.")
            [notice] = await one.heard()
            before = len(one.calls())
            assert await one.door.look_up(notice)
            assert one.calls()[before:] == [f"/t/{topic}.json"]
            assert one.budget.spent == len(one.calls())

    run(story())


def test_a_reply_beyond_the_first_page_is_read_too(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            for number in range(24):
                await one.forum.reply("Bob", topic, f"Das ist die Antwort mit der Nummer {number}.")
            post = await one.forum.reply("Cem", topic, "Das ist die letzte von allen Antworten.")
            answers = [e for e in await one.events() if isinstance(e, AnswerGiven)]
            assert len({answer.key for answer in answers}) == 25
            await one.believe([*answers])
            await one.forum.accept("Ada", post)
            [seen] = [e for e in await one.events() if isinstance(e, ThreadSeen)]
            assert seen.accepted == f"discourse:p/{post}"

    run(story())


@pytest.mark.parametrize("objects", [True, False])
def test_solutions_are_the_threads_state(tmp_path: Path, *, objects: bool) -> None:
    async def story() -> None:
        async with room(tmp_path, tag_objects=objects) as one:
            topic = await furnished(one)
            first = await one.forum.reply("Bob", topic, "Nimm read_csv aus dem Paket readr.")
            second = await one.forum.reply(
                "Cem", topic, "Oder fread aus data.table, das geht auch."
            )
            await one.believe(await one.events())
            kept = []
            await one.forum.accept("Ada", first)
            kept += await one.events()
            await one.forum.accept("Ada", second)  # replaces: the forum says nothing of the first
            kept += await one.events()
            await one.forum.unaccept("Ada", second)
            kept += await one.events()
            await one.forum.accept("Ada", first)
            kept += await one.events()
            states = [(e.key, e.accepted) for e in kept if isinstance(e, ThreadSeen)]
            expected = [f"discourse:p/{p}" if p else None for p in (first, second, 0, first)]
            assert [accepted for _, accepted in states] == expected
            assert len({key for key, _ in states}) == 4, "the same state is seen again"
            await one.believe(kept)
            thread = await one.turns.look(lambda c: c.thread(f"discourse:t/{topic}"))
            assert thread is not None
            assert thread.accepted == f"discourse:p/{first}"

    run(story())


def test_closing_tags_and_titles_are_followed(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            await one.believe(await one.events())
            await one.forum.close(topic)
            [seen] = [e for e in await one.events() if isinstance(e, ThreadSeen)]
            assert seen.closed
            await one.forum.reopen(topic)
            await one.forum.set_tags("Ada", topic, ["r", "csv"])
            seen = [e for e in await one.events() if isinstance(e, ThreadSeen)][-1]
            assert (seen.closed, seen.tags) == (False, ("r", "csv"))
            await one.forum.edit_title("Ada", topic, "Wie lese ich eine CSV-Datei in R ein?")
            events = await one.events()
            [edited] = [e for e in events if isinstance(e, QuestionEdited)]
            assert edited.question.title == "Wie lese ich eine CSV-Datei in R ein?"
            assert edited.question.body == RAW

    run(story())


@pytest.mark.parametrize("seconds", [400, 20])  # after the grace period, and within it
def test_each_edit_of_the_opening_is_read(tmp_path: Path, seconds: int) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            await one.believe(await one.events())
            first = one.forum.state.topics[topic].post_ids[0]
            keys = []
            for number in range(3):
                one.clock.pass_time(seconds)
                await one.forum.edit("Ada", first, f"{RAW} Das ist Fassung {number}.")
                keys += [e.key for e in await one.events() if isinstance(e, QuestionEdited)]
            assert len(set(keys)) == len(keys) == 3
            assert one.forum.state.posts[first].version == (4 if seconds == 400 else 1)

    run(story())


@pytest.mark.parametrize("detailed", [True, False])
def test_deletions_are_followed(tmp_path: Path, *, detailed: bool) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            one.forum.settings.detailed_404 = detailed
            topic = await furnished(one)
            post = await one.forum.reply("Bob", topic, "Nimm read_csv aus dem Paket readr.")
            other = await one.forum.reply("Cem", topic, "Das weiß ich leider auch nicht genau.")
            await one.believe(await one.events())
            await one.forum.delete_post(post)
            await one.forum.delete_post(other, by="Cem")
            gone = [e for e in await one.events() if isinstance(e, AnswerDeleted)]
            assert {e.answer for e in gone} == {f"discourse:p/{post}", f"discourse:p/{other}"}
            await one.forum.delete_topic(topic)
            events = await one.events()
            assert {type(e) for e in events} == {ThreadDeleted}
            await one.believe(events)
            assert await one.turns.look(lambda c: c.thread(f"discourse:t/{topic}")) is None

    run(story())


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
                assert (busy.value.seconds, busy.value.scope) == (17, "platform")
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
