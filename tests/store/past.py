"""A community with a past of nine years, as it is left by then: few of it still named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import sqlalchemy as sa

from bot.store.schema import (
    answer,
    consent,
    evidence,
    helper,
    inbox,
    lane,
    lesson,
    outbox,
    outbox_person,
    outbox_thread,
    suggestion,
    tag,
    thread,
    word,
)
from tests.clocks import START

DAY = 86_400.0
A_DAY = 6
THREADS, LATELY = 20_000, 90 * A_DAY
"""As many a day of so many in all as in a forum of a million threads with 300 a day."""
NOW = START.timestamp()
Row = dict[str, object]
Rows = Iterator[Row]


def who(n: int) -> str | None:
    """Every tenth is a member who consented; of the others nobody is known after 90 days."""
    return f"slack:T1/U{n % 500}" if n < LATELY or n % 10 == 0 else None


def ago(n: int) -> float:
    return NOW - n * DAY / A_DAY


def threads() -> Rows:
    for n in range(THREADS):
        is_aside, is_open = n % 1_000 == 7, n % 20 == 3
        yield {
            "key": f"t{n}",
            "place": f"slack:T1/C{n % 300}",
            "visibility": "private" if is_aside else "public",
            "permalink": f"https://slack.test/{n}",
            "started": ago(n),
            "asker": None if is_aside else who(n),
            "title": f"Frage {n}",
            "kind": "howto",
            "language": "de",
            "closed": is_aside,
            "rejected": False,
            "gone": False,
            "accepted": None if is_open else f"a{n}",
            "voices": 0 if is_open else 1,
            "open": is_open and not is_aside,
            "aside": "no_question" if is_aside else None,
        }


def answers() -> Rows:
    for n in range(THREADS):
        if n % 20 != 3:
            yield {"key": f"a{n}", "thread": f"t{n}", "by": who(n), "at": ago(n) + 1, "gone": False}


def words() -> Rows:
    for n in range(THREADS):
        if n % 20 != 3:
            said = {"accepted": f"a{n}", "closed": None, "counts": True}
            yield {
                "about": f"a{n}",
                "by": who(n) or "",
                "thread": f"t{n}",
                "at": ago(n) + 2,
                **said,
            }


def tags() -> Rows:
    for n in range(THREADS):
        topic = ("excel", "r")[n % 20] if n % 20 < 2 else f"topic{n % 20}"
        yield {"thread": f"t{n}", "topic": topic, "by": "lotse", "confidence": n % 100 / 100}


def evidences() -> Rows:
    for n in range(0, THREADS, 10):
        yield {
            "answer": f"a{n}",
            "topic": f"topic{n % 20}",
            "account": who(n),
            "kind": "accepted",
            "thread": f"t{n}",
            "at": ago(n),
        }


def lessons() -> Rows:
    for n in range(THREADS):
        past = {
            "title": f"Früher {n}",
            "topics": '["excel"]',
            "asker": None,
            "at": ago(n + THREADS),
        }
        yield {"thread": f"l{n}", **past}


def helpers() -> Rows:
    for n in range(0, THREADS, 4):
        yield {
            "thread": f"t{n}",
            "number": 1,
            "account": who(n) if n < LATELY else None,
            "why": "evidence",
            "step": 1,
            "asked": ago(n),
            "until": ago(n) + DAY,
            "state": "freed",
        }


def suggestions() -> Rows:
    for n in range(THREADS):
        if n < LATELY or n % 10 == 0:
            held = {"topic": "r", "rank": 0, "names": "[]", "decision": "no", "at": ago(n)}
            yield {"thread": f"t{n}", **held}


def letters() -> Rows:
    """A line in each thread, and what changed it for some weeks; a few that were never said."""
    said = {"status": "sent", "payload": None, "ref": json.dumps({"ts": "1"})}
    for n in range(THREADS):
        yield _letter(f"tag_question:t{n}", "Reply", n, **said, thread=f"t{n}")
    for n in range(32 * A_DAY):
        yield _letter(f"edit:t{n}", "Edit", n, **said, follows=f"tag_question:t{n}")
    for n in range(0, 40 * A_DAY, 12):
        for status in ("dead", "dropped"):
            yield _letter(f"{status}:t{n}", "Post", n, status=status, payload="{}")


def _letter(key: str, kind: str, n: int, **given: object) -> Row:
    why = {"event": "e", "reaction": "r", "urgent": False, "attempts": 1}
    nowhere = {"thread": None, "follows": None, "ref": None}
    where = {"lane": f"slack:T1/C{n % 300}", "at": ago(n), "unasked": False}
    return {"key": key, "kind": kind, **where, **why, **nowhere, **given}


def persons() -> Rows:
    for n in range(THREADS):
        yield {"key": f"tag_question:t{n}", "account": f"slack:T1/U{n % 500}"}


def named_threads() -> Rows:
    for n in range(0, THREADS, 2):
        yield {"key": f"tag_question:t{n}", "thread": f"t{n + 1}", "place": 0}


def lanes() -> Rows:
    for n in range(300):
        yield {"name": f"slack:T1/C{n}", "due": ago(n), "waiting": 0}
    for n in range(THREADS // 4):
        yield {"name": f"slack:private:{n:032}", "due": ago(n), "waiting": 0}


def arrivals() -> Rows:
    """Of a month, and of the day before it; a few were given up."""
    for n in range(THREADS):
        given_up = n % 1_000 == 5
        yield {
            "key": f"e{n}",
            "kind": "QuestionAsked",
            "payload": "{}" if given_up else None,
            "status": "dead" if given_up else "done",
            "attempts": 0,
            "due": 0.0,
            "at": NOW - n * 31 * DAY / THREADS,
        }


def members() -> Rows:
    for n in range(0, 500, 10):
        yield {"account": f"slack:T1/U{n}", "version": "1", "at": NOW}


ROWS: dict[sa.Table, Callable[[], Rows]] = {
    thread: threads,
    answer: answers,
    word: words,
    tag: tags,
    evidence: evidences,
    lesson: lessons,
    helper: helpers,
    suggestion: suggestions,
    outbox: letters,
    outbox_person: persons,
    outbox_thread: named_threads,
    lane: lanes,
    inbox: arrivals,
    consent: members,
}


def fill(connection: sa.Connection) -> None:
    """Put all of it into an empty store."""
    for table, rows in ROWS.items():
        connection.execute(sa.insert(table), list(rows()))
