"""Members: nothing here before consent."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

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

wish = sa.Table(
    "wish",  # a digest of their own, at their hour; ``id`` stands for them in keys
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("weekday", sa.Integer, nullable=False),  # 0: Monday
    sa.Column("hour", sa.Integer, nullable=False),
    sa.Column("due", sa.Float, nullable=False, index=True),  # when the next one is told
)

left_alone = sa.Table(
    "left_alone",  # who pauses without a profile: a keyed hash, see bot/store/left_alone.py
    metadata,
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("until", sa.Float, nullable=False),
)

evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("answer", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True, index=True),
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
    sa.Column("form", sa.Text, nullable=False, server_default="pair"),
    sa.Column("together", sa.Text, nullable=False, server_default="", index=True),
    sa.Column("begins", sa.Float),
    sa.Column("round", sa.Text, nullable=False, server_default=""),  # which one proposed it
    sa.Column("taught_as", sa.Text, nullable=False, server_default=""),
)

block = sa.Table(
    "block",  # never matched again: a keyed hash of the two, see bot/store/blocks.py
    metadata,
    sa.Column("pair", sa.Text, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
)
