"""Which thread's title is told in which delivery: it goes when nobody may read the thread.

And what follows a delivery is found without a look at all of them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "outbox_title",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "thread", name="pk_outbox_title"),
    )
    op.create_index("ix_outbox_title_thread", "outbox_title", ["thread"])
    follows = sa.text("follows IS NOT NULL")
    op.create_index(
        "ix_outbox_follows", "outbox", ["follows"], sqlite_where=follows, postgresql_where=follows
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_outbox_follows", "outbox")
    op.drop_table("outbox_title")
