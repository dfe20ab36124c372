"""Whoever gets nobody is told why, and what would help: every reason has its sentence."""

from __future__ import annotations

from tests.stories.slack_acts import (
    NO,
    introduce,
    lotse,
    press,
    profile,
    run,
    says,
    with_rules,
)
from tests.stories.stage import Staged, stage


async def refused(s: Staged, who: str, why: str, topic: str = "") -> None:
    """Somebody asks for a partner, and is told this reason and nothing else."""
    before = len(s.slack.posts)
    answer = await lotse(s, who, f"partner {topic}")
    assert says(s, answer, f"propose_match-{why}"), (answer, why)
    await s.settle()
    assert len(s.slack.posts) == before, "nobody was asked, and nobody else reads it"


def test_every_reason_of_the_profile_has_its_sentence(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await refused(s, "mira", "no_profile")
            await introduce(s, "mira")
            await s.slack.close_view("mira")
            await refused(s, "mira", "profile")
            await profile(s, "mira", teaches={"excel": 3})
            await refused(s, "mira", "no_topic")
            await profile(s, "mira", learns={"excel": 1})
            await refused(s, "mira", "unknown_topic", "xyzzy")
            await refused(s, "mira", "not_learning", "SQL")
            await profile(s, "mira", learns={"excel": 1}, minor=True)
            await refused(s, "mira", "minor")

    run(story)


def test_every_reason_of_the_others_has_its_sentence(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("propose_match", seats=1)) as s:
            topics = ("excel", "sql", "r", "python", "git", "drucker", "backup")
            await profile(s, "mira", learns=dict.fromkeys(topics, 2))
            await profile(s, "jonas", teaches={"excel": 2})
            await profile(s, "tom", teaches={"sql": 4}, languages=["en"])
            await profile(s, "aylin", teaches={"r": 4}, slots=["mo-morning"])
            await profile(s, "grace", teaches={"python": 4}, format="onsite", region="Moers")
            await profile(s, "petra", teaches={"git": 4, "backup": 4})
            await refused(s, "mira", "no_expert", "drucker")
            await refused(s, "mira", "level", "excel")
            await refused(s, "mira", "language", "sql")
            await refused(s, "mira", "time", "r")
            await refused(s, "mira", "place", "python")

            assert says(s, await lotse(s, "mira", "partner git"), "propose_match-asked")
            await s.settle()
            await refused(s, "mira", "waiting", "git")
            await profile(s, "jonas", learns={"backup": 1})
            await refused(s, "jonas", "full")
            await press(s, "petra", NO)
            await s.settle()
            await refused(s, "mira", "full", "backup")

    run(story)
