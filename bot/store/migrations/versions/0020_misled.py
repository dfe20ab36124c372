"""For which names a topic was given, when it was taken back, and what moderators say of them."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.add_column("tag", sa.Column("names", sa.Text()))
    op.add_column("tag", sa.Column("at", sa.Float()))
    op.create_table(
        "doubt",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked", sa.Float(), nullable=False),
        sa.Column("threads", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "name", name="pk_doubt"),
    )


def downgrade() -> None:
    """Take it back, and what older code has no words for."""
    op.execute("DELETE FROM addition WHERE kind = 'unused'")
    op.execute(
        "DELETE FROM logbook WHERE what IN"
        " ('unused_added', 'unused_dropped', 'doubt_kept', 'doubt_reopened')"
    )
    _names_alone(op.get_bind())
    op.drop_table("doubt")
    op.drop_column("tag", "at")
    op.drop_column("tag", "names")


def _names_alone(connection: sa.Connection) -> None:
    """Of what moderators are asked older code holds the names, not which of them were met."""
    columns = [sa.column(name, sa.Text) for name in ("thread", "topic", "names")]
    table = sa.table("suggestion", *columns)
    for row in connection.execute(sa.select(table)).all():
        held = json.loads(row.names)
        if isinstance(held, dict):
            its = (table.c.thread == row.thread) & (table.c.topic == row.topic)
            names = json.dumps(held["names"])
            connection.execute(sa.update(table).where(its).values(names=names))
