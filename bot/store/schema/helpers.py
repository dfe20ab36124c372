"""Who was asked for help with a question, and what became of it. Only members who consented."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata, some

helper = sa.Table(
    "helper",
    metadata,
    sa.Column("thread", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),  # never given twice: deliveries are named so
    sa.Column("account", sa.Text, index=True),  # empty once forgotten
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("asked", sa.Float, nullable=False, index=True),
    sa.Column("until", sa.Float, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # see matchers/helping.py
)
some("ix_helper_named", helper.c.asked, helper.c.account.is_not(None))
