"""What a forum's past taught is found in a new question, in words that no alias has."""

from __future__ import annotations

from bot.store.lessons import Past, forget_past, keep_past
from matchers.model import Account
from matchers.school import ENOUGH
from tests.stories.slack_acts import run
from tests.stories.stage import Staged, stage

ADA = Account("discourse:ada")
ASKED = "Warum verrutscht mein Etikettenbogen immer?"
BEFORE = (
    ("Etikettenbogen verrutscht", "drucker"),
    ("Etikettenbogen richtig einlegen", "drucker"),
    ("Kaffeekasse abrechnen", "buchhaltung"),
    ("Sitzung vorbereiten", "veranstaltungen"),
)


def past() -> list[Past]:
    told = [BEFORE[n % len(BEFORE)] for n in range(ENOUGH)]
    return [Past(f"discourse:t/{9000 + n}", t, (of,), ADA, n) for n, (t, of) in enumerate(told)]


async def line(s: Staged) -> list[str]:
    ts = await s.slack.say("mira", "#hilfe", ASKED)
    await s.settle()
    return s.lines("#hilfe", ts)


def test_what_the_past_taught_is_found_and_can_be_unlearnt(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            assert await line(s) == [], "no alias stands there"
            await s.bot.store.write(lambda c: keep_past(c, past()))
            await s.pass_time(minutes=2)
            (said,) = await line(s)
            assert "Drucker" in said
            assert "Etikettenbogen" in said, "the word that gave the idea"
            await s.bot.store.write(lambda c: forget_past(c, ADA))
            await s.pass_time(minutes=2)
            assert await line(s) == []

    run(story)
