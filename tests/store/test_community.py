"""What reactions may know: threads, voices, acceptance, evidence, matches."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.effects import (
    Change,
    DropAnswer,
    DropThread,
    JudgeAnswer,
    KeepAnswer,
    KeepProfile,
    KeepQuestion,
    RecordConsent,
    RecordEvidence,
    RejectTags,
    RetractEvidence,
    SeeThread,
    TagThread,
)
from bot.errors import OurFault
from bot.store.ledger import Ledger
from bot.store.schema import answer, evidence, thread, word
from matchers.model import (
    Account,
    Evidence,
    EvidenceKind,
    Match,
    Place,
    Profile,
    QuestionKind,
    Tag,
)
from tests.store.world import START, World, asked, run, world
from tests.store.world import thread as thread_number

ADA, BEN, CEM = (Account(f"slack:T1/U{name}") for name in ("ADA", "BEN", "CEM"))
ASK = "slack:T1/UASK"
KEY = thread_number(1).key


async def change(w: World, *changes: Change) -> None:
    def apply(connection) -> None:  # noqa: ANN001  (SQLAlchemy's, as the writer gives it)
        ledger = Ledger(connection, w.turns.snapshot, w.store.now())
        for one in changes:
            ledger.change(one)

    await w.store.write(apply)


def question(number: int = 1, **changed: object) -> KeepQuestion:
    return KeepQuestion(question=asked(number, **changed).question)


def voice(number: int, by: Account, of: str = KEY) -> KeepAnswer:
    at = START + timedelta(minutes=number)
    return KeepAnswer(thread=of, answer=f"{of}/a{number}", by=by, at=at)


def judged(
    minute: int, answer: str, *, solves: bool = True, by: str = ASK, counts: bool = True
) -> JudgeAnswer:
    at = START + timedelta(minutes=minute)
    return JudgeAnswer(
        thread=KEY, answer=answer, by=Account(by), solves=solves, counts=counts, at=at
    )


async def unanswered(w: World) -> list[str]:
    return [q.thread.key for q in await w.turns.look(lambda c: c.unanswered())]


async def count(w: World, table) -> int:  # noqa: ANN001
    return await w.store.read(lambda c: len(c.execute(table.select()).all()))


def test_a_question_is_unanswered_until_another_member_answers(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), question(2))
            assert await unanswered(w) == [KEY, thread_number(2).key]
            await change(w, voice(1, Account("slack:T1/UASK")))
            assert KEY in await unanswered(w), "the asker's own words are no answer"
            await change(w, voice(2, ADA))
            assert await unanswered(w) == [thread_number(2).key]
            await change(w, DropAnswer(thread=KEY, answer=f"{KEY}/a2"))
            assert KEY in await unanswered(w)
            await change(w, SeeThread(thread=KEY, closed=True, accepted=None, at=START))
            assert await unanswered(w) == [thread_number(2).key]

    run(story)


def test_an_experience_question_needs_two_voices(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, kind=QuestionKind.EXPERIENCE))
            await change(w, voice(1, ADA), voice(2, ADA))
            (still_open,) = await w.turns.look(lambda c: c.unanswered())
            assert still_open.voices == 1, "one member is one voice"
            await change(w, voice(3, BEN))
            assert await unanswered(w) == []

    run(story)


def test_an_answer_may_overtake_its_question(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, voice(1, ADA), question(1))
            assert await unanswered(w) == []

    run(story)


def test_a_deletion_that_comes_first_leaves_a_tombstone(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, DropThread(thread=KEY), DropAnswer(thread=KEY, answer=f"{KEY}/a1"))
            await change(w, question(1), voice(1, ADA))
            assert await w.turns.look(lambda c: c.thread(KEY)) is None
            assert await w.turns.look(lambda c: c.thread_of_answer(f"{KEY}/a1")) is None
            assert await unanswered(w) == []
            rows = await w.store.read(lambda c: c.execute(thread.select()).all())
            assert [(row.title, row.asker) for row in rows] == [("", None)]
            rows = await w.store.read(lambda c: c.execute(answer.select()).all())
            assert [row.by for row in rows] == [None]
            await change(w, voice(2, BEN), judged(3, f"{KEY}/a2"))
            assert [await count(w, table) for table in (answer, word)] == [1, 0], "nothing new"

    run(story)


def test_what_was_recovered_takes_its_tombstone_s_place(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), DropThread(thread=KEY))
            await change(w, replace(question(1), recovered=True))
            assert await unanswered(w) == [KEY], "its replies come back one by one"
            again = replace(voice(1, ADA), recovered=True)
            await change(w, again, DropAnswer(thread=KEY, answer=f"{KEY}/a1"))
            assert await unanswered(w) == [KEY]
            await change(w, voice(1, ADA))
            assert await unanswered(w) == [KEY], "a late delivery is no recovery"
            await change(w, again, again)
            assert await unanswered(w) == []
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert (kept.title, kept.asker) == ("Frage 1", "slack:T1/UASK")
            assert [found.by for found in kept.answers] == [ADA]

    run(story)


def test_accept_unaccept_accept_of_one_answer(database: str) -> None:
    first = f"{KEY}/a1"

    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, kind=QuestionKind.EXPERIENCE), voice(1, ADA))
            for minute, still_open in enumerate(([], [KEY], [])):
                accepted = first if minute != 1 else None
                await change(w, judged(minute, first, solves=accepted is not None))
                kept = await w.turns.look(lambda c: c.thread(KEY))
                assert kept is not None
                assert kept.accepted == accepted
                assert await unanswered(w) == still_open
            await change(w, DropAnswer(thread=KEY, answer=first))
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert kept.accepted is None

    run(story)


def test_private_titles_are_not_kept_and_private_questions_not_listed(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            hidden = thread_number(1, Place("slack:T1/G9"))
            await change(w, question(1, thread=hidden, title="Geheim"))
            rows = await w.store.read(lambda c: c.execute(thread.select()).all())
            assert [row.title for row in rows] == [""]
            assert await unanswered(w) == []

    run(story)


def test_rejected_topics_are_not_given_again(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            tags = (Tag("excel", 0.9), Tag("r", 0.8))
            await change(w, question(1), TagThread(thread=KEY, tags=tags))
            await change(w, RejectTags(thread=KEY, topics=("excel",)))
            await change(w, TagThread(thread=KEY, tags=tags))
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert (kept.topics, kept.rejected) == (("r",), True)
            await change(w, TagThread(thread=KEY, tags=(Tag("excel", 1.0),), by="people"))
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert (set(kept.topics), kept.ours, kept.theirs) == (
                {"excel", "r"},
                ("r",),
                ("excel",),
            )

    run(story)


def test_first_answers_are_counted_once_in_the_week_they_came(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), voice(2, BEN))
            week = timedelta(days=7)
            look = w.turns.look
            assert await look(lambda c: c.answered_between(START, START + week)) == 1
            after = START + timedelta(minutes=1, seconds=30)
            assert await look(lambda c: c.answered_between(after, after + week)) == 0

    run(story)


def some_evidence(of: Account) -> RecordEvidence:
    return RecordEvidence(
        evidence=Evidence(of, "excel", EvidenceKind.ACCEPTED, KEY, f"{KEY}/a1", START)
    )


def consent(*of: Account) -> list[RecordConsent]:
    return [RecordConsent(account=account, version="1", at=START) for account in of]


@pytest.mark.prevents("F12")
def test_nothing_is_held_about_a_member_before_consent(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, some_evidence(ADA))
            assert await count(w, evidence) == 0
            with pytest.raises(OurFault):
                await change(w, KeepProfile(profile=Profile(ADA)))
            await change(w, some_evidence(Account("slack:T1/UMOD")))
            assert await count(w, evidence) == 1, "configured moderators are held to their role"
            await change(w, *consent(ADA), some_evidence(ADA), KeepProfile(profile=Profile(ADA)))
            assert await count(w, evidence) == 2
            await change(w, RetractEvidence(answer=f"{KEY}/a1"))
            assert await count(w, evidence) == 0

    run(story)


def test_evidence_can_be_derived_again_from_public_threads(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), judged(1, f"{KEY}/a1"))
            theirs = await w.turns.look(lambda c: c.threads_accepted_by_others(ADA))
            assert [kept.thread.key for kept in theirs] == [KEY]
            asker = Account("slack:T1/UASK")
            assert not await w.turns.look(lambda c: c.threads_accepted_by_others(asker))

    run(story)


def a_match(id: str, learner: Account, expert: Account) -> Match:
    return Match(id, learner, expert, "excel", "mo-evening", START, START + timedelta(hours=72))


def test_whether_a_reply_was_ever_looked_at_for_thanks_is_known(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA), voice(2, ADA))
            old = sa.update(answer).where(answer.c.key == f"{KEY}/a1").values(thanks=None)
            await w.store.write(lambda c: c.execute(old))
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert [(a.thanks, a.thanks_known) for a in kept.answers] == [
                (None, False),
                (None, True),
            ]

    run(story)
