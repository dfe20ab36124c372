"""The few threads that are guarded or gone, what a shadow's note tells, and posts, have indexes.

Catching up asks for those threads every ten minutes, however many others there are by then; and
what was posted about a thread that goes is looked for.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

TRUE = {
    ("ix_thread_guarded", "thread", "started"): (
        sa.text("guarded IS 1"),
        sa.text("guarded IS true"),
    ),
    ("ix_thread_gone", "thread", "started"): (sa.text("gone IS 1"), sa.text("gone IS true")),
}
"""Each by its name, table and column: which rows it holds, for SQLite and for Postgres."""
PARTIAL = {
    ("ix_shadow_named", "shadow", "at"): sa.text("names IS NOT NULL"),
    ("ix_outbox_posts", "outbox", "seq"): sa.text("kind = 'Post'"),
    ("ix_outbox_circles", "outbox", "seq"): sa.text(
        "kind = 'DirectMessage' AND \"key\" LIKE 'suggest_helpers:%:circle:%'"
    ),
}
"""The same, where both spell it alike."""


def upgrade() -> None:
    """Apply it."""
    for (name, table, column), (sqlite, postgres) in TRUE.items():
        op.create_index(name, table, [column], sqlite_where=sqlite, postgresql_where=postgres)
    for (name, table, column), held in PARTIAL.items():
        op.create_index(name, table, [column], sqlite_where=held, postgresql_where=held)
    op.create_index("ix_shadow_note", "shadow", ["note"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_shadow_note", "shadow")
    for name, table, _ in (*PARTIAL, *TRUE):
        op.drop_index(name, table)
