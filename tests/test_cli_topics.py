"""``python -m bot topics export``: what moderators added, for ``config/topics.toml``."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bench.surroundings import environment
from bot import settings
from bot.__main__ import command_line
from bot.effects import KeepAddition
from bot.errors import YourMistake
from bot.settings_topics import read_topics
from bot.store.additions import change
from bot.store.migrate import migrate
from bot.store.store import Store
from matchers.additions import Addition, in_force
from tests.clocks import StillClock
from tests.conftest import ROOT

CLOUD = Addition("topic", "frobnix", de='"Frobnix" & Öl', en="Frobnix", aliases=("Fröbnix",))
ALIAS = Addition("alias", "Frabnax", "excel")


@pytest.fixture(autouse=True)
def _home(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in os.environ.keys() - environment().keys():
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", database)
    migrate(database)


def told(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(command_line(), ["topics", "export", *words])
    if isinstance(result.exception, YourMistake):
        return 2, "", str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def added(database: str, *additions: Addition) -> None:
    async def add() -> None:
        store = Store(database, clock=StillClock())
        for one in additions:
            await store.write(partial(change, effect=KeepAddition(addition=one)))
        await store.close()

    asyncio.run(add())


def test_file_and_export_are_what_was_in_force(database: str, tmp_path: Path) -> None:
    added(database, CLOUD, ALIAS)
    code, said, _ = told()
    assert code == 0
    file = tmp_path / "added.toml"
    file.write_text(said, encoding="utf-8")
    exported, faults = read_topics(file)
    assert faults == []
    assert exported.keys() == {"excel", "frobnix"}
    mine = settings.load(settings.environment()).topics
    assert {**mine, **exported} == in_force(mine, [CLOUD, ALIAS]).topics


def test_it_is_written_where_one_says_and_over_nothing(database: str, tmp_path: Path) -> None:
    added(database, ALIAS)
    file = tmp_path / "added.toml"
    assert told(str(file))[:2] == (0, f"Written to {file}.\n")
    assert file.read_text(encoding="utf-8") == told()[1]
    code, _, mistake = told(str(file))
    assert (code, "is there already" in mistake) == (2, True)
    code, _, mistake = told(str(tmp_path / "no" / "folder"))
    assert (code, "cannot be written" in mistake) == (2, True)


def test_where_nothing_was_added_nothing_is_printed(database: str) -> None:
    code, said, note = told()
    assert (code, said) == (0, "")
    assert "nothing" in note
