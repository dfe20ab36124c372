"""How moderators steer: what features in the shadow would have said."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

shadow = sa.Table(
    "shadow",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("feature", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("topics", sa.Integer, nullable=False),  # how many were found
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("right", sa.Boolean),  # what a moderator said; empty: nobody did
)
