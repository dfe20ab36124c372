"""Whoever gets nobody is told why, and what would help: every reason has its sentence."""

from __future__ import annotations

from tests.stories.slack_acts import (
    NO,
    introduce,
    lotse,
    press,
    profile,
    run,
    said,
    with_rules,
)
from tests.stories.stage import stage


def test_every_reason_of_the_profile_has_its_sentence(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            assert "ein paar Worte" in await lotse(s, "mira", "partner")
            await introduce(s, "mira")
            await s.slack.close_view("mira")
            assert "fehlt noch etwas" in await lotse(s, "mira", "partner")
            await profile(s, "mira", teaches={"excel": 3})
            assert "nichts, was du lernen möchtest" in await lotse(s, "mira", "partner")
            await profile(s, "mira", learns={"excel": 1})
            assert "kenne ich noch nicht" in await lotse(s, "mira", "partner xyzzy")
            assert "steht noch nicht bei" in await lotse(s, "mira", "partner SQL")
            assert said(s, "#hilfe", "Um jemanden") == [], "and nobody else reads it"

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
            for topic, sentence in {
                "drucker": "noch niemand Hilfe angeboten",
                "excel": "etwa so weit wie du",
                "sql": "gemeinsame Sprache",
                "r": "keine gemeinsame Zeit",
                "python": "nicht am selben Ort",
            }.items():
                assert sentence in await lotse(s, "mira", f"partner {topic}"), topic

            assert "gefunden" in await lotse(s, "mira", "partner git")
            assert "schon eine Anfrage unterwegs" in await lotse(s, "mira", "partner git")
            await profile(s, "jonas", learns={"backup": 1})
            assert "alle Hände voll" in await lotse(s, "jonas", "partner")
            await s.settle()
            await press(s, "petra", NO)
            await s.settle()
            assert "niemand Neues" in await lotse(s, "mira", "partner backup")

    run(story)
