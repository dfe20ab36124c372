"""The crash proof: ``kill -9`` at random moments, and nothing is lost and nothing said twice.

The real process runs against the sandbox over TCP while questions come in, every fifth of them
twice. It is killed at random moments after it came up. The sandbox's own log decides: each
question has exactly one line of the bot. The same run with look-ups switched off must show
duplicates, or the proof would prove nothing.

    python -m bench.crash            25 kills during 1,000 events, then 8 kills blind
    python -m bench.crash --short    as `make test` runs it
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.crash_bot import Counters
from bench.load import RESULTS, SECRET, Connection, message_event, record, signed, wait_for_port
from bench.ports import free_port
from bench.surroundings import ROOT, environment, listening_to
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import RealClock

CHANNELS = 20
MEMBERS = 12
TOKEN = "xoxb-crash-proof"
TEXT = "Wie finde ich doppelte Einträge in Excel? Frage Nummer {}"
API_SECONDS = 0.3
TIMEOUT = "1.0"


@dataclass
class Moment:
    """What was going on when the process was killed."""

    waiting: int
    turns: int
    flying: int


@dataclass
class Proof:
    """One run: its size, and what came of it."""

    events: int
    kills: int
    rate: float
    look: bool
    seed: int
    moments: list[Moment] = field(default_factory=list)
    lost: int = 0
    twice: int = 0
    found: int = 0
    ups: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """What the record keeps."""
        return {
            "events": self.events,
            "kills": len(self.moments),
            "look_ups": "on" if self.look else "off",
            "seed": self.seed,
            "lost": self.lost,
            "said_twice": self.twice,
            "found_by_look_up": self.found,
            "kills_with_a_delivery_in_flight": sum(m.flying > 0 for m in self.moments),
            "kills_with_a_turn_under_way": sum(m.turns > 0 for m in self.moments),
            "at_each_kill": [[m.waiting, m.turns, m.flying] for m in self.moments],
            "restart_p50_s": round(sorted(self.ups)[len(self.ups) // 2], 2),
        }


class Run:
    """The bot's process, the sandbox, and who sends."""

    def __init__(self, proof: Proof, folder: Path, world: SlackWorld, api: str) -> None:
        self.proof = proof
        self.world = world
        self.port = free_port()
        self.database = folder / "crash.sqlite3"
        self.counters = folder / "counters"
        self.dice = random.Random(proof.seed)
        self.bot: subprocess.Popen[bytes] | None = None
        self.log = (folder / "bot.log").open("ab")
        self.acked = 0
        channels = [f"slack:{world.team}/{place.id}" for place in world.channels.values()]
        self.env = {
            **environment(),
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{api}/api/",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "PORT": str(self.port),
            "LOTSE_SLACK_PACE": "0",
            "LOTSE_HTTP_TIMEOUT": TIMEOUT,
            "LOTSE_LOG_LEVEL": "warning",
            "LOTSE_CONFIG": str(listening_to(channels, folder / "config")),
        }

    def start(self) -> None:
        """Start the bot's process."""
        look = "look" if self.proof.look else "blind"
        self.bot = subprocess.Popen(
            [sys.executable, "-m", "bench.crash_bot", str(self.counters), look],
            cwd=ROOT,
            env=self.env,
            stdout=self.log,
            stderr=self.log,
        )

    async def kill_again_and_again(self) -> None:
        """Kill and start, at random moments after the process came up."""
        for number in range(1, self.proof.kills + 1):
            self.proof.ups.append(await wait_for_port(self.port))
            if number % 5:  # every fifth kill hits the start, too, while dictionaries are loaded
                await self.engine_goes()
            await asyncio.sleep(self.dice.uniform(0.1, 2.0))
            assert self.bot is not None
            self.bot.send_signal(signal.SIGKILL)
            self.bot.wait()
            moment = self.moment()
            self.proof.moments.append(moment)
            print(
                f"kill {len(self.proof.moments):>2}: {moment.waiting:>4} waiting, "
                f"{moment.turns:>2} in a turn, {moment.flying:>2} in flight",
                flush=True,
            )
            self.start()

    async def engine_goes(self, seconds: float = 60.0) -> None:
        """Wait until the present process reacts and sends."""
        assert self.bot is not None
        began = time.perf_counter()
        while Counters(self.counters).read()[2] != self.bot.pid:
            if time.perf_counter() - began > seconds:
                raise TimeoutError("the engine does not start")
            await asyncio.sleep(0.05)

    def moment(self) -> Moment:
        """What the killed process left behind."""
        turns, self.proof.found, _ = Counters(self.counters).read()
        with closing(sqlite3.connect(self.database)) as database:
            (inbox,) = database.execute(
                "SELECT count(*) FROM inbox WHERE status = 'ready'"
            ).fetchone()
            flying, live = database.execute(
                "SELECT coalesce(sum(tried IS NOT NULL), 0), count(*) FROM outbox "
                "WHERE status = 'live'"
            ).fetchone()
        return Moment(inbox + live - flying, turns, flying)

    async def send(self, questions: list[tuple[str, str, str, str]]) -> None:
        """Deliver every question until it is acknowledged, every fifth one twice."""
        waiting = iter(enumerate(questions))
        began = time.perf_counter()

        async def one() -> None:
            connection = Connection(self.port)
            for number, (channel, member, text, ts) in waiting:
                left = began + number / self.proof.rate - time.perf_counter()
                if left > 0:
                    await asyncio.sleep(left)
                body = message_event(number, channel, member, text, ts)
                for _ in range(2 if number % 5 == 0 else 1):
                    await self.until_acked(connection, body)
                self.acked += 1
            connection.close()

        await asyncio.gather(*(one() for _ in range(16)))

    async def until_acked(self, connection: Connection, body: bytes) -> None:
        """As Slack does, only less patiently."""
        while True:
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
                if await connection.ask(signed(body)) == 200:
                    return
            await asyncio.sleep(0.1)

    async def drain(self, questions: int, quiet: float) -> None:
        """Wait until the bot has said all it has to say, and a little longer for what is too much.

        Whatever is missing after 60 seconds without a word is lost: the count will tell.
        """
        said, since = -1, time.perf_counter()
        while time.perf_counter() - since < (quiet if said >= questions else 60):
            now = sum(1 for post in self.world.posts if post.bot_id)
            if now != said:
                said, since = now, time.perf_counter()
            await asyncio.sleep(0.2)

    def stop(self) -> float:
        """SIGTERM; how long it took to end, in seconds."""
        assert self.bot is not None
        began = time.perf_counter()
        self.bot.terminate()
        code = self.bot.wait(timeout=20)
        took = time.perf_counter() - began
        if code != 0 or took > 10:
            raise SystemExit(f"SIGTERM: exit code {code} after {took:.1f} s, not 0 within 10 s")
        return took


async def prove(proof: Proof) -> Proof:
    """One run."""
    world = SlackWorld(
        clock=RealClock(), signing_secret=SECRET, bot_token=TOKEN, pace=0, echo=False
    )
    members = [world.add_member(f"member{n}") for n in range(MEMBERS)]
    channels = [world.add_channel(f"hilfe-{n}") for n in range(CHANNELS)]
    for channel in channels:
        world.channel(channel).members.add(world.bot_user)
    world.mischief.add("chat.postMessage", "delay", times=0, seconds=API_SECONDS)
    with tempfile.TemporaryDirectory(prefix="lotse-crash-") as name:
        async with serving(world.app()) as api:
            world.base_url = api
            questions = [
                await _ask(world, members[n % MEMBERS], channels[n % CHANNELS], n)
                for n in range(proof.events)
            ]
            run = Run(proof, Path(name), world, api)
            run.start()
            try:
                await asyncio.gather(run.kill_again_and_again(), run.send(questions))
                await run.drain(proof.events, quiet=4.0)
                proof.found = Counters(run.counters).read()[1]
                run.stop()
            finally:
                if run.bot is not None and run.bot.poll() is None:
                    run.bot.kill()
                run.log.close()
                sys.stderr.write((Path(name) / "bot.log").read_text()[-2000:])
    lines = Counter(post.thread_ts for post in world.posts if post.bot_id)
    proof.lost = sum(1 for *_, ts in questions if lines[ts] == 0)
    proof.twice = sum(1 for *_, ts in questions if lines[ts] > 1)
    return proof


async def _ask(
    world: SlackWorld, member: str, channel: str, number: int
) -> tuple[str, str, str, str]:
    text = TEXT.format(number)
    return channel, member, text, await world.say(member, channel, text)


def verdict(looking: Proof, blind: Proof, least: int) -> list[str]:
    """What is wrong with the proof; empty: it holds."""
    faults = []
    if looking.lost or looking.twice:
        faults.append(f"{looking.lost} questions lost, {looking.twice} answered twice")
    flying = sum(m.flying > 0 for m in looking.moments)
    if flying < least:
        faults.append(f"only {flying} of {looking.kills} kills hit a delivery in flight")
    if not looking.found:
        faults.append("no look-up found a delivery: the uncertain case was never met")
    if not blind.twice:
        faults.append("without look-ups nothing was said twice: this proof proves nothing")
    return faults


def main() -> None:
    """Both runs, the record, the verdict."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="5 kills during 250 events")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the record goes")
    given = parser.parse_args()
    began = time.perf_counter()
    sizes = ((250, 5, 10), (150, 4, 10)) if given.short else ((1000, 25, 10), (300, 8, 10))
    looking = Proof(*sizes[0], look=True, seed=given.seed)
    blind = Proof(*sizes[1], look=False, seed=given.seed)
    for proof in (looking, blind):
        print(
            f"{proof.kills} kills, {proof.events} events, look-ups {'on' if proof.look else 'off'}"
        )
        asyncio.run(prove(proof))
    faults = verdict(looking, blind, least=3 if given.short else 15)
    figures = {"looking": looking.figures(), "blind": blind.figures(), "faults": faults}
    seconds = time.perf_counter() - began
    record("crash", figures, seconds=seconds, short=given.short, folder=given.results)
    if faults:
        raise SystemExit("; ".join(faults))


if __name__ == "__main__":
    main()
