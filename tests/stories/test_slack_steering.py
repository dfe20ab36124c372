"""Moderators stop a feature or a channel, and take features out of the shadow (F2, F18)."""

from __future__ import annotations

import pytest

from bot.store.schema import outbox
from tests.stories import forum_acts
from tests.stories.helper_acts import PEERS, asked, asks, offering
from tests.stories.slack_acts import (
    EXCEL,
    R,
    lotse,
    restarted,
    rows,
    run,
    said,
    says,
    with_rules,
)
from tests.stories.stage import Staged, stage

SHADOW = with_rules("community", shadow=True)


async def steer(s: Staged, words: str, answer: str, who: str = "petra") -> None:
    """A moderator types it, and reads ``answer``."""
    told = await lotse(s, who, words)
    assert says(s, told, f"steer_features-{answer}"), told
    await s.settle()


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
