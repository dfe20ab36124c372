"""A forum as it stands in the store after years: so many threads, most of them answered."""

from __future__ import annotations

import time

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.store.database import driver_url
from bot.store.schema import answer, inbox, outbox, tag, thread

A_DAY, NEVER_ANSWERED = 300, 10
"""New threads a day, and one of how many nobody answered."""
MEMBERS, CATEGORIES = 5_000, 20
HELD_DAYS, POINTER_DAYS = 30, 90
"""How long keys of the inbox are held, and who asked and answered."""
LETTERS = "bdfgklmnprstaeio"
TOPICS = ("geodaten", "excel", "python", "datenschutz", "open-data", "umfragen")
DAY = 86_400
UNTIL_ANSWERED = DAY / 24
"""Seconds."""


def grown(address: str, threads: int) -> None:
    """Fill an empty store as such a forum leaves it in which nobody has a profile."""
    engine = sa.create_engine(driver_url(address))
    with engine.begin() as connection:
        for statement in (*_said(threads), *_kept(threads)):
            connection.execute(statement)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for rest in ("VACUUM ANALYZE", "CHECKPOINT"):  # nothing is left to be written meanwhile
            connection.exec_driver_sql(rest)
    engine.dispose()


def _number(threads: int) -> sa.ColumnElement[int]:
    return sa.func.generate_series(1, threads).column_valued("n")


def _key(prefix: str, number: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    return sa.func.concat(prefix, number)


def _title(number: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """Five of 4,096 words that nobody says, any as often as another, by lot."""
    lot = sa.func.translate(sa.func.md5(sa.cast(number, sa.Text)), "0123456789abcdef", LETTERS)
    words = [sa.func.concat(sa.func.substr(lot, at, 3), "elung ") for at in range(1, 16, 3)]
    return sa.func.concat(*words)


def _said(threads: int) -> list[sa.Insert]:
    """Threads, answers and topics, evenly over the time that it took to write them."""
    n, now = _number(threads), time.time()
    started = now - sa.cast(threads - n, sa.Float) * (DAY / A_DAY)
    lately = started > now - POINTER_DAYS * DAY
    is_open = n % NEVER_ANSWERED == 0
    its_answer = _key("discourse:p/", n)
    asks = {
        "key": _key("discourse:t/", n),
        "place": _key("discourse:", n % CATEGORIES + 1),
        "visibility": sa.literal("public"),
        "permalink": _key("https://forum.example/t/frage/", n),
        "started": started,
        "asker": sa.case((lately, _key("discourse:member", n % MEMBERS))),
        "title": _title(n),
        "kind": sa.literal("howto"),
        "language": sa.literal("de"),
        **{name: sa.false() for name in ("closed", "rejected", "gone", "guarded")},
        "accepted": sa.case((is_open, None), else_=its_answer),
        "voices": sa.case((is_open, 0), else_=1),
        "open": is_open,
    }
    helps = {
        "key": its_answer,
        "thread": _key("discourse:t/", n),
        "by": sa.case((lately, _key("discourse:member", (n * 7) % MEMBERS))),
        "at": started + UNTIL_ANSWERED,
        "gone": sa.false(),
        "thanks": sa.literal("null"),
    }
    is_about = {
        "thread": _key("discourse:t/", n),
        "topic": postgresql.array(TOPICS)[n % len(TOPICS) + 1],
        "by": sa.literal("lotse"),
        "confidence": sa.literal(0.9),
    }
    return [
        thread.insert().from_select(list(asks), sa.select(*asks.values())),
        answer.insert().from_select(list(helps), sa.select(*helps.values()).where(~is_open)),
        tag.insert().from_select(list(is_about), sa.select(*is_about.values())),
    ]


def _kept(threads: int) -> list[sa.Insert]:
    """The bot's line in each thread, and the keys of the last weeks."""
    n, now = _number(threads), time.time()
    at = now - sa.cast(threads - n, sa.Float) * (DAY / A_DAY)
    line = {
        "key": _key("tag_question:discourse:t/", n),
        "lane": _key("discourse:", n % CATEGORIES + 1),
        "kind": sa.literal("Reply"),
        "status": sa.literal("sent"),
        "attempts": sa.literal(1),
        "claims": sa.literal(1),
        "thread": _key("discourse:t/", n),
        "ref": sa.func.concat('{"post_id": "', n, '"}'),
        "event": _key("discourse:e", n),
        "reaction": sa.literal("tag_question"),
        "at": at,
        **{name: sa.false() for name in ("urgent", "unasked")},
    }
    arrived = {
        "key": _key("discourse:e", n),
        "kind": sa.literal("QuestionAsked"),
        "status": sa.literal("done"),
        "attempts": sa.literal(0),
        "due": sa.literal(0.0),
        "at": at,
        "lane": sa.literal("in:0"),
    }
    lately = at > now - HELD_DAYS * DAY
    return [
        outbox.insert().from_select(list(line), sa.select(*line.values())),
        inbox.insert().from_select(list(arrived), sa.select(*arrived.values()).where(lately)),
    ]


def answered_lately(threads: int, days: int) -> int:
    """How many of such a forum got their answer in the last days."""
    newest = range(max(1, threads - (days + 1) * A_DAY), threads + 1)
    waited = (
        (threads - n) * DAY / A_DAY - UNTIL_ANSWERED for n in newest if n % NEVER_ANSWERED != 0
    )
    return sum(0 < seconds <= days * DAY for seconds in waited)
