"""Who was heard and who was refused: written seldom, and the truth at once."""

from __future__ import annotations

import asyncio

from bot.hearing import SELDOM, Hearing
from tests.clocks import StillClock


class Ear:
    """A door's ear whose marks are a list; ``broken``: nothing can be written."""

    def __init__(self) -> None:
        self.clock = StillClock()
        self.marks: dict[str, str] = {}
        self.written: list[str] = []
        self.broken = False
        self.hearing = Hearing("slack", self.mark, self.clock)

    async def mark(self, name: str, value: str) -> None:
        if self.broken:
            raise OSError("no room on the disk")
        self.marks[name] = value
        self.written.append(name)

    def comes(self, *arrivals: str) -> list[str]:
        """What is written when these come in, a second apart: ``heard`` or ``refused``."""

        async def tell() -> None:
            for arrival in arrivals:
                self.clock.pass_time(1)
                await getattr(self.hearing, arrival)()

        before = len(self.written)
        asyncio.run(tell())
        return self.written[before:]

    @property
    def doubted(self) -> bool:
        """What doctor makes of it."""
        return self.marks.get("refused:slack", "") > self.marks.get("heard:slack", "")


def test_each_is_written_at_most_once_an_hour() -> None:
    ear = Ear()
    assert ear.comes(*["heard"] * 50) == ["heard:slack"]
    assert ear.comes(*["refused"] * 50) == ["refused:slack"]
    ear.clock.pass_time(SELDOM.total_seconds())
    assert ear.comes("heard", "heard") == ["heard:slack"]
    assert ear.comes("refused", "refused") == ["refused:slack"]


def test_whoever_came_last_counts_and_a_flood_of_both_writes_little() -> None:
    ear = Ear()
    assert not ear.doubted
    ear.comes("heard", "refused")
    assert ear.doubted
    assert ear.comes("heard") == ["heard:slack"]
    assert not ear.doubted
    assert ear.comes(*["refused", "heard"] * 50) == []
    assert not ear.doubted, "a stranger who knocks once more proves nothing"


def test_a_full_disk_is_told_to_nobody_and_tried_again() -> None:
    ear = Ear()
    ear.broken = True
    assert ear.comes("heard", "refused") == []
    ear.broken = False
    assert ear.comes("refused", "heard") == ["refused:slack", "heard:slack"]
