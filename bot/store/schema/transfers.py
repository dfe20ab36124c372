"""Conversations on their way from the chat to the forum, and what their authors say to that."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

transfer = sa.Table(
    "transfer",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("by", sa.Text, index=True),  # empty once forgotten
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("until", sa.Float, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # see matchers/transfers.py
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("touched", sa.Float),  # when the conversation last changed
)

permission = sa.Table(
    "permission",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("account", sa.Text, index=True),  # empty once forgotten
    sa.Column("says", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),  # the one that they agreed to, if any
    sa.Column("messages", sa.Text, nullable=False),  # JSON: keys of what stands in the forum
)
