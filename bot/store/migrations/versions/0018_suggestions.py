"""Topics that moderators are asked about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "suggestion",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("thread", "topic", name="pk_suggestion"),
    )
    op.create_index("ix_suggestion_at", "suggestion", ["at"])
    op.create_table(
        "unwanted",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "name", name="pk_unwanted"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("unwanted")
    op.drop_table("suggestion")
