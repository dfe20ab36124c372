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
    outbox_title,
    shadow,
    suggestion,
    tag,
    thread,
    verdict,
    word,
)
from tests.clocks import START

DAY = 86_400.0
A_DAY = 6
THREADS, LATELY = 20_000, 90 * A_DAY
"""As many a day of so many in all as in a forum of a million threads with 300 a day."""
NOW = START.timestamp()
DIGEST = "send_personal_digest:week:{}"
Row = dict[str, object]
Rows = Iterator[Row]


def who(n: int) -> str | None:
    """Every tenth is a member who consented; of the others nobody is known after 90 days."""
    return f"slack:T1/U{n % 500}" if n < LATELY or n % 10 == 0 else None


def ago(n: int) -> float:
    return NOW - n * DAY / A_DAY


def threads() -> Rows:
    for n in range(THREADS):
        is_aside, is_open, is_gone = n % 1_000 == 7, n % 20 == 3, n % 40 == 9
        yield {
            "key": f"t{n}",
            "place": f"slack:T1/C{n % 300}",
            "visibility": "private" if is_aside or is_gone else "public",
            "permalink": f"https://slack.test/{n}",
            "started": ago(n),
            "asker": None if is_aside or is_gone else who(n),
            "title": "" if is_gone else f"Frage {n}",
            "kind": "howto",
            "language": "de",
            "closed": is_aside,
            "rejected": False,
            "gone": is_gone,
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


def shadows() -> Rows:
    """Of ninety days in which ten features only watched; of the last one nobody was told yet."""
    for n in range(10 * LATELY):
        day = n // (10 * A_DAY)
        yield {
            "key": f"shadow:{n}",
            "feature": f"feature{n % 10}",
            "place": f"slack:T1/C{n % 300}",
            "topics": n % 3,
            "at": ago(n // 10),
            "right": None if n % 3 else True,
            "kind": "replied",
            "thread": f"t{n // 10}",
            "names": '["r"]' if day < 7 else None,
            "note": f"report_shadow:{day}" if day else None,
        }


def verdicts() -> Rows:
    """Every fourth question was corrected by people; whose most were, nobody knows any more."""
    for n in range(0, THREADS, 4):
        said = {"cues": "[]", "asks": n % 8 == 0, "asker": who(n), "at": ago(n)}
        yield {"thread": f"t{n}", **said}


def letters() -> Rows:
    """A line in each thread, and what changed it for some weeks; a few that were never said."""
    said = {"status": "sent", "payload": None, "ref": json.dumps({"ts": "1"})}
    for n in range(THREADS):
        yield _letter(f"tag_question:t{n}", "Reply", n, **said, thread=f"t{n}")
    for n in range(32 * A_DAY):
        yield _letter(f"edit:t{n}", "Edit", n, **said, follows=f"tag_question:t{n}")
    for n in range(20, THREADS // 10):
        told = {**said, "payload": "{}", "lane": "slack:T1/C1"}
        yield _letter(DIGEST.format(n), "Post", n % (20 * A_DAY), **told)
    for n in range(2_000):
        letter = {**said, "unasked": True, "lane": f"slack:unasked:{n % 500:032}"}
        yield _letter(f"ask_if_helped:t{n}:ask", "DirectMessage", n, **letter)
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


def told_titles() -> Rows:
    """Ten in each digest; of those of one's own that were said since last night no word is held."""
    for n in range(THREADS):
        key = "tag_question:t{}" if n < 200 else DIGEST
        yield {"key": key.format(n // 10), "thread": f"t{n}"}


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
    shadow: shadows,
    verdict: verdicts,
    outbox: letters,
    outbox_person: persons,
    outbox_thread: named_threads,
    outbox_title: told_titles,
    lane: lanes,
    inbox: arrivals,
    consent: members,
}


def fill(connection: sa.Connection) -> None:
    """Put all of it into an empty store."""
    for table, rows in ROWS.items():
        connection.execute(sa.insert(table), list(rows()))
