"""Code of before, taken out of the project's history."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.missing import missing

ANYBODYS = ("-c", "safe.directory=*")
"""A clone is read here, also that of somebody else: in a container root often finds one."""


def unpack(commit: str, folder: Path, clone: Path = ROOT) -> None:
    """The project as it was; nothing of it stays with git.

    A copy that is no clone has no history, and is skipped; in CI one that lacks the commit fails,
    unless `.ci/run` said that it cannot be fetched.
    """
    if not (clone / ".git").exists():
        pytest.skip("this is no clone, and code of before is in the project's history")
    asked = ["git", *ANYBODYS, "-C", str(clone), "archive", "--format=tar", commit]
    try:
        packed = subprocess.run(asked, capture_output=True, check=True)
    except FileNotFoundError:
        missing("git is not here, and code of before is in the project's history")
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip()
        remedy = "in a shallow clone: git fetch --unshallow"
        lacks = f"{commit[:8]} is not in the history here ({remedy}): {why}"
        if os.environ.get("LOTSE_NO_HISTORY"):
            pytest.skip(lacks)
        missing(lacks)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")


def newest_in(folder: Path) -> str:
    """The newest step that the code in a folder knows."""
    steps = (folder / "bot" / "store" / "migrations" / "versions").glob("*.py")
    return max(step.name.split("_")[0] for step in steps)
