"""What CI promises: it fetches what a shallow clone lacks, and whatever lacks then is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.missing import missing, mount
from tests.older import unpack

WHO = ("-c", "user.name=ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

MAKEFILE = """check:
\t@:
test:
\t@echo "CI=$$CI$$LOTSE_NO_HISTORY" > told
"""


def git(folder: Path, *words: str) -> str:
    told = subprocess.run(
        ["git", *WHO, "-C", str(folder), *words],
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


@pytest.fixture
def shallow(tmp_path: Path) -> Path:
    """A clone of depth one, of a project with today's ``.ci/run`` whose checks all go well."""
    whole = tmp_path / "whole"
    (whole / ".ci").mkdir(parents=True)
    git(whole, "init", "--quiet")
    (whole / "release").write_text("the last one", encoding="utf-8")
    for number in (1, 2):
        git(whole, "add", ".")
        git(whole, "commit", "--quiet", "-m", f"number {number}")
        (whole / "release").unlink(missing_ok=True)
        (whole / "Makefile").write_text(MAKEFILE, encoding="utf-8")
        shutil.copy(ROOT / ".ci" / "run", whole / ".ci" / "run")
    git(whole, "clone", "--quiet", "--depth", "1", whole.as_uri(), str(tmp_path / "shallow"))
    return tmp_path / "shallow"


def before(shallow: Path) -> str:
    """The commit that the clone does not have."""
    return git(shallow.with_name("whole"), "rev-parse", "HEAD~1")


def came_of(call: Callable[[], object]) -> tuple[str, str]:
    """Whether it went well, was skipped or failed, and why: a skip must not skip this test, too."""
    try:
        call()
    except pytest.fail.Exception as failed:
        return "failed", str(failed)
    except pytest.skip.Exception as skipped:
        return "skipped", str(skipped)
    return "well", ""


def run_ci(clone: Path) -> subprocess.CompletedProcess[str]:
    """As it is called, on a machine that has a browser already."""
    tools = clone.with_name("tools")
    tools.mkdir()
    (tools / "chromium").write_text("#!/bin/sh\n", encoding="utf-8")
    (tools / "chromium").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [clone / ".ci" / "run"],
        env={"PATH": path, **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )


def test_in_ci_nothing_may_be_missing_elsewhere_it_is_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "true")
    assert came_of(lambda: missing("no browser")) == ("failed", "CI needs it: no browser")
    monkeypatch.delenv("CI")
    assert came_of(lambda: missing("no browser")) == ("skipped", "no browser")


@pytest.mark.parametrize(("allowed", "fate"), [(True, "failed"), (False, "skipped")])
def test_in_ci_where_anything_may_be_mounted_what_a_test_mounts_has_to_be(
    *, allowed: bool, fate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("tests.missing.may_mount", lambda: allowed)
    assert came_of(lambda: mount(["sh", "-c", "echo no such file >&2; exit 1"]))[0] == fate


def test_in_ci_a_shallow_clone_is_a_failure_and_a_copy_without_history_is_not(
    shallow: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = before(shallow)

    def unpacked(clone: Path) -> tuple[str, str]:
        return came_of(lambda: unpack(commit, tmp_path / "before", clone))

    monkeypatch.setenv("CI", "true")
    fate, why = unpacked(shallow)
    assert fate == "failed"
    assert "git fetch --unshallow" in why
    assert unpacked(tmp_path)[0] == "skipped"
    monkeypatch.setenv("LOTSE_NO_HISTORY", "true")
    assert unpacked(shallow)[0] == "skipped"
    monkeypatch.delenv("LOTSE_NO_HISTORY")
    monkeypatch.delenv("CI")
    assert unpacked(shallow)[0] == "skipped"
    assert unpacked(shallow.with_name("whole"))[0] == "well"


def test_ci_fetches_the_history_and_tells_the_tests_where_they_are(
    shallow: Path, tmp_path: Path
) -> None:
    commit = before(shallow)
    told = run_ci(shallow)
    assert told.returncode == 0, told.stderr
    assert (shallow / "told").read_text(encoding="utf-8") == "CI=true\n"
    assert came_of(lambda: unpack(commit, tmp_path / "before", shallow)) == ("well", "")
    assert [file.name for file in (tmp_path / "before").iterdir()] == ["release"]


def test_where_the_history_cannot_be_fetched_ci_goes_on_and_says_so(shallow: Path) -> None:
    shutil.rmtree(shallow.with_name("whole"))
    told = run_ci(shallow)
    assert told.returncode == 0, told.stderr
    assert "The history is not whole" in told.stderr
    assert (shallow / "told").read_text(encoding="utf-8") == "CI=truetrue\n"
