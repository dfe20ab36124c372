"""Questions can be guarded, digests have drafts, members may wish for one of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    guarded: sa.Column[bool] = sa.Column(
        "guarded", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("thread", guarded)
    with op.batch_alter_table("thread") as batch:
        batch.alter_column("guarded", server_default=None)
    op.create_table(
        "draft",
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("intro", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("week", name=op.f("pk_draft")),
    )
    op.create_table(
        "wish",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_wish")),
    )
    op.create_index(op.f("ix_wish_due"), "wish", ["due"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("wish")
    op.drop_table("draft")
    with op.batch_alter_table("thread") as batch:
        batch.drop_column("guarded")
