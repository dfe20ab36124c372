"""How many possibilities a free hour would open to whoever has no seat in a round."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("part", sa.Column("opens", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("part") as table:
        table.drop_column("opens")
