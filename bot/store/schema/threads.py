"""Threads: pointers, and the words of public titles only."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata, some

thread = sa.Table(
    "thread",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("visibility", sa.Text, nullable=False),
    sa.Column("permalink", sa.Text, nullable=False, index=True),
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
    sa.Column("aside", sa.Text),  # no_question · confidential: then it is only this that we know
    # its opening seems to hold personal data: it is in no list and in no digest
    sa.Column("guarded", sa.Boolean, nullable=False, default=False),
    sa.Column("rests", sa.Float),  # until when moderators let it rest in lists and in asking
)
_thread_open = thread.c.open.is_(True)
sa.Index(
    "ix_thread_open", thread.c.started, sqlite_where=_thread_open, postgresql_where=_thread_open
)
sa.Index("ix_thread_accepted", thread.c.accepted)
_thread_found = (thread.c.visibility == "public") & thread.c.gone.is_(False)
sa.Index(
    "ix_thread_found",
    thread.c.started,
    sqlite_where=_thread_found,
    postgresql_where=_thread_found,
)
some("ix_thread_named", thread.c.started, thread.c.asker.is_not(None))
some("ix_thread_aside", thread.c.key, thread.c.aside.is_not(None))
some("ix_thread_guarded", thread.c.started, thread.c.guarded.is_(True))
some("ix_thread_gone", thread.c.started, thread.c.gone.is_(True))

tag = sa.Table(
    "tag",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True, index=True),
    sa.Column("by", sa.Text, primary_key=True),  # lotse · people · rejected
    sa.Column("confidence", sa.Float, nullable=False),  # of rejected ones: 1, if they are wrong
    sa.Column("names", sa.Text),  # JSON: the topic's own names that we found it by; no other word
    sa.Column("at", sa.Float),  # of rejected ones: since when
)

GIVEN = tag.c.by != sa.literal("rejected", literal_execute=True)
"""A topic that a thread has. Not "one of the two others": Postgres reckons that this takes a look
for each of them, and where there are many threads rather reads the whole table. And not a value
that comes later: for one that it does not know it would expect that there is no such topic."""

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
some("ix_answer_named", answer.c.at, answer.c.by.is_not(None))

word = sa.Table(
    "word",  # what somebody last said about a solution; may come before the thread itself
    metadata,
    sa.Column("about", sa.Text, primary_key=True),  # an answer; or a thread, in which there is one
    sa.Column("by", sa.Text, primary_key=True),  # empty: the forum itself
    sa.Column("thread", sa.Text, nullable=False, index=True),
    # newer words replace older ones, never otherwise
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("accepted", sa.Text, index=True),  # the answer; empty: this is no solution (any more)
    sa.Column("closed", sa.Boolean),
    sa.Column("counts", sa.Boolean, nullable=False),  # whoever asked: a moderator's, the forum's
)
some("ix_word_named", word.c.at, word.c.by != "")
