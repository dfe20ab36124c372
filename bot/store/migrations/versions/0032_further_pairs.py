"""Who else could take the learner of a pair in a round."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("part", sa.Column("others", sa.Text(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("part") as table:
        table.drop_column("others")
