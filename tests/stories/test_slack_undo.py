"""Moderators take back the last hour, set topics, let questions rest, and see what was changed."""

from __future__ import annotations

from bot.sandbox.slack_nouns import Message
from bot.slack.keys import permalink
from bot.store.schema import evidence, logbook
from tests.stories import forum_acts
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    R,
    account,
    dump,
    introduce,
    lotse,
    press,
    restarted,
    rows,
    run,
    said,
    says,
)
from tests.stories.stage import Staged, stage

YES = "undo_recent-yes"


async def told(s: Staged, words: str, answer: str, **counts: int) -> str:
    """Petra types it and reads ``answer``."""
    text = await lotse(s, "petra", words)
    assert says(s, text, answer, **counts), text
    await s.settle()
    return text


def ours(s: Staged, channel: str) -> list[Message]:
    """All that the bot has said in a channel and that still stands there, replies as well."""
    return [m for m in s.slack.messages(channel) if m.bot_id and not m.deleted]


def link(s: Staged, channel: str, ts: str) -> str:
    """A message's link, as Slack copies it."""
    return permalink("https://sandbox.slack.com/", s.slack.channel(channel).id, ts)


def test_the_last_hour_is_taken_back_in_both_worlds_also_after_a_restart(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            old = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await s.pass_time(hours=2)
            asked = [await s.slack.say("mira", c, R) for c in ("#hilfe", "#vorstellung")]
            topic = await forum_acts.ask(s, tags=("umfragen",))
            await s.pass_time(minutes=1)
            assert {"excel", "dubletten", "umfragen"} <= forum_acts.tags(s, topic)
            async with restarted(s):
                counts = {"said": 3, "threads": 3}
                await told(s, "rückgängig 1h", "undo_recent-ask", **counts)
                assert len(s.lines("#hilfe", asked[0])) == 1, "nothing goes before the second word"
                await press(s, "petra", YES)
                await s.pass_time(minutes=1)
                for channel, ts in zip(("#hilfe", "#vorstellung"), asked, strict=True):
                    assert s.lines(channel, ts) == []
                assert forum_acts.tags(s, topic) == {"umfragen"}, "what people set stays"
                withdrawn = s.bot.words.text("common-withdrawn", "de")
                assert forum_acts.lines(s, topic) in ([], [withdrawn])
                assert len(s.lines("#hilfe", old)) == 1, "what is older stays"
                answer = s.slack.ephemerals("petra")[-1]
                assert says(s, answer.text, "undo_recent-done", **counts)
                await told(s, "rückgängig 1h", "undo_recent-nothing")
                await s.slack.edit("mira", "#hilfe", asked[0], R + " In Excel?")
                await s.settle()
                assert s.lines("#hilfe", asked[0]) == [], "and it stays silent there"
                assert await s.bot.store.dead_keys() == []

    run(story)


def test_what_still_waits_is_taken_back_too_while_all_is_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            there = await s.slack.say("mira", "#vorstellung", EXCEL)
            await s.settle()
            s.slack.mischief.add("chat.postMessage", "busy", seconds=60)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await told(s, "stopp", "answer_command-stopped_you")
            await told(s, "rückgängig 30 min", "undo_recent-ask", said=2, threads=2)
            await press(s, "petra", YES)
            await s.pass_time(minutes=5)
            assert s.lines("#vorstellung", there) == [], "also while stopped"
            assert len(said(s, "#hilfe", "answer_command-stopped")) == 1, "that was no mistake"
            await told(s, "weiter", "answer_command-running_you")
            await s.pass_time(minutes=5)
            assert s.lines("#hilfe", asked) == []

    run(story)


def test_moderators_set_the_topics_of_a_question_and_evidence_follows(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            answer = await s.slack.say("jonas", "#hilfe", "Nimm UNIQUE().", asked)
            await s.slack.react("mira", "#hilfe", answer, "white_check_mark")
            await s.settle()
            assert {row.topic for row in await rows(s, evidence)} == {"excel", "dubletten"}
            here = link(s, "#hilfe", asked)
            await told(s, f"tag {here} Umfragen, Excel", "set_topics-set")
            assert {row.topic for row in await rows(s, evidence)} == {"excel", "umfragen"}
            (line,) = s.lines("#hilfe", asked)
            assert says(s, line, "set_topics-line", count=2)
            await s.slack.edit("mira", "#hilfe", asked, "Wie lese ich eine CSV-Datei in RStudio?")
            await s.settle()
            (line,) = s.lines("#hilfe", asked)
            assert says(s, line, "set_topics-line", count=2), "a moderator's word holds"
            await told(s, f"tag {here} xyzzy", "set_topics-unknown_topic")
            await told(s, "tag https://example.org/1 Excel", "set_topics-unknown_question")
            await told(s, "tag " + "x" * 3000, "set_topics-unknown_question")
            await told(s, f"tag {here} keine", "set_topics-cleared")
            assert s.lines("#hilfe", asked) == []

    run(story)


def test_the_forums_tags_follow_a_moderators_word(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await forum_acts.ask(s)
            await s.pass_time(minutes=1)
            url = f"{s.forum.base_url}/t/ein-alter-titel/{topic}/1"
            await told(s, f"tag {url} Umfragen", "set_topics-set")
            await s.pass_time(minutes=2)
            assert forum_acts.tags(s, topic) == {"umfragen"}
            (line,) = forum_acts.lines(s, topic)
            assert "Moderation" in line
            assert (await forum_acts.known(s, topic)).topics == ("umfragen",)

    run(story)


def test_a_question_rests_and_comes_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            here = link(s, "#hilfe", asked)
            assert EXCEL in await lotse(s, "tom", "offen")
            await told(s, f"später {here} 2 Tage", "snooze_thread-snoozed")
            assert EXCEL not in await lotse(s, "tom", "offen")
            await s.pass_time(days=2, minutes=1)
            assert EXCEL in await lotse(s, "tom", "offen")
            await told(s, f"spaeter {here}", "snooze_thread-snoozed")
            assert EXCEL not in await lotse(s, "tom", "offen")
            await told(s, f"später {here} 0", "snooze_thread-woken")
            assert EXCEL in await lotse(s, "tom", "offen")
            await told(s, f"später {here} bald", "snooze_thread-no_span")

    run(story)


def test_the_logbook_tells_it_all_and_forgets_who(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await told(s, "protokoll", "tell_logbook-entries", count=0)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            (line,) = [m for m in s.slack.thread(s.slack.channel("#hilfe").id, asked) if m.bot_id]
            await s.slack.react("petra", "#hilfe", line.ts, "x")
            await s.settle()
            await told(s, "stopp themen", "steer_features-stopped")
            await told(s, "weiter themen", "steer_features-running")
            text = await told(s, "protokoll", "tell_logbook-entries", count=3)
            petra = s.slack.member("petra").id
            assert text.count(f"<@{petra}>") == 3
            await lotse(s, "petra", "vergiss mich")
            await press(s, "petra", FORGET)
            await s.settle()
            assert [row.by for row in await rows(s, logbook)] == [None, None, None]
            assert account(s, "petra") not in await dump(s)
            text = await told(s, "protokoll", "tell_logbook-entries", count=3)
            assert petra not in text

    run(story)


def test_status_is_for_moderators_and_true(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            text = await told(s, "status", "tell_status-status")
            assert says(s, text, "tell_status-well")
            await told(s, "stopp themen", "steer_features-stopped")
            await told(s, "stopp #hilfe", "steer_features-stopped")
            text = await told(s, "status", "tell_status-status")
            assert says(s, text, "tell_status-stopped")
            assert f"<#{s.slack.channel('#hilfe').id}>" in text
            for words in ("status", "protokoll", "rückgängig", "tag x y", "später x"):
                answer = await lotse(s, "mira", words)
                assert says(s, answer, "answer_command-moderators_only"), words

    run(story)
