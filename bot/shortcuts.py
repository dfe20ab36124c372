"""The one table of shortcuts: what members may choose in a message's menu in Slack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One entry. ``name`` is its callback id in the manifest, and the feature that answers it.

    ``reads``: it needs the words of a message that opens a thread.
    """

    name: str
    reads: bool = False

    @property
    def menu(self) -> str:
        """The message whose ``.menu`` is what the menu says."""
        return f"{self.name}-done"


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("mark_question", reads=True),
    Shortcut("unmark_question"),
    Shortcut("keep_confidential"),
    Shortcut("change_topics"),
    Shortcut("take_to_forum"),
)

BY_NAME = {shortcut.name: shortcut for shortcut in SHORTCUTS}


def in_manifest(manifest: Path) -> list[tuple[str, str]]:
    """Callback id and name of each entry that ``config/slack.manifest.json`` gives the app."""
    features = json.loads(manifest.read_text(encoding="utf-8"))["features"]
    return [(entry["callback_id"], entry["name"]) for entry in features.get("shortcuts", ())]
