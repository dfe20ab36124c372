"""Whom a member wanted to be asked for help: words and answers go when it is settled."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

inquiry = sa.Table(
    "inquiry",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("asker", sa.Text, nullable=False, index=True),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),  # the asker's one line; empty once settled
    sa.Column("state", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("expires", sa.Float, nullable=False),
)

inquired = sa.Table(
    "inquired",  # who is asked, and what they said; nobody else ever reads this
    metadata,
    sa.Column("inquiry", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, index=True),
    sa.Column("says", sa.Boolean),
)
