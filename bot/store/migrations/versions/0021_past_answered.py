"""Where a question of the past was answered, if it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

COLUMNS = {"place": "", "permalink": "", "topics_found": "[]"}


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("lesson") as table:
        for name, before in COLUMNS.items():
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=before))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("lesson") as table:
        for name in reversed(COLUMNS):
            table.drop_column(name)
