"""Who is one member on two platforms, and what is asked by letters."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import metadata

link = sa.Table(
    "link",  # an account of somebody whose things are kept under another one
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("member", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Float, nullable=False),
)

link_offer = sa.Table(
    "link_offer",  # for half an hour at most
    metadata,
    sa.Column("id", sa.Text, primary_key=True),  # a keyed hash of the code
    sa.Column("account", sa.Text, nullable=False, index=True),
    sa.Column("other", sa.Text),
    sa.Column("at", sa.Float, nullable=False),
)

guess = sa.Table(
    "guess",  # wrong codes, for half an hour at most
    metadata,
    sa.Column("who", sa.Text, primary_key=True),  # a keyed hash of the account
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)

filling = sa.Table(
    "filling",  # a form under way; only after its consent was given
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False, index=True),
)
