"""Logs: the event's key on every line, and never a secret or a member's text."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import logs, saying_once
from bot.errors import OurFault

ROOT = Path(__file__).resolve().parents[1]
TOKEN, TEXT = "xoxb-1234-geheim", "Meine IBAN ist DE89"

Lines = Callable[[], list[dict[str, Any]]]


def fail(error: type[Exception] = ValueError) -> None:
    raise error(TEXT)


@pytest.fixture
def lines() -> Iterator[Lines]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):  # a server of another test
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate, logger.disabled = [], True, False
        logger.setLevel(logging.NOTSET)
    stream = io.StringIO()
    logs.set_up("info", "json", [TOKEN, "short"], stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    root.handlers, sys.excepthook = handlers, hook
    root.setLevel(level)
    logging.getLogger("bot").setLevel(logging.NOTSET)


def test_the_event_s_key_is_on_every_line_inside(lines: Lines) -> None:
    log = structlog.get_logger("bot.test")
    with structlog.contextvars.bound_contextvars(key="week:2026-W47"):
        log.info("kept")
        logging.getLogger("bot.other").warning("foreign")
    log.info("after")
    assert [line.get("key") for line in lines()] == ["week:2026-W47", "week:2026-W47", None]
    assert lines()[0]["event"] == "kept"


def test_known_secrets_are_dropped_wherever_they_stand(lines: Lines) -> None:
    log = structlog.get_logger("bot.test")
    said = TOKEN + "!"
    log.info(said, deep={"a": [TOKEN, {TOKEN: (1, f"x{TOKEN}")}]}, place=Path(TOKEN))
    logging.getLogger("uvicorn.error").error("bad token %s", TOKEN)
    told = json.dumps(lines())
    assert TOKEN not in told
    assert told.count(logs.DROPPED) == 6


def test_a_short_value_is_no_secret(lines: Lines) -> None:
    structlog.get_logger("bot.test").info("a short line")
    assert lines()[0]["event"] == "a short line"


def test_an_exception_shows_its_place_and_only_our_own_sentence(lines: Lines) -> None:
    try:
        try:
            fail()
        except ValueError as error:
            raise OurFault("the store is full") from error
    except OurFault:
        structlog.get_logger("bot.test").exception("failed")
    told = lines()[0]["exception"]
    assert told.startswith("OurFault: the store is full (")
    assert "ValueError (" in told
    assert "test_logs.py:" in told
    assert TEXT not in told


def test_of_libraries_that_see_payloads_only_the_place_is_kept(lines: Lines) -> None:
    for name in ("slack_bolt.AsyncApp", "slack_sdk.web", "httpx", "aiohttp.client"):
        logging.getLogger(name).error("could not read %s", TEXT)
        logging.getLogger(name).info("read %s", TEXT)
    assert [line["event"] for line in lines()] == ["a_library_complained"] * 4
    assert all("test_logs.py:" in line["where"] for line in lines())
    assert TEXT not in json.dumps(lines(), ensure_ascii=False)


def test_uvicorn_speaks_through_us_and_its_access_lines_are_quiet(lines: Lines) -> None:
    logging.getLogger("uvicorn.access").info("GET /healthz 200")
    logging.getLogger("uvicorn.error").warning("slow")
    assert [line["event"] for line in lines()] == ["slow"]


def test_the_console_drops_secrets_too(lines: Lines) -> None:
    stream = io.StringIO()
    logs.set_up("info", "console", [TOKEN], stream)
    try:
        fail()
    except ValueError:
        structlog.get_logger("bot.test").exception("failed", token=TOKEN)
    assert "failed" in stream.getvalue()
    assert TOKEN not in stream.getvalue()
    assert TEXT not in stream.getvalue()
    assert lines() == []


def test_a_process_that_dies_says_where_and_not_what() -> None:
    program = f"from bot import logs; logs.set_up('info', 'json'); raise ValueError({TEXT!r})"
    died = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert died.returncode == 1
    line = json.loads(died.stderr)
    assert (line["event"], line["level"]) == ("crashed", "critical")
    assert line["exception"].startswith("ValueError (<string>:1")


def test_what_is_wrong_around_us_is_said_once(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [0.0]
    monkeypatch.setattr(saying_once, "monotonic", lambda: moment[0])
    log = structlog.get_logger("bot.engine")

    def away(key: str, error: type[Exception]) -> None:
        with structlog.contextvars.bound_contextvars(key=key):
            try:
                fail(error)
            except error:
                log.exception("round_failed")
                logging.getLogger("psycopg.pool").warning("no answer from %s", key)

    for number in range(1000):
        away(f"asked:{number}", ConnectionError)
    away("asked:1000", TimeoutError)
    told = [(line["event"], line.get("exception", "").partition(":")[0]) for line in lines()]
    assert told == [
        ("round_failed", "ConnectionError"),
        ("no answer from asked:0", ""),
        ("round_failed", "TimeoutError"),
    ]
    moment[0] = saying_once.AGAIN + 1
    away("asked:1001", ConnectionError)
    assert lines()[3]["times"] == 1000, "it goes on, and was not said so often"


def test_what_happened_to_one_key_is_said_each_time(lines: Lines) -> None:
    log = structlog.get_logger("bot.run")
    for number in range(3):
        log.error("reaction_failed", error="ValueError", key=number)
    assert [line["key"] for line in lines()] == [0, 1, 2]
