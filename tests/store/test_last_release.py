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
from xml.etree import ElementTree as ET

import pytest

from bot.store.migrate import newest
from tests.conftest import ROOT
from tests.older import newest_in, unpack
from tests.postgres import MISSING, SERVER

pytestmark = pytest.mark.timeout(600)

PLUGIN = Path(__file__).with_name("newer_schema.py")


@dataclass(frozen=True)
class Release:
    """A Lotse of before, the newest step that it knows, and some of its stories by file."""

    commit: str
    knows: str
    stories: dict[str, tuple[str, ...]]


RELEASES = {
    "the_first_that_is_ruled": Release(
        commit="1bf5876bc302b2d0f089e06e2bcf0e87c4a14ec8",
        knows="0008",
        stories={
            "slack_questions": (
                "an_edit_changes_the_same_line",
                "a_deleted_question_takes_its_line_along",
            ),
            "slack_helpers": ("the_first_yes_frees_the_other_and_two_clicks_at_once_make_one",),
            "slack_inquiry": (
                "two_are_asked_and_the_first_yes_opens_a_group",
                "who_pauses_or_is_forgotten_leaves_no_trace_in_it",
            ),
            "slack_match": ("two_yeses_open_one_group", "a_report_is_a_private_case"),
            "slack_forgetting": (
                "what_the_member_is_being_told_leaves_no_trace_of_where",
                "a_pair_that_had_ended_reads_so_still",
            ),
            "slack_digest": ("the_preview_and_the_list_agree_with_the_digest",),
            "forum_states": (
                "a_solution_is_marked_replaced_and_taken_back",
                "a_deleted_topic_is_forgotten_with_its_line",
            ),
            "forum_digest": ("the_thread_is_opened_once_and_each_week_is_one_post",),
        },
    ),
    "the_first_with_rounds": Release(
        commit="ee7109d78b1836261c332550248cceafe347fdd5",
        knows="0023",
        stories={
            "slack_round": (
                "three_say_yes_and_two_of_them_meet",
                "everybody_who_said_yes_hears_what_came_of_it",
                "a_restart_asks_nobody_twice_and_loses_no_round",
            ),
            "slack_match": ("two_yeses_open_one_group", "a_bad_fit_ends_without_blame"),
            "slack_forgetting": ("a_group_that_opens_at_that_moment_does_not_name_who_is_gone",),
            "slack_digest": ("two_weeks_two_digests",),
            "forum_states": ("a_reply_answers_and_its_deletion_opens_the_question_again",),
            "forum_digest": ("the_next_quarter_gets_a_topic_of_its_own",),
        },
    ),
}
"""What stands for the last release until there is one.

The first is the oldest that the rule of ``test_expanding.py`` is for: step 0008 gave each thread a
column that has to be filled, which whoever does not know it cannot. The second has the tables that
grew most since, those of rounds. Once something is released, its commit takes the place of both,
and each release that of the one before; a step may take away what the last release does without.
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
    assert met(tmp_path / "report.xml") == {newest(): len(told(release))}, ended.stdout


def told(release: Release) -> list[str]:
    return [
        f"tests/stories/test_{file}.py::test_{name}"
        for file, names in release.stories.items()
        for name in names
    ]


def tell(release: Release, kind: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Tell the stories in a process of their own, on databases of one kind."""
    (folder / "plugins").mkdir()
    shutil.copy(PLUGIN, folder / "plugins")
    plugins = ("-p", PLUGIN.stem, "-p", "no:cacheprovider", "-n", "0")
    files = ("--basetemp", str(folder / "files"), "--junitxml", str(folder / "report.xml"))
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, *files, "-k", kind, *told(release)],
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
    stories = ET.parse(report).iter("testcase")
    found = ([at.get("value", "") for at in one.iter("property")] or ["none"] for one in stories)
    return Counter(revision for [revision] in found)
