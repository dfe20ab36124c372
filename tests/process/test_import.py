"""``python -m bot import discourse`` as a process: lines, a bar, Ctrl-C, beside a running bot."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.database import open_reader
from bot.store.schema import lesson
from tests.process.house import House, house, run, until

ASKED = "Wie finde ich das in Excel, Teil {n}?"
IMPORT = ("import", "discourse")


async def past(h: House, many: int) -> None:
    """So many questions about Excel, told to nobody."""
    url, h.forum.webhook_url = h.forum.webhook_url, ""
    for n in range(many):
        await h.forum.open_topic("heinz", "Fragen", ASKED.format(n=n), "Wer weiß es?", ["excel"])
    h.forum.webhook_url = url


def held(database: str) -> int:
    engine = open_reader(database)
    with engine.connect() as connection:
        many = connection.scalar(sa.select(sa.func.count()).select_from(lesson))
    engine.dispose()
    return int(many or 0)


def pages(h: House) -> int:
    return sum(call.path.endswith("/latest.json") for call in h.forum.calls)


def test_elsewhere_than_on_a_terminal_it_tells_plain_lines(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            await past(h, 250)
            told = await h.lotse(*IMPORT, "--dry-run", "--limit", "2")
            assert told.code == 0, told.err
            assert ASKED.format(n=249) in told.out
            assert "asked by discourse:heinz" in told.out
            assert "2 read, 2 would be held." in told.out
            assert held(database) == 0
            told = await h.lotse(*IMPORT)
            assert told.out == "250 read, 250 held (250 new, 0 changed).\n"
            assert told.err.splitlines() == [f"{n} of 250 read" for n in (50, 150, 250)]
            assert held(database) == 250

    run(tell)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_ctrl_c_stops_it_and_the_next_run_goes_on(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            await past(h, 450)
            slow = {"LOTSE_FORUM_PER_MINUTE": "60"}  # a page a second
            running = await h.start(("bot", *IMPORT), asyncio.subprocess.PIPE, **slow)
            await until(lambda: held(database) >= 100)
            running.send_signal(signal.SIGINT)
            out, err = await asyncio.wait_for(running.communicate(), 20)
            assert running.returncode == 130
            assert out == b""
            assert err.endswith(b"Stopped. What was read is kept. Run it again to go on.\n")
            before, asked = held(database), pages(h)
            assert 0 < before < 450
            told = await h.lotse(*IMPORT)
            assert told.err.startswith(f"Going on after {before} of 450.\n")
            assert f"{450 - before} read, {450 - before} held" in told.out
            assert held(database) == 450
            assert pages(h) - asked == 1 + (450 - before + 50) // 100

    run(tell)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_on_a_terminal_it_draws_a_bar(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            await past(h, 150)
            ours, theirs = pty.openpty()
            seen = bytearray()
            asyncio.get_running_loop().add_reader(ours, lambda: seen.extend(os.read(ours, 4096)))
            running = await h.start(("bot", *IMPORT), theirs, TERM="xterm", COLUMNS="80")
            assert await asyncio.wait_for(running.wait(), 30) == 0
            await asyncio.sleep(0.1)
            asyncio.get_running_loop().remove_reader(ours)
            os.close(ours)
            os.close(theirs)
            assert "━".encode() in seen
            assert b"/150" in seen
            assert b"of 150 read" not in seen

    run(tell)


def test_it_runs_beside_the_bot(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            await past(h, 120)
            bot = await h.run()
            reading = asyncio.create_task(h.lotse(*IMPORT))
            topic = await h.forum.open_topic(
                "leyla", "Fragen", "Wie finde ich Dubletten in Excel?", "Wer weiß es?"
            )
            await until(lambda: h.replies(topic))
            told = await reading
            assert told.code == 0, told.err
            assert held(database) >= 120
            assert (await bot.end())[0] == 0

    run(tell)
