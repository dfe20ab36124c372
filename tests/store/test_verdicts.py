"""Corrections of what is a question: kept without a word of anybody's, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.effects import Change, DropThread, KeepQuestion, SetAside
from bot.store.schema import verdict
from bot.store.verdicts import leaning
from tests.store.test_community import KEY, change, question
from tests.store.world import World, run, world

SAID = "Ich suche die Vorlagen heraus und lade sie hoch."
NO_QUESTION = SetAside(thread=KEY, why="no_question")


async def verdicts(w: World) -> list[tuple[str, bool]]:
    rows = await w.store.read(lambda c: list(c.execute(sa.select(verdict))))
    return [(row.cues, row.asks) for row in rows]


def test_what_was_no_question_is_remembered_by_our_own_cues(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, title=SAID))
            await change(w, NO_QUESTION)
            [(cues, is_asked)] = await verdicts(w)
            assert (cues, is_asked) == ('["ich suche: ich"]', False)
            assert await w.store.read(leaning) == {}, "one alone changes nothing"

    run(story)


AFTER: dict[str, tuple[Change, ...]] = {
    "marked after all": (replace(question(1, title=SAID), marked=True),),
    "deleted": (DropThread(thread=KEY),),
    "confidential": (SetAside(thread=KEY, why="confidential"),),
}


@pytest.mark.parametrize("how", AFTER)
def test_it_goes_with_whoever_takes_it_back_and_with_the_message(database: str, how: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, title=SAID), NO_QUESTION)
            assert await verdicts(w)
            await change(w, *AFTER[how])
            assert await verdicts(w) == []

    run(story)


def test_who_agrees_with_us_teaches_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            asked = question(1, title="Ich suche Vorlagen, hat jemand welche?")
            await change(w, replace(asked, marked=True))
            assert await verdicts(w) == []
            hidden: KeepQuestion = question(2, title="")
            await change(w, hidden, SetAside(thread=hidden.question.thread.key, why="no_question"))
            assert await verdicts(w) == [], "of what is not public no word is held to learn from"

    run(story)
