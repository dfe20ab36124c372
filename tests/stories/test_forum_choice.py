"""A round by private messages in which a learner chooses: by the word and the number of a line."""

from __future__ import annotations

import re

from bot.store.schema import match
from tests.stories.forum_acts import run
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_check_ins import newest
from tests.stories.test_forum_members import rows
from tests.stories.test_slack_choice import choosing

LEVELS = {"leyla": "4", "sam": "3"}


async def offers(s: Staged) -> tuple[int, str]:
    """Heinz could learn with either; what he is offered, and where."""
    for who, level in LEVELS.items():
        await profile_by_letters(s, who, teaches="Excel", levels=(level,))
    await profile_by_letters(s, "heinz", learns="Excel")
    await s.pass_time(days=1, hours=1)
    for who in ("heinz", *LEVELS):
        topic, question = newest(s, who)
        assert "Bald beginnt eine Lernrunde" in question
        await answer(s, who, topic, "ja")
    await s.pass_time(days=2)
    return newest(s, "heinz")


def number_of(offer: str, steps: str) -> str:
    (line,) = (line for line in offer.splitlines() if f"{steps} Stufen" in line)
    return line[0]


def test_who_is_chosen_by_a_number_is_asked_and_the_other_one_hears_an_outcome(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            topic, offer = await offers(s)
            assert "„Person 1“, „Person 2“ oder „diesmal nicht“" in offer
            assert not re.search(r"\b(leyla|sam)\b", offer, re.IGNORECASE)
            one = number_of(offer, "2")
            assert "Gut gewählt" in await answer(s, "heinz", topic, f"person {one}")
            asked, question = newest(s, "sam")
            assert "Magst du helfen?" in question
            assert "Danke, dass du helfen wolltest" in newest(s, "leyla")[1]
            await answer(s, "sam", asked, "ja")
            await s.pass_time(minutes=5)
            assert [one["state"] for one in await rows(s, match)] == ["accepted"]
            assert any({"heinz", "sam"} <= t.allowed for t in s.forum.pms_of("heinz"))

    run(story)


def test_a_number_alone_chooses(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            topic, offer = await offers(s)
            await answer(s, "heinz", topic, number_of(offer, "3"))
            assert "Magst du helfen?" in newest(s, "leyla")[1]
            assert [one["state"] for one in await rows(s, match)] == ["proposed"]

    run(story)


def test_a_no_refuses_all_of_them(database: str) -> None:
    async def story() -> None:
        async with stage(database, choosing()) as s:
            topic, _ = await offers(s)
            assert "völlig in Ordnung" in await answer(s, "heinz", topic, "nein")
            assert await rows(s, match) == []
            for who in LEVELS:
                assert "Danke, dass du helfen wolltest" in newest(s, who)[1]

    run(story)
