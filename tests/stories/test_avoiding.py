"""`/lotse lieber nicht`: two who could learn from each other never meet, and nobody sees why."""

from __future__ import annotations

import pytest

from bot.reactions._round_asking import YES
from bot.store.schema import match
from tests.stories.forum_acts import dump, run, write, written
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import lotse, may_press, press, rows, says, told, two_profiles
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over


async def who_both_say_yes(s: Staged) -> None:
    await s.pass_time(days=1, hours=1)
    for who in ("mira", "jonas"):
        await press(s, who, YES)
    await over(s)


@pytest.mark.parametrize("who", ["mira", "jonas"])
def test_they_are_in_no_pair_and_hear_what_everybody_hears(database: str, who: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await two_profiles(s)
            other = {"mira": "jonas", "jonas": "mira"}[who]
            assert says(s, await lotse(s, who, f"lieber nicht @{other}"), "avoid_member-kept")
            await who_both_say_yes(s)
            assert await rows(s, match) == []
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_taken")
            assert says(s, told(s, "jonas")[-1], "hold_rounds-not_needed")

    run(story)


def test_the_other_cannot_take_it_back_and_nothing_tells_them_of_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await two_profiles(s)
            await lotse(s, "mira", "lieber nicht @jonas")
            tried = await lotse(s, "jonas", "doch wieder @mira")
            assert says(s, tried, "avoid_member-over"), "the same words as without a wish"
            await who_both_say_yes(s)
            assert await rows(s, match) == []

    run(story)


def test_taken_back_they_may_meet(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await two_profiles(s)
            await lotse(s, "mira", "rather not @jonas")
            await lotse(s, "mira", "after all @jonas")
            await who_both_say_yes(s)
            assert len(await rows(s, match)) == 1
            assert may_press(s, "mira", AGREE)

    run(story)


def test_a_proposal_that_was_made_looks_as_before_and_comes_to_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            before = told(s, "mira")
            await lotse(s, "mira", "lieber nicht @jonas")
            await s.settle()
            assert told(s, "mira") == before, "its end would tell who was meant"
            for who in ("mira", "jonas"):
                await press(s, who, AGREE)
            await s.settle()
            assert list(s.slack.groups()) == []

    run(story)


def test_in_the_forum_by_a_letter_and_no_row_tells_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "lieber nicht @Petra")
            await s.pass_time(minutes=1)
            assert "Petra und dich bringe ich nicht zusammen" in written(s, topic)[-1]
            kept = await dump(s)
            assert "lieber nicht" not in kept.casefold()
            await write(s, "heinz", "doch wieder")
            await s.pass_time(minutes=1)

    run(story)
