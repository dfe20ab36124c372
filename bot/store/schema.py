"""The tables. Times are seconds since 1970 in UTC; payloads are JSON text of our own dataclasses.

What is truth here: ``inbox`` (what happened), ``outbox`` (what is still to be said, and what was),
and the notes that reactions keep about threads, members and matches.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")

# --- what happened

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("seq", _SERIAL, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text),  # gone once done: a key is all that is needed to know a repeat
    sa.Column("status", sa.Text, nullable=False),  # ready · done · dead
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("due", sa.Float, nullable=False, default=0.0),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("error", sa.Text),
)
_inbox_ready = inbox.c.status == "ready"
sa.Index(
    "ix_inbox_ready",
    inbox.c.due,
    inbox.c.seq,
    sqlite_where=_inbox_ready,
    postgresql_where=_inbox_ready,
)

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

# --- what is to be said

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("seq", _SERIAL, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("lane", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text),
    sa.Column("status", sa.Text, nullable=False),  # live · sent · dead · dropped
    sa.Column("urgent", sa.Boolean, nullable=False, default=False),  # goes out while stopped, too
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("tried", sa.Float),  # when the attempt began that may have reached the platform
    sa.Column("thread", sa.Text, index=True),  # where it speaks, if in a thread
    sa.Column("follows", sa.Text),  # the key of the delivery it replies to or edits
    sa.Column("ref", sa.Text),
    sa.Column("error", sa.Text),
    sa.Column("event", sa.Text, nullable=False),
    sa.Column("reaction", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
_outbox_live = outbox.c.status == "live"
sa.Index(
    "ix_outbox_live",
    outbox.c.lane,
    outbox.c.seq,
    sqlite_where=_outbox_live,
    postgresql_where=_outbox_live,
)

outbox_person = sa.Table(
    "outbox_person",  # who is named in, or told by, which delivery: what forgetting must find
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, index=True),
)

lane = sa.Table(
    "lane",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("due", sa.Float, nullable=False),  # pace, Retry-After and back-off of its head
    sa.Column("waiting", sa.Integer, nullable=False),  # how many live deliveries it holds
)
_lane_waiting = lane.c.waiting > 0
sa.Index(
    "ix_lane_waiting",
    lane.c.due,
    sqlite_where=_lane_waiting,
    postgresql_where=_lane_waiting,
)

budget = sa.Table(
    "budget",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("spent", sa.Text, nullable=False),  # [[when, how many], ...] of the last minute
    sa.Column("closed_until", sa.Float, nullable=False, default=0.0),
)

# --- threads: pointers, and the words of public titles only

thread = sa.Table(
    "thread",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("visibility", sa.Text, nullable=False),
    sa.Column("permalink", sa.Text, nullable=False),
    sa.Column("started", sa.Float, nullable=False),
    sa.Column("asker", sa.Text, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False, default=False),
    sa.Column("rejected", sa.Boolean, nullable=False, default=False),
    sa.Column("gone", sa.Boolean, nullable=False, default=False),
    sa.Column("accepted", sa.Text),
    sa.Column("voices", sa.Integer, nullable=False, default=0),
    sa.Column("open", sa.Boolean, nullable=False, default=False),
    sa.Column("edited", sa.Float),  # when its words were edited last; empty: as it was asked
    sa.Column("seen", sa.Float),  # when the forum was asked last how it stands
)
_thread_open = thread.c.open.is_(True)
sa.Index(
    "ix_thread_open", thread.c.started, sqlite_where=_thread_open, postgresql_where=_thread_open
)
sa.Index("ix_thread_accepted", thread.c.accepted)

tag = sa.Table(
    "tag",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("by", sa.Text, primary_key=True),  # lotse · people · rejected
    sa.Column("confidence", sa.Float, nullable=False),
)

answer = sa.Table(
    "answer",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("thread", sa.Text, nullable=False, index=True),
    sa.Column("by", sa.Text, index=True),
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("gone", sa.Boolean, nullable=False, default=False),
    # JSON: whom it thanks by name (members, or null); null: nobody. Empty: nobody ever looked
    sa.Column("thanks", sa.Text),
)

word = sa.Table(
    "word",  # what somebody last said about a solution; may come before the thread itself
    metadata,
    sa.Column("about", sa.Text, primary_key=True),  # an answer; or a thread, in which there is one
    sa.Column("by", sa.Text, primary_key=True),  # empty: the forum itself
    sa.Column("thread", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Float, nullable=False),  # newer words replace older ones, never otherwise
    sa.Column("accepted", sa.Text, index=True),  # the answer; empty: this is no solution (any more)
    sa.Column("closed", sa.Boolean),
    sa.Column("counts", sa.Boolean, nullable=False),  # whoever asked: a moderator's, the forum's
)

# --- members: nothing here before consent

consent = sa.Table(
    "consent",
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)

profile = sa.Table(
    "profile",
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
)

teaches = sa.Table(
    "teaches",
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True, index=True),
)

evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("answer", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("thread", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Float, nullable=False),
)

match = sa.Table(
    "match",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("learner", sa.Text, nullable=False, index=True),
    sa.Column("expert", sa.Text, nullable=False, index=True),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("slot", sa.Text, nullable=False),
    sa.Column("proposed", sa.Float, nullable=False),
    sa.Column("expires", sa.Float, nullable=False),
    sa.Column("state", sa.Text, nullable=False, index=True),
    sa.Column("learner_says", sa.Boolean),
    sa.Column("expert_says", sa.Boolean),
)

block = sa.Table(
    "block",  # never matched again: a keyed hash of the two, see bot/store/blocks.py
    metadata,
    sa.Column("pair", sa.Text, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
)

# --- the installation itself

switch = sa.Table(
    "switch",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("on", sa.Boolean, nullable=False),
    sa.Column("by", sa.Text),
    sa.Column("at", sa.Float, nullable=False),
)

mark = sa.Table(
    "mark",  # how far catch-up has read; and what this installation drew once
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
