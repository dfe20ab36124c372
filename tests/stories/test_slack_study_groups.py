"""Two study groups in Slack: each opens by its rhythm; who is in both is asked once a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.reactions._round_asking import YES
from bot.reactions._round_preview import RELEASE
from bot.rules_rounds import StudyGroup
from bot.settings import Settings
from bot.store.schema import held_round, match, part
from tests.stories.slack_acts import NO as DECLINE
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import (
    lotse,
    may_press,
    press,
    profile,
    restarted,
    rows,
    run,
    says,
    told,
    with_rules,
)
from tests.stories.stage import Staged, stage

TABLES = StudyGroup("tables", "Tabellen", topics=("excel",), rhythm="weekly", weekday=1, hour=10)
STATS = StudyGroup("numbers", "Statistik", topics=("r",), rhythm="fortnightly", weekday=1, hour=10)
ROOM = "#moderation"


def grouped(*groups: StudyGroup, **more: Any) -> Callable[[Settings], Settings]:
    whole = {"groups": groups or (TABLES, STATS), "answer_days": 2, **more}
    return with_rules("hold_rounds", **whole)


async def community(s: Staged, hours: str = "2") -> None:
    """Mira learns both; Jonas gives Excel, Grace gives R; Tom learns what no group is about."""
    await profile(s, "jonas", teaches={"excel": 4})
    await profile(s, "grace", teaches={"r": 4})
    await profile(s, "mira", learns={"excel": 1, "r": 1}, hours=hours)
    await profile(s, "tom", learns={"python": 1})


async def names(s: Staged) -> list[str]:
    return sorted(row.name for row in await rows(s, held_round))


async def pairs(s: Staged) -> list[tuple[str, str]]:
    return sorted((row.topic, row.round) for row in await rows(s, match))


def test_each_group_asks_its_own_in_its_own_rhythm(database: str) -> None:
    async def story() -> None:
        async with stage(database, grouped()) as s:
            await community(s)
            await s.pass_time(days=8, hours=1)
            assert await names(s) == ["2026-W45.tables", "2026-W46.numbers", "2026-W46.tables"]
            assert ["Tabellen" in text for text in told(s, "jonas")] == [True, True]
            assert ["Statistik" in text for text in told(s, "grace")] == [True]
            assert told(s, "tom") == [], "no group is about what he wants to learn"
            assert len(told(s, "mira")) == 2
            async with restarted(s):
                await s.pass_time(days=2)
                assert len(told(s, "mira")) == 2, "two a week are enough, whoever asks"
                assert (len(told(s, "jonas")), len(told(s, "grace"))) == (2, 1)

    run(story)


@pytest.mark.prevents("F1")
def test_who_is_in_both_is_asked_by_the_second_a_day_later(database: str) -> None:
    async def story() -> None:
        async with stage(database, grouped(TABLES, replace(STATS, rhythm="weekly"))) as s:
            await community(s)
            await s.pass_time(days=1, hours=1)
            assert await names(s) == ["2026-W45.numbers", "2026-W45.tables"]
            (first,) = told(s, "mira")
            async with restarted(s):
                await s.pass_time(hours=22)
                assert told(s, "mira") == [first]
                await s.pass_time(hours=3)
                _, second = told(s, "mira")
                assert sorted("Tabellen" in text for text in (first, second)) == [False, True]
                for who in ("jonas", "grace", "mira", "mira"):
                    await press(s, who, YES)
                    await s.settle()
                assert [row.says for row in await rows(s, part)] == ["yes"] * 4
                await s.pass_time(days=1)
                assert len(await rows(s, match)) == 1, "one proposal at a time"

    run(story)


def test_nobody_gives_more_hours_than_they_have_whichever_group_asks(database: str) -> None:
    later = replace(STATS, rhythm="weekly", weekday=2)

    async def story() -> None:
        async with stage(database, grouped(TABLES, later)) as s:
            await community(s, hours="1")
            await s.pass_time(days=2, hours=1)
            for who in ("jonas", "grace", "mira", "mira"):
                await press(s, who, YES)
                await s.settle()
            await s.pass_time(days=1)
            assert [topic for topic, _ in await pairs(s)] == ["excel"]
            await press(s, "mira", AGREE)
            await press(s, "jonas", AGREE)
            await s.pass_time(days=2)
            assert [topic for topic, _ in await pairs(s)] == ["excel"], "her hour is given away"
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_profile")
            assert says(s, told(s, "grace")[-1], "hold_rounds-not_needed")

    run(story)


def test_a_no_in_one_group_means_nothing_in_the_other(database: str) -> None:
    stats, tables = replace(STATS, rhythm="weekly"), replace(TABLES, weekday=2)

    async def story() -> None:
        async with stage(database, grouped(stats, tables)) as s:
            await community(s)
            await s.pass_time(days=2, hours=1)
            for who in ("jonas", "mira", "mira"):
                await press(s, who, YES)
                await s.settle()
            await s.pass_time(days=1)
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_topic")
            await s.pass_time(days=1)
            assert await pairs(s) == [("excel", "2026-W45.tables")]
            await press(s, "mira", DECLINE)
            await press(s, "grace", YES)
            await s.pass_time(days=1)
            assert await pairs(s) == [("excel", "2026-W45.tables"), ("r", "2026-W45.numbers")]
            assert may_press(s, "mira", AGREE), "she was looked for in the other one all the same"

    run(story)


def test_moderators_name_the_group_that_they_mean(database: str) -> None:
    later = replace(STATS, rhythm="weekly", weekday=2)

    async def story() -> None:
        async with stage(database, grouped(TABLES, later, approve=True)) as s:
            await community(s)
            await s.pass_time(days=2, hours=1)
            for who in ("jonas", "grace", "mira", "mira"):
                await press(s, who, YES)
                await s.settle()
            await s.pass_time(days=2)
            assert await rows(s, match) == []
            answer = await lotse(s, "petra", "runde")
            assert "Tabellen" in answer
            assert "Statistik" in answer
            assert "tables, numbers" in answer
            answer = await lotse(s, "petra", "runde freigeben")
            assert says(s, answer, "hold_rounds-answer_which_group")
            assert says(s, await lotse(s, "mira", "runde freigeben"),
                        "answer_command-moderators_only")  # fmt: skip
            answer = await lotse(s, "petra", "runde numbers freigeben")
            assert says(s, answer, "hold_rounds-answer_released")
            await s.settle()
            assert [topic for topic, _ in await pairs(s)] == ["r"]
            async with restarted(s):
                ours = [m for m in s.slack.messages(ROOM) if m.bot_id and "Tabellen" in m.text]
                await s.slack.press("petra", ours[-1].channel, ours[-1].ts, RELEASE)
                await s.settle()
                assert [topic for topic, _ in await pairs(s)] == ["r"], "Mira has been asked"
                assert "geändert" in ours[-1].text, "it is worked out anew"
                answer = await lotse(s, "petra", "runde öffnen numbers")
                assert says(s, answer, "hold_rounds-answer_one_already")

    run(story)
