"""Moderators see a round before anybody else, release it, discard it, or let it be."""

from __future__ import annotations

import pytest

from bot.reactions._round_asking import NO, YES
from bot.reactions._round_preview import DROP, RELEASE
from bot.sandbox.slack_nouns import Message
from bot.store.schema import match
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import lotse, press, profile, rows, run, says, told
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import community, held, over, state

ROOM = "#moderation"


async def prepared(s: Staged) -> None:
    """Three yeses, one no, and the answers have ended."""
    await community(s)
    for who in ("jonas", "mira", "tom"):
        await press(s, who, YES)
    await press(s, "grace", NO)
    await over(s)


def preview(s: Staged) -> Message:
    """The newest thing that moderators read about it."""
    ours = [m for m in s.slack.messages(ROOM) if m.bot_id and "Lernrunde" in m.text]
    return ours[-1]


async def decide(s: Staged, button: str) -> None:
    message = preview(s)
    await s.slack.press("petra", message.channel, message.ts, button)
    await s.settle()


@pytest.mark.prevents("F18")
def test_nothing_goes_out_before_it_is_released(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await prepared(s)
            assert await state(s) == "drafted"
            text = preview(s).text
            names = {
                who: f"<@{s.slack.member(who).id}>" for who in ("jonas", "mira", "tom", "grace")
            }
            assert all(names[who] in text for who in ("jonas", "mira", "tom"))
            assert names["grace"] not in text, "she said no"
            assert all(len(told(s, who)) == 1 for who in names)
            assert await rows(s, match) == []
            assert says(s, await lotse(s, "petra", "runde"), "hold_rounds-status_drafted", yes=3)
            await s.pass_time(days=1)
            assert await rows(s, match) == []
            await decide(s, RELEASE)
            assert says(s, preview(s).text, "hold_rounds-preview_released")
            assert not any(name in preview(s).text for name in names.values())
            for who in ("jonas", "jonas", "mira", "tom"):
                await press(s, who, AGREE)
                await s.settle()
            jonas = s.slack.member("jonas").id
            assert [jonas in group.members for group in s.slack.groups()] == [True, True]
            assert says(s, await lotse(s, "petra", "runde freigeben"),
                        "hold_rounds-answer_nothing_to_release")  # fmt: skip
            assert "Lernrunde freigegeben" in await lotse(s, "petra", "protokoll")

    run(story)


def test_what_changed_since_is_worked_out_anew(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await prepared(s)
            await lotse(s, "jonas", "vergiss mich")
            await press(s, "jonas", "forget_member-yes")
            await s.settle()
            assert f"<@{s.slack.member('jonas').id}>" not in preview(s).text
            answer = await lotse(s, "petra", "runde freigeben")
            assert says(s, answer, "hold_rounds-answer_moved")
            await s.settle()
            assert await state(s) == "drafted"
            assert await rows(s, match) == []
            first, second = [m for m in s.slack.messages(ROOM) if m.bot_id][-2:]
            assert says(s, first.text, "hold_rounds-preview_old")
            assert "kein Lernpaar" in second.text
            await decide(s, RELEASE)
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_topic")

    run(story)


@pytest.mark.prevents("F9")
def test_what_is_discarded_is_told_kindly(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await prepared(s)
            await decide(s, DROP)
            for who in ("jonas", "mira", "tom"):
                assert says(s, told(s, who)[-1], "hold_rounds-cancelled")
            assert len(told(s, "grace")) == 1
            assert await rows(s, match) == []
            await s.pass_time(days=5)
            assert await state(s) == "open", "and the next one begins as ever"

    run(story)


def test_a_moderator_opens_one_and_sees_who_waits(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:  # monthly, as shipped
            await profile(s, "mira", learns={"excel": 1})
            assert says(s, await lotse(s, "mira", "runde öffnen"), "answer_command-moderators_only")
            assert says(s, await lotse(s, "petra", "runde öffnen"), "hold_rounds-answer_opened")
            await s.settle()
            await press(s, "mira", YES)
            await s.pass_time(days=3)
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_topic")
            waiting = await lotse(s, "petra", "wartet")
            assert f"<@{s.slack.member('mira').id}>" in waiting
            assert says(s, await lotse(s, "mira", "wartet"), "answer_command-moderators_only")

    run(story)
