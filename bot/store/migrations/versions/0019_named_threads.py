"""Which delivery names which thread."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "outbox_thread",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "thread", name="pk_outbox_thread"),
    )
    op.create_index("ix_outbox_thread_thread", "outbox_thread", ["thread"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("outbox_thread")
