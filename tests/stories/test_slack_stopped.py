"""What a moderator's stop put off is made up for afterwards, where it is still kind and true."""

from __future__ import annotations

from tests.stories import forum_acts
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    R,
    account,
    dump,
    lotse,
    press,
    restarted,
    run,
    said,
    says,
    sendings,
)
from tests.stories.stage import Staged, stage


async def stop(s: Staged) -> int:
    """Petra stops the bot; how often it has spoken until then."""
    assert says(s, await lotse(s, "petra", "stopp"), "answer_command-stopped_you")
    await s.settle()
    return sendings(s)


async def go_on(s: Staged) -> None:
    """She lets it go on."""
    assert says(s, await lotse(s, "petra", "weiter"), "answer_command-running_you")
    await s.pass_time(minutes=2)


def test_what_was_asked_while_stopped_gets_its_topics_afterwards(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            before = await stop(s)
            asked = [await s.slack.say("mira", "#hilfe", text) for text in (EXCEL, R)]
            topic = await forum_acts.ask(s)
            await s.pass_time(days=1)
            assert sendings(s) == before
            assert forum_acts.tags(s, topic) == set()
            async with restarted(s):
                await go_on(s)
                for ts in asked:
                    assert len(s.lines("#hilfe", ts)) == 1
                assert {"excel", "dubletten"} <= forum_acts.tags(s, topic)
                assert len(forum_acts.lines(s, topic)) == 1
                await stop(s)
                await go_on(s)
                assert [len(s.lines("#hilfe", ts)) for ts in asked] == [1, 1], "made up for once"

    run(story)


def test_what_is_settled_old_or_gone_gets_no_line_any_more(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await stop(s)
            old = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.pass_time(days=2, minutes=5)
            gone = await s.slack.say("mira", "#hilfe", EXCEL)
            settled = await s.slack.say("mira", "#hilfe", EXCEL)
            answer = await s.slack.say("jonas", "#hilfe", "Nimm UNIQUE().", settled)
            await s.slack.react("mira", "#hilfe", answer, "white_check_mark")
            await s.slack.delete("mira", "#hilfe", gone)
            await s.settle()
            assert gone not in await dump(s, without=("inbox", "thread")), "nor is it held"
            await go_on(s)
            for ts in (old, gone, settled):
                assert s.lines("#hilfe", ts) == []
            assert s.slack.alarms == []

    run(story)


def test_a_line_that_was_crossed_out_while_stopped_is_taken_back_afterwards(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await stop(s)
            (line,) = [m for m in s.slack.thread(s.slack.channel("#hilfe").id, asked) if m.bot_id]
            await s.slack.react("mira", "#hilfe", line.ts, "x")
            await s.pass_time(hours=1)
            assert len(s.lines("#hilfe", asked)) == 1
            await go_on(s)
            assert s.lines("#hilfe", asked) == []

    run(story)


def test_the_bot_introduces_itself_where_it_was_invited_while_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.add_channel("plausch")
            await stop(s)
            await s.slack.invite_bot("#plausch", by="petra")
            await s.settle()
            assert said(s, "#plausch", "greet_channel-not_listening") == []
            await go_on(s)
            assert len(said(s, "#plausch", "greet_channel-not_listening")) == 1

    run(story)


def test_a_digest_that_fell_due_while_stopped_is_sent_within_three_days(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:  # Monday, half past nine
            await s.pass_time(days=6)
            before = await stop(s)
            await s.pass_time(days=3)  # Wednesday: it fell due on Monday
            assert sendings(s) == before
            await go_on(s)
            assert len(said(s, "#hilfe", "send_digest-week", count=0)) == 1
            (thread,) = {post.topic_id for post in s.forum.created_by_bot() if post.number == 1}
            assert len(forum_acts.lines(s, thread)) == 2, "its opening, and one week"
            await s.pass_time(days=1)
            await stop(s)
            await go_on(s)
            assert len(said(s, "#hilfe", "send_digest-week", count=0)) == 1, "and once"

            await stop(s)
            await s.pass_time(days=8)  # Friday of the week after: Monday was four days ago
            await go_on(s)
            await s.pass_time(hours=1)
            assert len(said(s, "#hilfe", "send_digest-week", count=0)) == 1, "too late is not told"

    run(story)


def test_whoever_is_forgotten_while_stopped_is_not_remembered_afterwards(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await stop(s)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            assert account(s, "mira") in await dump(s)
            await lotse(s, "mira", "vergiss mich")
            await press(s, "mira", FORGET)
            await s.settle()
            assert account(s, "mira") not in await dump(s)
            await go_on(s)
            assert s.lines("#hilfe", asked) == []

    run(story)
