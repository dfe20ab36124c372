"""Moving, backing up and restoring, as real processes: what is printed, and exit codes."""

from __future__ import annotations

import re
from pathlib import Path

from bot.store.backup import LAST
from bot.store.migrate import migrate
from bot.store.schema import answer, evidence, mark, thread
from tests.store.filled import content, fill
from tests.test_cli import home, lotse

__all__ = ["home"]


TABLES = (answer, evidence, mark, thread)
"""What a fabricated row can stand in, and the doctor still finds its way."""


def test_a_community_is_backed_up_restored_and_moved(home: Path) -> None:
    old, new, third = (f"sqlite:///{home}/{name}.sqlite3" for name in ("old", "new", "third"))
    migrate(old)
    fill(old, 30, TABLES)
    before = content(old)
    file = home / "lotse.backup.gz"
    told = lotse(home, "backup", "lotse.backup.gz", DATABASE_URL=old)
    assert told.returncode == 0, told.stderr
    assert re.fullmatch(
        r"[\d,]+ rows are in lotse\.backup\.gz \(\d\.\d MB\), read back and whole\.\n", told.stdout
    )
    doctor = lotse(home, "doctor", DATABASE_URL=old)
    assert "ließ sich zur Probe wiederherstellen: " in doctor.stdout

    told = lotse(home, "restore", str(file), DATABASE_URL=new)
    assert told.returncode == 0, told.stderr
    assert "compared: alike." in told.stdout
    assert "forgotten since then" in told.stdout
    assert content(new) == before

    told = lotse(home, "move", new, third)
    assert told.returncode == 0, told.stderr
    assert "120 rows of 4 tables are moved" in told.stdout
    assert content(third) == before
    assert len(content(old)["mark"]) == len(before["mark"]) + 1
    assert LAST in dict(content(old)["mark"])

    for words in (("restore", str(file)), ("restore", "none.gz")):
        refused = lotse(home, *words, DATABASE_URL=new)
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr
    refused = lotse(home, "move", old, third)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("The database to move to is not empty.")


def test_a_password_is_never_shown(home: Path) -> None:
    url = "postgresql://lotse:geheimes-wort@127.0.0.1:1/lotse"
    old = f"sqlite:///{home}/old.sqlite3"
    migrate(old)
    for words in (("move", old, url), ("move", url, old), ("backup", "x.gz")):
        told = lotse(home, *words, DATABASE_URL=url)
        assert told.returncode == 1, told.stderr
        assert "geheimes-wort" not in told.stdout + told.stderr
