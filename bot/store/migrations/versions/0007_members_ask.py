"""What members ask is found quickly, and whom they ask for help is remembered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    home, found = sa.text("kind = 'ShowHome'"), "visibility = 'public' AND gone IS {}"
    op.create_index(
        "ix_outbox_home", "outbox", ["lane", "seq"], sqlite_where=home, postgresql_where=home
    )
    op.create_index(
        "ix_thread_found",
        "thread",
        ["started"],
        sqlite_where=sa.text(found.format("0")),
        postgresql_where=sa.text(found.format("false")),
    )
    op.create_table(
        "inquiry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("expires", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
    )
    op.create_index(op.f("ix_inquiry_asker"), "inquiry", ["asker"])
    op.create_index(op.f("ix_inquiry_state"), "inquiry", ["state"])
    op.create_table(
        "inquired",
        sa.Column("inquiry", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("says", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("inquiry", "account", name=op.f("pk_inquired")),
    )
    op.create_index(op.f("ix_inquired_account"), "inquired", ["account"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("inquired")
    op.drop_table("inquiry")
    op.drop_index("ix_thread_found", "thread")
    op.drop_index("ix_outbox_home", "outbox")
