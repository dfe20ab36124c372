"""What all tables share."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def some(name: str, column: sa.Column[Any], rows: sa.ColumnElement[bool]) -> sa.Index:
    """An index that holds only these rows: what the rest is, costs nothing."""
    return sa.Index(name, column, sqlite_where=rows, postgresql_where=rows)
