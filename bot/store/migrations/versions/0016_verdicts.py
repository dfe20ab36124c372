"""What corrections teach about asking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "verdict",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("cues", sa.Text(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("thread", name="pk_verdict"),
    )
    op.create_index("ix_verdict_asker", "verdict", ["asker"])
    op.create_index("ix_verdict_at", "verdict", ["at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("verdict")
