"""What is settled goes after a while, words that wait too long go, and what is needed stays."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.rules import PruningRules
from bot.store.database import open_writer
from bot.store.rows import TOO_LATE
from bot.store.schema import failure, inbox, lane, outbox, outbox_person
from bot.store.upkeep import prune

DAY = 86_400.0
NOW = 1_000 * DAY


def put(connection: sa.Connection, key: str, days: float, **given: Any) -> None:
    """A delivery of so many days ago."""
    row = {
        **dict.fromkeys(("lane", "kind", "event", "reaction"), "x"),
        "key": key,
        "at": NOW - days * DAY,
        "status": "sent",
        "payload": None,
        **given,
    }
    connection.execute(sa.insert(outbox).values(row))
    if row["payload"] or row["status"] != "sent":  # what was said and holds no words names nobody
        named = {"key": key, "account": "slack:T1/UADA"}
        connection.execute(sa.insert(outbox_person).values(named))


def left(connection: sa.Connection) -> set[str]:
    return set(connection.scalars(sa.select(outbox.c.key)).all())


def test_what_is_settled_goes_and_what_is_needed_stays(database: str) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        put(connection, "edit", 31, kind="Edit")
        put(connection, "young edit", 29, kind="Edit")
        put(connection, "line", 400, kind="Reply")
        put(connection, "letter", 400, kind="DirectMessage")
        put(connection, "names somebody", 400, kind="Whisper", payload="{}")
        put(connection, "dropped", 31, kind="Reply", status="dropped")
        put(connection, "dead", 31, kind="Post", status="dead", payload="{}")
        put(connection, "target", 31, kind="Whisper")
        put(connection, "its edit", 1, kind="Edit", status="live", payload="{}", follows="target")
        went = prune(connection, NOW)
        assert left(connection) == {
            "young edit",
            "line",
            "letter",
            "names somebody",
            "target",
            "its edit",
            "dead",
        }
        assert went["outbox"] == 2
        # A week after it was given up its words went: with the next round the row does.
        assert prune(connection, NOW)["outbox"] == 1
        assert "dead" not in left(connection)
        named = set(connection.scalars(sa.select(outbox_person.c.key)).all())
        assert named == {"names somebody", "its edit"}
    engine.dispose()


def test_arrivals_go_after_the_days_that_the_rules_say(database: str) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        for days in (29, 31, 59, 61):
            for status in ("done", "ready"):
                row = {"key": f"{status} {days}", "kind": "k", "status": status, "payload": None}
                at = NOW - days * DAY
                connection.execute(sa.insert(inbox).values(row | {"at": at, "due": at}))
        kept = {"ready 29", "ready 31", "ready 59", "ready 61", "done 29", "done 31", "done 59"}
        assert prune(connection, NOW, PruningRules(rows_days=60))["inbox"] == 1
        assert set(connection.scalars(sa.select(inbox.c.key))) == kept
        prune(connection, NOW)
        assert set(connection.scalars(sa.select(inbox.c.key))) == kept - {"done 31", "done 59"}
    engine.dispose()


def test_words_that_wait_too_long_are_not_said_any_more(database: str) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        connection.execute(sa.insert(lane).values(name="x", due=0.0, waiting=2))
        put(connection, "old", 91, status="live", payload="{}")
        put(connection, "new", 89, status="live", payload="{}")
        row = {"event": "e", "kind": "k", "payload": "{}", "attempts": 1, "due": 0.0, "error": ""}
        for days in (89, 91):
            told = {"reaction": f"{days}", "status": "stopped", "at": NOW - days * DAY}
            connection.execute(sa.insert(failure).values(row | told))
        assert prune(connection, NOW)["words that waited too long"] >= 1
        old = connection.execute(sa.select(outbox).where(outbox.c.key == "old")).mappings().first()
        assert old is None or (old["status"], old["error"]) == ("dropped", TOO_LATE)
        assert "new" in left(connection)
        assert connection.scalar(sa.select(lane.c.waiting)) == 1
        assert "91" not in set(connection.scalars(sa.select(failure.c.reaction)))
        words = connection.scalars(sa.select(outbox.c.payload).where(outbox.c.at < NOW - 90 * DAY))
        assert set(words) <= {None}
    engine.dispose()
