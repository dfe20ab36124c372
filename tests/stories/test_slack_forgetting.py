"""Forgetting reaches what is on its way at that very moment, and keeps to the last wording."""

from __future__ import annotations

import asyncio

from bot.store.outbox import mark_of
from tests.stories.slack_acts import (
    FORGET,
    REPORT,
    UNFIT,
    YES,
    account,
    dump,
    lotse,
    pair_up,
    press,
    run,
    said,
    says,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage

POST = "chat.postMessage"
SLOW = 4.0
"""Real seconds that Slack takes for a call: long enough to be forgotten in between."""


async def under_way(s: Staged, calls: int = 1) -> asyncio.Task[None]:
    """Slack has the bot's call, and takes its time with it."""
    settling = asyncio.create_task(s.settle())
    async with asyncio.timeout(20):
        while len(s.slack.mischief.played) < calls:  # noqa: ASYNC110  (the sandbox's own list)
            await asyncio.sleep(0.02)
    return settling


async def forget(s: Staged, who: str) -> None:
    """Ask to be forgotten, and confirm it."""
    await lotse(s, who, "vergiss mich")
    await press(s, who, FORGET)


async def nothing_of(s: Staged, who: str) -> None:
    """Nothing leads to the member: no column, and no message that anybody but they can read."""
    member = s.slack.member(who).id
    held = await dump(s)
    alone = s.slack.private({member}).id
    for trace in (member, alone, mark_of(account(s, who))):
        assert trace not in held, trace
    for message in s.slack.posts:
        seen = message.channel != alone and not message.deleted
        assert not (seen and member in f"{message.text}{message.blocks}"), message.text


def test_a_group_that_opens_at_that_moment_does_not_name_who_is_gone(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            await press(s, "jonas", YES)
            await s.settle()
            s.slack.mischief.add(POST, "delay", seconds=SLOW)
            await press(s, "mira", YES)
            settling = await under_way(s)
            (group,) = s.slack.groups()
            await forget(s, "mira")
            assert s.slack.messages(group.id) == [], "it has not arrived yet"
            await settling
            await s.settle()

            (hello,) = s.slack.messages(group.id)
            assert hello.edited, "it arrived with the name, and was edited"
            assert f"<@{s.slack.member('jonas').id}>" in hello.text
            assert says(s, told(s, "jonas")[-1], "settle_match-ended"), "a kind word, no blame"
            await nothing_of(s, "mira")

    run(story)


def test_a_case_that_may_have_arrived_is_found_and_edited(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_up(s)
            s.slack.mischief.add(POST, "cut_after")
            await press(s, "jonas", REPORT)
            await s.settle()
            (case,) = said(s, "#moderation", "report_match-case")
            assert s.slack.member("mira").id in case.text
            await forget(s, "mira")
            await s.pass_time(minutes=2)
            (case,) = said(s, "#moderation", "report_match-case")
            assert f"<@{s.slack.member('jonas').id}>" in case.text
            await nothing_of(s, "mira")

    run(story)


def test_what_the_member_is_being_told_leaves_no_trace_of_where(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            s.slack.mischief.add(POST, "delay", seconds=SLOW, times=2)
            await lotse(s, "mira", "partner")
            settling = await under_way(s, calls=2)
            await forget(s, "jonas")
            assert told(s, "jonas") == [], "it has not arrived yet"
            await settling
            await s.settle()
            assert len(told(s, "jonas")) == 1, "what is on its way cannot be held back"
            await nothing_of(s, "jonas")
            assert says(s, told(s, "mira")[0], "settle_match-closed")

    run(story)


def test_a_pair_that_had_ended_reads_so_still(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            group = await pair_up(s)
            await press(s, "mira", UNFIT)
            await s.settle()
            await forget(s, "mira")
            await s.settle()
            (last,) = s.slack.messages(group)
            assert says(s, last.text, "report_match-ended"), "not the introduction again"
            await nothing_of(s, "mira")

    run(story)
