"""Moderators stop a feature or a channel, and take features out of the shadow (F2, F18)."""

from __future__ import annotations

import pytest

from bot.sandbox.story import buttons
from bot.store.schema import outbox, shadow, tag
from tests.stories import forum_acts
from tests.stories.helper_acts import PEERS, asked, asks, offering, states
from tests.stories.slack_acts import (
    EXCEL,
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


@pytest.mark.prevents("F18")
def test_in_the_shadow_only_moderators_read_what_would_have_been_said(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            before = whereabouts(s)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            topic = await forum_acts.ask(s)
            await s.pass_time(minutes=2)
            lines = [m for m in s.slack.messages(MODS) if says(s, m.text, "report_shadow-tagged")]
            told = [m for m in s.slack.messages(MODS) if m.bot_id]
            assert len(told) == 2, lines
            assert any(asked.replace(".", "") in m.text for m in told), "with a link"
            await s.slack.edit("mira", "#hilfe", asked, EXCEL + " Danke!")
            await s.pass_time(days=7)
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


@pytest.mark.prevents("F18")
def test_presses_are_counted_and_a_feature_goes_live_channel_by_channel(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            (line,) = [m for m in s.slack.messages(MODS) if m.bot_id]
            assert [b.partition("#")[0] for b in buttons(line.blocks)] == [
                "report_shadow-right",
                "report_shadow-wrong",
            ]
            for button, right in (("report_shadow-right", True), ("report_shadow-wrong", False)):
                await s.slack.press("petra", line.channel, line.ts, button)
                await s.settle()
                assert [row.right for row in await rows(s, shadow)] == [right]

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
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            assert len([m for m in s.slack.messages(MODS) if m.bot_id and not m.deleted]) == 1
            await s.slack.delete("mira", "#hilfe", asked)
            await s.settle()
            assert [m for m in s.slack.messages(MODS) if m.bot_id and not m.deleted] == []

    run(story)


@pytest.mark.prevents("F18")
def test_in_the_shadow_nobody_is_asked_for_help_until_it_is_let_go_on(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            await steer(s, "weiter themen", "live")
            await offering(s, *PEERS)
            before = {who: told(s, who) for who in (*PEERS, "mira")}
            await asks(s)
            await s.pass_time(days=3)
            assert {who: told(s, who) for who in (*PEERS, "mira")} == before
            assert await states(s) == {}, "nor is it remembered that anybody was asked"
            texts = [m.text for m in s.slack.messages(MODS) if m.bot_id]
            private = [text for text in texts if says(s, text, "report_shadow-private")]
            assert private, texts
            for who in (*PEERS, "mira"):
                assert not any(s.slack.member(who).id in text for text in private), "nobody named"
            await steer(s, "weiter hilfesuche", "live")
            await asks(s)
            await s.pass_time(hours=2, minutes=5)
            assert sum(asked(s, who) for who in PEERS) == 2

    run(story)


def test_whoever_stops_one_thing_stops_its_ladder(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, *PEERS)
            await asks(s)
            await steer(s, "stopp suggest_helpers", "stopped")
            await s.pass_time(hours=9)
            assert sum(asked(s, who) for who in PEERS) == 0
            await steer(s, "weiter suggest_helpers", "running")
            await asks(s)
            await s.pass_time(hours=2, minutes=5)
            assert sum(asked(s, who) for who in PEERS) == 2

    run(story)
