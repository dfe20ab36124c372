"""What was answered before is named below a new question, on both platforms, while it may be."""

from __future__ import annotations

import pytest

from tests.stories.forum_acts import ask, dump, lines
from tests.stories.slack_acts import EXCEL, FORGET, lotse, press, run, says, with_rules
from tests.stories.stage import Staged, stage

AGAIN = "Doppelte Einträge in einer Excel-Liste finden, wie geht das?"
NAMED = "Wie finde ich doppelte Einträge in Excel"
TAGGED = ("dubletten", "excel")


async def answered_in_the_forum(s: Staged, *tags: str) -> int:
    """A question of the forum that somebody answered, and that is known as such."""
    topic = await ask(s, tags=tags)
    await s.forum.reply("leyla", topic, "Das geht mit bedingter Formatierung, ganz ohne Formel.")
    await s.pass_time(minutes=2)
    return topic


async def asks(s: Staged, who: str = "mira", text: str = AGAIN) -> str:
    """A similar question in Slack; its ts."""
    ts = await s.slack.say(who, "#hilfe", text)
    await s.settle()
    return ts


def line(s: Staged, ts: str) -> str:
    return " ".join(s.lines("#hilfe", ts))


def test_a_question_in_slack_is_told_what_the_forum_answered(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await answered_in_the_forum(s)
            ts = await asks(s)
            (said,) = s.lines("#hilfe", ts)
            assert "Dubletten" in said, "one line says both"
            assert NAMED in said
            assert f"/{topic}|Wie finde" in said
            why = await lotse(s, "mira", "warum")
            assert says(s, why, "explain_why-because_tag_question_similar")

    run(story)


def test_a_question_in_the_forum_is_told_what_slack_answered(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("tom", "#hilfe", EXCEL)
            await s.slack.say("jonas", "#hilfe", "Mit bedingter Formatierung.", ts)
            await s.pass_time(minutes=2)
            topic = await ask(s, title="Doppelte Einträge in Excel finden")
            (said,) = lines(s, topic)
            assert "Schon einmal beantwortet: [" in said
            assert NAMED in said

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", ["deleted", "hidden", "moved", "renamed"])
def test_what_went_is_named_no_longer_and_never_again(database: str, way: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await answered_in_the_forum(s)
            ts = await asks(s)
            assert NAMED in line(s, ts)
            if way == "deleted":
                await s.forum.delete_topic(topic)
            elif way == "hidden":
                await s.forum.hide_topic(topic)
            elif way == "moved":
                s.forum.add_category("Vorstand", read_restricted=True, readers=["heinz"])
                await s.forum.move(topic, "Vorstand")
            else:
                await s.forum.edit_title("heinz", topic, "Dubletten in Excel finden und löschen")
            await s.settle()
            assert NAMED not in line(s, ts)
            assert "Dubletten" in line(s, ts), "the topics stay"
            assert ("und löschen" in line(s, ts)) == (way == "renamed")
            other = await asks(s, "tom", EXCEL)  # before the archive has looked again
            assert NAMED not in line(s, other)

    run(story)


@pytest.mark.prevents("F14")
def test_whoever_is_forgotten_leaves_no_title_behind(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            first = await s.slack.say("tom", "#hilfe", EXCEL)
            await s.slack.say("jonas", "#hilfe", "Mit bedingter Formatierung.", first)
            await s.pass_time(minutes=2)
            ts = await asks(s)
            assert NAMED in line(s, ts)
            await lotse(s, "tom", "vergiss mich")
            await press(s, "tom", FORGET)
            await s.settle()
            assert NAMED not in line(s, ts)
            assert "Dubletten" in line(s, ts)
            assert EXCEL not in await dump(s)
            assert NAMED not in line(s, await asks(s, "jonas", AGAIN))

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("how", ["too old to be edited", "gone and back"])
def test_whoever_is_forgotten_leaves_none_where_the_forum_hinders_us(
    database: str, how: str
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            first = await s.slack.say("tom", "#hilfe", EXCEL)
            await s.slack.say("jonas", "#hilfe", "Mit bedingter Formatierung.", first)
            await s.pass_time(minutes=2)
            topic = await ask(s, title="Doppelte Einträge in Excel finden")
            assert NAMED in str(lines(s, topic))
            if how == "gone and back":
                await s.forum.delete_topic(topic, by="petra")
                await s.pass_time(minutes=2)
                await s.forum.recover_topic(topic, by="petra")
            else:
                s.forum.settings.trusted_users_can_edit_others = False
                s.forum.settings.tl2_post_edit_time_limit = 60
            await s.pass_time(hours=3)
            await lotse(s, "tom", "vergiss mich")
            await press(s, "tom", FORGET)
            await s.pass_time(minutes=2)
            assert NAMED not in str(lines(s, topic))

    run(story)


@pytest.mark.prevents("F14")
def test_what_is_private_is_never_named(database: str) -> None:
    """Neither a thread that people call confidential, nor one of a corner that was closed."""

    async def story() -> None:
        async with stage(database) as s:
            first = await s.slack.say("tom", "#vorstellung", EXCEL)
            await s.slack.say("jonas", "#vorstellung", "Mit bedingter Formatierung.", first)
            await s.pass_time(minutes=2)
            s.slack.channel("#vorstellung").kind = "group"
            await s.pass_time(minutes=6)
            (said,) = s.lines("#hilfe", await asks(s))
            assert NAMED not in said
            assert "Dubletten" in said

    run(story)


def test_without_topics_the_line_names_it_alone_and_can_be_crossed_out(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("tag_question", apply_from=1.0)) as s:
            await answered_in_the_forum(s, *TAGGED)
            ts = await asks(s)
            (said,) = s.lines("#hilfe", ts)
            assert says(s, said, "show_similar-line", count=1)
            why = await lotse(s, "mira", "warum")
            assert says(s, why, "explain_why-because_show_similar")
            (mine,) = [m for m in s.slack.thread(s.slack.channel("#hilfe").id, ts) if m.bot_id]
            await s.slack.react("mira", "#hilfe", mine.ts, "x")
            await s.settle()
            assert s.lines("#hilfe", ts) == []

    run(story)


def test_the_line_alone_goes_with_the_last_thread_that_it_names(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("tag_question", apply_from=1.0)) as s:
            topic = await answered_in_the_forum(s, *TAGGED)
            ts = await asks(s)
            assert NAMED in line(s, ts)
            await s.forum.delete_topic(topic)
            await s.settle()
            assert s.lines("#hilfe", ts) == []

    run(story)
