"""A machine with the database that vanishes says nothing, and nobody may wait for it for long."""

from __future__ import annotations

import subprocess
import sys

import pytest
import sqlalchemy as sa

from bot.store.database import driver_url
from tests.conftest import ROOT
from tests.missing import may_mount

APART = ("unshare", "--net")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_machine_that_vanishes_is_given_up_within_a_minute(database: str) -> None:
    """The system alone would send what was asked again for a quarter of an hour."""
    if not may_mount() or subprocess.run([*APART, "true"], check=False).returncode:
        pytest.skip("no process can have a network of its own here: that takes root on Linux")
    url = sa.make_url(driver_url(database))
    folder = str(url.query.get("host") or "")
    if not folder.startswith("/"):
        pytest.skip("this Postgres has no socket file, so no other network reaches it")
    words = (folder, str(url.port or 5432), str(url.database), str(url.username))
    ran = subprocess.run(
        [*APART, sys.executable, "-m", "tests.store.lost_host", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    names = ("writer", "reader", "procrastinate's")
    before, after = dict.fromkeys(names, "answered"), dict.fromkeys(names, "OperationalError")
    assert (ran.stdout, ran.stderr) == (f"{before} {after}\n", "")
