"""Puts the stories of an older Lotse on today's schema: ``pytest -p newer_schema`` in its folder.

Whoever of the older code asks for a migrated database gets one that today's ``python -m bot
migrate`` made. Of each story that goes well the report says which revision its database is at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store import migrate as older

TODAY = os.environ.pop("TODAYS_FOLDER")
REVISION = os.environ.pop("TODAYS_REVISION")

_folder = tempfile.TemporaryDirectory(prefix="lotse-newer-")


def pytest_configure(config: pytest.Config) -> None:
    """Look whether this is the older code, and today's revision is none that it knows."""
    assert Path(older.__file__).is_relative_to(config.rootpath)
    known = {step.name.split("_")[0] for step in (older.FOLDER / "versions").glob("*.py")}
    assert known
    assert REVISION not in known


def pytest_unconfigure() -> None:
    _folder.cleanup()


def migrate(url: str, also: object = None) -> str:
    """What the older code finds in the place of its own."""
    if older.current(url) is None:
        file = sa.make_url(url).database
        if url.startswith("sqlite") and file is not None:
            shutil.copyfile(_template(), file)
        else:
            _migrate(url)
    return REVISION


@cache
def _template() -> Path:
    file = Path(_folder.name) / "template.sqlite3"
    _migrate(f"sqlite:///{file}")
    return file


def _migrate(url: str) -> None:
    ours = {name: at for name, at in os.environ.items() if not name.startswith(("LOTSE", "PYTHON"))}
    words = [sys.executable, "-m", "bot", "migrate"]
    subprocess.run(words, cwd=TODAY, env={**ours, "DATABASE_URL": url}, check=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None]:
    """Tell the story, then ask its database."""
    yield
    revision = older.current(item.funcargs["database"])
    assert revision == REVISION
    item.user_properties.append(("revision", revision))


older.migrate = migrate
