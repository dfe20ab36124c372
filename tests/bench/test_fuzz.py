"""The fuzzing in its short form, and that it would tell what breaks."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
import sqlalchemy as sa

from bench import fuzz
from bench.fuzz import PARSERS, Fuzz, fell_later, kept, kept_files
from bench.fuzz_answers import ANSWERS, opened
from bench.fuzz_bending import bent, toml_of
from bench.fuzz_house import House, Parser
from bench.fuzz_parsers import FILES
from bench.fuzz_town import Stage
from bot.sandbox.cast import Secrets
from bot.store.database import open_writer
from bot.store.schema import failure, inbox, outbox
from tests.conftest import ROOT, sqlite_database
from tests.store.filled import rows


@pytest.mark.timeout(300)
def test_bent_deliveries_files_and_answers_break_nothing(tmp_path: Path) -> None:
    words = ["-m", "bench.fuzz", "--seconds", "6", "--seed", "7", "--results", str(tmp_path)]
    ran = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr[-3000:]
    found = json.loads((tmp_path / "fuzz.short.json").read_text())["figures"]
    assert found["broken"] == []
    assert found["kept"] == len(list(kept())) > 0
    assert found["files_kept"] == len(list(kept_files())) > 0
    assert {"200", "400", "401"} <= set(found["by_status"])
    assert found["deliveries"] > found["seeds"] + found["kept"]
    for kind in ("QuestionAsked", "QuestionEdited", "AnswerGiven", "AnswerAccepted"):
        assert found["taken"][kind] > 3, "bent ones are kept and reacted to"
    assert found["files"].keys() == PARSERS.keys()
    assert min(found["files"].values()) > 1, "what is sound, and something bent"


class _World:
    base_url = "http://there.test"


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Path]:
    """Where what breaks something is written now."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fuzz, "CORPUS", folder)
        yield folder


def a_run() -> Fuzz:
    stage = Stage(cast("Any", _World()), cast("Any", _World()), Secrets(), 1, cast("Any", None))
    return Fuzz(stage, random.Random(1), Counter(), [])


def broken_by(answer: httpx.Response | httpx.HTTPError) -> list[str]:
    """What is told where the bot answers so."""
    one = a_run()

    def answered(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, httpx.HTTPError):
            raise answer
        return answer

    async def deliver() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answered)) as client:
            await one.deliver(client, ("/slack/events", "json", None), b"{}")

    asyncio.run(deliver())
    return one.broken


def test_what_breaks_the_bot_is_told_and_kept(corpus: Path) -> None:
    assert broken_by(httpx.Response(400)) == []
    assert list(corpus.iterdir()) == []
    assert broken_by(httpx.Response(500)) == ["/slack/events: 500"]
    assert broken_by(httpx.ConnectError("gone"))[0] == "ConnectError"
    told = [json.loads(file.read_text()) for file in corpus.iterdir()]
    assert {(one["path"], one["raw"]) for one in told} == {("/slack/events", b"{}".hex())}


BREAKS = {
    "members": "bot.sheets.task.read_members",
    "mapping": "bot.sheets.task.read_mapping",
    "rules": "bot.sheets.task.read_rules",
    "topics of a round": "bot.sheets.task.read_names",
    "previous": "bot.sheets.task.read_earlier",
    "fixed": "bot.sheets.task.read_twos",
    "forbid": "bot.sheets.task.read_twos",
    "community.toml": "bot.settings.read_rules",
    "topics.toml": "bot.settings.read_topics",
    ".env": "bot.settings._unquoted",
    "asking": "bot.evaluate.lines._object",
    "messages": "bench.fuzz_parsers.check_messages",
    "figures": "bench.fuzz_parsers.figures_of",
    "letter": "bench.fuzz_parsers.letter_of",
    "backup": "bot.store.restoring.read_whole",
}


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_a_parser_that_breaks_is_told_and_what_broke_it_is_kept(
    name: str, tmp_path: Path, corpus: Path
) -> None:
    """Another error than ours, and the file that led to it."""
    house = House(tmp_path / "house")
    (raw, *_) = PARSERS[name].seeds(house)
    one = a_run()
    asyncio.run(one.try_out(name, raw, house))
    assert one.broken == [], "it reads what is sound"

    def breaks(*_: object, **__: object) -> None:
        raise KeyError("id")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BREAKS[name], breaks)
        asyncio.run(one.try_out(name, raw, house))
    assert one.broken == [f"{name}: KeyError"]
    assert list(kept_files()) == [(name, raw)]
    assert list(kept()) == [], "nobody delivers a file"
    assert len(list(corpus.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "breaks"),
    [
        ("answers of Slack", "bot.slack.find.rows"),
        ("answers of the forum", "bot.discourse.find.post_of"),
        ("envelopes", "bot.slack.listen.read"),
    ],
)
def test_a_door_that_breaks_on_an_answer_is_told(
    name: str, breaks: str, tmp_path: Path, corpus: Path
) -> None:
    async def story() -> list[list[str]]:
        house = House(tmp_path / "house")
        told = []
        async with opened(house):
            for broken in (False, True):
                one = a_run()
                with pytest.MonkeyPatch.context() as patch:
                    if broken:
                        patch.setattr(breaks, _raise)
                    for raw in PARSERS[name].seeds(house):
                        await one.try_out(name, raw, house)
                told.append(one.broken)
        return told

    def _raise(*_: object) -> None:
        raise KeyError("id")

    sound, broken = asyncio.run(story())
    assert sound == []
    assert broken
    assert all("KeyError" in one for one in broken)
    assert list(corpus.iterdir()) != []


def test_everything_that_reads_has_its_name() -> None:
    assert PARSERS.keys() == FILES.keys() | ANSWERS.keys()
    assert all(isinstance(one, Parser) for one in PARSERS.values())
    assert {name for name, _ in kept_files()} <= PARSERS.keys()


def test_what_was_taken_and_fell_later_is_told(tmp_path: Path) -> None:
    url = sqlite_database(tmp_path / "fuzz.sqlite3")
    log = tmp_path / "bot.log"
    log.write_text('{"event": "started"}\n')
    assert fell_later(tmp_path) == []
    log.write_text('{"event": "reaction_failed", "error": "KeyError"}\n')
    engine = open_writer(url)
    with engine.begin() as connection:
        for table in (inbox, failure, outbox):
            dead = {"status": "dead", "kind": "Kind", "error": "KeyError"}
            connection.execute(sa.insert(table).values(rows(table, 2)[1] | dead))
    engine.dispose()
    assert fell_later(tmp_path) == [
        "the log says reaction_failed",
        "dead in inbox: Kind, KeyError",
        "dead in failure: Kind, KeyError",
        "dead in outbox: Kind, KeyError",
    ]


def test_bending_leaves_what_was_told_as_it_was() -> None:
    body = {"a": [1, {"b": 2}], "c": "d"}
    made = [bent(body, random.Random(seed)) for seed in range(40)]
    assert body == {"a": [1, {"b": 2}], "c": "d"}
    assert len({repr(one) for one in made}) > 20


def test_what_is_written_as_toml_is_read_as_it_was() -> None:
    value = {"a b": [1, 2.5, True, {"x": 'ä\n"'}], "c": {"d": {"e": "f"}}}
    assert tomllib.loads(toml_of(value).decode()) == value
