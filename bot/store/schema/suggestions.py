"""Topics and names that moderators are asked about, and what they do not want to be asked about."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

suggestion = sa.Table(
    "suggestion",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("rank", sa.Integer, nullable=False),  # in which order they are read
    sa.Column("names", sa.Text, nullable=False),  # JSON: names of the topic, no words of members
    sa.Column("decision", sa.Text, nullable=False),  # open · set · no · never
    sa.Column("at", sa.Float, nullable=False, index=True),
)

unwanted = sa.Table(
    "unwanted",  # never suggest this topic for this name of it
    metadata,
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
)

doubt = sa.Table(
    "doubt",  # names that misled several times: what moderators say of them
    metadata,
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("asked", sa.Float, nullable=False),
    sa.Column("threads", sa.Text, nullable=False),  # JSON: the keys of those where it misled
    sa.Column("decision", sa.Text, nullable=False),  # open · dropped · kept
)
