"""What one transaction has read is read again once it was changed, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
import sqlalchemy as sa

from bot.effects import DropThread, KeepQuestion, LinkAccounts, Switch, Unsay
from bot.store.database import HalfKept, open_writer, upsert
from bot.store.ledger import Ledger
from bot.store.schema import switch
from matchers.model import Account
from tests.clocks import START
from tests.store.world import asked, reply, run, thread, world

ASKER = Account("slack:T1/UASK")
ELSEWHERE = Account("discourse:forum/7")
KEY = thread(1).key


class Undone(Exception):
    """The reaction fails."""


def kept(title: str) -> KeepQuestion:
    return KeepQuestion(question=asked(1, title=title).question)


def title_of(ledger: Ledger) -> str | None:
    held = ledger.community.thread(KEY)
    return held.title if held else None


def test_a_change_is_seen_at_once(database: str) -> None:
    def turn(connection: sa.Connection, ledger: Ledger) -> None:
        assert title_of(ledger) is None
        for title in ("Excel?", "Excel und R?"):
            with ledger.savepoint():
                ledger.change(kept(title))
                assert title_of(ledger) == title
        ledger.change(DropThread(thread=KEY))
        assert title_of(ledger) is None

    _in_a_turn(database, turn)


def test_what_is_to_be_said_is_seen_at_once(database: str) -> None:
    def turn(connection: sa.Connection, ledger: Ledger) -> None:
        line = reply(1)
        assert not ledger.community.said(line.key)
        ledger.deliver(line, "event", "feature", urgent=False)
        assert ledger.community.said(line.key)
        assert not ledger.community.given_up(line.key)
        unsaid = Unsay(key="unsay", instead_of=line.key, said_stays=True)
        ledger.deliver(unsaid, "event", "feature", urgent=False)
        assert ledger.community.given_up(line.key)

    _in_a_turn(database, turn)


def test_whose_an_account_is_is_seen_at_once(database: str) -> None:
    def turn(connection: sa.Connection, ledger: Ledger) -> None:
        assert ledger.community.accounts_of(ELSEWHERE) == (ELSEWHERE,)
        assert ledger.community.home_of(ELSEWHERE) == ELSEWHERE
        ledger.change(LinkAccounts(keep=ASKER, other=ELSEWHERE, at=START))
        assert ledger.community.accounts_of(ELSEWHERE) == (ASKER, ELSEWHERE)
        assert ledger.community.home_of(ELSEWHERE) == ASKER

    _in_a_turn(database, turn)


def test_what_was_undone_was_never_read(database: str) -> None:
    def turn(connection: sa.Connection, ledger: Ledger) -> None:
        ledger = careful(connection, ledger)
        ledger.change(kept("Excel?"))
        with suppress(Undone), ledger.savepoint():
            ledger.change(kept("Excel und R?"))
            ledger.deliver(reply(1), "event", "feature", urgent=False)
            assert title_of(ledger) == "Excel und R?"
            assert ledger.community.said(reply(1).key)
            raise Undone
        assert title_of(ledger) == "Excel?"
        assert not ledger.community.said(reply(1).key)

    _in_a_turn(database, turn)


def test_switches_are_read_once_in_a_transaction_and_again_once_one_was_turned(
    database: str,
) -> None:
    looks: list[str] = []

    def looked(_c: object, _cursor: object, statement: str, *_: object) -> None:
        looks.extend(["once"] * ("FROM switch" in statement))

    def turn(connection: sa.Connection, ledger: Ledger) -> None:
        sa.event.listen(connection, "before_cursor_execute", looked)
        ledger = careful(connection, ledger)
        for _ in range(3):
            assert stopped_in_another_turn(connection, ledger) == set()
        assert len(looks) == 1
        with suppress(Undone), ledger.savepoint():
            ledger.change(Switch(name="stopped", on=True, by=None, at=START))
            assert stopped_in_another_turn(connection, ledger) == {"stopped"}
            assert ledger.community.steering().switches == {"stopped"}
            raise Undone
        assert stopped_in_another_turn(connection, ledger) == set()
        assert ledger.community.steering().switches == set()
        ledger.change(Switch(name="stopped:digest", on=True, by=None, at=START))
        assert stopped_in_another_turn(connection, ledger) == {"stopped:digest"}

    _in_a_turn(database, turn)


def test_the_next_transaction_reads_the_switches_anew(database: str) -> None:
    """Another process may have turned one meanwhile: nothing is kept from before."""

    async def story() -> None:
        async with world(database) as w:

            def look(connection: sa.Connection) -> set[str]:
                return stopped_in_another_turn(connection, Ledger(connection, w.turns.snapshot, 0))

            assert await w.store.write(look) == set()
            engine = open_writer(database)
            with engine.begin() as connection:
                row = {"name": "stopped", "on": True, "by": None, "at": 0.0}
                upsert(connection, switch, row)
            engine.dispose()
            assert await w.store.write(look) == {"stopped"}

    run(story)


def stopped_in_another_turn(connection: sa.Connection, ledger: Ledger) -> set[str]:
    other = Ledger(connection, ledger._view._snapshot, 0.0)
    return set(other.community.steering().switches)


def test_a_turn_sets_savepoints_only_after_one_failed_half_kept(database: str) -> None:
    set_: list[str] = []

    def turn(connection: sa.Connection, ledger: Ledger) -> None:
        sa.event.listen(connection.engine, "savepoint", lambda _, name: set_.append(name))
        with suppress(Undone), ledger.savepoint():
            title_of(ledger)
            raise Undone
        for title in ("Excel?", "Excel und R?"):
            with ledger.savepoint():
                ledger.change(kept(title))
                ledger.deliver(reply(1), "event", "feature", urgent=False)
        with suppress(Undone), ledger.savepoint():
            raise Undone  # nothing was kept in this part: there is nothing to undo
        with pytest.raises(HalfKept) as told:
            _fail_half_kept(ledger)
        assert ledger.is_broken(told.value)
        assert set_ == []
        with careful(connection, ledger).savepoint():
            assert len(set_) == 1

    _in_a_turn(database, turn)


def _fail_half_kept(ledger: Ledger) -> None:
    with ledger.savepoint():
        ledger.change(kept("Excel?"))
        raise Undone


def careful(connection: sa.Connection, ledger: Ledger) -> Ledger:
    return Ledger(connection, ledger._view._snapshot, 0.0, careful=True)


def _in_a_turn(database: str, turn: Callable[[sa.Connection, Ledger], None]) -> None:
    async def story() -> None:
        async with world(database) as w:
            await w.store.write(lambda c: turn(c, Ledger(c, w.turns.snapshot, w.store.now())))

    run(story)
