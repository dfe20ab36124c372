"""The machine's clock is an hour off for a while: nothing is lost, nothing said twice, and nothing
waits for long once it is right again.

Slack signs with the time, so what it sends meanwhile counts as a replay and comes again; the forum
does not, so what it sends is kept, and what was under way goes on at the wrong time.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from bot.sandbox.mischief import Trick
from tests.process.house import House, Running, run, until
from tests.process.test_faults import (
    PATIENCE,
    answered,
    ask,
    came_again,
    impatient,
    open_topic,
    reach,
    replied,
    was_said_once,
)
from tests.process.test_many import logged

pytestmark = pytest.mark.timeout(600)
HOUR = 3600
SOON = 60.0
"""Seconds after which everything is said, where it would have waited for an hour."""
JUMPED = 5.0


async def at_work(h: House, database: str) -> list[Running]:
    """One process on SQLite, three on Postgres; a call takes three seconds at most."""
    if database.startswith("postgres"):
        told = await h.lotse("migrate")
        assert told.code == 0, told.err
    roles = ("run",) if database.startswith("sqlite") else ("worker", "clock", "web")
    begun = [
        await h.begin("tests.process.shaken_bot", role, LOTSE_HTTP_TIMEOUT="3") for role in roles
    ]
    for bot in begun:
        await until(lambda: logged(bot, "started"), seconds=PATIENCE)  # noqa: B023
    begun[-1].port = int(str(logged(begun[-1], "started")[0]["port"]))
    reach(h, begun[-1])
    return begun


async def set_by(clock: Path, seconds: int, bots: list[Running]) -> None:
    """Set the clock of all of them so far from the right time, until they have noticed."""
    before = [len(logged(bot, "clock_jumped")) for bot in bots]
    await asyncio.to_thread(clock.write_text, str(seconds))
    for bot, jumps in zip(bots, before, strict=True):
        await until(lambda: len(logged(bot, "clock_jumped")) > jumps, PATIENCE)  # noqa: B023


async def played(h: House, *tricks: Trick) -> None:
    """Each of them was met."""
    both = (h.slack.mischief, h.forum.mischief)
    await until(lambda: not any(t in one.waiting for t in tricks for one in both), PATIENCE)


def cut_off(h: House) -> tuple[Trick, Trick]:
    """What is said next on both platforms arrives, and nobody is told."""
    return (
        h.slack.mischief.add("chat.postMessage", "cut_after"),
        h.forum.mischief.add("posts#create", "cut_after"),
    )


@pytest.mark.parametrize("seconds", [HOUR, -HOUR], ids=["ahead", "behind"])
def test_the_clock_jumps_an_hour_and_is_set_right(
    seconds: int, database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with impatient(tmp_path, database) as h:
            bots, clock = await at_work(h, database), tmp_path / "clock"
            first, topic = await ask(h, 1), await open_topic(h, 1)
            await answered(h, first)
            await replied(h, topic)

            busy = h.slack.mischief.add("chat.postMessage", "busy", seconds=4.0)
            waited = await ask(h, 2)
            await played(h, busy)
            cut = cut_off(h)
            await set_by(clock, seconds, bots)
            refused, kept = await ask(h, 3), await open_topic(h, 3)
            await played(h, *cut)
            assert h.lines("#hilfe", waited), "it goes on meanwhile, at the wrong time"
            assert h.replies(kept)
            await until(lambda: came_again(h))  # what is signed at another time may be a replay
            later = h.forum.mischief.add("topics#show", "busy", seconds=30.0)
            put_off = await open_topic(h, 4)
            await played(h, later)

            await set_by(clock, 0, bots)
            right = time.monotonic()
            last, newest = await ask(h, 5), await open_topic(h, 5)
            await answered(h, first, waited, refused, last)
            await replied(h, topic, kept, put_off, newest)
            assert time.monotonic() - right < SOON
            for bot in bots:
                jumps = [line["seconds"] for line in logged(bot, "clock_jumped")]
                assert jumps == pytest.approx([seconds, -seconds], abs=JUMPED)
            was_said_once(h)

    run(tell)
