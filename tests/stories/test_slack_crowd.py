"""Twenty people at once: seats and yeses are counted right, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from bot.store.schema import match
from tests.stories.slack_acts import (
    YES,
    lotse,
    offered,
    profile,
    rows,
    run,
    says,
    states,
    told,
    two_profiles,
    with_rules,
)
from tests.stories.stage import Staged, stage

CROWD = [f"learner{number:02}" for number in range(20)]


async def crowd(s: Staged) -> None:
    """Twenty learners, who all want what only Jonas teaches."""
    await profile(s, "jonas", teaches={"excel": 4}, hours="10")
    for who in CROWD:
        s.slack.channel("#hilfe").members.add(s.slack.add_member(who))
        await profile(s, who, learns={"excel": 1})


@pytest.mark.parametrize("seats", [1, 2])
def test_twenty_ask_at_once_for_the_free_seats(database: str, seats: int) -> None:
    async def story() -> None:
        async with stage(database, with_rules("propose_match", seats=seats)) as s:
            await crowd(s)
            answers = await asyncio.gather(*(lotse(s, who, "partner") for who in CROWD))
            await s.settle()
            found = sum(says(s, text, "propose_match-asked") for text in answers)
            assert found == seats
            assert await states(s) == ["proposed"] * seats
            assert len(told(s, "jonas")) == seats
            asked = Counter(len(told(s, who)) for who in CROWD)
            assert asked == {1: seats, 0: 20 - seats}

    run(story)


@pytest.mark.prevents("F8")
def test_twenty_yeses_at_once_open_one_group(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            where = {who: offered(s, who, YES) for who in ("mira", "jonas")}
            clicks = [(who, *where[who]) for who in ("mira", "jonas") for _ in range(10)]
            await asyncio.gather(*(s.slack.press(*click, YES) for click in clicks))
            await s.settle()
            (group,) = s.slack.groups()
            assert len(s.slack.messages(group.id)) == 1
            (kept,) = await rows(s, match)
            assert (kept.state, kept.learner_says, kept.expert_says) == ("accepted", True, True)

    run(story)


@pytest.mark.prevents("F8")
def test_two_yeses_for_the_last_seat_make_one_pair(database: str) -> None:
    """Both learners were asked while two seats were free; then the expert has time for one."""

    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 4}, hours="2")
            for who in ("mira", "tom"):
                await profile(s, who, learns={"excel": 1})
                await lotse(s, who, "partner")
            await profile(s, "jonas", teaches={"excel": 4}, hours="1")
            await s.settle()
            clicks = [("mira", *offered(s, "mira", YES)), ("tom", *offered(s, "tom", YES))]
            both = [m for m in s.slack.dms("jonas") if "settle_match-yes" in str(m.blocks)]
            clicks += [("jonas", m.channel, m.ts) for m in both]
            assert len(clicks) == 4
            await asyncio.gather(*(s.slack.press(*click, YES) for click in clicks))
            await s.settle()
            assert await states(s) == ["accepted", "expired"]
            assert len(s.slack.groups()) == 1

    run(story)
