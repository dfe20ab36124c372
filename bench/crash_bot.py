"""The bot under the crash proof, as it is, with counters that outlive ``kill -9``.

The counters lie in a memory-mapped file, so the other process reads what was true at the moment
of the kill: turns under way, deliveries that a look found on the platform.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from bot import logs, settings
from bot.app import Watch
from bot.bot import Role
from bot.courier import Carried
from bot.engine.embedded import EmbeddedEngine
from bot.run import run, share
from bot.store.turns import Turns
from bot.store.writer import Order

SHAPE = struct.Struct("<qqq")  # turns under way, deliveries found, whose engine goes round


class Counters:
    """Three numbers in a file."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(bytes(SHAPE.size))
        self._handle = file.open("r+b")
        self._map = mmap.mmap(self._handle.fileno(), SHAPE.size)

    def read(self) -> tuple[int, int, int]:
        """Turns under way, deliveries found, and the process whose engine goes round."""
        turns, found, going = SHAPE.unpack(self._map[: SHAPE.size])
        return turns, found, going

    def add(self, turns: int = 0, found: int = 0) -> None:
        """Change them."""
        before = self.read()
        self._map[: SHAPE.size] = SHAPE.pack(before[0] + turns, before[1] + found, before[2])

    def going(self) -> None:
        """The engine of this process goes round."""
        turns, found, _ = self.read()
        self._map[: SHAPE.size] = SHAPE.pack(turns, found, os.getpid())

    def no_turns(self) -> None:
        """A process that was killed had no time to say that its turns ended."""
        self.add(turns=-self.read()[0])


@contextmanager
def counting_turns(counters: Counters) -> Iterator[None]:
    """Count each turn while it runs, from claiming its key to its commit."""
    plain = Turns._take_turn  # noqa: SLF001  (a proof may look inside)

    rounds = EmbeddedEngine.run

    async def going(self: EmbeddedEngine) -> None:
        counters.going()
        await rounds(self)

    async def counted(self: Turns, key: str, now: float, order: Order) -> None:
        counters.add(turns=1)
        try:
            await plain(self, key, now, order)
        finally:
            counters.add(turns=-1)

    EmbeddedEngine.run = going  # type: ignore[method-assign]
    Turns._take_turn = counted  # type: ignore[method-assign]  # noqa: SLF001
    try:
        yield
    finally:
        Turns._take_turn = plain  # type: ignore[method-assign]  # noqa: SLF001


def main() -> None:
    """Run until killed. Arguments: the counters' file, ``look`` or ``blind``, and the role."""
    counters = Counters(Path(sys.argv[1]))
    counters.no_turns()

    def carried(what: Carried) -> None:
        if what.fate == "found":
            counters.add(found=1)

    given = settings.load(os.environ)
    logs.set_up(given.log_level, given.log_format, settings.secrets(given))
    watch = Watch(carried=carried, look_first=sys.argv[2] == "look")
    role = cast("Role", sys.argv[3])
    with counting_turns(counters):
        if role == "run":
            run(given, watch)
        else:
            share(given, role, watch)


if __name__ == "__main__":
    main()
