"""One thread writes: jobs share commits, keep their order, and only fail for themselves."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise

import pytest
import sqlalchemy as sa

from bot.store.database import is_sqlite, open_reader, open_writer, upsert
from bot.store.schema import mark
from bot.store.writer import TRIES, Writer

Job = Callable[[sa.Connection], object]
NAMES = sa.select(mark.c.name).order_by(mark.c.name)


@contextmanager
def writer(url: str, *, at_most: int = 64) -> Iterator[Writer]:
    engine = open_writer(url)
    it = Writer(engine, at_most=at_most)
    try:
        yield it
    finally:
        it.close()
        engine.dispose()


@contextmanager
def held_up(it: Writer) -> Iterator[None]:
    """Until the end of the block the writer is busy: what is submitted meanwhile waits together."""
    began, go_on = threading.Event(), threading.Event()

    def hold(_: sa.Connection) -> None:
        began.set()
        go_on.wait(20)

    it.submit(hold, first=True)
    assert began.wait(20)
    try:
        yield
    finally:
        go_on.set()


def note(name: str, value: str = "") -> Job:
    return lambda c: upsert(c, mark, {"name": name, "value": value})


def noted(url: str, query: sa.Select[tuple[str]] = NAMES) -> list[str]:
    engine = open_reader(url)
    with engine.connect() as connection:
        found = list(connection.scalars(query))
    engine.dispose()
    return found


def broken(connection: sa.Connection) -> None:
    note("half")(connection)
    raise ValueError("on purpose")


def refused(connection: sa.Connection) -> None:
    note("half")(connection)
    connection.execute(sa.insert(mark).values(name=None, value=""))


@pytest.mark.parametrize("bad", [broken, refused])
def test_a_failing_job_harms_none_that_share_its_commit(database: str, bad: Job) -> None:
    with writer(database) as it:
        with held_up(it):
            good = [it.submit(note(f"{n}")) for n in range(3)]
            failing = it.submit(bad)
            good += [it.submit(note(f"{n}")) for n in range(3, 6)]
        for future in good:
            future.result(20)
        with pytest.raises((ValueError, sa.exc.DBAPIError)):
            failing.result(20)
    assert noted(database) == ["0", "1", "2", "3", "4", "5"], "nothing of the failing one is kept"


def test_jobs_that_wait_together_share_one_commit(database: str) -> None:
    with writer(database, at_most=50) as it:
        with held_up(it):
            futures = [it.submit(note(f"{n:03}")) for n in range(100)]
        for future in futures:
            future.result(20)
        assert it.commits == 3, "the one that held it up, and two times fifty"
    assert len(noted(database)) == 100


def test_jobs_run_in_the_order_they_came_in_and_first_ones_before(database: str) -> None:
    ran: list[int] = []
    with writer(database, at_most=7) as it:
        with held_up(it):
            futures: list[Future[None]] = []
            for n in range(40):
                first = n % 10 == 9
                futures.append(it.submit(lambda _, n=n: ran.append(n), first=first))  # type: ignore[misc]
        for future in futures:
            future.result(20)
    ahead, rest = ran[:4], ran[4:]
    assert ahead == [9, 19, 29, 39]
    assert all(one < other for one, other in pairwise(rest))
    assert len(rest) == 36


def test_close_finishes_what_was_submitted_and_takes_no_more(database: str) -> None:
    with writer(database) as it:
        with held_up(it):
            futures = [it.submit(note(f"{n}")) for n in range(9)]
        it.close()
        assert all(future.done() for future in futures)
        with pytest.raises(RuntimeError, match="closed"):
            it.submit(note("late"))
    assert len(noted(database)) == 9


def test_many_threads_may_submit_at_once(database: str) -> None:
    with writer(database) as it, ThreadPoolExecutor(8) as threads:

        def submit(worker: int) -> None:
            for n in range(25):
                it.submit(note(f"{worker}:{n}")).result(20)

        for done in [threads.submit(submit, worker) for worker in range(8)]:
            done.result(60)
        assert it.commits <= 200
    assert len(noted(database)) == 200


class Locked:
    """A job that meets a lock, ``times`` times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.ran = 0

    def __call__(self, connection: sa.Connection) -> str:
        self.ran += 1
        note("half")(connection)
        if self.ran <= self.times:
            busy = sqlite3.OperationalError("database is locked")
            raise sa.exc.OperationalError("INSERT", {}, busy)
        return "kept"


def test_what_another_one_holds_is_tried_again_and_not_for_ever(database: str) -> None:
    with writer(database) as it:
        patient, hopeless = Locked(3), Locked(99)
        assert it.submit(patient).result(20) == "kept"
        assert patient.ran == 4
        with pytest.raises(sa.exc.OperationalError):
            it.submit(hopeless).result(60)
        assert hopeless.ran == TRIES
        assert it.submit(note("after")).result(20) is None, "it goes on"
    assert noted(database) == ["after", "half"]


def test_a_lock_met_by_one_of_many_costs_nobody_anything(database: str) -> None:
    with writer(database) as it:
        locked = Locked(1)
        with held_up(it):
            futures = [it.submit(note("before")), it.submit(locked), it.submit(note("after"))]
        assert [future.result(20) for future in futures] == [None, "kept", None]
        assert locked.ran == 2
    assert noted(database) == ["after", "before", "half"]


def test_a_job_nobody_waits_for_any_more_harms_nothing(database: str) -> None:
    with writer(database) as it:
        with held_up(it):
            given_up, other = it.submit(note("given up")), it.submit(note("other"))
            assert given_up.cancel()
        other.result(20)
    assert "other" in noted(database)


def test_a_serialisation_failure_is_repeated_until_it_goes_through(database: str) -> None:
    """Two writers that read before they write, at the very same time, on the same row."""
    if is_sqlite(database):
        pytest.skip("SQLite lets one writer begin at a time: there is nothing to repeat")
    attempts = [0, 0]
    both_read = threading.Barrier(2)

    def add_one(me: int) -> Job:
        def job(connection: sa.Connection) -> None:
            attempts[me] += 1
            value = connection.scalar(sa.select(mark.c.value).where(mark.c.name == "counter"))
            if attempts[me] == 1:
                both_read.wait(20)
            note("counter", str(int(value or 0) + 1))(connection)

        return job

    with writer(database) as one, writer(database) as other:
        one.submit(note("counter", "0")).result(20)
        for future in [one.submit(add_one(0)), other.submit(add_one(1))]:
            future.result(20)
    assert noted(database, sa.select(mark.c.value)) == ["2"]
    assert sum(attempts) == 3, "one of the two had to do it again"
