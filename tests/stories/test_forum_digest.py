"""The week's digest in the forum: one thread for good, one post a week in it."""

from __future__ import annotations

from bot.sandbox.forum_model import Topic
from tests.stories.forum_acts import ask, lines, run
from tests.stories.stage import Staged, stage


def digests(s: Staged) -> list[Topic]:
    """The threads that the bot opened."""
    topics = (s.forum.topic(post.topic_id) for post in s.forum.created_by_bot() if post.number == 1)
    return [topic for topic in topics if not topic.private]


def test_the_thread_is_opened_once_and_each_week_is_one_post(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            waiting = await ask(s)
            answered = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            await s.forum.reply("sam", answered, "Mit der Funktion ZÄHLENWENN geht es.")
            # neither the thread nor the first post is made twice when its answer is lost
            s.forum.mischief.add("posts#create", "cut_after", times=2)
            await s.pass_time(days=36)
            (thread,) = digests(s)
            assert thread.title.startswith("Offene Fragen – ")  # noqa: RUF001  (as it is written)
            opening, *weeks = lines(s, thread.id)
            assert "einmal in der Woche" in opening
            assert len(weeks) == 5, "also more than three of its own in a row"
            assert len(set(weeks)) == 5
            for week in weeks:
                assert "doppelte Einträge in Excel" in week
                assert f"/t/{s.forum.topic(waiting).slug}/{waiting}" in week
                assert "Dubletten in Excel los" not in week
            assert "Danke an alle, die helfen" in weeks[0]
            assert "sam" not in " ".join(weeks)
            assert len(lines(s, waiting)) == 1

    run(tell)
