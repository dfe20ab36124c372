"""While stopped, pairs are put off: for a while, not without end, and gone with their thread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import Change, DropThread, Effect, ForgetMember, Switch
from bot.events import Event, QuestionAsked, QuestionEdited, TagsRejected
from bot.rules import Rules
from bot.store import putting_off
from bot.store.schema import failure
from matchers.model import Account
from tests.store.test_community import change
from tests.store.world import START, World, asked, reply, run, thread, world


def tag_question(event: QuestionAsked | QuestionEdited, _: Community) -> Iterator[Effect]:
    yield reply(int(event.question.thread.key.rsplit("/", 1)[1]), key=f"line:{event.key}")


TABLE = {
    QuestionAsked: (tag_question,),
    QuestionEdited: (tag_question,),
    TagsRejected: (tag_question,),
}


def two_days(reaction: str, _: Rules) -> timedelta | None:
    return timedelta(days=2) if reaction == "tag_question" else None


async def stopped(w: World, *, on: bool) -> None:
    await change(w, Switch(name="stopped", on=on, by=None, at=START))


async def arrive(w: World, *events: Event) -> None:
    await w.store.keep(events)
    await w.run_turns()


async def put_off(w: World) -> list[str]:
    query = sa.select(failure.c.event).where(failure.c.status == "stopped")
    return await w.store.read(lambda c: list(c.scalars(query.order_by(failure.c.event))))


def edited(number: int, times: int) -> QuestionEdited:
    question = asked(number).question
    return QuestionEdited(key=f"edited:{number}:{times}", at=START, question=question)


def test_what_is_put_off_is_done_once_when_the_bot_goes_on(database: str) -> None:
    async def story() -> None:
        async with world(database, TABLE, made_up=two_days) as w:
            await stopped(w, on=True)
            await arrive(w, asked(1), asked(2))
            assert w.traces == []
            assert await w.store.next_due() is None, "nobody is woken for it"
            assert await w.store.dead_keys() == []
            for _ in range(2):
                await stopped(w, on=False)
                await w.run_turns()
            assert [t.event.key for t in w.traces] == [asked(1).key, asked(2).key]
            assert await put_off(w) == []

    run(story)


def test_what_is_late_is_dropped_and_not_held(database: str) -> None:
    async def story() -> None:
        async with world(database, TABLE, made_up=two_days) as w:
            await stopped(w, on=True)
            await arrive(w, asked(1))
            w.clock.pass_time(timedelta(days=2).total_seconds() - 1)
            await w.store.prune()
            assert await put_off(w) == [asked(1).key]
            w.clock.pass_time(2)
            await arrive(w, asked(2))
            await w.store.prune()
            assert await put_off(w) == []
            await stopped(w, on=False)
            await w.run_turns()
            assert w.traces == []

    run(story)


def test_of_a_thread_only_the_latest_of_a_kind_counts(database: str) -> None:
    async def story() -> None:
        async with world(database, TABLE, made_up=two_days) as w:
            await stopped(w, on=True)
            await arrive(w, asked(1), edited(1, 1), edited(11, 1))
            await arrive(w, edited(1, 2))
            assert set(await put_off(w)) == {asked(1).key, "edited:11:1", "edited:1:2"}

    run(story)


def test_nobodys_cross_takes_the_place_of_somebody_elses(database: str) -> None:
    def crossed(key: str, by: str) -> TagsRejected:
        return TagsRejected(key=key, at=START, thread=thread(1).key, by=Account(by))

    async def story() -> None:
        async with world(database, TABLE, made_up=two_days) as w:
            await stopped(w, on=True)
            await arrive(
                w, crossed("asker:1", "slack:T1/UASK"), crossed("asker:2", "slack:T1/UASK")
            )
            await arrive(w, crossed("stranger", "slack:T1/UASKED"))
            assert set(await put_off(w)) == {"asker:2", "stranger"}

    run(story)


def test_there_is_an_end_to_it(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(putting_off, "AT_MOST", 3)

    async def story() -> None:
        async with world(database, TABLE, made_up=two_days) as w:
            await stopped(w, on=True)
            for number in range(1, 6):
                later = START + timedelta(seconds=number)
                event = asked(number)
                await arrive(w, QuestionAsked(key=event.key, at=later, question=event.question))
            assert await put_off(w) == [asked(n).key for n in (3, 4, 5)]

    run(story)


@pytest.mark.parametrize(
    "gone",
    [DropThread(thread=thread(1).key), ForgetMember(account=Account("slack:T1/UASK"))],
    ids=["thread", "asker"],
)
def test_it_goes_with_the_thread_and_with_whoever_asked(database: str, gone: Change) -> None:
    async def story() -> None:
        async with world(database, TABLE, made_up=two_days) as w:
            await stopped(w, on=True)
            await arrive(w, asked(1), asked(11, asker="slack:T1/UASKED"))
            await change(w, gone)
            assert await put_off(w) == [asked(11).key]

    run(story)
