"""What Slack's reference says of a method: from the contracts, or noted here where they lack it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NOTED: Mapping[str, Mapping[str, Any]] = {
    # https://docs.slack.dev/reference/methods/files.getUploadURLExternal
    "files.getUploadURLExternal": {
        "scope": {"bot": ["files:write"]},
        "rate_limits": "t4",
        "args": {"required": {"token": {}, "filename": {}, "length": {}}},
        "errors": {"invalid_arguments": "", "missing_scope": ""},
        "json_input_supported": False,
    },
    # https://docs.slack.dev/reference/methods/files.completeUploadExternal
    "files.completeUploadExternal": {
        "scope": {"bot": ["files:write"]},
        "rate_limits": "t4",
        "args": {"required": {"token": {}, "files": {}}},
        "errors": {"channel_not_found": "", "file_not_found": ""},
        "json_input_supported": True,
    },
}


def told_of(name: str, contracts: Path) -> dict[str, Any]:
    """The reference of one method."""
    file = contracts / "slack" / "methods" / f"{name}.json"
    return dict(json.loads(file.read_text())) if file.is_file() else dict(NOTED[name])
