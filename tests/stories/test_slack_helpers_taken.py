"""A question that somebody takes by themselves; and a ladder that outlives a restart."""

from __future__ import annotations

from tests.stories.helper_acts import NO, asked, asks, offering, states
from tests.stories.slack_acts import account, may_press, press, restarted, run, said, says, told
from tests.stories.stage import stage

TAKE = "suggest_helpers-take"


def test_whoever_takes_a_question_has_it_for_a_day_and_may_give_it_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "petra")
            ts = await asks(s, words="Wer hat Erfahrung mit einem Beamer für draußen?")
            await s.pass_time(hours=73)
            (post,) = said(s, "moderation", "suggest_helpers-moderators", days=3, asked=0)
            await s.slack.press("petra", "moderation", post.ts, TAKE)
            await s.settle()
            assert says(s, told(s, "petra")[-1], "suggest_helpers-you_took", hours=24)
            assert await states(s) == {account(s, "petra"): "yes"}
            await s.slack.press("petra", "moderation", post.ts, TAKE)
            await s.settle()
            assert await states(s) == {account(s, "petra"): "yes"}, "twice is once"
            await press(s, "petra", NO)
            await s.settle()
            assert says(s, told(s, "petra")[-1], "suggest_helpers-you_cannot")
            assert await states(s) == {account(s, "petra"): "no"}
            await s.slack.press("petra", "moderation", post.ts, TAKE)
            await s.slack.say("petra", "#hilfe", "Im Büro steht einer.", ts)
            await s.settle()
            assert await states(s) == {account(s, "petra"): "helped"}
            assert not may_press(s, "petra", NO)

    run(story)


def test_a_restart_loses_no_rung(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas")
            await asks(s)
            await s.pass_time(hours=1)
            async with restarted(s):
                await s.pass_time(hours=1, minutes=5)
                assert asked(s, "jonas") == 1

    run(story)
