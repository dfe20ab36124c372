"""Turns: what the engine asks of the store. One event, its reactions, one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import sqlalchemy as sa
from structlog.contextvars import bound_contextvars as bound

from bot.community import Community
from bot.effects import Answer, DropAddition, KeepAddition
from bot.errors import NoRoom
from bot.events import Event, FormSent, MomentCame, Notice
from bot.ports import Due
from bot.react import Spine, Trace, answers, gave_up, is_promised
from bot.store import additions, inbox, upkeep
from bot.store.later import present, wait_while_stopped
from bot.store.ledger import Ledger
from bot.store.recall import Recall
from bot.store.resting import Resting
from bot.store.store import Store
from bot.store.study import Study
from bot.store.view import Snapshot, View
from bot.store.writer import Order

T = TypeVar("T")


class Turns:
    """Events and notices whose time has come, and commands that cannot wait.

    ``told`` is called on the event loop with what reactions did, after it was committed. What
    ``study`` has learnt and ``recall`` has read is known from the next turn on, and so are the
    topics that somebody added.
    """

    def __init__(
        self,
        store: Store,
        *,
        snapshot: Snapshot,
        spine: Spine,
        told: Callable[[Sequence[Trace]], None] = lambda _: None,
        study: Study | None = None,
        recall: Recall | None = None,
    ) -> None:
        self._store = store
        self._study = study
        self._recall = recall
        self._spine = spine
        self._told = told
        self._resting = Resting()
        self._away: dict[str, int] = {}  # how often the forum was, for a notice: may be forgotten
        self._renamed = False  # a turn of ours changed how topics are named, and nobody looked
        self.snapshot = snapshot

    async def look(self, question: Callable[[Community], T]) -> T:
        """Ask the community something, read-only."""
        now = self._store.now()
        return await self._store.read(lambda c: question(View(c, self.snapshot, now)))

    async def react_now(self, event: Event) -> tuple[Answer, ...]:
        """Keep an event and its effects in one transaction now, and hand back its answers.

        A form that was only answered (what is missing, that we are stopped, the next step) did not
        happen yet: sent again as it is, it is answered anew.
        """
        await self.name_topics()
        now = self._store.now()

        def turn(connection: sa.Connection, ledger: Ledger) -> tuple[Trace, ...]:
            if not inbox.keep_arrival(connection, event, ready=False):
                return ()
            traces = self._spine.turn(event, ledger, now=True)
            if is_promised(event, traces):
                inbox.promised(connection, event.key)
            elif isinstance(event, FormSent) and all(_only_answers(trace) for trace in traces):
                inbox.arrival_undone(connection, event.key)
            return traces

        with bound(key=event.key):
            traces = await self._decide(turn, now, first=True)
            await self.name_topics()
            self._tell(traces)
        return answers(event, traces)

    async def take_turns(self, limit: int, lane: str | None = None) -> int:
        """React to the oldest events that are due (in one ``lane``); how many were tried.

        What has no room stays as it is, and so does what is behind it in its lane: that rests for
        a moment (``is_cramped``), and others go on. Of one ``lane``: raises ``NoRoom``.
        """
        now = self._store.now()
        resting = self._resting.lanes() if lane is None else ()

        def keys_and_names(connection: sa.Connection) -> tuple[dict[str, str], str | None]:
            keys = inbox.due_keys(connection, now, limit, notices=False, lane=lane, resting=resting)
            return keys, None if self._study is None else additions.version(connection)

        keys, names = await self._store.read(keys_and_names)
        await self.name_topics(names)
        await self._learn()
        orders = {lane: Order() for lane in keys.values()}
        turns = [self._take_turn(key, now, orders[lane]) for key, lane in keys.items()]
        done = await asyncio.gather(*turns, return_exceptions=True)
        if self._renamed:
            self._renamed = False
            await self.name_topics()
        outcomes = list(zip(keys.values(), done, strict=True))
        self._resting.end(name for name, one in outcomes if one is None)
        self._resting.begin(name for name, one in outcomes if isinstance(one, NoRoom))
        for _, failed in outcomes:
            if failed is not None and (lane is not None or not isinstance(failed, NoRoom)):
                raise failed
        return len(keys)

    def is_cramped(self) -> bool:
        """Whether lanes rest whose next event has no room: it is tried again soon."""
        return bool(self._resting.lanes())

    async def due(self) -> Due:
        """What there is to do at this moment, in one look; whatever it is knows all topics."""
        await self._learn()
        now = self._store.now()

        def due_and_names(connection: sa.Connection) -> tuple[Due, str | None]:
            names = None if self._study is None else additions.version(connection)
            return upkeep.due(connection, now), names

        due, names = await self._store.read(due_and_names)
        await self.name_topics(names)
        return due

    async def name_topics(self, seen: str | None = None) -> None:
        """See to it that the next turn knows all topics, also those that were added just now.

        ``seen``: the version that was read a moment ago.
        """
        named = await self._study.named(seen) if self._study is not None else None
        if named is not None:
            self.snapshot = replace(self.snapshot, topics=named.topics, tagger=named.tagger)

    async def _learn(self) -> None:
        """Between turns, so that whoever tells a story twice tells the same one."""
        tagger = await self._study.tagger() if self._study is not None else None
        if tagger is not None:
            self.snapshot = replace(self.snapshot, tagger=tagger)
        if self._recall is not None:
            await self._recall.look()

    async def _take_turn(self, key: str, now: float, order: Order) -> None:
        def turn(connection: sa.Connection, ledger: Ledger) -> tuple[Trace, ...]:
            event = inbox.arrival(connection, key)
            if not isinstance(event, Event):
                inbox.arrival_done(connection, key)
                return ()
            if isinstance(event, MomentCame):
                event = present(event, now)
                if self._spine.rests(event, ledger):
                    wait_while_stopped(connection, key, now)
                    return ()
            traces = self._spine.turn(event, ledger)
            inbox.arrival_done(connection, key)
            return traces

        with bound(key=key):
            try:
                self._tell(await self._decide(turn, now, order=order))
            except NoRoom:  # it stays due, however long that lasts
                raise
            except Exception as error:  # noqa: BLE001  (kept with the event, shown by `dead`)
                reason = type(error).__name__
                await self._store.write(lambda c: inbox.arrival_failed(c, key, now, reason))

    async def _decide(
        self,
        turn: Callable[[sa.Connection, Ledger], T],
        now: float,
        *,
        first: bool = False,
        order: Order | None = None,
    ) -> T:
        """One transaction; where something failed in it, anew and with more care."""

        def with_care(connection: sa.Connection, *, careful: bool) -> T:
            return turn(connection, Ledger(connection, self.snapshot, now, careful=careful))

        quick, careful = partial(with_care, careful=False), partial(with_care, careful=True)
        return await self._store.write(quick, first=first, careful=careful, order=order)

    async def retry_failures(self, limit: int) -> int:
        """Try again what failed, alone; how many there were.

        Raises ``NoRoom`` at the end, where one of them had none.
        """
        now = self._store.now()
        due = await self._store.read(lambda c: inbox.due_failures(c, now, limit))
        lacking: NoRoom | None = None
        for found in due:
            await self.name_topics()
            try:
                await self._retry(found, now)
            except NoRoom as error:  # the others may have room
                lacking = error
        if due:
            await self.name_topics()
        if lacking is not None:
            raise lacking
        return len(due)

    async def _retry(self, found: inbox.DueFailure, now: float) -> None:
        def again(connection: sa.Connection, ledger: Ledger) -> tuple[Trace, ...]:
            promised = inbox.is_promised(connection, found.event.key)
            traces = self._spine.again(found.event, found.reaction, ledger, promised=promised)
            inbox.failure_mended(connection, found.event.key, found.reaction)
            return traces

        key, reaction = found.event.key, found.reaction
        with bound(key=key, reaction=reaction):
            try:
                self._tell(await self._decide(again, now))
            except NoRoom:  # no attempt is counted, and the others of its age come first now
                later = self._store.now() + inbox.FIRST_WAIT
                await self._store.write(lambda c: inbox.failure_later(c, key, reaction, later))
                raise
            except Exception as error:  # noqa: BLE001  (kept with the event, shown by `dead`)
                why = type(error).__name__
                await self._store.write(lambda c: self._failed_again(c, found, now, why))

    def _failed_again(
        self, connection: sa.Connection, found: inbox.DueFailure, now: float, why: str
    ) -> None:
        """Later again; if it is given up now and somebody was promised an answer, they hear it."""
        key, reaction = found.event.key, found.reaction
        dead = inbox.failure_failed(connection, key, reaction, now, why)
        if dead and inbox.is_promised(connection, key):
            ledger = Ledger(connection, self.snapshot, now)
            for letter in gave_up(found.event, reaction):
                ledger.deliver(letter, key, reaction, urgent=False)

    def _tell(self, traces: Sequence[Trace]) -> None:
        self._store.arrived.set()
        self._renamed |= any(map(_renames, traces))
        if traces:
            self._told(traces)

    # --- notices

    async def due_notices(
        self, limit: int, without: Collection[str], lane: str | None = None
    ) -> list[Notice]:
        """The oldest notices that are due (in one ``lane``) and not being looked up."""
        now, skip = self._store.now(), tuple(without)

        def notices(connection: sa.Connection) -> list[Notice]:
            keys = inbox.due_keys(connection, now, limit, notices=True, without=skip, lane=lane)
            found = (inbox.waiting(connection, key) for key in keys)
            return [notice for notice in found if isinstance(notice, Notice)]

        return await self._store.read(notices)

    async def notice_read(self, notice: Notice, events: Sequence[Event]) -> None:
        """Keep what the notice pointed at, and settle it, in one transaction."""

        def keep(connection: sa.Connection) -> None:
            for event in events:
                inbox.keep_arrival(connection, event)
            inbox.arrival_done(connection, notice.key)

        await self._store.write(keep)
        self._away.pop(notice.key, None)
        self._store.arrived.set()

    async def notice_later(self, notice: Notice, seconds: float) -> None:
        """A budget is empty: look it up later, without counting an attempt."""
        due = self._store.now() + seconds
        await self._store.write(lambda c: inbox.arrival_later(c, notice.key, due))

    async def notice_failed(self, notice: Notice, reason: str, *, for_good: bool = True) -> None:
        """The look-up failed: later again; what is ``for_good`` counts, and is dead after eight."""
        now, key = self._store.now(), notice.key
        if for_good:
            self._away.pop(key, None)
            await self._store.write(lambda c: inbox.arrival_failed(c, key, now, reason))
            return
        times = self._away.get(key, 0) + 1
        await self.notice_later(notice, inbox.wait_after(times))
        self._away[key] = times


def _only_answers(trace: Trace) -> bool:
    return not trace.error and all(isinstance(effect, Answer) for effect in trace.effects)


def _renames(trace: Trace) -> bool:
    return any(isinstance(effect, KeepAddition | DropAddition) for effect in trace.effects)
