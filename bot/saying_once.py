"""What is wrong around us is said once, not with every attempt.

A database or a platform that is away meets us many times a second, and whoever reads the log wants
to know since when, not how often. What happened to one key is said each time: it happens once.
"""

from __future__ import annotations

import logging
import sys
from time import monotonic

OURS = frozenset(
    {
        "carry_failed",
        "lane_failed",
        "learning_failed",
        "look_up_failed",
        "looking_failed",
        "mark_failed",
        "naming_failed",
        "no_room",
        "not_looked_up",
        "not kept",
        "not told",
        "not_put_right",
        "not_reachable_yet",
        "recalling_failed",
        "rescue_failed",
        "round_failed",
        "wake_failed",
        "worker_failed",
    }
)
"""Our own lines that come again as long as something around us is wrong."""

CLICKS = frozenset(
    {"answer failed", "answer lost", "bolt raised", "channels not found", "reaction failed"}
)
"""The same of what somebody does at a platform: two that fail at different places are two."""

AGAIN = 600.0
"""Seconds after which what is still so is said again, with how often it happened (``times``)."""
MOST = 500


class Once(logging.Filter):
    """Lets the first of many like lines through. Of strangers' lines all but information."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[str, ...], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this line is said."""
        what = _what(record)
        if what is None:
            return True
        now = monotonic()
        since, times = self._said.get(what, (now - AGAIN, 0))
        if now - since < AGAIN:
            self._said[what] = since, times + 1
            return False
        if len(self._said) >= MOST:
            self._said.clear()
        self._said[what] = now, 0
        if times and isinstance(record.msg, dict):
            record.msg = {**record.msg, "times": times + 1}
        return True


def _what(record: logging.LogRecord) -> tuple[str, ...] | None:
    """By what lines are alike; ``None``: each one counts."""
    if isinstance(record.msg, dict):
        event = str(record.msg.get("event"))
        why = record.msg.get("error") or record.msg.get("reason") or _raised(sys.exc_info()[1])
        if event in CLICKS:
            return record.name, event, str(why), _raised(sys.exc_info()[1])
        return (record.name, event, str(why)) if event in OURS else None
    if record.levelno < logging.WARNING or record.name.partition(".")[0] == "bot":
        return None
    return record.name, str(record.msg), _raised(record.exc_info[1] if record.exc_info else None)


def _raised(error: BaseException | None) -> str:
    """What was raised, and where: two defects are not one."""
    trace = error.__traceback__ if error is not None else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__} {where}"
