"""Which round proposed a match: with study groups several may do so in the same days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("match", sa.Column("round", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("match") as table:
        table.drop_column("round")
