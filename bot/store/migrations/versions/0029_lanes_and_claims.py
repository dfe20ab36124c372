"""Which lane an arrival waits in, and which claim of a delivery is the last one.

Both have a default: a Lotse of before goes on writing while this one comes up.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("inbox", sa.Column("lane", sa.Text(), nullable=False, server_default=""))
    op.add_column("outbox", sa.Column("claims", sa.Integer(), nullable=False, server_default="0"))
    ready = sa.text("status = 'ready'")
    op.create_index(
        "ix_inbox_lane",
        "inbox",
        ["lane", "due", "seq"],
        sqlite_where=ready,
        postgresql_where=ready,
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_inbox_lane", "inbox")
    op.drop_column("outbox", "claims")
    op.drop_column("inbox", "lane")
