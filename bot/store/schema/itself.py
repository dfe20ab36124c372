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

mark = sa.Table(
    "mark",  # how far catch-up has read; and what this installation drew once
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
