"""The installation itself."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

switch = sa.Table(
    "switch",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("on", sa.Boolean, nullable=False),
    sa.Column("by", sa.Text),
    sa.Column("at", sa.Float, nullable=False),
)

draft = sa.Table(
    "draft",  # what moderators say about a week's digest before it is sent
    metadata,
    sa.Column("week", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),  # open · sent · held
    sa.Column("intro", sa.Text, nullable=False),
    sa.Column("dropped", sa.Text, nullable=False),  # JSON: keys of threads that are left out
    sa.Column("by", sa.Text),
    sa.Column("at", sa.Float, nullable=False),
)

turnstile = sa.Table(
    "turnstile",  # always empty: workers on one Postgres lock it, see bot/store/turnstile.py
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

mark = sa.Table(
    "mark",  # how far catch-up has read; and what this installation drew once
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
