"""Databases as an older Lotse left them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.store.database import open_writer
from bot.store.migrate import FOLDER

FIRST = "0001"


def downgrade(url: str) -> None:
    """Take a migrated database back to the first revision, with what is in it."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    engine = open_writer(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, FIRST)
    engine.dispose()


def execute(url: str, statement: str) -> None:
    """Change a database behind Lotse's back."""
    engine = open_writer(url)
    with engine.begin() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()
