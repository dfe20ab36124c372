"""A round in Slack in which learners choose: only the chosen are asked, all hear an outcome."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Callable

import pytest

from bot.reactions._offers import NONE, TAKE
from bot.reactions._round_asking import YES
from bot.sandbox.slack_nouns import Message
from bot.settings import Settings
from bot.store.schema import match
from tests.stories.slack_acts import (
    FORGET,
    dump,
    lotse,
    may_press,
    press,
    profile,
    restarted,
    rows,
    run,
    says,
    told,
)
from tests.stories.slack_acts import NO as DECLINE
from tests.stories.slack_acts import YES as AGREE
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over

LEVELS = {"jonas": 4, "grace": 3}
"""Three steps and two steps ahead of Mira."""


async def offers(s: Staged) -> None:
    """Mira could learn with either; the answers have ended."""
    for who, level in LEVELS.items():
        await profile(s, who, teaches={"excel": level})
    await profile(s, "mira", learns={"excel": 1})
    await s.pass_time(days=1, hours=1)
    for who in ("jonas", "grace", "mira"):
        await press(s, who, YES)
    await over(s)


def choosing() -> Callable[[Settings], Settings]:
    return held(rhythm="monthly", weekday=1, choose_from=3)


async def take(s: Staged, steps: int) -> None:
    """Press the button beside whoever is so many steps ahead."""
    message, found = lines(s)
    await s.slack.press("mira", message.channel, message.ts, beside(found, steps))


def lines(s: Staged) -> tuple[Message, dict[str, str]]:
    """The newest message that lets Mira choose; its lines, and the button beside each."""
    for message in sorted(s.slack.dms("mira"), key=lambda m: m.ts, reverse=True):
        found = {str(b["text"]): str(b["accessory"]["action_id"]) for b in message.blocks
                 if str(b.get("accessory", {}).get("action_id")).startswith(TAKE)}  # fmt: skip
        if found:
            return message, found
    raise AssertionError("Mira can choose nobody.")


def beside(found: dict[str, str], steps: int) -> str:
    return next(button for line, button in found.items() if f"{steps} Stufen" in line)


def heard(s: Staged) -> dict[str, int]:
    return {who: len(told(s, who)) for who in ("jonas", "grace", "mira")}


@pytest.mark.prevents("F9")
@pytest.mark.parametrize("steps", [2, 3])
def test_only_who_is_chosen_is_asked_and_two_yeses_open_the_group(
    steps: int, database: str
) -> None:
    chosen, other = ("grace", "jonas") if steps == 2 else ("jonas", "grace")

    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            assert says(s, told(s, "mira")[-1], "hold_rounds-offer", count=2)
            assert not any(name in told(s, "mira")[-1] for name in ("Jonas", "Grace"))
            assert {len(told(s, who)) for who in LEVELS} == {1}, "no expert hears of it yet"
            await take(s, steps)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "settle_match-chosen")
            assert may_press(s, chosen, AGREE)
            assert "Mira" not in told(s, chosen)[-1]
            assert says(s, told(s, other)[-1], "hold_rounds-not_needed")
            assert [row.state for row in await rows(s, match)] == ["proposed"]
            await press(s, chosen, AGREE)
            await s.settle()
            (group,) = s.slack.groups()
            both = {s.slack.member(who).id for who in ("mira", chosen)}
            assert group.members == {*both, s.slack.bot_user}
            assert says(s, told(s, "mira")[-1], "settle_match-accepted")
            before = heard(s)
            await s.pass_time(days=2)
            assert heard(s) == before

    run(story)


@pytest.mark.prevents("F9", "F10")
def test_after_a_no_of_the_expert_the_other_one_is_found(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            await take(s, 2)
            await s.settle()
            await press(s, "grace", DECLINE)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "settle_match-not_this_time_learner")
            assert "Grace" not in " ".join(told(s, "mira"))
            await s.pass_time(days=1, hours=2)
            assert may_press(s, "mira", AGREE), "one alone is no choice: both are asked"
            assert may_press(s, "jonas", AGREE)

    run(story)


@pytest.mark.prevents("F9", "F10")
@pytest.mark.parametrize("answer", [NONE, ""])
def test_a_no_to_all_or_silence_gives_the_seats_on_and_experts_hear_an_outcome(
    answer: str, database: str
) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            if answer:
                message, _ = lines(s)
                await s.slack.press("mira", message.channel, message.ts, answer)
                await s.settle()
                assert says(s, told(s, "mira")[-1], "settle_match-passed")
            else:
                await s.pass_time(days=3, hours=1)
                assert says(s, told(s, "mira")[-1], "settle_match-over")
            assert await rows(s, match) == []
            for who in LEVELS:
                assert says(s, told(s, who)[-1], "hold_rounds-not_needed")
            before = heard(s)
            await s.pass_time(days=4)
            assert heard(s) == before, "whoever said no, or nothing, is left in peace"

    run(story)


@pytest.mark.prevents("F8")
def test_a_restart_and_three_clicks_at_once_choose_once(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            message, found = lines(s)
            pressed = (beside(found, 2), beside(found, 2), beside(found, 3))
            async with restarted(s):
                await gather(
                    *(s.slack.press("mira", message.channel, message.ts, one) for one in pressed)
                )
                await s.settle()
                assert [row.state for row in await rows(s, match)] == ["proposed"]
                asked = [who for who in LEVELS if may_press(s, who, AGREE)]
                assert len(asked) == 1
                assert len(told(s, asked[0])) == 2

    run(story)


def test_who_pauses_is_no_choice_any_more_and_the_other_one_is(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            await lotse(s, "grace", "pause")
            await s.settle()
            await take(s, 2)
            await s.settle()
            whispered = [m.text for m in s.slack.ephemerals("mira")]
            assert says(s, whispered[-1], "settle_match-offer_gone")
            assert says(s, told(s, "mira")[-1], "hold_rounds-offer", count=1)
            await take(s, 3)
            await s.settle()
            assert may_press(s, "jonas", AGREE)
            assert len(told(s, "grace")) == 1, "whoever pauses is left in peace"

    run(story)


@pytest.mark.prevents("F9")
def test_when_nobody_is_left_the_learner_hears_so_and_is_looked_for_again(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            for who in LEVELS:
                await lotse(s, who, "pause")
            await s.settle()
            assert says(s, told(s, "mira")[-1], "settle_match-offers_gone")
            with pytest.raises(AssertionError, match="nobody"):
                lines(s)
            await lotse(s, "grace", "pause aus")
            await s.pass_time(days=1, hours=2)
            assert may_press(s, "mira", AGREE)
            assert may_press(s, "grace", AGREE)

    run(story)


@pytest.mark.parametrize("who", ["mira", "grace"])
def test_whoever_is_forgotten_leaves_nothing_of_it(who: str, database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            mine = s.slack.member(who).id
            await lotse(s, who, "vergiss mich")
            await press(s, who, FORGET)
            await s.settle()
            assert mine not in await dump(s)
            if who == "grace":
                await take(s, 3)
                await s.settle()
                assert may_press(s, "jonas", AGREE)
            else:
                assert await rows(s, match) == []
                for expert in LEVELS:
                    assert says(s, told(s, expert)[-1], "hold_rounds-not_needed")

    run(story)


def test_a_block_is_not_guessed_from_what_may_be_chosen(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            await lotse(s, "mira", f"lieber nicht <@{s.slack.member('grace').id}>")
            await take(s, 2)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "settle_match-chosen"), "as if nothing were"
            await press(s, "grace", AGREE)
            await s.settle()
            assert s.slack.groups() == []
            assert says(s, told(s, "mira")[-1], "settle_match-not_this_time_learner")

    run(story)


@pytest.mark.prevents("F5")
def test_who_is_chosen_at_night_is_asked_in_the_morning(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            await offers(s)
            await s.pass_time(hours=13)
            await take(s, 2)
            await s.settle()
            assert {len(told(s, who)) for who in LEVELS} == {1}
            await s.pass_time(hours=9)
            assert may_press(s, "grace", AGREE)

    run(story)
