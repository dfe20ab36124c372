"""Rounds that are looked at again once they are out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column(
        "held_round",
        sa.Column("again", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("held_round", sa.Column("looks", sa.Float(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    for name in ("looks", "again"):
        op.drop_column("held_round", name)
