"""A budget remembers what was spent in the last minute. What it held is worth nothing by then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.drop_table("budget")
    _create(sa.Column("spent", sa.Text(), nullable=False))


def downgrade() -> None:
    """Take it back."""
    op.drop_table("budget")
    _create(
        sa.Column("left", sa.Float(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )


def _create(*columns: sa.Column[object]) -> None:
    op.create_table(
        "budget",
        sa.Column("platform", sa.Text(), nullable=False),
        *columns,
        sa.Column("closed_until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("platform", name=op.f("pk_budget")),
    )
