"""A guarded question is in nothing that lists open ones, and comes back as it was."""

from __future__ import annotations

from datetime import timedelta

from bot.effects import DropThread, ForgetMember, GuardThread, KeepQuestion
from tests.store.test_community import ADA, change, question, unanswered, voice
from tests.store.world import START, World, run, thread, world

KEY = thread(1).key


async def listed(w: World) -> list[str]:
    """Everything that is told of a question somewhere."""
    return await unanswered(w)


def test_it_is_open_nowhere_until_it_is_mended(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            asking = question(1)
            await change(w, asking)
            assert await listed(w) == [KEY]
            await change(w, GuardThread(thread=KEY, on=True))
            assert await listed(w) == []
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert kept.guarded
            edited = KeepQuestion(question=asking.question, edited=START + timedelta(hours=1))
            await change(w, edited)
            assert await listed(w) == [], "an edit alone says nothing about it"
            old = START + timedelta(days=400)
            held = await w.turns.look(lambda c: c.held("slack:", old))
            assert held == [KEY], "it is looked at again: an edit may have been missed"
            await change(w, GuardThread(thread=KEY, on=False))
            assert await listed(w) == [KEY]

    run(story)


def test_what_is_answered_meanwhile_is_not_open_afterwards(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), GuardThread(thread=KEY, on=True), voice(1, ADA))
            await change(w, GuardThread(thread=KEY, on=False))
            assert await listed(w) == []

    run(story)


def test_gone_and_forgotten_ones_stay_so(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, asker=ADA), GuardThread(thread=KEY, on=True))
            await change(w, ForgetMember(account=ADA), GuardThread(thread=KEY, on=False))
            assert await listed(w) == []
            await change(w, question(2), DropThread(thread=thread(2).key))
            await change(w, GuardThread(thread=thread(2).key, on=False))
            assert await listed(w) == []

    run(story)
