"""A notice becomes what is true now on the forum; gone is believed, unreachable is not."""

from __future__ import annotations

from pathlib import Path

import pytest

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
from tests.discourse.asking import RAW, TITLE, furnished
from tests.discourse.room import room, run


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
