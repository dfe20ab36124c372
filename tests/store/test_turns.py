"""Kept once, reacted to in one transaction, and nothing lost when a reaction raises."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import Answer, Effect, KeepQuestion, Message, Switch
from bot.events import CommandGiven, QuestionAsked, QuestionTagged
from bot.store.inbox import ATTEMPTS, arrival_failed
from bot.store.schema import failure, inbox, outbox
from bot.store.store import Store
from matchers.model import Account
from tests.store.world import PUBLIC, START, all_on, asked, reply, run, world


def tag_question(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    yield KeepQuestion(question=event.question)
    yield reply(int(event.key.rsplit("/", 1)[1]))


class Mishap:
    """A reaction that raises until somebody mends it."""

    __name__ = "record_evidence"

    def __init__(self) -> None:
        self.broken = True
        self.calls = 0

    def __call__(self, event: QuestionAsked, _: Community) -> Iterator[Effect]:
        self.calls += 1
        yield reply(7, key=f"half:{event.key}")
        if self.broken:
            raise ValueError("a person's words could stand here")
        yield reply(8, key=f"whole:{event.key}")


async def keys(store: Store, table: sa.Table) -> list[str]:
    column = next(iter(table.primary_key)) if table is failure else table.c.key
    return await store.read(lambda c: list(c.scalars(sa.select(column).order_by(column))))


def test_an_arrival_is_kept_once_however_often_it_comes(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            await asyncio.gather(*(w.store.keep([asked(n % 3)]) for n in range(30)))
            await w.run_turns()
            await asyncio.gather(*(w.store.keep([asked(n % 3)]) for n in range(30)))
            await w.run_turns()
            assert len(await keys(w.store, inbox)) == 3
            assert len(await keys(w.store, outbox)) == 3
            assert len(w.traces) == 3

    run(story)


def test_arrivals_that_come_together_share_commits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            before = w.store.commits
            await asyncio.gather(*(w.store.keep([asked(n)]) for n in range(200)))
            assert len(await keys(w.store, inbox)) == 200
            assert w.store.commits - before < 20

    run(story)


def test_a_done_key_keeps_no_words(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            payloads = await w.store.read(lambda c: list(c.scalars(sa.select(inbox.c.payload))))
            assert payloads == [None]

    run(story)


def test_a_raising_reaction_harms_no_other_and_is_tried_again_alone(database: str) -> None:
    mishap = Mishap()

    async def story() -> None:
        async with world(database, {QuestionAsked: (mishap, tag_question)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            assert await keys(w.store, outbox) == ["line:slack:T1/C1/1"]
            assert await keys(w.store, failure) == ["asked:slack:T1/C1/1"]
            errors = await w.store.read(lambda c: list(c.scalars(sa.select(failure.c.error))))
            assert errors == ["ValueError"]

            mishap.broken = False
            w.clock.pass_time(2)
            await w.run_turns()
            assert await keys(w.store, failure) == []
            assert len(await keys(w.store, outbox)) == 3
            assert [t.reaction for t in w.traces if not t.error].count("tag_question") == 1

    run(story)


def follow_thread(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    yield KeepQuestion(question=event.question)


def show_similar(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    """A second line in the thread is refused, after something else was kept."""
    yield KeepQuestion(question=event.question)
    yield reply(1, key=f"first:{event.key}")
    if event.question.title == "0":
        yield reply(1, key=f"second:{event.key}")


def test_what_failed_half_kept_is_done_anew_before_what_came_after_it(database: str) -> None:
    """A thread's events stay in their order, also when they share a commit at first."""
    many = [
        replace(asked(1, title=str(n)), key=f"e{n}", at=START + timedelta(seconds=n))
        for n in range(4)
    ]

    async def story() -> None:
        table = {QuestionAsked: (follow_thread, show_similar)}
        async with world(database, table) as w:
            await w.store.keep(many)
            await w.run_turns()
            kept = await w.turns.look(lambda c: c.thread(asked(1).question.thread.key))
            assert kept is not None
            assert kept.title == "3"
            done = [t.event.key for t in w.traces if t.reaction == "follow_thread"]
            assert done == ["e0", "e1", "e2", "e3"]
            lines = await keys(w.store, outbox)
            assert lines == ["first:e1"], "what was kept of the others was undone"
            assert await keys(w.store, failure) == ["e0", "e2", "e3"]

    run(story)


def test_what_failed_does_nothing_more_once_it_is_switched_off(database: str) -> None:
    mishap = Mishap()

    async def story() -> None:
        async with world(database, {QuestionAsked: (mishap,)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            mishap.broken = False
        async with world(database, {QuestionAsked: (mishap,)}, rules=off) as w:
            w.clock.pass_time(86_400)
            await w.run_turns()
            assert (mishap.calls, await keys(w.store, outbox)) == (1, [])
            assert await keys(w.store, failure) == []

    off = all_on(record_evidence=None)
    run(story)


def test_after_eight_attempts_a_failure_is_dead_and_replay_runs_only_it(database: str) -> None:
    mishap = Mishap()

    async def story() -> None:
        async with world(database, {QuestionAsked: (mishap, tag_question)}) as w:
            await w.store.keep([asked(1)])
            for _ in range(20):
                await w.run_turns()
                w.clock.pass_time(4000)
            assert mishap.calls == ATTEMPTS
            (dead,) = await w.store.dead_keys()
            assert (dead.key, dead.reason) == ("asked:slack:T1/C1/1", "ValueError")

            mishap.broken = False
            assert await w.store.replay(dead.key)
            assert not await w.store.replay("asked:slack:T1/C1/2")
            await w.run_turns()
            assert await w.store.dead_keys() == []
            assert [t.reaction for t in w.traces].count("tag_question") == 1

    run(story)


def test_a_further_event_is_reacted_to_in_the_same_turn_once(database: str) -> None:
    def tag(event: QuestionAsked, _: Community) -> Iterator[Effect]:
        yield QuestionTagged(key="tagged:1", at=event.at, question=event.question, tags=())

    tag.__name__ = "tag_question"

    def follow_thread(_: QuestionTagged, __: Community) -> Iterator[Effect]:
        yield reply(1)

    async def story() -> None:
        table = {QuestionAsked: (tag,), QuestionTagged: (follow_thread,)}
        async with world(database, table) as w:
            await w.store.keep([asked(1), asked(2)])
            await w.run_turns()
            reactions = [trace.reaction for trace in w.traces]
            assert reactions == ["tag_question", "follow_thread", "tag_question"]

    run(story)


def test_a_command_is_answered_once_with_its_effects_in_one_transaction(database: str) -> None:
    def answer_command(event: CommandGiven, _: Community) -> Iterator[Effect]:
        yield reply(1)
        yield Answer(message=Message("answer_command-help"))

    async def story() -> None:
        async with world(database, {CommandGiven: (answer_command,)}) as w:
            event = CommandGiven(
                key="command:1",
                at=START,
                account=Account("slack:T1/U1"),
                place=PUBLIC,
                command="help",
            )
            (answer,) = await w.turns.react_now(event)
            assert answer.message == Message("answer_command-help")
            assert await w.turns.react_now(event) == ()
            assert len(await keys(w.store, outbox)) == 1

    run(story)


def test_while_stopped_only_what_must_go_on_runs(database: str) -> None:
    def answer_command(event: CommandGiven, _: Community) -> Iterator[Effect]:
        on = event.command == "stop"
        yield Switch(name="stopped", on=on, by=event.account, at=event.at)

    table = {CommandGiven: (answer_command,), QuestionAsked: (tag_question,)}

    async def story() -> None:
        async with world(database, table, while_stopped=frozenset({"answer_command"})) as w:
            for number, command in enumerate(("stop", "continue")):
                event = CommandGiven(
                    key=f"command:{number}",
                    at=START,
                    account=Account("slack:T1/UMOD"),
                    place=PUBLIC,
                    command=command,
                )
                await w.turns.react_now(event)
                await w.store.keep([asked(number)])
                await w.run_turns()
                assert len(await keys(w.store, outbox)) == number

    run(story)


@pytest.mark.parametrize("workers", [2])
def test_two_processes_never_react_twice(database: str, workers: int) -> None:
    """The embedded engine refuses a second process; the store would bear it all the same."""

    async def story() -> None:
        table = {QuestionAsked: (tag_question,)}
        async with world(database, table) as one, world(database, table) as two:
            await one.store.keep([asked(n) for n in range(40)])
            await asyncio.gather(one.run_turns(), two.run_turns())
            assert len(one.traces) + len(two.traces) == 40
            assert len(await keys(one.store, outbox)) == 40

    run(story)


def test_what_cannot_be_read_any_more_is_given_up_and_holds_nobody_up(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            strange = {"kind": "NeverHeardOf", "payload": "{}", "status": "ready", "at": 0.0}
            await w.store.write(
                lambda c: c.execute(
                    sa.insert(failure).values(
                        event="old:1", reaction="gone", attempts=1, due=0.0, error="x", **strange
                    )
                )
            )
            row = {"key": "old:2", "attempts": 0, "due": 0.0, **strange}
            await w.store.write(lambda c: c.execute(sa.insert(inbox).values(**row)))
            await w.store.keep([asked(1)])
            await w.store.drop_unreadable()
            await w.run_turns()
            assert await keys(w.store, outbox) == ["line:slack:T1/C1/1"]
            assert [dead.key for dead in await w.store.dead_keys()] == ["old:1", "old:2"]

    run(story)


def test_a_settled_key_is_not_revived_by_a_late_failure(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            key, now = asked(1).key, w.store.now()
            await w.store.write(lambda c: arrival_failed(c, key, now, "late"))
            statuses = await w.store.read(lambda c: list(c.scalars(sa.select(inbox.c.status))))
            assert statuses == ["done"]

    run(story)
