"""Who is asked in an inquiry has a number there, which outlives the linking of accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    number = sa.Column("number", sa.Integer(), nullable=False, server_default="0")
    op.add_column("inquired", number)
    names = ("inquiry", "account", "number")
    asked = sa.table("inquired", *(sa.column(name) for name in names))
    before = asked.alias("before")
    up_to_them = (before.c.inquiry == asked.c.inquiry) & (before.c.account <= asked.c.account)
    count = sa.select(sa.func.count()).select_from(before).where(up_to_them).scalar_subquery()
    op.execute(sa.update(asked).values(number=count))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("inquired", "number")
