"""What a bot under test is started with: the project's config, and nothing of this machine's."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("SLACK_", "DISCOURSE_", "LOTSE_", "DATABASE_URL")


def environment() -> dict[str, str]:
    """This process's environment without any setting of Lotse (the tests' own among them)."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def listening_to(keys: Sequence[str], folder: Path, moderators: Sequence[str] = ()) -> Path:
    """The project's config in ``folder``, with these channels to listen to, and moderators."""
    if not folder.exists():
        shutil.copytree(ROOT / "config", folder)
        rules = folder / "community.toml"
        text = rules.read_text(encoding="utf-8")
        listened = text.replace("slack_channels = []", f"slack_channels = {json.dumps(keys)}", 1)
        led = f"moderators = {json.dumps(list(moderators))}"
        live = listened.replace("shadow = true", "shadow = false", 1)
        live = live.replace("moderators = []", led, 1)
        rules.write_text(live, encoding="utf-8")
    return folder
