"""What teaches: a forum's past, and where people corrected us about what is a question."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata, some

lesson = sa.Table(
    "lesson",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),  # of public topics alone; no other word is held
    sa.Column("topics", sa.Text, nullable=False),  # JSON: ids, sorted
    sa.Column("asker", sa.Text, index=True),  # to forget it by
    sa.Column("at", sa.Float, nullable=False, index=True),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    # where it was answered, for whoever asks something similar; empty: it was not
    sa.Column("permalink", sa.Text, nullable=False, server_default=""),
    # JSON: what we found in its title, to find it by; nothing is learnt from that
    sa.Column("topics_found", sa.Text, nullable=False, server_default="[]"),
)
some("ix_lesson_named", lesson.c.at, lesson.c.asker.is_not(None))

verdict = sa.Table(
    "verdict",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("cues", sa.Text, nullable=False),  # JSON: names of ours (matchers/cues.py), no words
    sa.Column("asks", sa.Boolean, nullable=False),  # what people said, against what we thought
    sa.Column("asker", sa.Text, index=True),  # whose message it is: nobody counts twice
    sa.Column("at", sa.Float, nullable=False, index=True),
)
