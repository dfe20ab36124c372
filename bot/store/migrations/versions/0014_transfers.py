"""Conversations are taken to the forum, with the yes of their authors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "transfer",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("touched", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("thread", name="pk_transfer"),
    )
    op.create_index("ix_transfer_by", "transfer", ["by"])
    op.create_table(
        "permission",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("thread", "number", name="pk_permission"),
    )
    op.create_index("ix_permission_account", "permission", ["account"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("permission")
    op.drop_table("transfer")
