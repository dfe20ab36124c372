"""A clock that is set is noticed, told once, and put right; time that passes is none of that."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from structlog.testing import capture_logs

from bot.jumps import LEAST, ONCE_MORE, Jumps
from tests.clocks import StillClock

START = (0.0, False)


@dataclass
class Machine:
    """A clock that can be set, and seconds that pass."""

    clock: StillClock = field(default_factory=StillClock)
    passed: float = 0.0
    told: list[tuple[float, bool]] = field(default_factory=list)
    away: bool = False

    def jumps(self) -> Jumps:
        return Jumps(self.clock, self.put_right, lambda: self.passed)

    async def put_right(self, back: float, again: bool) -> None:  # noqa: FBT001  (as it is told)
        if self.away:
            raise OSError
        self.told.append((round(back), again))

    def later(self, seconds: float) -> None:
        self.passed += seconds
        self.clock.pass_time(seconds)


def test_what_was_put_off_is_brought_back_at_the_start_and_twice_when_it_is_set_back() -> None:
    async def story() -> None:
        machine = Machine()
        jumps = machine.jumps()
        await jumps.look()
        assert machine.told == [START], "nobody knows what the clock did before"
        with capture_logs() as told:
            for seconds in (1.0, 1.0, 300.0):  # however late it looks
                machine.later(seconds)
                await jumps.look()
            machine.clock.pass_time(1 - LEAST)
            await jumps.look()
            assert told == []
            machine.clock.pass_time(3600)
            await jumps.look()
            assert machine.told == [START], "ahead: nothing waits for that"
            machine.later(1)
            machine.clock.pass_time(-3600)
            await jumps.look()
            await jumps.look()
            assert machine.told == [START, (3600, False)]
            machine.later(ONCE_MORE)
            await jumps.look()
            await jumps.look()
            assert machine.told == [START, (3600, False), (3600, True)], "and once more"
        assert [(line["event"], line["seconds"]) for line in told] == [
            ("clock_jumped", 3600),
            ("clock_jumped", -3600),
        ]

    asyncio.run(story())


def test_it_is_put_right_once_the_database_is_there_again() -> None:
    async def story() -> None:
        machine = Machine()
        jumps = machine.jumps()
        await jumps.look()
        machine.away = True
        machine.clock.pass_time(-60)
        with capture_logs() as told:
            await jumps.look()
            await jumps.look()
        assert [line["event"] for line in told] == ["clock_jumped", *["not_put_right"] * 2]
        machine.away = False
        await jumps.look()
        assert machine.told == [START, (60, False)]

    asyncio.run(story())
