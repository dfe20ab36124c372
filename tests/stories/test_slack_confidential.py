"""Reports name people: they reach the moderators and nobody else, whatever the channel becomes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot import care
from bot.settings import Settings
from bot.store.schema import outbox
from tests.stories.slack_acts import (
    EXCEL,
    REPORT,
    as_in_the_manifest,
    pair_up,
    press,
    restarted,
    rows,
    run,
    said,
    says,
    told,
    with_rules,
)
from tests.stories.stage import Staged, stage

CASE = "report_match-case"


def petra_moderates(given: Settings) -> Settings:
    """The cast's Petra is named as a moderator."""
    return with_rules("community", moderators=("slack:T1/U00000001",))(given)


async def cases(s: Staged) -> list[str]:
    """Every report that anybody can read anywhere."""
    return [m.text for m in s.slack.posts if not m.deleted and says(s, m.text, CASE)]


def opened_up(s: Staged) -> None:
    s.slack.channel("#moderation").kind = "channel"


def shared(s: Staged) -> None:
    s.slack.channel("#moderation").shared = True


def without_us(s: Staged) -> None:
    s.slack.channel("#moderation").members.discard(s.slack.bot_user)


@pytest.mark.parametrize("change", [opened_up, shared, without_us])
def test_a_report_reaches_each_moderator_where_the_channel_is_not_theirs_alone(
    *, database: str, change: Callable[[Staged], None]
) -> None:
    async def story() -> None:
        async with stage(database, petra_moderates) as s:
            as_in_the_manifest(s)
            petra = s.slack.member("petra").id
            assert f"slack:{s.slack.team}/{petra}" in s.bot.settings.rules.community.moderators
            await pair_up(s)
            change(s)  # nobody tells us
            await press(s, "mira", REPORT)
            await s.settle()
            assert said(s, "#moderation", CASE) == []
            (case,) = await cases(s)
            assert case == told(s, "petra")[-1]
            answers = [w.text for w in s.slack.ephemerals("mira")]
            assert any(says(s, text, "report_match-received") for text in answers)
            dead = [row.error for row in await rows(s, outbox) if row.status == "dead"]
            assert dead == ["it is not certain any more that the place is private"]

    run(story)


def test_without_any_other_moderator_it_is_a_dead_letter_and_the_doctor_says_so(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            as_in_the_manifest(s)
            await pair_up(s)
            opened_up(s)
            await press(s, "mira", REPORT)
            await s.settle()
            assert await cases(s) == []
            sick = [f.what for f in await care.examine(s.bot.settings) if not f.ok]
            assert any("liegen geblieben" in what for what in sick)
            assert any("können auch andere mitlesen" in what for what in sick)

            s.slack.channel("#moderation").kind = "group"
            (letter,) = await s.bot.store.dead_keys()
            await s.bot.store.replay(letter.key)
            s.bot.engine.wake()
            await s.settle()
            assert len(said(s, "#moderation", CASE)) == 1

    run(story)


def test_catch_up_notices_that_the_channel_is_private_no_more_and_again(database: str) -> None:
    async def story() -> None:
        async with stage(database, petra_moderates) as s:
            as_in_the_manifest(s)
            for kind, there in (("channel", False), ("group", True)):
                s.slack.channel("#moderation").kind = kind
                await caught_up(s)
                place = await s.bot.turns.look(lambda community: community.moderators_place())
                assert (place is not None) is there
                assert bool(s.bot.slack and s.bot.slack.knowing.moderators.channel) is there

    run(story)


def test_a_renamed_channel_is_noticed_at_once(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.bot.settings = by_name(s.bot.settings)
            async with restarted(s):
                await s.slack.rename("#hilfe", "#fragen-alt")
                await looked_again(s)
                old = await s.slack.say("mira", "#fragen-alt", EXCEL)
                await s.settle()
                assert s.lines("#fragen-alt", old) == [], "it is not the one that is configured"

                await s.slack.rename("#fragen-alt", "#hilfe")
                await looked_again(s)
                new = await s.slack.say("mira", "#hilfe", EXCEL)
                await s.settle()
                assert len(s.lines("#hilfe", new)) == 1
                places = s.theatre.bot.turns.snapshot.rules.community.slack_channels
                assert s.slack.channel("#hilfe").id in str(places), "reactions know it, too"

    run(story)


def by_name(given: Settings) -> Settings:
    """Channels are configured by their names, not by their addresses."""
    return with_rules("community", slack_channels=("#hilfe", "#vorstellung"))(given)


async def caught_up(s: Staged) -> None:
    """Let the bot read what it missed; time has to pass for that."""
    reading = asyncio.create_task(s.bot.catch_up())
    async with asyncio.timeout(20):
        while not reading.done():
            await s.pass_time(seconds=2)
    await reading


async def looked_again(s: Staged) -> None:
    """Let the door look its channels up, beside everything else."""
    door = s.theatre.bot.slack
    assert door is not None
    async with asyncio.timeout(10):
        if door._looking is not None:
            await door._looking
