"""What moderators read of the shadow once a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it. What was kept before was told at once: it only counts."""
    for name in ("kind", "thread", "names", "note"):
        op.add_column("shadow", sa.Column(name, sa.Text(), nullable=True))
    op.execute("UPDATE shadow SET note = ''")
    op.create_index(op.f("ix_shadow_thread"), "shadow", ["thread"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("ix_shadow_thread"), "shadow")
    for name in ("note", "names", "thread", "kind"):
        op.drop_column("shadow", name)
