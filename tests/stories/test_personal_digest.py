"""A digest of one's own: ordered, told at its hour, taken over, ended."""

from __future__ import annotations

from bot.reactions._helping import TAKE
from bot.reactions.send_personal_digest import STOP
from bot.store.schema import helper, wish
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    R,
    account,
    dump,
    lotse,
    offered,
    profile,
    restarted,
    rows,
    run,
    says,
    told,
    with_rules,
)
from tests.stories.stage import Staged, stage

QUIET = with_rules("suggest_helpers", peers_after=168, experts_after=300)
"""The ladder would ask him by itself: not in these weeks."""


def own(s: Staged) -> list[str]:
    """What Jonas got of his own digests."""
    return [text for text in told(s, "jonas") if text.startswith("Für dich, ca.")]


async def press(s: Staged, button: str, value: str | None = None) -> None:
    """On the newest one."""
    newest = max((m for m in s.slack.dms("jonas") if m.text.startswith("Für dich")),
                 key=lambda m: m.ts)  # fmt: skip
    await s.slack.press("jonas", newest.channel, newest.ts, button, value)


def test_ordered_told_at_its_hour_and_taken_over(database: str) -> None:
    async def story() -> None:
        async with stage(database, QUIET) as s:
            answer = await lotse(s, "jonas", "digest mir Montag 18")
            assert says(s, answer, "send_personal_digest-no_profile")
            await profile(s, "jonas", teaches={"excel": 4})
            answer = await lotse(s, "jonas", "digest mir Mittwoch 18")
            assert says(s, answer, "send_personal_digest-on")
            first = await s.slack.say("tom", "#hilfe", EXCEL)
            await s.slack.say("tom", "#hilfe", R)
            await s.pass_time(days=2, hours=8)
            assert own(s) == []
            await s.pass_time(hours=2)
            (digest,) = own(s)
            assert "doppelte" in digest
            assert "RStudio" not in digest, "not his topic"
            assert "von 120 Minuten" in digest

            key = f"slack:{s.slack.team}/{s.slack.channel('#hilfe').id}/{first}"
            await press(s, TAKE, key)
            await s.settle()
            (taken,) = await rows(s, helper)
            assert (taken.thread, taken.state) == (key, "yes")
            await s.pass_time(days=7)
            assert len(own(s)) in (1, 2)

    run(story)


def test_once_a_week_through_restarts_and_changes_of_the_day(database: str) -> None:
    async def story() -> None:
        async with stage(database, QUIET) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            await lotse(s, "jonas", "digest mir Dienstag 18")
            await s.slack.say("tom", "#hilfe", EXCEL)
            await s.pass_time(days=1, hours=10)
            assert len(own(s)) == 1
            await lotse(s, "jonas", "digest mir Donnerstag 18")
            async with restarted(s):
                for _ in range(3):
                    await s.bot.look_at_the_calendar()
                await s.pass_time(days=4)
                assert len(own(s)) == 1, "this week's was told"
                await s.pass_time(days=5)
                assert len(own(s)) == 2

    run(story)


def test_nothing_fits_and_nothing_comes_and_it_ends(database: str) -> None:
    async def story() -> None:
        async with stage(database, QUIET) as s:
            await profile(s, "jonas", teaches={"umfragen": 4})
            await lotse(s, "jonas", "digest mir Dienstag 18")
            await s.slack.say("tom", "#hilfe", EXCEL)
            before = len(told(s, "jonas"))
            await s.pass_time(days=8)
            assert len(told(s, "jonas")) == before
            answer = await lotse(s, "jonas", "digest aus")
            assert says(s, answer, "send_personal_digest-off")
            assert await rows(s, wish) == []

    run(story)


def test_a_button_ends_it_and_forgetting_leaves_nothing_of_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, QUIET) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            await lotse(s, "jonas", "digest mir Dienstag 18")
            await s.slack.say("tom", "#hilfe", EXCEL)
            await s.pass_time(days=1, hours=10)
            await press(s, STOP)
            await s.settle()
            assert await rows(s, wish) == []
            await lotse(s, "jonas", "digest mir Dienstag 18")
            (row,) = await rows(s, wish)
            await lotse(s, "jonas", "vergiss mich")
            await s.slack.press("jonas", *offered(s, "jonas", FORGET), FORGET)
            await s.settle()
            assert await rows(s, wish) == []
            left = await dump(s)
            assert account(s, "jonas") not in left
            assert f'"{row.id}"' not in left

    run(story)
