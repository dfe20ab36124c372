"""Whose time is spared: hours, pauses, nights, silence, and a stopped bot.

F22: who ignores three requests is not asked any more. F23: hours a week are a hard cap.
"""

from __future__ import annotations

import pytest

from bot.store.schema import helper, thread
from tests.stories.helper_acts import (
    AGAIN,
    YES,
    asked,
    asks,
    offering,
)
from tests.stories.slack_acts import (
    EXCEL,
    account,
    lotse,
    press,
    profile,
    rows,
    run,
    says,
    told,
    with_rules,
)
from tests.stories.stage import stage


@pytest.mark.prevents("F1", "F22")
def test_two_requests_a_week_are_enough_and_only_in_a_language_they_speak(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "petra", level=1)
            await offering(s, "aylin")
            await profile(s, "grace", teaches={"excel": 3}, languages=["en"])
            for number in range(4):
                await asks(s, "petra", f"{EXCEL} Fall {number}")
            await s.pass_time(hours=3)
            requests = [row.account for row in await rows(s, helper)]
            assert requests == [account(s, "aylin")] * 2
            assert told(s, "grace") == []
            assert told(s, "petra") == [], "nobody is asked to answer themselves"

    run(story)


@pytest.mark.prevents("F23")
def test_hours_a_week_are_a_hard_cap(database: str) -> None:
    async def story() -> None:
        hour = with_rules("suggest_helpers", minutes_per_question=60)
        async with stage(database, hour) as s:
            await offering(s, "jonas", hours="1")
            ts = await asks(s)
            await s.pass_time(hours=2, minutes=5)
            await press(s, "jonas", YES)
            await s.slack.say("jonas", "#hilfe", "Daten > Duplikate entfernen.", ts)
            await asks(s, "petra", "Wie sortiere ich in Excel nach zwei Spalten?")
            await s.pass_time(hours=3)
            assert len(told(s, "jonas")) == 1, "his hour is given"
            await s.pass_time(days=7)
            await asks(s, "petra", "Wie färbe ich in Excel jede zweite Zeile?")
            await s.pass_time(hours=3)
            assert len(told(s, "jonas")) == 2, "a new week has a new hour"

    run(story)


@pytest.mark.prevents("F22")
def test_silence_three_times_is_an_answer_until_they_say_otherwise(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("manners", unasked_a_week=14)) as s:
            await offering(s, "jonas")
            for number in range(3):
                await asks(s, "mira", f"Wie zähle ich in Excel {number} Zeilen?")
                await s.pass_time(days=1)
            await s.pass_time(days=2)
            assert says(s, told(s, "jonas")[-1], "suggest_helpers-resting")
            before = len(told(s, "jonas"))
            await asks(s, "mira", "Wie drucke ich in Excel nur eine Seite?")
            await s.pass_time(hours=6)
            assert len(told(s, "jonas")) == before
            await press(s, "jonas", AGAIN)
            await asks(s, "petra", "Wie fixiere ich in Excel die erste Zeile?")
            await s.pass_time(hours=6)
            assert len(told(s, "jonas")) == before + 1

    run(story)


def test_only_moderators_assign(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            answer = await lotse(s, "tom", "zuweisen https://example.org @jonas")
            assert says(s, answer, "answer_command-moderators_only")
            assert says(s, await lotse(s, "petra", "zuweisen"), "assign_helper-how")
            wrong = await lotse(s, "petra", "zuweisen https://example.org/x @jonas")
            assert says(s, wrong, "assign_helper-unknown_link")

    run(story)


@pytest.mark.parametrize("what", ["", " suggest_helpers", " #hilfe"])
def test_nobody_is_asked_while_that_is_stopped_and_afterwards_it_goes_on(
    database: str, what: str
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas")
            await asks(s)
            await lotse(s, "petra", f"stopp{what}")
            await s.pass_time(hours=5)
            assert asked(s, "jonas") == 0
            await lotse(s, "petra", f"weiter{what}")
            await s.settle()
            assert asked(s, "jonas") == 1

    run(story)


def test_a_question_that_moderators_let_rest_is_taken_to_nobody_before(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas")
            ts = await asks(s)
            (kept,) = await rows(s, thread)
            assert ts in kept.key
            await lotse(s, "petra", f"später {kept.permalink} 2 Tage")
            await s.pass_time(hours=47)
            assert asked(s, "jonas") == 0
            await s.pass_time(hours=24)
            assert asked(s, "jonas") == 1

    run(story)


@pytest.mark.prevents("F5")
def test_at_night_nobody_is_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas")
            await s.pass_time(hours=12)  # half past nine in the evening
            await asks(s)
            await s.pass_time(hours=10)
            assert asked(s, "jonas") == 0
            await s.pass_time(hours=1)
            assert asked(s, "jonas") == 1

    run(story)
