"""A new Lotse is brought out while processes of the old one are at work: nobody waits, nobody errs.

The old ones are code out of the project's history. They begin on their own schema, today's
``migrate`` comes while they run, and processes of today join them before they end.
"""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest

from bot.store.migrate import current, newest
from tests.older import newest_in, unpack
from tests.process.house import House, configure, house, run, until
from tests.process.test_many import EXCEL, begin, said
from tests.process.test_run import answered, ask

pytestmark = pytest.mark.timeout(600)
ROLES = ("web", "worker", "clock")
BEFORE = "7edceadbe26e6ff4ed510636dc6452dae0c341c9"
"""The first whole Lotse of many processes: it stands for the last release until there is one."""
KNOWS = "0029"


@pytest.fixture
def older(tmp_path: Path) -> dict[str, str]:
    """What makes a process one of the older code, with that one's own config."""
    code, home = tmp_path / "code", tmp_path / "older"
    unpack(BEFORE, code)
    assert newest_in(code) == KNOWS < newest()
    home.mkdir()
    configure(home, code)
    return {"PYTHONPATH": str(code), "LOTSE_CONFIG": str(home / "config")}


def test_old_processes_go_on_until_new_ones_have_taken_over(
    empty: str, older: dict[str, str], tmp_path: Path
) -> None:
    asked: list[tuple[str, int]] = []

    async def goes_well(h: House) -> None:
        asked.append(await ask(h, EXCEL.format(len(asked))))
        await until(lambda: answered(h, *asked[-1]), seconds=60)

    async def migrated(h: House, to: str, **environ: str) -> None:
        told = await h.lotse("migrate", **environ)
        assert told.code == 0, told.err
        assert current(empty) == to

    async def tell() -> None:
        async with house(tmp_path, empty) as h:
            await migrated(h, KNOWS, **older)
            await begin(h, *ROLES, **older)
            await goes_well(h)
            await migrated(h, newest())
            await goes_well(h)
            lost = h.running[ROLES.index("worker")]
            await lost.end(signal.SIGKILL)
            await begin(h, "worker", **older)
            await goes_well(h)
            old = [bot for bot in h.running if bot is not lost]
            await begin(h, *ROLES)  # what arrives is theirs now
            await goes_well(h)
            ends = await asyncio.gather(*(bot.end() for bot in old))
            assert [code for code, _ in ends] == [0] * len(ROLES)
            await goes_well(h)
            assert [said(h, one) for one in asked] == [(1, 1)] * 5
            for bot in h.running:
                log = bot.log.read_text()
                assert "Traceback" not in log
                assert '"level": "error"' not in log

    run(tell)
