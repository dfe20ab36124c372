"""Code of before, taken out of the project's history."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def unpack(commit: str, folder: Path) -> None:
    """The project as it was; nothing of it stays with git. Skips where the history is not here."""
    asked = ["git", "-C", str(ROOT), "archive", "--format=tar", commit]
    try:
        packed = subprocess.run(asked, capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("git is not here, and code of before is in the project's history")
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip()
        pytest.skip(f"{commit[:8]} is not in the history here (a shallow clone?): {why}")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")


def newest_in(folder: Path) -> str:
    """The newest step that the code in a folder knows."""
    steps = (folder / "bot" / "store" / "migrations" / "versions").glob("*.py")
    return max(step.name.split("_")[0] for step in steps)
