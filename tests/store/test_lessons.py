"""What teaches: which questions, in which order, and that a version moves with them alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.effects import (
    Change,
    DropThread,
    ForgetMember,
    GuardThread,
    KeepQuestion,
    RecordConsent,
    RejectTags,
    SeeThread,
    SetAside,
    TagThread,
)
from bot.store import lessons as store
from bot.store.lessons import Past, drop_past, forget_past, keep_past
from bot.store.schema import lesson, thread
from matchers.model import Account, Place, Question, Tag, Thread, Visibility
from matchers.school import Lesson
from tests.store.test_community import ADA, KEY, change, question, voice
from tests.store.world import PUBLIC, START, World, run, world

FORUM = Place("discourse:c/5", Visibility.PUBLIC)
HIDDEN = Place("slack:T1/C9", Visibility.PRIVATE)


def given(*topics: str, of: str = KEY, by: str = "people") -> TagThread:
    return TagThread(thread=of, tags=tuple(Tag(t, 1.0) for t in topics), by=by)  # type: ignore[arg-type]


def past(number: int, *topics: str, days: float = 1, asker: Account | None = None) -> Past:
    at = (START - timedelta(days=days)).timestamp()
    return Past(f"discourse:t/{number}", f"Alte Frage {number}", topics or ("r",), asker, at)


async def held(w: World, most: int = 99) -> list[Lesson]:
    return await w.store.read(lambda c: store.lessons(c, most))


async def titles(w: World, most: int = 99) -> list[str]:
    return [one.title for one in await held(w, most)]


async def version(w: World) -> str:
    return await w.store.read(store.version)


async def moves(w: World, act: Callable[[], Awaitable[object]]) -> bool:
    """Whether the version is another one afterwards."""
    before = await version(w)
    await act()
    return await version(w) != before


async def keep(w: World, *questions: Past) -> None:
    await w.store.write(lambda c: keep_past(c, questions))


def test_what_people_gave_teaches_the_newest_first(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            two = question(2).question.thread.key
            await change(w, question(1), question(2), question(3), given("r", "excel"))
            await change(w, given("excel", of=two), given("r", by="lotse", of=f"{PUBLIC.key}/3"))
            await keep(w, past(7, days=1), past(8, "excel", days=2))
            assert await held(w) == [
                Lesson(two, "Frage 2", ("excel",)),
                Lesson(KEY, "Frage 1", ("excel", "r")),
                Lesson("discourse:t/7", "Alte Frage 7", ("r",)),
                Lesson("discourse:t/8", "Alte Frage 8", ("excel",)),
            ]
            assert await titles(w, 3) == ["Frage 2", "Frage 1", "Alte Frage 7"]

    run(story)


def test_what_people_crossed_out_teaches_what_it_is_not(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            two = question(2).question.thread.key
            await change(w, question(1), question(2), question(3))
            assert await moves(w, lambda: change(w, RejectTags(thread=KEY, topics=("r", "excel"))))
            wrong = RejectTags(thread=f"{PUBLIC.key}/3", topics=("r",), wrong=False)
            assert not await moves(w, lambda: change(w, wrong)), "what is only undone is not wrong"
            await change(w, RejectTags(thread=two, topics=("r",)), given("excel", of=two))
            assert await held(w) == [
                Lesson(two, "Frage 2", ("excel",)),
                Lesson(KEY, "Frage 1", (), ("excel", "r")),
            ]
            await change(w, GONE["its asker is forgotten"][0])
            assert await held(w) == []

    run(story)


GONE: dict[str, tuple[Change, ...]] = {
    "deleted": (DropThread(thread=KEY),),
    "no question": (SetAside(thread=KEY, why="no_question"),),
    "confidential": (SetAside(thread=KEY, why="confidential"),),
    "personal data": (GuardThread(thread=KEY, on=True),),
    "its asker is forgotten": (ForgetMember(account=Account("slack:T1/UASK")),),
    "people gave it none": (given(),),
}


@pytest.mark.parametrize("how", GONE)
def test_what_is_not_to_be_told_teaches_nothing(database: str, how: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), given("r"), question(2))
            assert await titles(w) == ["Frage 1"]
            assert await moves(w, lambda: change(w, *GONE[how]))
            assert await held(w) == []

    run(story)


def moved_to(place: Place, title: str) -> KeepQuestion:
    thread = Thread(KEY, place, "https://slack.test/1", START)
    return KeepQuestion(question=Question(thread, ADA, title, "Wie?"))


def test_what_is_not_public_teaches_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await keep(w, Past(KEY, "Wie es früher hieß", ("r",), None, 0.0))
            await change(w, moved_to(HIDDEN, "Geheim"), given("r"))
            assert await held(w) == []
            left = await w.store.read(lambda c: c.scalars(sa.select(lesson.c.title)).all())
            assert left == [], "nor is it held any more what it was called while it was public"

    run(story)


def test_a_title_alone_does_not_make_it_public(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), given("r"))
            hidden = sa.update(thread).values(visibility="private")
            await w.store.write(lambda c: c.execute(hidden).rowcount)
            assert await held(w) == []

    run(story)


def test_our_own_tags_in_a_forum_are_no_word_of_people(database: str) -> None:
    """Else Lotse would be taught by itself. What people added, or left when correcting, counts."""

    async def story() -> None:
        async with world(database) as w:
            its = Thread("discourse:t/4", FORUM, "https://f/t/4", START)
            ours = KeepQuestion(question=Question(its, ADA, "Wo?", "Wie?"))
            await change(w, ours, given("r", of="discourse:t/4"))
            assert await titles(w) == ["Wo?"], "somebody tagged it"
            await w.store.mark("discourse:tags/t/4", "r")
            assert await held(w) == [], "we did"
            await change(w, given("excel", "r", of="discourse:t/4"))
            assert await titles(w) == ["Wo?"], "somebody added one"
            await w.store.mark("discourse:tags/t/4", "excel,r")
            assert await held(w) == []
            await change(w, RejectTags(thread="discourse:t/4", topics=("excel",)))
            await change(w, given("r", of="discourse:t/4"))
            assert await titles(w) == ["Wo?"], "somebody took one away and left the other"

    run(story)


def test_a_thread_has_its_own_say_about_its_past(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            old = Past(KEY, "Wie es früher hieß", ("excel",), None, START.timestamp())
            await keep(w, old)
            assert await titles(w) == ["Wie es früher hieß"]
            assert await moves(w, lambda: change(w, question(1)))
            assert await held(w) == []
            await change(w, given("r"))
            assert await held(w) == [Lesson(KEY, "Frage 1", ("r",))]

    run(story)


@pytest.mark.parametrize("how", ["deleted", "no question", "confidential"])
def test_no_word_of_the_past_is_left_either(database: str, how: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await keep(w, Past(KEY, "Frage 1", ("r",), None, 0.0), past(2))
            assert await moves(w, lambda: change(w, *GONE[how]))
            left = await w.store.read(lambda c: c.scalars(sa.select(lesson.c.thread)).all())
            assert left == ["discourse:t/2"]

    run(story)


def test_whoever_never_agreed_is_nobody_after_ninety_days(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            ben = Account("discourse:ben")
            await change(w, RecordConsent(account=ben, version="1", at=START))
            await keep(w, past(1, days=91, asker=ADA), past(2, days=89, asker=ADA))
            await keep(w, past(3, days=91, asker=ben))
            await w.store.prune()
            askers = sa.select(lesson.c.asker).order_by(lesson.c.thread)
            kept = await w.store.read(lambda c: list(c.scalars(askers)))
            assert kept == [None, ADA, ben]
            assert len(await titles(w)) == 3, "a title names nobody"

    run(story)


def test_the_version_moves_with_what_teaches(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), question(2))
            assert await moves(w, lambda: change(w, given("r")))
            assert await moves(w, lambda: change(w, question(1, title="Anders gefragt")))
            assert await moves(w, lambda: change(w, GuardThread(thread=KEY, on=True)))
            assert await moves(w, lambda: change(w, GuardThread(thread=KEY, on=False)))
            assert await moves(w, lambda: keep(w, past(1, asker=ADA)))
            assert await moves(w, lambda: w.store.write(lambda c: forget_past(c, ADA)))
            await keep(w, past(1))
            assert await moves(w, lambda: w.store.write(lambda c: drop_past(c, "discourse:t/1")))

    run(story)


def test_the_version_stands_still_for_what_teaches_nothing(database: str) -> None:
    """Every question asked and answered would else be a reason to learn all anew."""

    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), given("r"))
            other = question(2).question.thread.key
            for act in (
                question(2),
                question(2, title="Anders gefragt"),
                given("excel", by="lotse", of=other),
                RejectTags(thread=other, topics=("excel",), wrong=False),
                voice(1, ADA),
                SeeThread(thread=other, closed=True, accepted=None, at=START),
                GuardThread(thread=other, on=True),
                DropThread(thread=other),
                ForgetMember(account=ADA),
            ):
                assert not await moves(w, lambda act=act: change(w, act)), act  # type: ignore[misc]
            assert not await moves(
                w, lambda: w.store.write(lambda c: drop_past(c, "discourse:t/1"))
            )
            assert not await moves(w, lambda: keep(w))

    run(story)
