"""What members told us of their matches."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

check_in = sa.Table(
    "check_in",  # one member in one match
    metadata,
    sa.Column("match", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, index=True),
    sa.Column("ends", sa.Float, nullable=False),  # when the match ends by itself
    sa.Column("met", sa.Boolean),
    sa.Column("felt", sa.Text),  # good · so_so · hard
    sa.Column("felt_at", sa.Float),
    sa.Column("goes_on", sa.Boolean, nullable=False),
)
