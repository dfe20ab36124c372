"""Moderators stop a feature or a channel, and take features out of the shadow (F2, F18)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.slack_nouns import Message
from bot.sandbox.story import buttons
from bot.store.schema import outbox, shadow, tag
from tests.stories import forum_acts
from tests.stories.helper_acts import PEERS, asked, asks, offering, states
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    R,
    lotse,
    restarted,
    rows,
    run,
    said,
    says,
    told,
    with_rules,
)
from tests.stories.slack_acts import press as press_own
from tests.stories.stage import Staged, stage

SHADOW = with_rules("community", shadow=True)
MODS = "#moderation"


async def steer(s: Staged, words: str, answer: str, who: str = "petra") -> None:
    """A moderator types it, and reads ``answer``."""
    told = await lotse(s, who, words)
    assert says(s, told, f"steer_features-{answer}"), told
    await s.settle()


def whereabouts(s: Staged) -> dict[str, int]:
    """How much the bot has said since, by channel; direct messages and topics among them."""
    said: dict[str, int] = {}
    for call in s.slack.calls:
        if call.method.startswith("chat."):
            channel = str(call.args.get("channel", ""))
            said[channel] = said.get(channel, 0) + 1
    return {**said, "forum": len(list(s.forum.created_by_bot()))}


@pytest.mark.prevents("F2")
def test_a_feature_stops_alone_and_makes_up_for_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await steer(s, "stopp themen", "stopped")
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            topic = await forum_acts.ask(s)
            await s.pass_time(days=1)
            assert s.lines("#hilfe", asked) == []
            assert forum_acts.tags(s, topic) == set()
            await s.pass_time(days=6)
            digests = said(s, "#hilfe", "send_digest-week", count=2)
            assert len(digests) == 1, "the digest goes on"
            fresh = await s.slack.say("mira", "#hilfe", R)
            async with restarted(s):
                await s.settle()
                assert s.lines("#hilfe", fresh) == []
                await steer(s, "weiter themen", "running")
                await s.pass_time(minutes=1)
                assert len(s.lines("#hilfe", fresh)) == 1, "what is still kind is made up for"
                assert s.lines("#hilfe", asked) == [], "what is old is not"

    run(story)


@pytest.mark.prevents("F2")
def test_a_channel_stops_alone_and_says_so_in_one_line(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await steer(s, "stopp #hilfe", "stopped")
            assert len(said(s, "#hilfe", "steer_features-here")) == 1
            here = await s.slack.say("mira", "#hilfe", EXCEL)
            there = await s.slack.say("mira", "#vorstellung", EXCEL)
            await s.settle()
            assert s.lines("#hilfe", here) == []
            assert len(s.lines("#vorstellung", there)) == 1
            await s.pass_time(days=7)
            assert said(s, "#hilfe", "send_digest-week", count=2) == []
            late = await s.slack.say("mira", "#hilfe", R)
            await s.settle()
            await steer(s, "weiter #hilfe", "running")
            await s.pass_time(minutes=1)
            assert len(said(s, "#hilfe", "steer_features-here_again")) == 1
            assert len(s.lines("#hilfe", late)) == 1
            assert said(s, "#hilfe", "send_digest-week", count=2) == [], "no old week is told"

    run(story)


def test_a_feature_stops_in_one_channel_and_a_category_of_the_forum(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await steer(s, "stopp themen #hilfe", "stopped")
            await steer(s, f"stopp Kategorie {s.questions}", "stopped")
            here = await s.slack.say("mira", "#hilfe", EXCEL)
            there = await s.slack.say("mira", "#vorstellung", EXCEL)
            topic = await forum_acts.ask(s)
            assert s.lines("#hilfe", here) == []
            assert len(s.lines("#vorstellung", there)) == 1
            assert forum_acts.tags(s, topic) == set()
            await steer(s, f"weiter Kategorie {s.questions}", "running")
            await s.pass_time(minutes=2)
            assert {"excel", "dubletten"} <= forum_acts.tags(s, topic)
            assert s.lines("#hilfe", here) == []

    run(story)


def test_what_was_kept_before_does_not_go_out_while_its_feature_is_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add("chat.postMessage", "busy", seconds=60)
            asked = await s.slack.say("mira", "#vorstellung", EXCEL)
            await s.settle()
            await steer(s, "stopp themen", "stopped")
            await s.pass_time(hours=1)
            assert s.lines("#vorstellung", asked) == []
            await steer(s, "weiter themen", "running")
            await s.pass_time(minutes=1)
            assert len(s.lines("#vorstellung", asked)) == 1

    run(story)


def test_buttons_and_commands_of_a_stopped_feature_are_answered(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await steer(s, "stopp partnersuche", "stopped")
            assert says(s, await lotse(s, "mira", "partner"), "answer_command-paused")
            assert says(s, await lotse(s, "mira", "offen"), "answer_command-open", count=0)
            await steer(s, "stopp partnersuche", "stopped_already")
            await steer(s, "stopp vergessen", "never")
            await steer(s, "stopp partersuche", "unknown_near")
            await steer(s, "stopp #gibtsnicht", "unknown_place")
            await steer(s, "stopp " + "x" * 3000, "unknown")
            told = await lotse(s, "mira", "stopp themen")
            assert says(s, told, "answer_command-moderators_only")

    run(story)


def notes(s: Staged) -> list[Message]:
    """What moderators read of the shadow now, one a day."""
    ours = (m for m in s.slack.messages(MODS) if m.bot_id and not m.deleted)
    return [m for m in ours if says(s, m.text, "report_shadow-day")]


async def note(s: Staged) -> Message:
    """The only one, a day later."""
    await s.pass_time(days=1)
    (only,) = notes(s)
    return only


@pytest.mark.prevents("F18")
def test_in_the_shadow_only_moderators_read_what_would_have_been_said(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            before = whereabouts(s)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            topic = await forum_acts.ask(s)
            await s.pass_time(hours=7)
            assert notes(s) == [], "not before the hour"
            await s.pass_time(hours=1)
            (told,) = notes(s)
            assert asked.replace(".", "") in told.text, "with a link"
            assert f"/{topic}>" in told.text, "and the forum's question in the same message"
            assert EXCEL not in str(told.blocks), "and no word of it"
            await s.slack.edit("mira", "#hilfe", asked, EXCEL + " Danke!")
            await s.pass_time(days=3)
            assert len(notes(s)) == 1, "nothing is told of a day without anything"
            await s.pass_time(days=4)
            after = whereabouts(s)
            mods = s.slack.channel(MODS).id
            assert {c for c, n in after.items() if n != before.get(c, 0)} == {mods}
            assert s.lines("#hilfe", asked) == []
            assert forum_acts.tags(s, topic) == set()
            assert await rows(s, tag) == [], "nothing follows from what was not said"
            weeks = [m for m in s.slack.messages(MODS) if "Eine Woche im Schattenmodus" in m.text]
            assert len(weeks) == 1
            assert "2 Fragen erkannt" in weeks[0].text

    run(story)


@pytest.mark.prevents("F13")
def test_whoever_was_off_at_the_hour_tells_the_day_once_when_back(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await s.bot.stop()
            s.theatre.clock.jump(s.theatre.clock.now() + timedelta(hours=20))
            for _ in range(2):
                async with restarted(s):
                    await s.settle()
                    await s.bot.look_at_the_calendar()
                    await s.settle()
                    assert len(notes(s)) == 1, "the next morning, and once"

    run(story)


@pytest.mark.prevents("F18")
def test_presses_are_counted_and_a_feature_goes_live_channel_by_channel(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            line = await note(s)
            right, wrong = "report_shadow-right", "report_shadow-wrong"
            assert [b.partition("#")[0] for b in buttons(line.blocks)] == [right, wrong]
            for button, counts in ((right, True), (wrong, False), (wrong, None), (right, True)):
                await s.slack.press("petra", line.channel, line.ts, button)
                await s.settle()
                assert [row.right for row in await rows(s, shadow)] == [counts]
                (line,) = notes(s)
                for what, holds in (("right", True), ("wrong", False)):
                    told = says(s, line.text, f"report_shadow-counts_{what}")
                    assert told == (counts is holds), "the message says so itself"
            told = await lotse(s, "petra", "bericht")
            assert "ein Urteil" in told

            await steer(s, "weiter themen #vorstellung", "live")
            here = await s.slack.say("mira", "#hilfe", R)
            there = await s.slack.say("mira", "#vorstellung", R)
            await s.settle()
            assert s.lines("#hilfe", here) == []
            assert len(s.lines("#vorstellung", there)) == 1
            async with restarted(s):
                await steer(s, "weiter themen", "live")
                again = await s.slack.say("mira", "#hilfe", R)
                topic = await forum_acts.ask(s)
                assert len(s.lines("#hilfe", again)) == 1
                assert {"excel", "dubletten"} <= forum_acts.tags(s, topic)

                await steer(s, "stopp themen", "stopped")
                await steer(s, "weiter themen", "watching")
                watched = await s.slack.say("mira", "#vorstellung", EXCEL)
                await s.settle()
                assert s.lines("#vorstellung", watched) == [], "stopping went back into the shadow"

    run(story)


def test_what_waited_when_it_went_back_into_the_shadow_is_not_said(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            await steer(s, "weiter themen", "live")
            s.slack.mischief.add("chat.postMessage", "busy", seconds=60)
            asked = await s.slack.say("mira", "#vorstellung", EXCEL)
            await s.settle()
            await steer(s, "stopp themen", "stopped")
            await steer(s, "weiter themen", "watching")
            await s.pass_time(hours=1)
            assert s.lines("#vorstellung", asked) == []
            mine = [row for row in await rows(s, outbox) if row.reaction == "tag_question"]
            assert {row.status for row in mine} == {"dropped"}

    run(story)


def test_a_question_that_is_gone_takes_its_line_in_the_shadow_along(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            gone = await s.slack.say("mira", "#hilfe", EXCEL)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            never = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.delete("mira", "#hilfe", never)
            told = await note(s)
            assert never.replace(".", "") not in told.text, "what is gone before is never told"
            await s.slack.delete("mira", "#hilfe", gone)
            await s.settle()
            (left,) = notes(s)
            assert gone.replace(".", "") in told.text
            assert gone.replace(".", "") not in left.text
            assert asked.replace(".", "") in left.text, "the others stay"
            await s.slack.delete("mira", "#hilfe", asked)
            await s.settle()
            assert notes(s) == [], "a note without lines goes"


@pytest.mark.prevents("F14")
def test_whoever_is_forgotten_is_told_of_no_more(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            told = await s.slack.say("mira", "#hilfe", EXCEL)
            other = await s.slack.say("jonas", "#hilfe", EXCEL)
            assert told.replace(".", "") in (await note(s)).text
            waits = await s.slack.say("mira", "#hilfe", R)
            await s.settle()
            await lotse(s, "mira", "vergiss mich")
            await press_own(s, "mira", FORGET)
            await s.pass_time(days=1)
            (left,) = notes(s)
            assert told.replace(".", "") not in left.text
            assert other.replace(".", "") in left.text
            kept = {row.thread for row in await rows(s, shadow)}
            assert not any(thread and thread.endswith((told, waits)) for thread in kept)

    run(story)


@pytest.mark.prevents("F18")
def test_in_the_shadow_nobody_is_asked_for_help_until_it_is_let_go_on(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            await steer(s, "weiter themen", "live")
            await offering(s, *PEERS)
            before = {who: told(s, who) for who in (*PEERS, "mira")}
            await asks(s)
            await s.pass_time(days=3, minutes=5)
            assert {who: told(s, who) for who in (*PEERS, "mira")} == before
            assert len(said(s, "moderation", "suggest_helpers-moderators", days=3, asked=0)) == 1
            assert await states(s) == {}, "nor is it remembered that anybody was asked"
            private = [m.text for m in notes(s) if says(s, m.text, "report_shadow-private_about")]
            assert private, notes(s)
            for who in (*PEERS, "mira"):
                assert not any(s.slack.member(who).id in text for text in private), "nobody named"
            await steer(s, "weiter hilfesuche", "live")
            await asks(s)
            await s.pass_time(hours=2, minutes=5)
            assert sum(asked(s, who) for who in PEERS) == 2

    run(story)


def test_whoever_stops_one_thing_stops_its_ladder_until_it_goes_on(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, *PEERS)
            await asks(s)
            await steer(s, "stopp suggest_helpers", "stopped")
            await s.pass_time(hours=9)
            assert sum(asked(s, who) for who in PEERS) == 0
            await steer(s, "weiter suggest_helpers", "running")
            await s.pass_time(minutes=5)
            assert sum(asked(s, who) for who in PEERS) == 2

    run(story)
