"""What can be answered in a conversation: our newest message there, as it reads now."""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.store.letters import choices_in
from bot.store.schema import outbox
from tests.store.world import World, run, world

TALK = "discourse:pm/7"


async def said(w: World, seq: int, post: int, word: str = "", kind: str = "DirectMessage") -> None:
    """Something of ours arrived there; ``word`` answers it."""
    choices = json.dumps([[word, f"room-{word}", "", "de"]] if word else [])
    ref = json.dumps({"post_id": str(post), "choices": choices})
    row = {"seq": seq, "key": f"k{seq}", "lane": "l", "kind": kind, "status": "sent", "ref": ref}
    row |= {"thread": TALK, "event": "e", "reaction": "r", "at": 0.0}
    await w.store.write(lambda c: c.execute(sa.insert(outbox).values(**row)))


async def words(w: World) -> list[str]:
    """What can be answered now."""
    return [choice.word for choice in await w.store.read(lambda c: choices_in(c, TALK))]


def test_a_question_is_over_once_something_stands_below_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            assert await words(w) == []
            await said(w, 1, 10, "ja")
            assert await words(w) == ["ja"]
            await said(w, 2, 11)
            assert await words(w) == []
            await said(w, 3, 10, "doch", kind="Edit")
            assert await words(w) == [], "an edit further up is not the newest message"

    run(story)


def test_an_edit_of_the_newest_message_replaces_what_can_be_answered(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await said(w, 1, 10, "ja")
            await said(w, 2, 10, "doch", kind="Edit")
            assert await words(w) == ["doch"]
            await said(w, 3, 10, "doch", kind="Unsay")
            assert await words(w) == [], "what was taken back asks nothing"

    run(story)


def test_the_newest_is_what_arrived_last_not_what_was_kept_last(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await said(w, 2, 10, "ja")
            await said(w, 1, 11, "gern")  # it waited over night
            assert await words(w) == ["gern"]

    run(story)
