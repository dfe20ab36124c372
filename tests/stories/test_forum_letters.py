"""Members of the forum write to Lotse: alone, or in a line of a topic. Answers come privately."""

from __future__ import annotations

from tests.stories.forum_acts import ask, catch_up, dump, posts_of_bot, run, told, write, written
from tests.stories.stage import Staged, stage

SECRET = "Sonnenblumenkernbrot"


def test_help_is_answered_in_the_same_conversation(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "hilfe")
            [answer] = written(s, topic)
            assert "Ich bin Lotse, ein Bot." in answer
            assert "`@lotse partner`" in answer, "as it is typed here"
            assert "/lotse" not in answer
            await s.forum.reply("heinz", topic, "Hallo, was ist offen?\n\n-- \nHeinz")
            await s.settle()
            await s.forum.reply("heinz", topic, "offen\n\n-- \nHeinz, Verein e.V.")
            await s.settle()
            assert len(s.forum.pms_of("heinz")) == 1
            assert "Gerade wartet keine öffentliche Frage" in written(s, topic)[-1]

    run(story)


def test_a_line_in_a_topic_is_answered_privately(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            before = len(posts_of_bot(s, topic))
            await s.forum.reply("leyla", topic, "@Lotse offen")
            await s.settle()
            assert len(posts_of_bot(s, topic)) == before, "nothing is added to the topic"
            [answer] = told(s, "leyla")
            assert "doppelte Einträge" in answer
            assert await _voices(s, topic) == 0, "and it was no answer to the question"

    run(story)


def test_what_is_quoted_or_code_or_about_lotse_is_no_command(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            for said in (
                "> @lotse offen",
                '[quote="heinz, post:1, topic:1"]\n@lotse offen\n[/quote]\nGute Frage!',
                "```\n@lotse offen\n```",
                "Tippt einfach\n`@lotse offen`",
                "Ich habe @lotse offen gefragt.",
                "@lotse danke dir!",
                "@lotsenboot offen",
            ):
                await s.forum.reply("leyla", topic, said)
                await s.settle()
            assert told(s, "leyla") == []

    run(story)


def test_what_others_write_to_each_other_is_never_read(database: str) -> None:
    """F14: the webhook delivers it; nothing of it is kept, and only one look-up is spent on it."""

    async def story() -> None:
        async with stage(database) as s:
            topic = await s.forum.private_message("heinz", "leyla", SECRET, f"@lotse {SECRET}")
            await s.settle()
            looks = sum(call.path.endswith(f"/t/{topic}.json") for call in s.forum.calls)
            for _ in range(3):
                await s.forum.reply("leyla", topic, f"offen {SECRET}")
                await s.settle()
            assert (
                sum(call.path.endswith(f"/t/{topic}.json") for call in s.forum.calls) == looks == 1
            )
            assert SECRET not in await dump(s)
            assert s.forum.created_by_bot() == []

    run(story)


def test_where_others_read_along_nothing_personal_is_said(database: str) -> None:
    """F14: in a group Lotse hears only its name, and answers whoever asked alone."""

    async def story() -> None:
        async with stage(database) as s:
            group = await s.forum.private_message("heinz", ["leyla", "lotse"], "Wir", "hilfe")
            await s.settle()
            assert written(s, group) == [], "they talk to each other"
            await s.forum.reply("leyla", group, "@lotse hilfe")
            await s.settle()
            assert written(s, group) == []
            assert "Ich bin Lotse, ein Bot." in told(s, "leyla")[-1]
            assert told(s, "heinz") == []

    run(story)


def test_whoever_is_invited_later_reads_no_answer(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "hilfe")
            s.forum.topic(topic).allowed.add("leyla")
            await s.forum.reply("heinz", topic, "@lotse offen")
            await s.settle()
            assert len(written(s, topic)) == 1
            assert len(s.forum.pms_of("heinz")) == 2, "the answer has a conversation of its own"

    run(story)


def test_lotse_never_answers_itself(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "@lotse @lotse hilfe @lotse hilfe")
            await s.pass_time(hours=2)
            assert len(written(s, topic)) == 1
            for event in [sent.event_id for sent in s.forum.deliveries]:
                s.forum.webhooks.redeliver(event)
            await s.pass_time(hours=2)
            assert len(written(s, topic)) == 1, "nor the same letter twice"

    run(story)


async def _voices(s: Staged, topic: int) -> int:
    from bot.community import Community  # noqa: PLC0415

    def look(community: Community) -> int:
        kept = community.thread(f"discourse:t/{topic}")
        return len(kept.answers) if kept else -1

    return await s.bot.turns.look(look)


def test_what_was_written_while_lotse_was_off_is_answered_later(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await catch_up(s)
            known_one = await write(s, "heinz", "hilfe")
            for _ in range(3):
                s.forum.mischief.add("webhook:post_created", "lose")
            await s.forum.reply("heinz", known_one, "offen")
            new = await s.forum.private_message("leyla", "lotse", "Hallo", "profil")
            await s.forum.private_message("heinz", "leyla", SECRET, f"@lotse {SECRET}")
            await s.pass_time(minutes=20)
            assert len(written(s, known_one)) == 1
            await catch_up(s)
            await s.pass_time(minutes=2)
            assert len(written(s, known_one)) == 2
            assert "Darf ich das speichern?" in written(s, new)[0]
            await catch_up(s)
            await s.pass_time(minutes=2)
            assert len(written(s, known_one)) == 2, "and not twice"
            assert SECRET not in await dump(s)

    run(story)
