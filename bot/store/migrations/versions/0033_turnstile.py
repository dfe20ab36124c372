"""What workers on one Postgres lock, to write one after the other. It stays empty."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "turnstile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_turnstile"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("turnstile")
