"""What is told to members unasked is counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    unasked: sa.Column[bool] = sa.Column(
        "unasked", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("outbox", unasked)
    op.create_index(
        "ix_outbox_unasked",
        "outbox",
        ["lane"],
        sqlite_where=sa.text("unasked IS 1"),
        postgresql_where=sa.text("unasked IS true"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_outbox_unasked", "outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("unasked")
