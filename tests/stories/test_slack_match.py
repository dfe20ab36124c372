"""A learner and an expert: asked privately, and brought together only by two yeses."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.schema import match
from tests.stories.slack_acts import (
    NO,
    REPORT,
    UNFIT,
    YES,
    lotse,
    may_press,
    pair_up,
    press,
    profile,
    rows,
    run,
    said,
    says,
    states,
    told,
    two_profiles,
    with_rules,
)
from tests.stories.stage import Staged, stage

SOON = with_rules("propose_match", no_repeat_weeks=1)
"""The same two may be proposed again after a week, unless something else keeps them apart."""


async def asked(s: Staged) -> None:
    """Mira asked for a partner, and both were asked privately."""
    await two_profiles(s)
    await lotse(s, "mira", "partner")
    await s.settle()


def test_two_yeses_open_one_group(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await asked(s)
            people = {who: s.slack.member(who).id for who in ("mira", "jonas")}
            for who in people:
                (request,) = told(s, who)
                assert "Excel" in request
                assert not any(one in request for one in (*people.values(), "Mira", "Jonas"))
            await press(s, "jonas", YES)
            await s.settle()
            assert s.slack.groups() == [], "one yes is not enough"
            await press(s, "mira", YES)
            await s.settle()
            (group,) = s.slack.groups()
            assert group.members == {*people.values(), s.slack.bot_user}
            (hello,) = s.slack.messages(group.id)
            assert says(s, hello.text, "open_pair-hello")
            for words in (*(f"<@{one}>" for one in people.values()), "Excel"):
                assert words in hello.text
            assert "berlincodeofconduct.org" in str(hello.blocks)
            assert may_press(s, "mira", UNFIT)
            assert may_press(s, "jonas", REPORT)
            assert not may_press(s, "mira", YES)
            assert s.slack.alarms == []

    run(story)


def test_a_no_is_invisible_to_who_had_not_answered(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await asked(s)
            await press(s, "jonas", NO)
            await s.settle()
            (closed,) = told(s, "mira")
            assert says(s, closed, "settle_match-closed")
            assert not may_press(s, "mira", YES)
            assert await states(s) == ["declined"]
            answer = await lotse(s, "mira", "partner")
            assert says(s, answer, "propose_match-full"), "and the same two are not proposed again"

    run(story)


def test_a_no_is_kind_to_who_had_said_yes(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await asked(s)
            await press(s, "mira", YES)
            await press(s, "jonas", NO)
            await s.settle()
            closed, kind = told(s, "mira")
            assert says(s, closed, "settle_match-closed")
            assert says(s, kind, "settle_match-not_this_time_learner")
            assert says(s, told(s, "jonas")[0], "settle_match-thanks_for_telling")
            assert s.slack.groups() == []

    run(story)


@pytest.mark.prevents("F10")
def test_silence_frees_the_seat_after_72_hours(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("propose_match", seats=1)) as s:
            await asked(s)
            await profile(s, "tom", learns={"excel": 1})
            await press(s, "jonas", YES)
            assert says(s, await lotse(s, "tom", "partner"), "propose_match-full")
            await s.pass_time(hours=71)
            assert await states(s) == ["proposed"]
            await s.pass_time(hours=1)
            assert await states(s) == ["expired"]
            assert says(s, told(s, "jonas")[-1], "settle_match-not_this_time_expert")
            assert len(told(s, "mira")) == 1, "who said nothing hears nothing more"
            assert says(s, await lotse(s, "tom", "partner"), "propose_match-asked")

    run(story)


def test_nobody_under_18_is_paired(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 4}, minor=True)
            await profile(s, "mira", learns={"excel": 1})
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-no_expert")
            await profile(s, "aylin", learns={"excel": 1}, minor=True)
            assert says(s, await lotse(s, "aylin", "partner"), "propose_match-minor")
            assert await rows(s, match) == []

    run(story)


def test_who_turns_out_to_be_under_18_is_parted(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await asked(s)
            await press(s, "mira", YES)
            await profile(s, "jonas", teaches={"excel": 4}, minor=True)
            await s.settle()
            assert await states(s) == ["ended"]
            assert s.slack.groups() == []
            assert not any("18" in text for text in told(s, "mira")), "nobody's age is told"

    run(story)


@pytest.mark.prevents("F20")
def test_a_bad_fit_ends_without_blame(database: str) -> None:
    async def story() -> None:
        async with stage(database, SOON) as s:
            group = await pair_up(s)
            await press(s, "mira", UNFIT)
            await s.settle()
            assert says(s, s.slack.messages(group)[0].text, "report_match-ended")
            assert says(s, told(s, "jonas")[-1], "report_match-parted_other")
            assert await states(s) == ["ended"]
            await s.pass_time(weeks=2)
            later = await lotse(s, "mira", "partner")
            assert says(s, later, "propose_match-full"), "not even later"

    run(story)


def test_a_report_is_a_private_case(database: str) -> None:
    async def story() -> None:
        async with stage(database, SOON) as s:
            group = await pair_up(s)
            before = (told(s, "jonas"), [m.text for m in s.slack.messages(group)])
            await press(s, "mira", REPORT)
            await press(s, "mira", REPORT)
            await s.settle()
            (case,) = said(s, "#moderation", "report_match-case")
            for who in ("mira", "jonas"):
                assert f"<@{s.slack.member(who).id}>" in case.text
            assert (told(s, "jonas"), [m.text for m in s.slack.messages(group)]) == before
            received = [w.text for w in s.slack.ephemerals("mira")]
            assert any(says(s, text, "report_match-received") for text in received)
            assert any(says(s, text, "report_match-received_already") for text in received)
            await s.pass_time(weeks=2)
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")

    run(story)


def test_the_other_may_report_after_the_round_ended(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_up(s)
            await press(s, "mira", UNFIT)
            await s.settle()
            await press(s, "jonas", REPORT)
            await s.settle()
            assert len(said(s, "#moderation", "report_match-case")) == 1

    run(story)


def test_double_clicks_change_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add("interactive:block_actions", "duplicate", times=0)
            await asked(s)
            await asyncio.gather(*(press(s, "jonas", YES) for _ in range(3)))
            await s.settle()
            assert await states(s) == ["proposed"]
            assert len(told(s, "jonas")) == 1
            await asyncio.gather(*(press(s, "mira", YES) for _ in range(3)))
            await s.settle()
            (group,) = s.slack.groups()
            assert len(s.slack.messages(group.id)) == 1
            await asyncio.gather(*(press(s, "mira", UNFIT) for _ in range(3)))
            await s.settle()
            assert sum(says(s, text, "report_match-parted_you") for text in told(s, "mira")) == 1

    run(story)
