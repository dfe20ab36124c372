"""What ``python -m bot check`` looks at: every file under ``config/``, all faults at once."""

from __future__ import annotations

import json
from pathlib import Path

from bot.settings_messages import check_messages
from bot.settings_names import check_names
from bot.settings_rules import read_rules
from bot.settings_toml import Fault
from bot.settings_topics import read_topics


def check_folder(folder: Path) -> list[Fault]:
    """Every fault of the config folder, by file and line. Empty: all is well."""
    faults = read_rules(folder / "community.toml")[1]
    topics, wrong = read_topics(folder / "topics.toml")
    faults += wrong or check_names(folder / "topics.toml", topics)
    faults += check_messages(folder / "messages")
    faults += check_manifest(folder / "slack.manifest.json")
    return sorted(faults)


def check_manifest(file: Path) -> list[Fault]:
    """Whether the Slack app's manifest can be pasted into Slack at all."""
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        remedy = f"Copy {file.name} from the project into {file.parent}/."
        return [Fault(str(file), 1, "-", "The file is missing.", remedy)]
    except json.JSONDecodeError as fault:
        remedy = "Mind commas and quotes, or copy the file from the project again."
        return [Fault(str(file), fault.lineno, "-", f"This is not JSON: {fault.msg}.", remedy)]
    except (RecursionError, UnicodeDecodeError):
        remedy = "Copy the file from the project again."
        return [Fault(str(file), 1, "-", "This is no JSON text in UTF-8.", remedy)]
    if not isinstance(manifest, dict):
        return [Fault(str(file), 1, "-", "This is no manifest.", "It must begin with { .")]
    return []
