"""What topics may lack is counted in titles that everybody may read, and is kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import Change, DropThread, ForgetMember, GuardThread, KeepProfile, SetAside
from bot.store.view import View
from matchers.model import Account, Place, Profile, Visibility
from matchers.unknown import Asked
from tests.store.test_community import ADA, ASK, KEY, change, question
from tests.store.test_members import consent
from tests.store.world import PUBLIC, START, World, run, world

HIDDEN = Place("slack:T1/C9", Visibility.PRIVATE)
EVA = "discourse:eva_maria"


async def asked(w: World, most: int = 9, days: float = 1) -> list[Asked]:
    since = START - timedelta(days=days)
    return await w.store.read(lambda c: list(View(c, w.turns.snapshot).asked_since(since, most)))


async def called(w: World) -> frozenset[str]:
    return await w.store.read(lambda c: View(c, w.turns.snapshot).called())


def test_titles_of_public_questions_the_newest_first(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            private = question(3)
            elsewhere = replace(private.question.thread, place=HIDDEN)
            private = replace(private, question=replace(private.question, thread=elsewhere))
            await change(w, question(1), question(2, asker=EVA), private)
            first, second = (
                Asked("Frage 1", Account(ASK), PUBLIC.key),
                Asked("Frage 2", Account(EVA), PUBLIC.key),
            )
            assert await asked(w) == [second, first]
            assert await asked(w, most=1) == [second]
            assert await asked(w, days=-1) == []

    run(story)


WAYS: dict[str, Change] = {
    "vergiss mich": ForgetMember(account=Account(ASK)),
    "deleted": DropThread(thread=KEY),
    "confidential": SetAside(thread=KEY, why="confidential"),
    "no question": SetAside(thread=KEY, why="no_question"),
    "personal data": GuardThread(thread=KEY, on=True),
}


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", WAYS)
def test_what_is_forgotten_is_not_counted(database: str, way: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), WAYS[way])
            assert [one.title for one in await asked(w)] == []

    run(story)


@pytest.mark.prevents("F14")
def test_what_members_are_called_is_known(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            named = KeepProfile(profile=Profile(ADA, name="Qubilah Öz"))
            await change(w, question(2, asker=EVA), *consent(ADA), named)
            assert await called(w) == {"qubilah", "oez", "eva", "maria"}

    run(story)
