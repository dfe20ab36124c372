"""While a new Lotse is brought out, the old one goes on: its own stories, on today's schema.

The older code is taken out of the project's history and tells stories of its own, with today's
libraries, on databases that today's ``migrate`` made. ``test_expanding.py`` looks at what a step
does; ``tests/process/test_brought_out.py`` has processes of both at work at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.store.migrate import newest
from tests.conftest import ROOT
from tests.older import newest_in, unpack
from tests.postgres import MISSING, SERVER

PLUGIN = Path(__file__).with_name("newer_schema.py")


@dataclass(frozen=True)
class Release:
    """A Lotse of before, the newest step that it knows, and stories of it; how many they are."""

    commit: str
    knows: str
    stories: tuple[str, ...]
    many: int


RELEASES = {
    "the_first_that_is_ruled": Release(
        commit="1bf5876bc302b2d0f089e06e2bcf0e87c4a14ec8",
        knows="0008",
        stories=("first_story",),
        many=1,
    ),
    "the_first_with_rounds": Release(
        commit="ee7109d78b1836261c332550248cceafe347fdd5",
        knows="0023",
        stories=("first_story",),
        many=1,
    ),
}
"""What stands for the last release until there is one.

The first is the oldest that the rule of ``test_expanding.py`` is for: step 0008 gave each thread a
column that has to be filled, which whoever does not know it cannot. The second has the tables that
grew most since, those of rounds. Once something is released, its tag takes the place of both, with
each release the next one; and then a step may take away what the last release does without.
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("name", RELEASES)
def test_its_stories_go_well_on_the_schema_of_today(name: str, kind: str, tmp_path: Path) -> None:
    if os.environ.get(MISSING) and kind == "postgres":
        pytest.skip(os.environ[MISSING])
    release, folder = RELEASES[name], tmp_path / "before"
    unpack(release.commit, folder)
    assert newest_in(folder) == release.knows < newest()
    ended = tell(release, kind, tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert met(tmp_path / "report.xml") == {newest(): release.many}, ended.stdout


def tell(release: Release, kind: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Tell the stories in a process of their own, on databases of one kind."""
    (folder / "plugins").mkdir()
    shutil.copy(PLUGIN, folder / "plugins")
    plugins = ("-p", PLUGIN.stem, "-p", "no:cacheprovider", "-n", "0")
    files = ("--basetemp", str(folder / "files"), "--junitxml", str(folder / "report.xml"))
    stories = [f"tests/stories/test_{story}.py" for story in release.stories]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, *files, "-k", kind, *stories],
        cwd=folder / "before",
        env={**environment(), "PYTHONPATH": str(folder / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )


def environment() -> dict[str, str]:
    """Nothing of this run but its Postgres, if there is one."""
    ours = ("LOTSE", "PYTEST", "PYTHON", "TEST_")
    given = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    server = {"TEST_DATABASE_URL": os.environ[SERVER]} if SERVER in os.environ else {}
    return {**given, **server, "TODAYS_FOLDER": str(ROOT), "TODAYS_REVISION": newest()}


def met(report: Path) -> Counter[str]:
    """Of how many stories the database was at which revision; a skipped one has met none."""
    told = ElementTree.parse(report).iter("testcase")
    found = ([at.get("value", "") for at in one.iter("property")] or ["none"] for one in told)
    return Counter(revision for [revision] in found)
