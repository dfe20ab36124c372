"""How moderators steer: what they changed and added, and what the shadow would have said."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import SERIAL, metadata, some

shadow = sa.Table(
    "shadow",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("feature", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("topics", sa.Integer, nullable=False),  # how many were found
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("right", sa.Boolean),  # what a moderator said; empty: nobody did
    sa.Column("kind", sa.Text),  # replied · posted · private
    sa.Column("thread", sa.Text, index=True),  # what it is about, if it is told
    sa.Column("names", sa.Text),  # JSON: the topics, for a week
    # the message that tells it; NULL: it waits; empty: it is over
    sa.Column("note", sa.Text, index=True),
)
some("ix_shadow_named", shadow.c.at, shadow.c.names.is_not(None))

logbook = sa.Table(
    "logbook",  # what moderators changed: added to, never rewritten
    metadata,
    sa.Column("seq", SERIAL, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("by", sa.Text),  # nobody once forgotten
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),  # JSON: targets, threads, topics, counts
)

addition = sa.Table(
    "addition",  # what moderators add to config/topics.toml; who did stands in the logbook alone
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),  # topic · alias · unused · ignored
    sa.Column("name", sa.Text, primary_key=True),  # a topic's id, another name, a folded word
    sa.Column("topic", sa.Text, nullable=False),  # whose other name it is
    sa.Column("de", sa.Text, nullable=False),
    sa.Column("en", sa.Text, nullable=False),
    sa.Column("aliases", sa.Text, nullable=False),  # JSON
    sa.Column("place", sa.Integer, nullable=False),  # in the order in which they came
)
