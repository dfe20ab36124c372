"""Words about solutions: they wait for their question, each holds until its author's next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from bot.effects import ForgetMember, KeepQuestion, SeeThread
from bot.store.schema import answer, thread, word
from matchers.model import Account
from tests.store.test_community import ADA, ASK, BEN, CEM, KEY, change, judged, question, voice
from tests.store.test_community import consent as agree
from tests.store.world import START, World, run, world

A1, A2 = f"{KEY}/a1", f"{KEY}/a2"
FORUM = "discourse:t/1"


async def accepted(w: World, key: str = KEY) -> str | None:
    kept = await w.turns.look(lambda c: c.thread(key))
    assert kept is not None
    return kept.accepted


def test_a_word_waits_for_its_question_and_a_strangers_goes(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, judged(1, A1, counts=False), judged(2, A2, by=CEM, counts=False))
            await change(w, question(1))
            assert await accepted(w) == A1, "the asker's, though a stranger's is newer"
            left = await w.store.read(lambda c: c.execute(word.select()).all())
            assert [row.by for row in left] == [ASK]

    run(story)


def test_an_older_word_never_replaces_a_newer_one(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), judged(9, A1, solves=False))
            await change(w, judged(5, A1))
            assert await accepted(w) is None
            await change(w, judged(10, A1))
            assert await accepted(w) == A1

    run(story)


def test_everybody_takes_back_only_their_own_check_mark(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), voice(2, BEN))
            await change(w, judged(1, A1), judged(2, A1, by="slack:T1/UMOD"), judged(3, A2))
            assert await accepted(w) == A2
            await change(w, judged(4, A2, solves=False))
            assert await accepted(w) == A1, "both of its check marks are still there"
            await change(w, judged(5, A1, solves=False))
            assert await accepted(w) == A1, "the moderator's is"
            await change(w, judged(6, A1, solves=False, by="slack:T1/UMOD"))
            assert await accepted(w) is None

    run(story)


def test_where_the_platform_sees_no_mark_left_no_earlier_one_counts(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            bare = replace(judged(5, A1, solves=False), by=None)
            await change(w, question(1), voice(1, ADA), judged(1, A1), bare)
            assert await accepted(w) is None
            await change(w, judged(4, A1, by="slack:T1/UMOD"))
            assert await accepted(w) is None, "it came late: it was gone by then"
            await change(w, judged(6, A1))
            assert await accepted(w) == A1

    run(story)


def test_a_word_about_an_answer_whose_thread_nobody_knew_finds_it(database: str) -> None:
    """Slack may not tell the thread of a message; then the answer's own key stands for it."""

    async def story() -> None:
        async with world(database) as w:
            lost = replace(judged(3, A1, counts=False), thread=A1)
            await change(w, lost, question(1))
            assert await accepted(w) is None
            await change(w, voice(1, ADA))
            assert await accepted(w) == A1

    run(story)


def test_the_newest_look_at_a_forum_thread_holds(database: str) -> None:
    def seen(minute: int, accepted: str | None, *, closed: bool = False) -> SeeThread:
        at = START + timedelta(minutes=minute)
        return SeeThread(thread=FORUM, closed=closed, accepted=accepted, at=at)

    async def story() -> None:
        async with world(database) as w:
            where = replace(question(1).question.thread, key=FORUM)
            await change(w, seen(5, "discourse:p/2", closed=True), question(1, thread=where))
            kept = await w.turns.look(lambda c: c.thread(FORUM))
            assert kept is not None
            assert (kept.accepted, kept.closed) == ("discourse:p/2", True), "it waited"
            await change(w, seen(4, "discourse:p/1"))
            assert await accepted(w, FORUM) == "discourse:p/2"
            await change(w, seen(6, None))
            assert await accepted(w, FORUM) is None
            assert len(await w.turns.look(lambda c: c.unanswered())) == 1

    run(story)


def test_an_older_edit_never_replaces_a_newer_one(database: str) -> None:
    def edit(minute: int, title: str) -> KeepQuestion:
        return replace(question(1, title=title), edited=START + timedelta(minutes=minute))

    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), edit(9, "Ohne Nummer"), edit(5, "Ruf mich an: 0171 1"))
            rows = await w.store.read(lambda c: c.scalars(sa.select(thread.c.title)).all())
            assert rows == ["Ohne Nummer"]

    run(story)


def test_who_accepted_and_who_is_thanked_is_forgotten(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA, Account(ASK)), question(1), voice(1, ADA), judged(1, A1))
            thanking = replace(voice(2, Account(ASK)), thanks=(ADA, BEN))
            await change(w, thanking)
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert kept.answers[-1].thanks == (ADA, None), "Ben did not agree to anything"
            await change(w, ForgetMember(account=ADA), ForgetMember(account=Account(ASK)))
            held = await w.store.read(
                lambda c: [*c.execute(word.select()).all(), *c.execute(answer.select()).all()]
            )
            assert not any(who in str(row) for row in held for who in (ADA, ASK))
            assert await accepted(w) == A1, "that it was the solution stays"

    run(story)


def test_words_about_no_question_go_after_a_day_and_names_after_90(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), judged(1, A1))
            stray = replace(judged(1, "slack:T1/C1/77"), thread="slack:T1/C1/77", counts=False)
            await change(w, stray)
            w.clock.pass_time(2 * 86_400)
            await w.store.prune()
            assert await w.store.read(lambda c: c.scalars(sa.select(word.c.by)).all()) == [ASK]
            w.clock.pass_time(90 * 86_400)
            await w.store.prune()
            assert await w.store.read(lambda c: c.scalars(sa.select(word.c.by)).all()) == [""]
            assert await accepted(w) == A1

    run(story)
