"""In the shadow moderators read once a day what would have been done, and judge it (F18)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.slack_nouns import Message
from bot.sandbox.story import buttons
from bot.store.schema import shadow, tag
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
)
from tests.stories.slack_acts import press as press_own
from tests.stories.slack_menu import use
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_steering import SHADOW, steer

MODS = "#moderation"


def whereabouts(s: Staged) -> dict[str, int]:
    """How much the bot has said since, by channel; direct messages and topics among them."""
    said: dict[str, int] = {}
    for call in s.slack.calls:
        if call.method.startswith("chat."):
            channel = str(call.args.get("channel", ""))
            said[channel] = said.get(channel, 0) + 1
    return {**said, "forum": len(list(s.forum.created_by_bot()))}


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


def test_a_question_that_is_gone_takes_its_line_in_the_shadow_along(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            gone = await s.slack.say("mira", "#hilfe", EXCEL)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            never = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.delete("mira", "#hilfe", never)
            told = await note(s)
            assert never.replace(".", "") not in told.text, "what is gone before is never told"
            assert gone.replace(".", "") in told.text
            await s.slack.delete("mira", "#hilfe", gone)
            await s.settle()
            (left,) = notes(s)
            assert gone.replace(".", "") not in left.text
            assert asked.replace(".", "") in left.text, "the others stay"
            await s.slack.delete("mira", "#hilfe", asked)
            await s.settle()
            assert notes(s) == [], "a note without lines goes"

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", ["deleted", "confidential", "forgotten"])
def test_a_note_of_last_week_is_taken_back_as_well(database: str, way: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            gone = await s.slack.say("mira", "#hilfe", EXCEL)
            stays = await s.slack.say("jonas", "#hilfe", EXCEL)
            await s.pass_time(days=9)
            await s.bot.store.prune()
            old = [row for row in await rows(s, shadow) if row.feature == "tag_question"]
            assert [row.names for row in old] == [None, None], "topics: a week at most"
            match way:
                case "deleted":
                    await s.slack.delete("mira", "#hilfe", gone)
                case "confidential":
                    await use(s, "mira", "keep_confidential", gone)
                case _:
                    await lotse(s, "mira", "vergiss mich")
                    await press_own(s, "mira", FORGET)
            await s.settle()
            left, *later = notes(s)
            assert not any(gone.replace(".", "") in each.text for each in (left, *later))
            assert stays.replace(".", "") in left.text
            assert says(s, left.text, "report_shadow-tagged_once"), "without topics, it reads right"

    run(story)


@pytest.mark.prevents("F18")
def test_while_the_moderators_channel_is_stopped_the_day_waits_for_its_note(database: str) -> None:
    async def story() -> None:
        async with stage(database, SHADOW) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await lotse(s, "petra", f"stopp {MODS}")
            await s.pass_time(days=1)
            assert notes(s) == []
            assert [row.note for row in await rows(s, shadow)] == [None], "nothing was told"
            await lotse(s, "petra", f"weiter {MODS}")
            assert asked.replace(".", "") in (await note(s)).text

    run(story)


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
