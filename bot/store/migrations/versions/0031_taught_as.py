"""What an expert calls the topic that somebody learns from them, where it is another one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    for table in ("match", "part"):
        op.add_column(table, sa.Column("taught_as", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back."""
    for name in ("match", "part"):
        with op.batch_alter_table(name) as table:
            table.drop_column("taught_as")
