"""Rounds, and who is in them."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

held_round = sa.Table(
    "held_round",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),  # the week in which it opened: 2026-W48
    sa.Column("opened", sa.Float, nullable=False, index=True),
    sa.Column("closes", sa.Float, nullable=False),
    sa.Column("week", sa.Text, nullable=False),  # in which people meet
    sa.Column("state", sa.Text, nullable=False, index=True),  # see matchers/held.py
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("again", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("looks", sa.Float),  # when it is looked at again
)

part = sa.Table(
    "part",  # one member in one round; others are numbers here
    metadata,
    sa.Column("round", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, index=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("says", sa.Text),  # yes · no · back
    sa.Column("outcome", sa.Text),  # seat · left · idle
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("expert", sa.Integer, nullable=False),  # a number
    sa.Column("begins", sa.Float),
    sa.Column("match", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False, server_default="pair"),
    sa.Column("opens", sa.Integer, nullable=False, server_default="0"),
    sa.Column("taught_as", sa.Text, nullable=False, server_default=""),
    sa.Column("others", sa.Text, nullable=False, server_default="[]"),  # JSON: see held.Other
)

round_wish = sa.Table(
    "round_wish",  # what moderators want of a round; members are numbers, as in ``part``
    metadata,
    sa.Column("round", sa.Text, primary_key=True),
    sa.Column("learner", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("expert", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("fixed", sa.Boolean, nullable=False),  # a pair; else kept apart
)
