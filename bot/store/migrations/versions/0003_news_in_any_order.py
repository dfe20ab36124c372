"""States carry the time at which they were true, and who is never matched again names nobody.

Solutions that are known become words of their askers (in the forum: of the forum). Of blocks only
the keyed hash stays, so that the way back cannot name anybody: it begins without blocks.
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

from bot.store.blocks import KEYED_WITH, hashed

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SOLUTIONS = """
    INSERT INTO word (about, "by", thread, at, accepted, closed, counts)
    SELECT
        CASE WHEN key LIKE 'discourse:%' THEN key ELSE accepted END,
        CASE WHEN key LIKE 'discourse:%' THEN '' ELSE COALESCE(asker, '') END,
        key, started, accepted, NULL, TRUE
    FROM thread WHERE accepted IS NOT NULL
"""


def upgrade() -> None:
    """Apply it."""
    op.add_column("thread", sa.Column("edited", sa.Float(), nullable=True))
    op.add_column("thread", sa.Column("seen", sa.Float(), nullable=True))
    op.add_column("answer", sa.Column("thanks", sa.Text(), nullable=True))
    op.create_table(
        "word",
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("accepted", sa.Text(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("about", "by", name=op.f("pk_word")),
    )
    op.create_index(op.f("ix_word_thread"), "word", ["thread"])
    op.create_index(op.f("ix_word_accepted"), "word", ["accepted"])
    op.create_index(op.f("ix_evidence_thread"), "evidence", ["thread"])
    op.execute(SOLUTIONS)
    _hash_blocks()


def downgrade() -> None:
    """Take it back."""
    op.drop_table("block")
    op.create_table(
        "block",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_block")),
    )
    op.create_index(op.f("ix_block_other"), "block", ["other"])
    op.get_bind().execute(sa.text("DELETE FROM mark WHERE name = :name"), {"name": KEYED_WITH})
    op.drop_index(op.f("ix_evidence_thread"), "evidence")
    op.drop_table("word")
    for table, column in (("answer", "thanks"), ("thread", "seen"), ("thread", "edited")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)


def _hash_blocks() -> None:
    connection = op.get_bind()
    named = connection.execute(sa.text("SELECT one, other, at FROM block")).all()
    op.drop_table("block")
    hashes = op.create_table(
        "block",
        sa.Column("pair", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("pair", name=op.f("pk_block")),
    )
    if not named:
        return
    secret = secrets.token_hex(32)
    row = {"name": KEYED_WITH, "value": secret}
    connection.execute(sa.text("INSERT INTO mark (name, value) VALUES (:name, :value)"), row)
    for one, other, at in named:
        row = {"pair": hashed(secret, one, other), "at": at}
        connection.execute(sa.insert(hashes).values(row))
