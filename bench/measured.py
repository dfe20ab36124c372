"""Which code is measured: the commit it stands at, and whether it was changed since."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.surroundings import ROOT

ASIDE = ":(exclude)bench/results"
"""Records that are written meanwhile change no code."""


def code(root: Path) -> dict[str, object]:
    """``commit``, short, and ``uncommitted``: whether anything differs from it. Empty without git.

    A folder that only lies within somebody else's repository is in none.
    """
    try:
        top, commit = _git(root, "rev-parse", "--show-toplevel", "--short", "HEAD").splitlines()
        changed = _git(root, "status", "--porcelain", "--", ".", ASIDE)
    except (OSError, subprocess.CalledProcessError):
        return {}
    if Path(top).resolve() != root.resolve():
        return {}
    return {"commit": commit, "uncommitted": bool(changed.strip())}


def _git(root: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "--no-optional-locks", "-C", str(root), *words],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


CODE = code(ROOT)
"""As it was when this program began: what is committed while it runs is not what ran."""
