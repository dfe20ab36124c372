"""What one process changes, the others see; of several clocks one reads what was missed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.pulse import ENOUGH, InTurn, Pulse
from tests.clocks import StillClock


def test_a_door_hears_what_moved_since_the_first_look() -> None:
    marks, heard, looks = {"changed:slack:people": "1"}, list[str](), list[int]()

    async def changes() -> dict[str, str]:
        return dict(marks)

    async def also() -> None:
        looks.append(1)

    async def story() -> None:
        pulse = Pulse(changes, {"slack": heard.append}, also)
        await pulse.look()
        assert heard == [], "nothing was known before"
        marks["changed:slack:people"] = "2"
        marks["changed:discourse:all"] = "1"
        await pulse.look()
        await pulse.look()
        marks["changed:slack:channels"] = "1"
        await pulse.look()
        assert heard == ["people", "channels"]
        assert len(looks) == 4

    asyncio.run(story())


@dataclass
class Marks:
    """Where all clocks look."""

    held: dict[str, str] = field(default_factory=dict)

    async def mark(self, name: str, value: str) -> None:
        self.held[name] = value

    async def marked(self, name: str) -> str:
        return self.held.get(name, "")


@dataclass
class Told:
    """What one clock knows."""

    has_caught_up: bool = False


def test_one_clock_reads_the_others_hear_of_it_and_one_takes_over() -> None:
    clock, marks, read = StillClock(), Marks(), list[str]()

    def reads(who: str) -> Callable[[], Awaitable[None]]:
        async def catch_up() -> None:
            read.append(who)

        return catch_up

    async def story() -> None:
        clock.pass_time(1)
        one, other = Told(), Told()
        first = InTurn(marks, clock, reads("first"), one)
        second = InTurn(marks, clock, reads("second"), other)
        clock.pass_time(1)
        await first()
        await second()
        assert read == ["first"]
        await second()
        assert other.has_caught_up
        clock.pass_time(ENOUGH.total_seconds() + 1)
        await second()  # the first one is gone
        assert read == ["first", "second"]
        clock.pass_time(1)
        late = Told()
        third = InTurn(marks, clock, reads("third"), late)
        clock.pass_time(1)
        await third()
        assert read[-1] == "third", "it reads once when it starts: it does not know for how long"

    asyncio.run(story())


def test_nobody_waits_for_one_whose_clock_was_ahead() -> None:
    clock, marks, read = StillClock(), Marks(), list[str]()

    async def catch_up() -> None:
        read.append("once more")

    async def story() -> None:
        turn = InTurn(marks, clock, catch_up, Told())
        clock.pass_time(3600)
        await turn()
        clock.pass_time(-3600)
        await turn()
        assert len(read) == 2
        await turn()
        assert len(read) == 2, "it began just now"

    asyncio.run(story())
