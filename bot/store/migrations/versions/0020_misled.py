"""For which names a topic was given, when it was taken back, and what moderators say of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("tag", sa.Column("names", sa.Text()))
    op.add_column("tag", sa.Column("at", sa.Float()))
    op.create_table(
        "doubt",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked", sa.Float(), nullable=False),
        sa.Column("threads", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "name", name="pk_doubt"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("doubt")
    op.drop_column("tag", "at")
    op.drop_column("tag", "names")
