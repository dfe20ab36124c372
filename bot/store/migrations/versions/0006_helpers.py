"""Who was asked for help with a question; what is looked for by topic is found by topic."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "helper",
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("thread", "number", name=op.f("pk_helper")),
    )
    op.create_index(op.f("ix_helper_account"), "helper", ["account"])
    op.create_index(op.f("ix_evidence_topic"), "evidence", ["topic"])
    op.create_index(op.f("ix_tag_topic"), "tag", ["topic"])
    op.create_index(op.f("ix_thread_permalink"), "thread", ["permalink"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("ix_thread_permalink"), "thread")
    op.drop_index(op.f("ix_tag_topic"), "tag")
    op.drop_index(op.f("ix_evidence_topic"), "evidence")
    op.drop_table("helper")
