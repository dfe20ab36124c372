"""What members may ask: topics, titles to search, and what was said to them. Public only."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.effects import (
    DirectMessage,
    DropThread,
    ForgetMember,
    KeepQuestion,
    Message,
    OpenGroup,
    Person,
    RejectTags,
    Reply,
    TagThread,
)
from bot.ports import Ref
from matchers.model import Place, QuestionKind, Tag, Visibility
from tests.store.test_community import ADA, BEN, CEM, change, question, voice
from tests.store.world import PUBLIC, START, World, put, run, thread, world

PRIVATE = Place("slack:T1/G1", Visibility.PRIVATE)


def tagged(number: int, *topics: str) -> TagThread:
    return TagThread(thread=thread(number).key, tags=tuple(Tag(t, 0.9) for t in topics))


def secret(number: int) -> KeepQuestion:
    asking = question(number).question
    return KeepQuestion(question=replace(asking, thread=thread(number, PRIVATE)))


async def sent(w: World) -> None:
    while claims := await w.parcels.claim((), 9):
        for claim in claims:
            await w.parcels.sent(claim, Ref({"channel": "C1", "ts": "1.1"}))
        w.clock.pass_time(2)


def test_topics_are_counted_by_public_questions(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *(question(n) for n in range(4)), secret(7))
            await change(w, tagged(0, "excel", "r"), tagged(1, "excel"), tagged(2, "r"))
            by_people = replace(tagged(0, "excel"), by="people")
            hidden = TagThread(thread=thread(7, PRIVATE).key, tags=(Tag("excel", 0.9),))
            await change(w, by_people, hidden, tagged(3, "excel"))
            await change(w, RejectTags(thread=thread(2).key, topics=("r",)))
            await change(w, DropThread(thread=thread(3).key))
            assert await w.turns.look(lambda c: dict(c.topics_asked())) == {"excel": 2, "r": 1}

    run(story)


def test_titles_are_narrowed_by_topic_words_and_time(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            titles = ("Kuchen am Freitag", "Umlaute in CSV", "Noch eine Frage", "Die letzte")
            for number, title in enumerate(titles):
                await change(w, question(number, title=title))
            await change(w, secret(7), tagged(0, "excel"))

            async def found(*topics: str, words: tuple[str, ...] = ()) -> list[str]:
                titled = await w.turns.look(lambda c: c.titled(topics, words, 1))
                return [one.title for one in titled]

            assert await found() == ["Die letzte"]
            assert await found("excel") == ["Die letzte", "Kuchen am Freitag"]
            assert await found(words=("umlaut",)) == ["Die letzte", "Umlaute in CSV"]
            assert await found(words=("%", "_")) == ["Die letzte"]

    run(story)


def test_what_is_answered_says_so(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA, thread(1).key), question(2))
            experience = question(3, kind=QuestionKind.EXPERIENCE)
            await change(w, experience, voice(3, ADA, thread(3).key))
            titled = await w.turns.look(lambda c: c.titled((), (), 9))
            assert {one.title: one.answered for one in titled} == {
                "Frage 1": True,
                "Frage 2": False,
                "Frage 3": False,
            }

    run(story)


def test_a_member_learns_what_was_said_to_them_and_nothing_else(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            named = Message("m", {"learner": Person(ADA), "expert": Person(BEN)})
            await change(w, question(1, asker=ADA), question(2, asker=BEN))
            await put(
                w,
                Reply(key="mine", thread=thread(1), message=Message("m")),
                Reply(key="his", thread=thread(2), message=Message("m")),
                DirectMessage(key="letter", account=ADA, message=Message("m")),
                DirectMessage(key="of_her", account=CEM, message=named),
                OpenGroup(key="group", accounts=(ADA, BEN), message=named),
            )
            assert await w.turns.look(lambda c: c.told(ADA, 9)) == [], "it waits still"
            await sent(w)
            told = await w.turns.look(lambda c: c.told(ADA, 9))
            assert [one.key for one in told] == ["group", "letter", "mine"]
            assert [one.thread for one in told] == ["", "", thread(1).key]
            assert await w.turns.look(lambda c: c.told(ADA, 1)) == told[:1]
            await change(w, ForgetMember(account=ADA))
            assert await w.turns.look(lambda c: c.told(ADA, 9)) == []

    run(story)


def test_the_place_of_a_title_travels_with_it(database: str) -> None:
    """Whether it may still be shown is asked of its place when it is."""

    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1))
            [one] = await w.turns.look(lambda c: c.titled((), (), 9))
            assert one.thread.place == PUBLIC
            assert one.thread.started == START + timedelta(seconds=1)

    run(story)
