"""A record tells which code was measured."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bench import load
from bench.measured import code


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    ran = subprocess.run(
        ["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "code.py").write_text("1\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--no-gpg-sign", "--message", "first")
    return tmp_path


def test_the_commit_and_whether_anything_differs_from_it(tree: Path) -> None:
    commit = git(tree, "rev-parse", "--short", "HEAD")
    assert code(tree) == {"commit": commit, "uncommitted": False}
    results = tree / "bench" / "results"
    results.mkdir(parents=True)
    (results / "soak.json").touch()
    assert code(tree) == {"commit": commit, "uncommitted": False}, "a record is no code"
    (tree / "code.py").write_text("2\n")
    assert code(tree) == {"commit": commit, "uncommitted": True}
    git(tree, "commit", "--quiet", "--no-gpg-sign", "--all", "--message", "second")
    assert code(tree)["commit"] != commit
    (tree / "bench" / "new.py").touch()
    assert code(tree)["uncommitted"], "a file that git does not know yet"


def test_without_git_nothing_is_told_of_it(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "copy").mkdir()
    assert code(tree / "copy") == {}, "that is somebody else's commit"
    monkeypatch.setenv("PATH", str(tree / "copy"))
    assert code(tree) == {}


def test_a_record_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "CODE", {"commit": "abc1234", "uncommitted": True})
    load.record("some", {"n": 1}, seconds=1.0, short=False, folder=tmp_path)
    told = json.loads((tmp_path / "some.json").read_text())
    assert (told["commit"], told["uncommitted"]) == ("abc1234", True)
    assert told["figures"] == {"n": 1}
