"""What many tests share: both databases, and the contracts beside the project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.migrate import migrate
from tests.postgres import MISSING, Server, drop_database, new_database

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

_server = Server()


def pytest_configure(config: pytest.Config) -> None:
    """Start Postgres in the controlling process: workers inherit its address."""
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
        url = f"sqlite:///{tmp_path}/lotse.sqlite3"
        migrate(url)
        yield url
        return
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    url = new_database()
    yield url
    drop_database(url)


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
