"""A question in a channel gets one quiet line, whatever Slack does on the way."""

from __future__ import annotations

import pytest

from bot.sandbox.slack_nouns import Message
from bot.store.schema import tag
from tests.stories.slack_acts import EXCEL, R, as_in_the_manifest, dump, rows, run, said, says
from tests.stories.stage import Staged, stage


def line_of(s: Staged, ts: str) -> Message:
    """The bot's one line in a thread of #hilfe."""
    (line,) = [m for m in s.slack.thread("#hilfe", ts) if m.bot_id]
    return line


def ever_said(s: Staged, ts: str) -> int:
    """How many lines the bot ever posted below a message, deleted ones included."""
    return sum(m.thread_ts == ts for m in s.slack.posts)


def test_a_mention_and_its_message_are_one_question(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("mira", "#hilfe", f"@lotse {EXCEL}")
            await s.settle()
            kinds = [p.body["event"]["type"] for p in s.slack.deliveries.attempts]
            assert "app_mention" in kinds
            assert len(s.lines("#hilfe", ts)) == 1

    run(story)


@pytest.mark.parametrize("trick", ["duplicate", "lose_ack", "reorder"])
@pytest.mark.prevents("F13")
def test_slack_s_repeats_and_disorder_change_nothing(database: str, trick: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add("event:*", trick, times=4)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.say("jonas", "#hilfe", "Daten, dann Duplikate entfernen.", asked)
            other = await s.slack.say("grace", "#hilfe", R)
            await s.pass_time(minutes=10)
            assert [t.what for t in s.slack.mischief.played] == [trick] * 4 or trick == "reorder"
            assert s.slack.mischief.played
            assert (ever_said(s, asked), ever_said(s, other)) == (1, 1)

    run(story)


def test_an_edit_changes_the_same_line(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            before = line_of(s, ts)
            await s.slack.edit("mira", "#hilfe", ts, R)
            await s.settle()
            after = line_of(s, ts)
            assert after.ts == before.ts
            assert "RStudio" in after.text
            assert "Excel" not in after.text
            await s.slack.edit("mira", "#hilfe", ts, "Wer kommt heute mit essen?")
            await s.settle()
            assert s.lines("#hilfe", ts) == []
            assert ever_said(s, ts) == 1, "said once, and never a second time"

    run(story)


@pytest.mark.prevents("F2")
def test_a_cross_counts_from_the_asker_and_moderators(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = {who: await s.slack.say("mira", "#hilfe", EXCEL) for who in ("mira", "petra")}
            kept = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            for who, ts in {**asked, "tom": kept}.items():
                await s.slack.react(who, "#hilfe", line_of(s, ts).ts, "x")
            await s.settle()
            assert [len(s.lines("#hilfe", ts)) for ts in asked.values()] == [0, 0]
            assert len(s.lines("#hilfe", kept)) == 1, "a stranger's word does not count"
            ours = {row.thread for row in await rows(s, tag) if row.by == "lotse"}
            assert [key.rpartition("/")[2] for key in ours] == [kept], "the tags went, too"
            for ts in asked.values():
                await s.slack.edit("mira", "#hilfe", ts, f"{EXCEL} Es sind 300.")
            await s.settle()
            assert {ever_said(s, ts) for ts in asked.values()} == {1}, "not said again"

    run(story)


def test_a_deleted_question_takes_its_line_along(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await s.slack.delete("mira", "#hilfe", ts)
            await s.pass_time(days=8)
            assert s.lines("#hilfe", ts) == []
            (digest,) = said(s, "#hilfe", "send_digest-week", count=0)
            assert "doppelte" not in digest.text
            assert "doppelte" not in await dump(s)

    run(story)


def test_a_deletion_that_comes_first_wins(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add("event:message", "reorder")
            ts = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.delete("mira", "#hilfe", ts)
            await s.settle()
            assert ever_said(s, ts) == 0
            assert "doppelte" not in await dump(s)

    run(story)


@pytest.mark.prevents("F14")
def test_bots_and_private_places_are_not_read(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            as_in_the_manifest(s)
            other = s.slack.add_member("helferlein", is_bot=True)
            place = s.slack.channel("#hilfe").id
            posted = Message(place, s.slack.new_ts(), other, EXCEL, bot_id="B0OTHER")
            await s.slack.reach(lambda: s.slack.post(posted))
            s.slack.add_channel("vorstand", private=True)
            await s.slack.invite_bot("#vorstand", by="petra")
            closed = await s.slack.say("mira", "#vorstand", f"@lotse {EXCEL}")
            alone = s.slack.private({s.slack.member("mira").id}).id
            await s.slack.say("mira", alone, EXCEL)
            await s.settle()
            assert ever_said(s, posted.ts) == 0
            assert s.lines("#vorstand", closed) == []
            assert s.slack.dms("mira")[-1].user == s.slack.member("mira").id
            assert "doppelte" not in await dump(s)

    run(story)


def test_a_channel_that_became_private_is_not_read_any_more(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            as_in_the_manifest(s)
            s.slack.channel("#hilfe").kind = "group"
            await s.pass_time(minutes=6)  # what was public is believed for five minutes
            ts = await s.slack.say("mira", "#hilfe", f"@lotse {EXCEL}")
            await s.settle()
            assert s.lines("#hilfe", ts) == []
            assert "doppelte" not in await dump(s)

    run(story)


def test_an_english_question_gets_an_english_line(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("grace", "#hilfe", "How do I find duplicate rows in Excel?")
            await s.settle()
            assert says(s, line_of(s, ts).text, "tag_question-line", "en", count=2)

    run(story)


HOSTILE = [
    "Warum hängt Excel bei <!channel> und @channel, @here, @everyone?",
    "Excel: <!subteam^S1|alle>, <@U00000001>, [x](javascript:x) und <https://evil.test|hier>?",
    "Was heißt in Excel *>* | `=A1>B1` | &lt;!here&gt; ~weg~ ||?",
    "Wie rechnet Excel, wenn A1 <!channel oder <!here oder <!subteam^S1 und > B1 ist?",
]


@pytest.mark.prevents("F3")
def test_hostile_titles_call_nobody(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = [await s.slack.say("mira", "#hilfe", text) for text in HOSTILE]
            await s.pass_time(days=8)
            assert all("Excel" in line_of(s, ts).text for ts in asked)
            (digest,) = said(s, "#hilfe", "send_digest-week", count=len(HOSTILE))
            assert digest.text.count("•") == len(HOSTILE)
            assert "<@" not in digest.text, "nobody is mentioned who wrote nothing"
            assert "<https://evil.test" not in digest.text, "and no link is ours but the thread's"
            assert s.slack.alarms == []

    run(story)
