"""One thread that writes. Jobs that wait share one commit; where one of them fails, each is alone.

On a disk that takes 3 ms to be sure of something, this is the difference between 300 and
several thousand acknowledged arrivals a second; and nobody is told before the commit.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import Context, copy_context
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from bot.errors import NoRoom
from bot.ports import Defer
from bot.store.database import finding_room, is_transient, needs_care
from bot.store.lanes import woken
from bot.store.reading import reading_once
from bot.store.turnstile import Turnstile

T = TypeVar("T")
Work = Callable[[sa.Connection], T]

TRIES, TOGETHER = 30, 4
"""How often a transaction is repeated after a serialisation failure, deadlock or conflict: one
job's, and that of several together. Where many processes write, two of them meet all the time."""

LONGEST_PAUSE = 0.05


@dataclass(slots=True)
class Order:
    """Shared by jobs none of which may overtake another: without room for one, all behind wait."""

    held: bool = False


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    work: Work[T]
    careful: Work[T] | None
    future: Future[T]
    context: Context  # whose job it is: a log line in it carries the event's key
    order: Order
    decides: bool

    def run(self, connection: sa.Connection) -> T:
        """Do the work as whoever submitted it."""
        return self.context.run(self.work, connection)

    def with_care(self) -> _Job[T] | None:
        """The same job, done in the way that is kept for when it fails; ``None``: there is none."""
        return replace(self, work=self.careful, careful=None) if self.careful else None


class Writer:
    """Runs jobs in order, ``at_most`` of them in one transaction; ``first`` ones go ahead.

    ``defer`` is told which lanes there is something new in, before each commit. ``turnstile``:
    others like it write to the same database. ``simply``: the same database for what decides
    nothing (``bot.store.database.simply``).
    """

    def __init__(
        self,
        engine: sa.Engine,
        *,
        at_most: int = 64,
        defer: Defer | None = None,
        turnstile: Turnstile | None = None,
        simply: sa.Engine | None = None,
    ) -> None:
        self._begun = {
            decides: partial(turnstile.passed, one) if turnstile else one.begin
            for decides, one in ((True, engine), (False, simply or engine))
        }
        self._defer = defer
        self._at_most = at_most
        self._first: deque[_Job[Any]] = deque()
        self._rest: deque[_Job[Any]] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self.commits = 0
        self._thread = threading.Thread(target=self._run, name="lotse-writer", daemon=True)
        self._thread.start()

    def submit(
        self,
        work: Work[T],
        *,
        first: bool = False,
        careful: Work[T] | None = None,
        order: Order | None = None,
        decides: bool = True,
    ) -> Future[T]:
        """Have ``work`` done in a transaction; the future is set after its commit.

        Where it was half kept, or the database refused it, ``careful`` is done in its place, before
        anything that was submitted later. Where there is no room, the future raises ``NoRoom``.
        Not ``decides``: it reads nothing on which depends what it writes, but whether a key is new.
        """
        job: _Job[T] = _Job(work, careful, Future(), copy_context(), order or Order(), decides)
        with self._wake:
            if self._closing:
                raise RuntimeError("the store is closed")
            (self._first if first else self._rest).append(job)
            self._wake.notify()
        return job.future

    def close(self) -> None:
        """Finish what was submitted, then stop."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while jobs := self._take():
            self._commit(jobs)

    def _take(self) -> list[_Job[Any]]:
        with self._wake:
            while not (self._first or self._rest or self._closing):
                self._wake.wait()
            queue = self._first or self._rest
            return [queue.popleft() for _ in range(min(len(queue), self._at_most))]

    def _commit(self, jobs: list[_Job[Any]]) -> None:
        for job in [job for job in jobs if job.order.held]:
            jobs.remove(job)
            _settle(job, None, NoRoom("what comes before it has no room"))
        if len(jobs) <= 1:
            for job in jobs:
                self._commit_one(job)
            return
        for attempt in range(TOGETHER):
            try:
                with self._transaction(jobs) as connection:
                    done = [(job, job.run(connection)) for job in jobs]
            except Exception as error:  # noqa: BLE001  (each job alone will show whose it is)
                if not is_transient(error):
                    break
                _pause(attempt)
            else:
                self.commits += 1
                for job, result in done:
                    _settle(job, result, None)
                return
        for job in jobs:
            self._commit_one(job)

    @contextmanager
    def _transaction(self, jobs: Collection[_Job[Any]]) -> Iterator[sa.Connection]:
        """A transaction whose last deed is to wake the lanes in which there is something new."""
        begun = self._begun[any(job.decides for job in jobs)]
        with begun() as connection, reading_once(connection):
            woken(connection)  # those of an attempt that failed
            yield connection
            lanes = woken(connection)
            if lanes and self._defer is not None:
                self._defer(connection.connection.driver_connection, lanes)

    def _commit_one(self, job: _Job[Any]) -> None:
        if job.order.held:
            _settle(job, None, NoRoom("what comes before it has no room"))
            return
        for attempt in range(TRIES):
            try:
                with finding_room(), self._transaction((job,)) as connection:
                    result = job.run(connection)
            except Exception as error:  # noqa: BLE001  (it belongs to whoever submitted the job)
                if is_transient(error) and attempt + 1 < TRIES:
                    _pause(attempt)
                    continue
                if needs_care(error) and (again := job.with_care()) is not None:
                    self._commit_one(again)
                else:
                    job.order.held = isinstance(error, NoRoom)
                    _settle(job, None, error)
            else:
                self.commits += 1
                _settle(job, result, None)
            return


def _pause(attempt: int) -> None:
    """Ever longer, and never as long as whoever was in the way."""
    longest = min(0.002 * 2**attempt, LONGEST_PAUSE)
    time.sleep(random.uniform(longest / 4, longest))  # noqa: S311  (nothing secret)


def _settle(job: _Job[T], result: Any, error: Exception | None) -> None:
    if not job.future.set_running_or_notify_cancel():
        return
    if error is None:
        job.future.set_result(result)
    else:
        job.future.set_exception(error)
