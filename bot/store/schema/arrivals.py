"""What happened, and is to be reacted to."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import SERIAL, metadata, some

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("seq", SERIAL, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text),  # gone once done: a key is all that is needed to know a repeat
    sa.Column("status", sa.Text, nullable=False),  # ready · done · dead
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("due", sa.Float, nullable=False, default=0.0),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("error", sa.Text),
    sa.Column("lane", sa.Text, nullable=False, server_default=""),  # see bot/store/lanes.py
)
_inbox_ready = inbox.c.status == "ready"
sa.Index(
    "ix_inbox_ready",
    inbox.c.due,
    inbox.c.seq,
    sqlite_where=_inbox_ready,
    postgresql_where=_inbox_ready,
)
sa.Index(
    "ix_inbox_lane",
    inbox.c.lane,
    inbox.c.due,
    inbox.c.seq,
    sqlite_where=_inbox_ready,
    postgresql_where=_inbox_ready,
)
RUNGS = (inbox.c.status == sa.literal("ready", literal_execute=True)) & (
    inbox.c.kind == sa.literal("QuestionWaited", literal_execute=True)
)
"""The rungs of ladders that are still to come: one for each question that waits, or a few."""
sa.Index(
    "ix_inbox_rungs",
    inbox.c.key,
    sqlite_where=RUNGS,
    postgresql_where=RUNGS,
    postgresql_ops={"key": "text_pattern_ops"},
)
some("ix_inbox_done", inbox.c.at, inbox.c.status == "done")
some("ix_inbox_dead", inbox.c.at, inbox.c.status == "dead")

failure = sa.Table(
    "failure",
    metadata,
    sa.Column("event", sa.Text, primary_key=True),
    sa.Column("reaction", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),  # ready · stopped · dead; mended ones are deleted
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due", sa.Float, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
)
