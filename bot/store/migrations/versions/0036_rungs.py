"""The rungs of a ladder that wait are found by how their keys begin, whatever order texts have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    waiting = sa.text("status = 'ready' AND kind = 'QuestionWaited'")
    op.create_index(
        "ix_inbox_rungs",
        "inbox",
        ["key"],
        sqlite_where=waiting,
        postgresql_where=waiting,
        postgresql_ops={"key": "text_pattern_ops"},
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_inbox_rungs", "inbox")
