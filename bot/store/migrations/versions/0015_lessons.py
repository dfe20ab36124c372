"""What a forum's past teaches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "lesson",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("thread", name="pk_lesson"),
    )
    op.create_index("ix_lesson_asker", "lesson", ["asker"])
    op.create_index("ix_lesson_at", "lesson", ["at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("lesson")
