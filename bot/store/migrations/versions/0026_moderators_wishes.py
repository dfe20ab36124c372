"""What moderators want of a round: who is a pair, and who is kept apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "round_wish",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("learner", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("expert", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("round", "learner", "expert", name="pk_round_wish"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("round_wish")
