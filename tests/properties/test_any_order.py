"""Any order of duplicates, retries, failures and crashes: everything is said once, nothing lost."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bot.effects import ApplyTags, Edit, OpenGroup, Post, Reply, Unsay
from bot.events import (
    AnswerAccepted,
    Event,
    QuestionAsked,
    QuestionEdited,
    TagsRejected,
    ThreadDeleted,
    ThreadSeen,
    WeekEnded,
)
from bot.store.database import driver_url, sqlite_file
from bot.store.schema import evidence, lane, match, metadata, outbox
from bot.store.schema import thread as kept_thread
from matchers.model import MatchState
from tests.properties.deeds import PLACES, Deeds, thread
from tests.properties.platform import Outcome
from tests.properties.ruler import nobody_is_pestered
from tests.properties.town import Town


class AnyOrder(Deeds):
    """What must hold all the time, and what must hold in the end."""

    def __init__(self, new: Callable[[], str]) -> None:
        super().__init__(new())
        self.new = new
        self.in_flight_at_deletion: dict[str, set[str]] = {}
        self.log_at_deletion: dict[str, int] = {}

    @invariant()
    def what_was_being_said_when_a_thread_went(self) -> None:
        for effect in self.town.seen:
            if not isinstance(effect.event, ThreadDeleted):
                continue
            key = effect.event.thread
            if key not in self.in_flight_at_deletion:
                tried = sa.select(outbox.c.key).where(
                    outbox.c.thread == key, outbox.c.status == "live", outbox.c.tried.is_not(None)
                )
                self.in_flight_at_deletion[key] = {row.key for row in self.town.look(tried)}
                self.log_at_deletion[key] = len(self.town.platform.log)

    @invariant()
    def lanes_count_what_waits(self) -> None:
        live = sa.select(outbox.c.lane).where(outbox.c.status == "live")
        counted = Counter(row.lane for row in self.town.look(live))
        lanes = {row.name: row.waiting for row in self.town.look(sa.select(lane)) if row.waiting}
        assert lanes == dict(counted)

    def teardown(self) -> None:
        town = self.town
        try:
            town.fuse = None
            while town.held:
                town.do(lambda: town.carry(Outcome.CUT_AFTER))
            self.told += reversed(self.late)
            for event in [*reversed(self.late), *self.told]:
                town.do(lambda event=event: town.store.keep([event]))  # type: ignore[misc]
            town.do(town.drain)
            self.what_was_being_said_when_a_thread_went()
            for check in self.checks():
                check()
            nobody_is_pestered(town.platform.log, lambda _who, _at: False)
            found = picture(town, self.told, topics=not (self.stopped_once or self.forgot_once))
        finally:
            town.end()
        self.it_is_as_if_all_had_come_in_order(found)

    def it_is_as_if_all_had_come_in_order(self, found: Picture) -> None:
        told = sorted({event.key: event for event in self.told}.values(), key=lambda e: e.at)
        town = Town(self.new())
        try:
            for event in told:
                town.do(lambda event=event: town.store.keep([event]))  # type: ignore[misc]
                while town.do(lambda: town.react(16)):
                    pass
            expected = picture(town, told, topics=not (self.stopped_once or self.forgot_once))
        finally:
            town.end()
        assert found == expected

    def checks(self) -> Iterator[Callable[[], None]]:
        yield self.nothing_waits
        yield self.nothing_is_said_twice
        yield self.every_question_has_its_line
        yield self.every_match_has_its_group
        yield self.every_week_is_told
        yield self.nothing_is_said_in_deleted_threads
        yield self.lanes_keep_their_order
        yield self.lanes_count_what_waits

    def nothing_waits(self) -> None:
        waits = sa.select(outbox.c.key).where(outbox.c.status.in_(("live", "dead")))
        assert self.town.look(waits) == []
        assert self.town._runner.run(self.town.store.dead_keys()) == []
        assert not [trace for trace in self.town.seen if trace.error]

    def nothing_is_said_twice(self) -> None:
        repeated = (Edit, Unsay, ApplyTags)
        said = [s.delivery.key for s in self.town.platform.log
                if not isinstance(s.delivery, repeated)]  # fmt: skip
        assert [key for key, times in Counter(said).items() if times > 1] == []

    def every_question_has_its_line(self) -> None:
        tagged = {e.thread.key for e in self.wanted(Reply)}
        unsaid = {e.instead_of.removeprefix("tag_question:") for e in self.wanted(Unsay)}
        gone = {e.thread for e in self.told if isinstance(e, ThreadDeleted)}
        asked = {e.question.thread.key for e in self.told if isinstance(e, QuestionAsked)}
        edited = {e.question.thread.key for e in self.told if isinstance(e, QuestionEdited)}
        # solved before we heard of it, it needs no line
        solved = {e.thread for e in self.told if isinstance(e, AnswerAccepted)}
        solved |= {e.thread.key for e in self.told if isinstance(e, ThreadSeen)}
        if not self.stopped_once:
            quiet = gone | edited | solved
            assert asked <= tagged | quiet, "nothing is said about words that are no more"
        for number in range(len(PLACES)):
            key = thread(number).key
            lines = len(self.town.platform.lines(key))
            if key in self.there_again():  # then it is a matter of order whether there is one
                assert lines <= 1, key
            else:
                assert lines == (1 if key in tagged - unsaid - gone else 0), key

    def there_again(self) -> set[str]:
        """Threads that came back after they were gone."""
        heard = [*self.told, *self.late]  # in the end everything arrives
        asked = (event for event in heard if isinstance(event, QuestionAsked))
        return {event.question.thread.key for event in asked if event.recovered}

    def wanted(self, kind: type[Any]) -> list[Any]:
        return [e for trace in self.town.seen for e in trace.effects if isinstance(e, kind)]

    def every_match_has_its_group(self) -> None:
        groups = Counter(s.delivery.key for s in self.town.platform.log
                         if isinstance(s.delivery, OpenGroup))  # fmt: skip
        uncertain = {c.claim.delivery.key for c in self.town.carried if c.fate == "dropped"}
        accepted = sa.select(match.c.id).where(match.c.state == MatchState.ACCEPTED.value)
        for row in self.town.look(accepted):
            key = f"open_pair:{row.id}"
            assert groups[key] == 1 or (key in uncertain and groups[key] == 0), key

    def every_week_is_told(self) -> None:
        wanted = [e.key for e in self.town.effects_of("send_digest", WeekEnded)]
        posts = [s.delivery.key for s in self.town.platform.log if isinstance(s.delivery, Post)]
        told = [key for key in posts if key.startswith("send_digest:")]
        assert sorted(told) == sorted(set(wanted))

    def nothing_is_said_in_deleted_threads(self) -> None:
        for key, allowed in self.in_flight_at_deletion.items():
            if key in self.there_again():
                continue
            for said in self.town.platform.log[self.log_at_deletion[key] :]:
                if isinstance(said.delivery, Reply | ApplyTags) and said.delivery.thread.key == key:
                    assert said.delivery.key in allowed, said

    def lanes_keep_their_order(self) -> None:
        rows = self.town.look(sa.select(outbox.c.key, outbox.c.seq, outbox.c.urgent))
        order = {row.key: row.seq for row in rows if not row.urgent}  # urgent ones may overtake
        lanes: dict[str, list[int]] = {}
        again = self.there_again()  # a line that is said again keeps its old place in the outbox
        for said in self.town.platform.log:
            where = getattr(said.delivery, "thread", None)
            if said.delivery.key in order and not (where and where.key in again):
                lanes.setdefault(said.lane, []).append(order[said.delivery.key])
        for name, said_in_order in lanes.items():
            assert said_in_order == sorted(said_in_order), name


Picture = tuple[dict[str, tuple[Any, ...]], set[tuple[Any, ...]]]

STATES = ("gone", "title", "kind", "closed", "accepted", "voices", "open")


def picture(town: Town, told: list[Event], *, topics: bool) -> Picture:
    """What is held of threads, and the evidence that was learnt from them.

    What people say about topics is left out: a cross is set on a line that is there, and tags of
    the forum come with the next look; so is evidence of threads to which that happened. So are
    threads that are there again: that is believed whenever it is heard, the forum was just asked.
    """
    back = {e.question.thread.key for e in told if isinstance(e, QuestionAsked) and e.recovered}
    threads = {
        row["key"]: tuple(row[name] for name in STATES)
        for row in (row._mapping for row in town.look(sa.select(kept_thread)))
        if (row["gone"] or row["asker"]) and row["key"] not in back
    }
    retagged = back | {e.thread for e in told if isinstance(e, TagsRejected)}
    retagged |= {e.thread.key for e in told if isinstance(e, ThreadSeen)}
    learnt = {tuple(row) for row in town.look(sa.select(evidence)) if row.thread not in retagged}
    return threads, learnt if topics else set()


def fresh(database: str, folder: Path) -> Callable[[], str]:
    """A way to an empty database for each example, at the price of a file copy or a TRUNCATE."""
    file, numbers = sqlite_file(database), count()
    if file is not None:

        def copied() -> str:
            copy = folder / f"{next(numbers)}.sqlite3"
            shutil.copy(file, copy)
            return f"sqlite:///{copy}"

        return copied

    def emptied() -> str:
        engine = sa.create_engine(driver_url(database))
        with engine.begin() as connection:
            names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
            connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY")
        engine.dispose()
        return database

    return emptied


def test_any_order_of_everything(database: str, tmp_path: Path) -> None:
    new = fresh(database, tmp_path)
    run_state_machine_as_test(
        lambda: AnyOrder(new),
        settings=settings(
            max_examples=30 if sqlite_file(database) else 6,
            stateful_step_count=40,
            deadline=None,
            derandomize=bool(os.environ.get("CI")),
            suppress_health_check=list(HealthCheck),
        ),
    )
