"""Personal data in a question: its author hears of it, alone, and the lists wait until it is gone.

F17: nothing is flagged, hidden or limited, and nobody else is told.
"""

from __future__ import annotations

import pytest

from bot.reactions.guard_personal_data import FINE
from bot.sandbox.cast import PEOPLE
from tests.stories import forum_acts, slack_acts
from tests.stories.slack_acts import lotse, press, run, says
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_digest import digests

LEAK = "Wie finde ich doppelte Einträge in Excel, wenn anna.weber81@posteo.de zweimal da ist?"
CLEAN = "Wie finde ich doppelte Einträge in Excel, wenn eine Adresse zweimal da ist?"
RAW = "In der Zeile steht Klient*innen-Nr. 40718, und darunter noch einmal. Wie werde ich sie los?"


def test_in_slack_it_is_said_to_whoever_asked_and_an_edit_lifts_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("tom", "#hilfe", LEAK)
            await s.pass_time(minutes=5)
            (told,) = slack_acts.told(s, "tom")
            assert says(s, told, "guard_personal_data-email")
            assert "anna" not in told
            assert s.lines("#hilfe", ts) == [], "no line draws anybody to it"
            assert [who for who in PEOPLE if who != "tom" and slack_acts.told(s, who)] == []
            assert "doppelte" not in await lotse(s, "mira", "offen")
            await s.pass_time(days=7)
            assert len(digests(s, 0)) == 1

            await s.slack.edit("tom", "#hilfe", ts, CLEAN)
            await s.pass_time(minutes=5)
            (told,) = slack_acts.told(s, "tom")
            assert says(s, told, "guard_personal_data-lifted")
            assert "doppelte" in await lotse(s, "mira", "offen")
            await s.pass_time(days=7)
            (digest,) = digests(s, 1)
            assert "anna" not in digest.text

    run(story)


def test_whoever_asked_says_that_it_is_fine(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("tom", "#hilfe", LEAK)
            await s.settle()
            assert "doppelte" not in await lotse(s, "tom", "offen")
            await press(s, "tom", FINE)
            await s.settle()
            assert says(s, slack_acts.told(s, "tom")[0], "guard_personal_data-vouched")
            assert "doppelte" in await lotse(s, "mira", "offen")

    run(story)


def test_it_goes_on_while_the_bot_is_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await lotse(s, "petra", "stopp")
            ts = await s.slack.say("tom", "#hilfe", LEAK)
            await s.pass_time(days=3)
            assert len(slack_acts.told(s, "tom")) == 1
            await lotse(s, "petra", "weiter")
            assert "doppelte" not in await lotse(s, "mira", "offen")
            await s.slack.delete("tom", "#hilfe", ts)
            await s.settle()
            assert says(s, slack_acts.told(s, "tom")[0], "guard_personal_data-gone")

    run(story)


def test_in_the_forum_it_is_a_private_message(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask_in_forum(s)
            (told,) = forum_acts.told(s, "heinz")
            assert "40718" not in told
            assert forum_acts.lines(s, topic) == []
            assert not await forum_acts.is_open(s, topic)
            await s.pass_time(days=7)
            assert len(digests(s, 0)) == 1

            first = forum_acts.first_of(s, topic)
            await s.forum.edit(
                "heinz", first, raw="Wie werde ich eine doppelte Zeile in Excel los?"
            )
            await s.pass_time(minutes=5)
            assert len(forum_acts.told(s, "heinz")) == 1, "the same message, said anew"
            assert await forum_acts.is_open(s, topic)

    run(story)


async def ask_in_forum(s: Staged) -> int:
    """Heinz pastes a case number."""
    topic = await s.forum.open_topic("heinz", "Fragen", forum_acts.TITLE, RAW)
    await s.pass_time(minutes=5)
    return topic


@pytest.mark.parametrize("text", [CLEAN, "Wie erreicht ihr info@datenlabor.de am besten?"])
def test_ordinary_questions_hear_nothing(*, database: str, text: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("tom", "#hilfe", text)
            await s.pass_time(minutes=5)
            assert slack_acts.told(s, "tom") == []

    run(story)
