"""A large forum: whom to ask is narrowed by the database, not by reading everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from bot.store.codec import encode
from bot.store.schema import consent, evidence, profile, tag, teaches, thread, word
from bot.store.view import View
from bot.store.view_helpers import EVIDENCE_AT_MOST, LEARNT_AT_MOST, OFFERING_AT_MOST
from matchers.model import Account, Level, Profile
from tests.clocks import START
from tests.store.test_scale import about, listening, plan, tags, threads
from tests.store.world import World, run, world

MEMBERS, TOPICS, ANSWERS = 3_000, 40, 20_000
NOW = START.timestamp()
LATER = START + timedelta(weeks=4)
Rows = Iterator[dict[str, object]]


def who(n: int) -> Account:
    return Account(f"slack:T1/U{n % MEMBERS}")


def topic(n: int) -> str:
    return "excel" if n % TOPICS == 0 else f"topic{n % TOPICS}"


def profiles() -> Rows:
    for n in range(MEMBERS):
        one = Profile(who(n), teaches={topic(n): Level.CONFIDENT}, hours=2.0, complete=True)
        yield {"account": who(n), "payload": encode(one), "language": "de"}


def evidences() -> Rows:
    for n in range(ANSWERS):
        yield {
            "answer": f"a{n}",
            "topic": topic(n // 7),
            "account": who(n),
            "kind": "accepted",
            "thread": f"t{n}",
            "at": NOW - n,
        }


def words() -> Rows:
    for n in range(ANSWERS):
        solved = {"accepted": f"a{n}", "closed": None, "counts": True}
        yield {"about": f"a{n}", "by": who(n), "thread": f"t{n}", "at": NOW - n, **solved}


async def grown(w: World) -> None:
    rows = {
        thread: threads(),
        tag: tags(),
        profile: profiles(),
        teaches: ({"account": who(n), "topic": topic(n)} for n in range(MEMBERS)),
        consent: ({"account": who(n), "version": "1", "at": NOW} for n in range(MEMBERS)),
        evidence: evidences(),
        word: words(),
    }

    def fill(connection: sa.Connection) -> None:
        for table, many in rows.items():
            connection.execute(sa.insert(table), list(many))

    await w.store.write(fill)
    with w.store._write_engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def test_whom_to_ask_is_a_few_statements_and_a_few_rows(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await grown(w)

            def look(connection: sa.Connection) -> tuple[int, int, int]:
                view = View(connection, w.turns.snapshot)
                return (
                    len(view.offering(("excel",), START)),
                    len(view.evidence_on(("excel",))),
                    len(view.helped_on(("excel",), LATER)),
                )

            with listening(w.store._read_engine) as heard:
                offering, known, helped = await w.store.read(look)
            assert offering == OFFERING_AT_MOST, "75 offer it"
            assert known <= EVIDENCE_AT_MOST
            assert helped == LEARNT_AT_MOST
            assert len(heard) <= 3
            led = {
                "ix_teaches_topic": about(heard, "FROM profile"),
                "ix_evidence_topic": about(heard, "FROM evidence"),
            }
            for index, statement in led.items():
                assert index in await plan(w, statement), index

    run(story)
