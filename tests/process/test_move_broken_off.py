"""``move`` is killed, or stopped with Ctrl-C: run again it goes on where it was, and all is there.

And how far it is: a bar for whoever sits at a terminal, lines for whoever reads them later.
"""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.copying import MOVING
from bot.store.database import open_reader
from bot.store.migrate import migrate
from bot.store.schema import mark
from tests.conftest import ROOT, sqlite_database
from tests.store.filled import beside, content, fill
from tests.test_cli_store import TABLES

EACH = 10_000
WHOLE = EACH * len(TABLES)
LINE = re.compile(r"([\d,]+) of ([\d,]+) rows (copied|compared)\n")


@pytest.fixture
def other(database: str, tmp_path: Path) -> Iterator[str]:
    with beside(database, tmp_path) as url:
        yield url


def begin(old: str, new: str, err: int, **environ: str) -> subprocess.Popen[str]:
    """Begin to move; ``err`` gets how far it is."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "move", old, new],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "COLUMNS": "100", **environ},
        stdout=subprocess.PIPE,
        stderr=err,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Its exit code, what it said, and how far it said that it was."""
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def moving(url: str) -> dict[str, object] | None:
    """How far the move into it is; ``None``: none is under way."""
    engine = open_reader(url)
    with engine.connect() as connection:
        told = connection.scalar(sa.select(mark.c.value).where(mark.c.name == MOVING))
    engine.dispose()
    return None if told is None else dict(json.loads(told))


def number(told: str) -> int:
    return int(told.replace(",", ""))


ENDS = {
    signal.SIGKILL: ("copied", -signal.SIGKILL, ""),
    signal.SIGINT: ("compared", 130, "Stopped. Run it again to go on where it was.\n"),
}
"""What it is at when it is broken off so, its exit code, and its last words."""


@pytest.mark.parametrize("sign", ENDS, ids=["killed", "ctrl-c"])
def test_broken_off_it_goes_on_where_it_was(
    sign: signal.Signals, database: str, other: str
) -> None:
    phase, code, last = ENDS[sign]
    migrate(database)
    fill(database, EACH, TABLES)
    before = content(database)
    broken = begin(database, other, subprocess.PIPE)
    assert broken.stderr is not None
    first = next(line for line in broken.stderr if line.endswith(f"{phase}\n"))
    assert LINE.fullmatch(first)
    broken.send_signal(sign)
    ended, out, rest = end(broken)
    assert (ended, out) == (code, "")
    assert LINE.sub("", rest) == last

    assert content(database) == before
    assert moving(other) is not None
    there = content(other)
    done = sum(len(rows) for rows in there.values()) - 1  # how far it is stands there, too
    assert WHOLE // 10 <= done <= WHOLE
    assert (done < WHOLE) == (phase == "copied")

    ended, out, err = end(begin(database, other, subprocess.PIPE))
    assert ended == 0, err
    assert err.startswith(f"Going on after {done:,} of {WHOLE:,}.\n")
    assert out.startswith(f"{WHOLE:,} rows of {len(TABLES)} tables are moved, and compared: alike.")
    assert content(other) == before
    assert moving(other) is None


# --- how far it is


@pytest.fixture
def both(tmp_path: Path) -> tuple[str, str]:
    """A file with many rows, and one that is not there yet."""
    old = sqlite_database(tmp_path / "old.sqlite3")
    fill(old, EACH, TABLES)
    return old, f"sqlite:///{tmp_path}/new.sqlite3"


def at_a_terminal(old: str, new: str, term: str) -> str:
    """What a terminal of this kind is sent while it moves."""
    ours, its = pty.openpty()
    process = begin(old, new, its, TERM=term)
    os.close(its)
    told = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal, suppress(OSError):  # EIO is its end
        while some := terminal.read(4096):
            told += some
    ended, out, _ = end(process)
    assert ended == 0
    assert out.startswith(f"{WHOLE:,} rows of")
    return told.decode().replace("\r\n", "\n")


def expect_lines(told: str) -> None:
    """Nothing but lines: how far it is, after each tenth of both."""
    assert LINE.sub("", told) == ""
    found = LINE.findall(told)
    assert {whole for _, whole, _ in found} == {f"{WHOLE:,}"}
    for phase in ("copied", "compared"):
        done = [number(done) for done, _, what in found if what == phase]
        assert done == sorted(set(done))
        assert 8 <= len(done) <= 10


def test_where_there_is_no_terminal_lines_tell_how_far_it_is(both: tuple[str, str]) -> None:
    ended, _, err = end(begin(*both, subprocess.PIPE, TERM="xterm"))
    assert ended == 0, err
    expect_lines(err)


def test_a_terminal_shows_a_bar_that_goes_on(both: tuple[str, str]) -> None:
    told = at_a_terminal(*both, "xterm")
    assert "━" in told
    assert not LINE.search(told)
    shown = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", told)
    for phase in ("copied", "compared"):
        done = {int(many) for many in re.findall(rf"{phase} .*?(\d+)/{WHOLE}", shown)}
        assert max(done) == WHOLE
        assert len(done) > 2, "also how far it is in between"


def test_a_terminal_that_cannot_draw_is_told_lines(both: tuple[str, str]) -> None:
    expect_lines(at_a_terminal(*both, "dumb"))
