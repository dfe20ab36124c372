"""What moderators changed and let rest, and what features in the shadow would have said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "shadow",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("feature", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("topics", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shadow")),
    )
    op.create_index(op.f("ix_shadow_at"), "shadow", ["at"])
    op.create_table(
        "logbook",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_logbook")),
    )
    op.add_column("thread", sa.Column("rests", sa.Float(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("thread", "rests")
    op.drop_table("logbook")
    op.drop_table("shadow")
