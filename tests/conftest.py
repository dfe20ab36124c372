"""What many tests share: both databases, and the contracts beside the project."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.store.migrate import migrate
from tests.postgres import MISSING, Server, drop_database, empty_database, new_database

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000
"""Bytes that must be free there for a whole run."""

_server = Server()


def pytest_configure(config: pytest.Config) -> None:
    """Start Postgres in the controlling process: workers inherit its address.

    Files of the tests go where no disk is waited for, if there is room.
    """
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        _server.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End it with the run."""
    if not hasattr(config, "workerinput"):
        _server.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database; the test runs once on each kind."""
    if request.param == "sqlite":
        yield sqlite_database(tmp_path / "lotse.sqlite3")
        return
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    url = new_database()
    yield url
    drop_database(url)


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of a Postgres database in which nothing is yet."""
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    url = empty_database()
    yield url
    drop_database(url)


def sqlite_database(file: Path) -> str:
    """The address of a fresh SQLite database: a copy of one that was migrated once."""
    shutil.copyfile(_migrated(), file)
    return f"sqlite:///{file}"


@cache
def _migrated() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="lotse-sqlite-")
    atexit.register(folder.cleanup)
    file = Path(folder.name) / "template.sqlite3"
    migrate(f"sqlite:///{file}")
    assert [at.name for at in file.parent.iterdir()] == [file.name], "all of it is in the one file"
    return file


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with contracts and data that nobody here wrote."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: its payloads and data stay outside the project")
    return SHARED


@pytest.fixture(scope="session")
def contracts(shared: Path) -> Path:
    """Payloads and API references of Slack and Discourse."""
    return shared / "contracts"
