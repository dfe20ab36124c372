"""Forms by letters, private conversations, and one member on two platforms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("lane", sa.Column("conversation", sa.Text(), nullable=True))
    op.create_table(
        "link",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_member"), "link", ["member"])
    op.create_table(
        "link_offer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_offer")),
    )
    op.create_index(op.f("ix_link_offer_account"), "link_offer", ["account"])
    op.create_table(
        "guess",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_guess")),
    )
    op.create_table(
        "filling",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_filling")),
    )
    op.create_index(op.f("ix_filling_at"), "filling", ["at"])


def downgrade() -> None:
    """Take it back."""
    for table in ("filling", "guess", "link_offer", "link"):
        op.drop_table(table)
    op.drop_column("lane", "conversation")
