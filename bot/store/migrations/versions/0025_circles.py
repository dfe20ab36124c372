"""Circles and tandems: which matches stand or fall together, and when they would first meet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    for table in ("match", "part"):
        op.add_column(table, sa.Column("form", sa.Text(), nullable=False, server_default="pair"))
    op.add_column("match", sa.Column("together", sa.Text(), nullable=False, server_default=""))
    op.add_column("match", sa.Column("begins", sa.Float(), nullable=True))
    op.create_index("ix_match_together", "match", ["together"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_match_together", "match")
    for table, name in (
        ("match", "begins"),
        ("match", "together"),
        ("match", "form"),
        ("part", "form"),
    ):
        op.drop_column(table, name)
