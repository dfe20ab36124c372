"""Who has no profile can be left alone, too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "left_alone",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_left_alone")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("left_alone")
