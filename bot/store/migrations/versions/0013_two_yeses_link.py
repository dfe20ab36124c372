"""A link needs the yes of both accounts: the first one is kept until the second is there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("link_offer", sa.Column("home", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("link_offer", "home")
