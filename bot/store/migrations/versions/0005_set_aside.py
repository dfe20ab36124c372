"""Threads that people set aside: no question, or confidential."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("thread", sa.Column("aside", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back: what was set aside is not known any more, and was not shown before."""
    op.execute("DELETE FROM thread WHERE aside IS NOT NULL")
    with op.batch_alter_table("thread") as batch:
        batch.drop_column("aside")
