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

from bot import logs
from bot.errors import OurFault

ROOT = Path(__file__).resolve().parents[1]
TOKEN, TEXT = "xoxb-1234-geheim", "Meine IBAN ist DE89"

Lines = Callable[[], list[dict[str, Any]]]


def fail() -> None:
    raise ValueError(TEXT)


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
