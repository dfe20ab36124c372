"""Logs: structlog, as JSON or for the console, with the event's key bound where the work begins.

No text of a member and no secret ever gets into a line: known secret values are dropped wherever
they stand, an exception shows its type and where it was raised, and its sentence only if it cannot
hold a text (as ``bot/errors.py`` demands of ours). Libraries that see payloads are only counted.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.errors import LotseError
from bot.saying_once import Once

DROPPED = "[secret]"
SHORTEST_SECRET = 6
"""Shorter values are no secrets but words: dropping them would mangle every line."""

SPEAKABLE = (LotseError, OSError, AttributeError, ImportError, NameError, TypeError)
"""Exceptions whose sentence may be shown: they tell of code, files and sockets, not of texts."""

PAYLOAD_READERS = ("slack_bolt", "slack_sdk", "aiohttp", "httpx", "httpcore", "websockets")
"""Libraries whose own lines may hold a payload (slack_sdk prints answers that it cannot read)."""


def set_up(
    level: str = "info",
    shape: str = "auto",
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Route everything, uvicorn's and Slack's lines too, to ``stream`` (standard error).

    ``shape``: ``json``, ``console``, or ``auto`` (console where a person looks at a terminal).
    """
    out = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    console = shape == "console" or (shape == "auto" and out.isatty())
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        show_exception,
        drop_secrets(secrets),
        structlog.dev.ConsoleRenderer() if console else structlog.processors.JSONRenderer(),
    ]
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder(), only_count], processors=last
        )
    )
    handler.addFilter(Once())
    _take_over(handler, level)
    sys.excepthook = _log_crash


def _log_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The last word of a process that dies of a defect: no text of a member in it either."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    structlog.get_logger("bot").critical("crashed", exc_info=(kind, error, trace))


def _take_over(handler: logging.Handler, level: str) -> None:
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)  # of strangers only what is wrong: their rest is not ours to vet
    logging.getLogger("bot").setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        theirs = logging.getLogger(name)
        theirs.handlers, theirs.propagate = [], True
    logging.captureWarnings(capture=True)


# --- processors


def show_exception(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Replace ``exc_info`` by types and places; a sentence only of our own exceptions."""
    info = line.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        line["exception"] = " <- ".join(_told(each) for each in _chain(error))
    return line


def _chain(error: BaseException) -> Iterable[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _told(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = ", ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    said = f": {error}" if isinstance(error, SPEAKABLE) else ""
    return f"{type(error).__name__}{said} ({where})"


def only_count(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Of a library that sees payloads keep that it spoke, how loudly and where; not what."""
    record = line.get("_record")
    if isinstance(record, logging.LogRecord) and record.name.startswith(PAYLOAD_READERS):
        line["event"] = "a_library_complained"
        line["where"] = f"{record.pathname}:{record.lineno}"
    return line


def drop_secrets(secrets: Iterable[str]) -> Processor:
    """A processor that blots out these values wherever they stand in a line."""
    known = sorted({s for s in secrets if len(s) >= SHORTEST_SECRET}, key=len, reverse=True)

    def clean(value: object) -> object:
        if isinstance(value, dict):
            return {clean(key): clean(item) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [clean(item) for item in value]
        if value is None or isinstance(value, bool | int | float):
            return value
        text = str(value)
        for secret in known:
            text = text.replace(secret, DROPPED)
        return text

    def drop(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
        return {key: clean(value) for key, value in line.items()}

    return drop
