"""The fuzzing in its short form, and that it would tell what breaks."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from bench import fuzz
from bench.fuzz import Fuzz, bent, kept, spoil_a_sheet
from bench.fuzz_town import Stage
from bot.sandbox.cast import Secrets
from tests.conftest import ROOT


@pytest.mark.timeout(300)
def test_bent_deliveries_and_files_break_nothing(tmp_path: Path) -> None:
    words = ["-m", "bench.fuzz", "--seconds", "4", "--seed", "7", "--results", str(tmp_path)]
    ran = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr[-3000:]
    found = json.loads((tmp_path / "fuzz.short.json").read_text())["figures"]
    assert found["broken"] == []
    assert found["kept"] == len(list(kept())) > 0
    assert {"200", "400", "401"} <= set(found["by_status"])
    assert found["deliveries"] > found["seeds"] + found["kept"]


class _World:
    base_url = "http://there.test"


def broken_by(answer: httpx.Response | httpx.HTTPError, folder: Path) -> list[str]:
    """What is told where the bot answers so."""
    stage = Stage(cast("Any", _World()), cast("Any", _World()), Secrets(), 1, cast("Any", None))
    one = Fuzz(stage, random.Random(1), Counter(), [])

    def answered(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, httpx.HTTPError):
            raise answer
        return answer

    async def deliver() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answered)) as client:
            await one.deliver(client, ("/slack/events", "json", None), b"{}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fuzz, "CORPUS", folder)
        asyncio.run(deliver())
    return one.broken


def test_what_breaks_the_bot_is_told_and_kept(tmp_path: Path) -> None:
    assert broken_by(httpx.Response(400), tmp_path) == []
    assert list(tmp_path.iterdir()) == []
    assert broken_by(httpx.Response(500), tmp_path) == ["/slack/events: 500"]
    assert broken_by(httpx.ConnectError("gone"), tmp_path)[0] == "ConnectError"
    told = [json.loads(file.read_text()) for file in tmp_path.iterdir()]
    assert {(one["path"], one["raw"]) for one in told} == {("/slack/events", b"{}".hex())}


def test_a_parser_that_breaks_is_not_hidden(tmp_path: Path) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise KeyError("id")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fuzz, "read_sheet", breaks)
        with pytest.raises(KeyError):
            spoil_a_sheet(random.Random(1), tmp_path)


def test_bending_leaves_what_was_told_as_it_was() -> None:
    body = {"a": [1, {"b": 2}], "c": "d"}
    made = [bent(body, random.Random(seed)) for seed in range(40)]
    assert body == {"a": [1, {"b": 2}], "c": "d"}
    assert len({repr(one) for one in made}) > 20
