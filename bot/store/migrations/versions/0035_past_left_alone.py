"""What is dead, what is settled and who is still named is found without reading all of the past."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

PARTIAL = {
    ("ix_inbox_done", "inbox", "at"): sa.text("status = 'done'"),
    ("ix_inbox_dead", "inbox", "at"): sa.text("status = 'dead'"),
    ("ix_outbox_dead", "outbox", "at"): sa.text("status = 'dead'"),
    ("ix_outbox_dropped", "outbox", "at"): sa.text("status = 'dropped'"),
    ("ix_outbox_passing", "outbox", "at"): sa.text(
        "payload IS NULL AND status = 'sent' AND "
        "kind IN ('Edit', 'Unsay', 'ApplyTags', 'ShowHome', 'SendFile', 'Whisper')"
    ),
    ("ix_thread_named", "thread", "started"): sa.text("asker IS NOT NULL"),
    ("ix_thread_aside", "thread", "key"): sa.text("aside IS NOT NULL"),
    ("ix_answer_named", "answer", "at"): sa.text('"by" IS NOT NULL'),
    ("ix_word_named", "word", "at"): sa.text("\"by\" != ''"),
    ("ix_helper_named", "helper", "asked"): sa.text("account IS NOT NULL"),
    ("ix_lesson_named", "lesson", "at"): sa.text("asker IS NOT NULL"),
}
"""Each by its name, table and column: which rows it holds."""

WHOLE = (("ix_word_at", "word", "at"), ("ix_helper_asked", "helper", "asked"))


def upgrade() -> None:
    """Apply it."""
    for (name, table, column), held in PARTIAL.items():
        op.create_index(name, table, [column], sqlite_where=held, postgresql_where=held)
    for name, table, column in WHOLE:
        op.create_index(name, table, [column])


def downgrade() -> None:
    """Take it back."""
    for name, table, _ in (*WHOLE, *PARTIAL):
        op.drop_index(name, table)
