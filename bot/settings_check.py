"""What ``python -m bot check`` looks at: every file under ``config/``, all faults at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.settings_rules import read_rules
from bot.settings_toml import Fault
from bot.settings_topics import read_topics
from matchers.model import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def check_folder(folder: Path) -> list[Fault]:
    """Every fault of the config folder, by file and line. Empty: all is well."""
    faults = read_rules(folder / "community.toml")[1]
    faults += read_topics(folder / "topics.toml")[1]
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
    if not isinstance(manifest, dict):
        return [Fault(str(file), 1, "-", "This is no manifest.", "It must begin with { .")]
    return []


# --- messages


Where = tuple[str, int]
"""A file and a line."""


def check_messages(folder: Path) -> list[Fault]:
    """Whether the messages can be read, and whether both languages say the same things."""
    spoken: dict[Language, dict[str, Where]] = {}
    faults: list[Fault] = []
    for language in LANGUAGES:
        files = sorted((folder / language).glob("*.ftl"))
        if not files:
            where = str(folder / language)
            faults.append(Fault(where, 1, "-", "There are no messages.", "Add <reaction>.ftl."))
        spoken[language] = {}
        for file in files:
            faults += _read_messages(file, spoken[language])
        faults += _unknown_references(files, spoken[language])
    for language in LANGUAGES:
        for other in LANGUAGES:
            if other != language:
                faults += _untold(spoken[language], spoken[other], other)
    return faults


def _read_messages(file: Path, spoken: dict[str, Where]) -> Iterator[Fault]:
    text = file.read_text(encoding="utf-8")
    for entry in FluentParser().parse(text).body:
        line = _line(text, entry)
        if isinstance(entry, ftl.Junk):
            said = entry.annotations[0]
            if said.span and entry.span:  # not beyond the text that it is about
                end = entry.span.start + len((entry.content or "").rstrip())
                line = text.count("\n", 0, min(said.span.start, end)) + 1
            remedy = "Write name = text; further lines begin with spaces."
            yield Fault(str(file), line, "-", f"This is not Fluent: {said.message}.", remedy)
        elif isinstance(entry, ftl.Message | ftl.Term):
            for name in _names(entry):
                if name in spoken:
                    first = ":".join(str(part) for part in spoken[name])
                    remedy = f"Remove one of the two; the first is in {first}."
                    yield Fault(str(file), line, name, "This is said twice.", remedy)
                spoken.setdefault(name, (str(file), line))


def _names(entry: ftl.Message | ftl.Term) -> Iterator[str]:
    own = f"-{entry.id.name}" if isinstance(entry, ftl.Term) else entry.id.name
    if entry.value is not None:
        yield own
    yield from (f"{own}.{attribute.id.name}" for attribute in entry.attributes)


def _untold(here: dict[str, Where], there: dict[str, Where], other: Language) -> Iterator[Fault]:
    for name in sorted(here.keys() - there.keys()):
        if name.startswith("-"):
            continue  # a term is a language's own help with its grammar
        file, line = here[name]
        what = f"There is no such message in {other}."
        remedy = f"Add {name} to messages/{other}/{Path(file).name}, or remove it here."
        yield Fault(file, line, name, what, remedy)


class _References(Visitor):
    """Collects the messages and terms that a text brings in, and the words that it chooses by."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.choices: list[str] = []

    def visit_Variant(self, node: ftl.Variant) -> None:  # noqa: N802  (its name)
        if isinstance(node.key, ftl.Identifier):
            self.choices.append(node.key.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802  (its name)
        part = f".{node.attribute.name}" if node.attribute else ""
        self.found.append(node.id.name + part)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802  (its name)
        self.found.append(f"-{node.id.name}")
        self.generic_visit(node)


def _unknown_references(files: list[Path], spoken: dict[str, Where]) -> Iterator[Fault]:
    for file in files:
        text = file.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            references = _References()
            references.visit(entry)
            line = _line(text, entry)
            for name in references.found:
                if name not in spoken:
                    what = f"This brings in {{ {name} }}, which is nowhere."
                    remedy = "Mind the spelling, or write that message."
                    yield Fault(str(file), line, name, what, remedy)
            for word in references.choices:
                if word not in PLURALS:
                    what = f"A text never equals [{word}]: only numbers can be chosen by."
                    remedy = "Write a message of its own for this case."
                    yield Fault(str(file), line, word, what, remedy)


def _line(text: str, entry: ftl.EntryType) -> int:
    named = entry.id if isinstance(entry, ftl.Message | ftl.Term) else entry
    return text.count("\n", 0, named.span.start) + 1 if named.span else 1
