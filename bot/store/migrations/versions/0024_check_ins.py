"""What members tell us of their matches; those that run already end some weeks from now."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

WEEKS, ASK_BEFORE = 6 * 7 * 86400.0, 4 * 86400.0


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "check_in",
        sa.Column("match", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("ends", sa.Float(), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=True),
        sa.Column("felt", sa.Text(), nullable=True),
        sa.Column("felt_at", sa.Float(), nullable=True),
        sa.Column("goes_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("match", "account", name="pk_check_in"),
    )
    op.create_index("ix_check_in_account", "check_in", ["account"])
    ends = time.time() + WEEKS
    running = sa.text("SELECT id, learner, expert FROM match WHERE state='accepted' AND slot<>''")
    for match, *both in op.get_bind().execute(running).all():
        for account in dict.fromkeys(both):
            kept = sa.text(
                "INSERT INTO check_in (match, account, ends, goes_on)"
                " VALUES (:id, :account, :ends, :no)"
            )
            values = {"id": match, "account": account, "ends": ends, "no": False}
            op.get_bind().execute(kept.bindparams(**values))
        _later("CheckInDue", f"check_in:{match}:felt", ends - ASK_BEFORE, match=match, step="felt")
        _later("MatchOver", f"match_over:{match}", ends, match=match)


def _later(kind: str, key: str, at: float, **fields: str) -> None:
    told = {"key": key, "at": datetime.fromtimestamp(at, UTC).isoformat(), **fields}
    kept = sa.text(
        "INSERT INTO inbox (key, kind, payload, status, attempts, due, at)"
        " VALUES (:key, :kind, :payload, 'ready', 0, :at, :at)"
    )
    values = {"key": key, "kind": kind, "payload": json.dumps(told), "at": at}
    op.get_bind().execute(kept.bindparams(**values))


def downgrade() -> None:
    """Take it back."""
    op.execute("DELETE FROM inbox WHERE kind IN ('CheckInDue', 'MatchOver')")
    op.drop_table("check_in")
