"""What ``python -m bot check`` looks at: every file under ``config/``, all faults at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.settings_messages import check_messages
from bot.settings_names import check_names
from bot.settings_rounds import unknown_topics
from bot.settings_rules import read_rules
from bot.settings_toml import Fault, read_toml
from bot.settings_topics import read_topics
from matchers.model import Topic


def check_folder(folder: Path) -> list[Fault]:
    """Every fault of the config folder, by file and line. Empty: all is well."""
    rules, faults = read_rules(folder / "community.toml")
    topics, wrong = read_topics(folder / "topics.toml")
    faults += unknown_topics(folder / "community.toml", rules, topics)
    faults += wrong or check_names(folder / "topics.toml", topics)
    faults += _unread_categories(folder / "topics.toml", topics, rules.community.forum_categories)
    faults += check_messages(folder / "messages")
    faults += check_manifest(folder / "slack.manifest.json")
    return sorted(faults)


def _unread_categories(
    file: Path, topics: Mapping[str, Topic], read: Collection[int]
) -> Iterator[Fault]:
    """Topics whose category is none of those that Lotse reads; it reads all if none is named."""
    toml = read_toml(file)
    if not read or isinstance(toml, Fault):
        return
    for topic in topics.values():
        if topic.forum_category and topic.forum_category not in read:
            what = f"Lotse does not read the forum category {topic.forum_category}."
            remedy = "Add it to forum_categories in community.toml, or leave it out here."
            yield toml.fault(("topics", topic.id, "forum_category"), what, remedy)


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
    return list(_unasked_lists(file, manifest))


def _unasked_lists(file: Path, manifest: Any) -> Iterator[Fault]:
    """With more than 100 topics Slack asks for those that fit, at an address of its own."""
    settings = manifest.get("settings")
    clicks = settings.get("interactivity") if isinstance(settings, dict) else None
    clicks = clicks if isinstance(clicks, dict) else {}
    url = clicks.get("request_url")
    if url and clicks.get("message_menu_options_url") != url:
        what = "Slack asks elsewhere, or nobody, for what fits in a list of many topics."
        remedy = f'Add "message_menu_options_url": "{url}" below that address.'
        text = file.read_text(encoding="utf-8").partition('"interactivity"')[0]
        where = "settings.interactivity.message_menu_options_url"
        yield Fault(str(file), text.count("\n") + 1, where, what, remedy)
