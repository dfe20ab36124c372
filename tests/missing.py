"""Where something is not here that a test needs: it is skipped with the reason, in CI it fails.

That is for what can be put there: Postgres, a browser, the history. What only the machine could
allow (to mount something) is skipped in CI, too, and the summary says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from typing import NoReturn

import pytest


def in_ci() -> bool:
    """Whether nothing may be missing."""
    return bool(os.environ.get("CI"))


def missing(why: str) -> NoReturn:
    """Skip; in CI fail."""
    if in_ci():
        pytest.fail(f"CI needs it: {why}")
    pytest.skip(why)


def mount(words: Sequence[str]) -> None:
    """Run a command that mounts something. Skips where nothing may be mounted, in CI, too."""
    if not may_mount():
        pytest.skip("nothing may be mounted here: that takes root on Linux, not in every container")
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    if told.returncode:
        missing(f"this could not be mounted, and something else can: {words}: {told.stderr}")


@cache
def may_mount() -> bool:
    """Whether anything may be mounted: tried apart from what a test mounts, with very little."""
    if shutil.which("unshare") is None or shutil.which("mount") is None:
        return False
    with tempfile.TemporaryDirectory(prefix="lotse-mount-") as folder:
        words = ["unshare", "--mount", "mount", "-t", "tmpfs", "lotse-test", folder]
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
