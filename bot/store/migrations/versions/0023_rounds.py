"""Rounds, and what each member says and hears in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "held_round",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("opened", sa.Float(), nullable=False),
        sa.Column("closes", sa.Float(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_held_round"),
    )
    for name in ("opened", "state"):
        op.create_index(f"ix_held_round_{name}", "held_round", [name])
    op.create_table(
        "part",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("says", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("expert", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Float(), nullable=True),
        sa.Column("match", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("round", "account", name="pk_part"),
    )
    op.create_index("ix_part_account", "part", ["account"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("part")
    op.drop_table("held_round")
