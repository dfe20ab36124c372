"""Drafts and wishes, and what digests count: on both databases, and gone with who asked to be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.effects import (
    DropWish,
    ForgetMember,
    GuardThread,
    KeepDraft,
    KeepProfile,
    KeepWish,
    RecordConsent,
    TagThread,
)
from bot.errors import OurFault
from bot.store.digests import wishes_due
from matchers.model import Account, Level, Place, Profile, Tag
from matchers.wishes import Draft, Wish
from tests.store.test_community import ADA, BEN, CEM, change, question, voice
from tests.store.test_forget import everything
from tests.store.world import START, World, run, thread, world

DAY = timedelta(days=1)
LATER = START + 7 * DAY


def wish(of: Account, hours: int = 0) -> KeepWish:
    return KeepWish(wish=Wish(of, f"id-{of[-3:]}", 0, 18, START + timedelta(hours=hours)))


def agreed(*of: Account) -> list[RecordConsent]:
    return [RecordConsent(account=one, version="1", at=START) for one in of]


def about(number: int, *topics: str) -> TagThread:
    return TagThread(thread=thread(number).key, tags=tuple(Tag(t, 1.0) for t in topics))


def test_a_wish_is_kept_with_consent_only_and_found_when_it_is_due(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            with pytest.raises(OurFault):
                await change(w, wish(ADA))
            await change(w, *agreed(ADA, BEN, CEM), wish(ADA, 2), wish(BEN, 1), wish(CEM, 3))
            assert await w.store.next_wish() == START + timedelta(hours=1)
            assert await w.store.wishes_due() == []
            w.clock.pass_time(2 * 3600)
            assert [one.account for one in await w.store.wishes_due()] == [BEN, ADA]
            now = w.store.now()
            assert len(await w.store.read(lambda c: wishes_due(c, now, 1))) == 1
            await change(w, wish(BEN, 30), DropWish(account=ADA))
            assert await w.store.wishes_due() == []
            assert await w.turns.look(lambda c: c.wish(ADA)) is None

    run(story)


def test_many_wishes_are_looked_for_by_when_they_are_due(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            many = [Account(f"slack:T1/U{n:05}") for n in range(3000)]
            await change(w, *agreed(*many))
            await change(w, *(KeepWish(wish=Wish(m, m[-5:], 0, 18, LATER)) for m in many))
            plan = await w.store.read(
                lambda c: [str(row) for row in c.exec_driver_sql(_EXPLAIN[c.dialect.name])]
            )
            assert "ix_wish_due" in " ".join(plan), "no look at all members each minute"

    run(story)


_QUERY = "SELECT * FROM wish WHERE due <= 1.0 ORDER BY due, id LIMIT 200"
_EXPLAIN = {"sqlite": f"EXPLAIN QUERY PLAN {_QUERY}", "postgresql": f"EXPLAIN {_QUERY}"}


def test_a_draft_is_kept_as_it_was_said_and_not_for_good(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            said = Draft("2026-W48", "held", "Hallo", ("slack:T1/C1/1", "discourse:t/2"), ADA)
            await change(w, KeepDraft(draft=Draft("2026-W48"), at=START))
            await change(w, KeepDraft(draft=said, at=START))
            assert await w.turns.look(lambda c: c.draft("2026-W48")) == said
            assert await w.turns.look(lambda c: c.draft("2026-W49")) is None
            w.clock.pass_time(31 * 86_400)
            await w.store.prune()
            assert await w.turns.look(lambda c: c.draft("2026-W48")) is None

    run(story)


def test_forgetting_takes_wish_and_words_along(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            said = Draft("2026-W48", intro="Adas Worte", by=ADA)
            other = Draft("2026-W49", intro="Bens Worte", by=BEN)
            await change(w, *agreed(ADA, BEN), wish(ADA), wish(BEN))
            await change(w, *(KeepDraft(draft=draft, at=START) for draft in (said, other)))
            await change(w, ForgetMember(account=ADA))
            left = await everything(w)
            assert ADA not in left
            assert "Adas Worte" not in left
            assert "id-ADA" not in left
            assert "Bens Worte" in left
            assert "id-BEN" in left
            assert await w.turns.look(lambda c: c.draft("2026-W48")) == Draft("2026-W48")

    run(story)


async def answered(w: World, days: int = 7) -> list[str]:
    since = START - DAY
    found = await w.turns.look(lambda c: c.newly_answered(since, since + days * DAY, 9))
    return [one.thread.key for one in found]


def test_newly_answered_names_what_is_public_and_open_no_more(database: str) -> None:
    """F14: nothing private, nothing guarded, nothing gone."""

    async def story() -> None:
        async with world(database) as w:
            secret = Place("slack:T1/G1")
            await change(w, *(question(n) for n in (1, 2, 3)))
            await change(w, question(4, thread=thread(4, secret)))
            await change(w, *(voice(n, BEN, thread(n).key) for n in (1, 2)))
            await change(w, voice(4, BEN, thread(4, secret).key))
            assert await answered(w) == [thread(2).key, thread(1).key], "the newest first"
            assert await answered(w, 0) == []
            await change(w, GuardThread(thread=thread(2).key, on=True))
            assert await answered(w) == [thread(1).key]

    run(story)


def test_first_questions_are_known_as_such_and_askers_are_counted(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            askers = {1: ADA, 2: BEN, 3: ADA, 4: CEM}
            await change(w, *(question(n, asker=who) for n, who in askers.items()))
            await change(w, *(about(n, "excel") for n in askers), about(4, "r", "excel"))
            found = await w.turns.look(lambda c: c.unanswered())
            assert [(q.asker, q.first) for q in found] == [
                (ADA, True),
                (BEN, True),
                (ADA, False),
                (CEM, True),
            ]
            since, end = START - DAY, START + DAY
            counted = await w.turns.look(lambda c: c.askers_by_topic(since, end))
            assert counted == {"excel": 3, "r": 1}, "people, not questions"
            await change(w, GuardThread(thread=thread(4).key, on=True), ForgetMember(account=BEN))
            counted = await w.turns.look(lambda c: c.askers_by_topic(since, end))
            assert counted == {"excel": 1}
            assert await w.turns.look(lambda c: c.askers_by_topic(end, end + DAY)) == {}

    run(story)


def test_helpers_are_counted_by_topic(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            assert await w.turns.look(lambda c: c.helpers_by_topic()) == {}
            whole = Profile(
                ADA, teaches={"excel": Level.TEACHES, "r": Level.CONFIDENT}, complete=True
            )
            half = Profile(BEN, teaches={"excel": Level.TEACHES})
            await change(w, *agreed(ADA, BEN))
            await change(w, KeepProfile(profile=whole), KeepProfile(profile=half))
            assert await w.turns.look(lambda c: c.helpers_by_topic()) == {"excel": 1, "r": 1}

    run(story)
