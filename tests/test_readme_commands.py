"""README's table of commands is what the code says: ``LOTSE_README=1 pytest`` writes it anew."""

from __future__ import annotations

import os
import re

from bot.commands import COMMANDS, Command
from tests.conftest import ROOT
from tests.test_map import WORDS

README = ROOT / "README.md"
HEAD = "| typed in Slack | or | what it does, as `/lotse help` says it |\n|---|---|---|\n"


def row(command: Command) -> str:
    """One command, in the words in which members read about it."""
    word = command.word("en")
    told = WORDS.text(command.help, "en", {"word": word})
    about = told.removeprefix(f"`/lotse {word}`").strip().removesuffix(".")
    who = ""
    if command.who == "moderators":
        who = "moderators: "
        about = about.removesuffix(", for moderators only").replace("shows moderators", "shows")
    return f"| `/lotse {command.word('de')}` | `/lotse {word}` | {who}{about} |\n"


def test_the_table_of_commands_is_what_the_code_says() -> None:
    table = HEAD + "".join(row(command) for command in COMMANDS)
    readme = README.read_text(encoding="utf-8")
    found = re.search(r"\| typed in Slack \|.*?\n(?=\n)", readme, re.DOTALL)
    assert found is not None
    if os.environ.get("LOTSE_README"):
        README.write_text(readme.replace(found[0], table), encoding="utf-8")
    else:
        assert found[0] == table, "LOTSE_README=1 .venv/bin/python -m pytest writes it anew"
