"""What a topic is, said in it: a question, none, confidential. By its asker or a moderator."""

from __future__ import annotations

from tests.stories.forum_acts import ask, is_open, known, lines, posts_of_bot, run, tags, told
from tests.stories.stage import stage

STATEMENT = "Bericht vom Treffen im Mai"


def test_no_question_takes_everything_back_and_can_be_undone(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            assert lines(s, topic)
            assert await is_open(s, topic)
            await s.forum.reply("heinz", topic, "@lotse keine Frage")
            await s.pass_time(minutes=1)
            assert lines(s, topic) == []
            assert tags(s, topic) == set()
            assert not await is_open(s, topic)
            assert await known(s, topic) is None
            assert len(posts_of_bot(s, topic)) == 1, "the answer is not in the topic"
            assert "keine Frage" in told(s, "heinz")[-1]
            await s.forum.edit("heinz", s.forum.topic(topic).post_ids[0], "Wie geht das? Doppelt!")
            await s.pass_time(minutes=1)
            assert not await is_open(s, topic), "an edit does not make it one"
            await s.forum.reply("heinz", topic, "@lotse als Frage merken")
            await s.pass_time(minutes=1)
            assert await is_open(s, topic)

    run(story)


def test_what_was_said_to_be_none_from_the_start_becomes_one(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await s.forum.open_topic(
                "heinz", "Fragen", STATEMENT, "Es war schön.\n\n@lotse keine Frage"
            )
            await s.pass_time(minutes=1)
            assert await known(s, topic) is None, "said in the first post already"
            await s.forum.reply("heinz", topic, "@lotse keep as question")
            await s.pass_time(minutes=1)
            assert await is_open(s, topic)

    run(story)


def test_others_have_no_say_and_are_told_so_alone(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            await s.forum.reply("leyla", topic, "@lotse vertraulich")
            await s.pass_time(minutes=1)
            assert await is_open(s, topic)
            assert len(told(s, "leyla")) == 1
            await s.forum.reply("heinz", topic, "@lotse vertraulich")
            await s.pass_time(minutes=1)
            assert not await is_open(s, topic)
            assert lines(s, topic) == []

    run(story)
