"""Bent deliveries at both doors, bent files and bent answers: no crash, no 5xx, no growth.

    python -m bench.fuzz                 10 minutes
    python -m bench.fuzz --seconds 20    to see that it runs, told and kept as shortened

People act in a small Slack and a small forum; what the real bot is told of it is kept, bent in some
places and delivered again, signed as it must be or not. Meanwhile whatever reads files, a backup,
Slack's socket and what both platforms answer (``bench/fuzz_parsers.py``, ``bench/fuzz_answers.py``)
is given bent ones, and may say the errors of ours that are for that and nothing else. At the end
the bot's log and its database are looked at: what came in bent may not have failed later either.
What broke something is written to ``bench/corpus`` and tried first from then on: put it there with
the mend.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import sqlalchemy as sa

from bench.fuzz_answers import ANSWERS, opened
from bench.fuzz_bending import anew, bent, is_root, spoilt, told
from bench.fuzz_house import House, Parser
from bench.fuzz_parsers import FILES
from bench.fuzz_town import Seed, Stage, people_act, staged
from bench.load import RESULTS, record
from bot.discourse.webhook import signature_of
from bot.sandbox.slack_sign import signed
from bot.sandbox.time import RealClock
from bot.store.database import open_writer
from bot.store.schema import failure, inbox, outbox

WHOLE = 600.0
"""Seconds."""
CORPUS = Path(__file__).parent / "corpus"
AT_ONCE, OK, SOUND = 8, 200, 500
GROWTH = 0.05
"""How much more memory the bot may have at the end than after the first third."""
FORGED = 0.1
"""The share of deliveries whose signature is not theirs."""
NEW = 0.5
"""The share of what Slack tells that is no repetition of something that was kept already."""
PARSERS: Mapping[str, Parser] = {**FILES, **ANSWERS}

FAILED = (
    "reaction_failed",
    "reaction failed",
    "answer failed",
    "answer lost",
    "lane_failed",
    "carry_failed",
    "look_up_failed",
    "round_failed",
    "Traceback",
)
"""What the bot's log may not say."""


def raw_of(kind: str, body: Any) -> bytes:
    """As it goes over the wire; what JSON cannot say goes as it is."""
    if kind == "form" and isinstance(body, dict):
        return urlencode({k: _shown(v) for k, v in body.items()}, errors="replace").encode()
    raw = told(body)
    return urlencode({"payload": raw}).encode() if kind == "payload" else raw


def _shown(value: Any) -> str:
    """As a form holds it; a number of too many digits as JSON writes it."""
    return value if isinstance(value, str) else json.dumps(value)


def headers_of(stage: Stage, path: str, kind: str, raw: bytes, dice: random.Random) -> Any:
    """What proves who sent it, or does not."""
    proof = raw + b" " if dice.random() < FORGED else raw
    form = "json" if kind == "json" else "x-www-form-urlencoded"
    if path.startswith("/slack"):
        secret = stage.secrets.signing_secret
        return {"content-type": f"application/{form}"} | signed(secret, proof, RealClock().now())
    return {
        "content-type": "application/json",
        "x-discourse-instance": stage.forum.base_url if dice.random() > FORGED else "http://[",
        "x-discourse-event": path.partition("?")[2],
        "x-discourse-event-id": str(dice.randrange(10**9)),
        "x-discourse-event-signature": signature_of(stage.secrets.webhook_secret, proof),
    }


@dataclass
class Fuzz:
    """One run: what was answered and read, and what broke."""

    stage: Stage
    dice: random.Random
    statuses: Counter[int]
    broken: list[str]
    read: Counter[str] = field(default_factory=Counter)

    async def deliver(self, client: httpx.AsyncClient, seed: Seed, raw: bytes) -> None:
        """One delivery; whoever answers 5xx or not at all is broken."""
        path, kind, _ = seed
        headers = headers_of(self.stage, path, kind, raw, self.dice)
        address = f"http://127.0.0.1:{self.stage.port}{path}"
        try:
            status = (await client.post(address, content=raw, headers=headers)).status_code
        except httpx.HTTPError as error:
            status = SOUND
            self.broken.append(type(error).__name__)
        self.statuses[status] += 1
        if status >= SOUND:
            self.broken.append(f"{path}: {status}")
            _keep({"path": path, "kind": kind, "raw": raw.hex()})

    async def bent(self, seed: Seed) -> bytes:
        """What was told, bent; half of it as if it happened only now."""
        path, kind, body = seed
        if path.startswith("/slack") and self.dice.random() < NEW:
            moment = f"{time.time():.6f}"
            if is_root(body):
                moment = await self.stage.said_now()
            body = anew(body, moment, self.dice)
        return spoilt(raw_of(kind, bent(body, self.dice)), self.dice)

    async def try_out(self, name: str, raw: bytes, house: House) -> None:
        """Let somebody read; whoever raises what is not for that is broken."""
        self.read[name] += 1
        try:
            await PARSERS[name].read(raw, house)
        except Exception as error:  # noqa: BLE001  (that is what is looked for)
            why = str(error) if isinstance(error, AssertionError) else type(error).__name__
            self.broken.append(f"{name}: {why}")
            _keep({"parser": name, "raw": raw.hex()})


def _keep(what: Mapping[str, str]) -> None:
    text = json.dumps(what, indent=1) + "\n"
    (CORPUS / f"{time.time_ns()}.json").write_text(text, encoding="utf-8")


def _corpus() -> Iterator[dict[str, str]]:
    for file in sorted(CORPUS.glob("*.json")):
        yield json.loads(file.read_text(encoding="utf-8"))


def kept() -> Iterator[tuple[Seed, bytes]]:
    """The deliveries that broke something once, or are known to break others."""
    for one in _corpus():
        if "path" in one:
            yield (one["path"], one["kind"], None), bytes.fromhex(one["raw"])


def kept_files() -> Iterator[tuple[str, bytes]]:
    """The same of what is read: by whom, and what."""
    for one in _corpus():
        if "parser" in one:
            yield one["parser"], bytes.fromhex(one["raw"])


@dataclass
class Shelf:
    """What is bent: sound ones of each reader. ``spent``: how long each has read so far."""

    house: House
    sound: Mapping[str, tuple[bytes, ...]]
    spent: dict[str, float] = field(default_factory=dict)

    async def begin(self, fuzz: Fuzz) -> None:
        """Everybody reads what is sound, what broke somebody once, and something bent."""
        for name, seeds in self.sound.items():
            for raw in seeds:
                await fuzz.try_out(name, raw, self.house)
        for name, raw in kept_files():
            await fuzz.try_out(name, raw, self.house)
        for name in self.sound:
            await self._read(fuzz, name)

    async def go_on(self, fuzz: Fuzz) -> None:
        """Whoever has taken the least time reads something bent."""
        await self._read(fuzz, min(self.spent, key=lambda name: self.spent[name]))

    async def _read(self, fuzz: Fuzz, name: str) -> None:
        raw = PARSERS[name].bend(fuzz.dice.choice(self.sound[name]), fuzz.dice)
        began = time.perf_counter()
        await fuzz.try_out(name, raw, self.house)
        self.spent[name] = self.spent.get(name, 0.0) + time.perf_counter() - began


async def _bend(fuzz: Fuzz, seeds: Sequence[Seed], seconds: float, shelf: Shelf) -> list[float]:
    """Deliver for so long; the bot's memory, second by second."""
    memory = list[float]()
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        for seed in seeds:
            await fuzz.deliver(client, seed, raw_of(seed[1], seed[2]))
        if fuzz.statuses[OK] < len(seeds) * (1 - 2 * FORGED) - 2:
            fuzz.broken.append(f"what people do is not taken as it is: {dict(fuzz.statuses)}")
        for seed, raw in kept():
            await fuzz.deliver(client, seed, raw)
        await shelf.begin(fuzz)
        ends = time.perf_counter() + seconds
        while time.perf_counter() < ends and fuzz.stage.bot.poll() is None:
            second = time.perf_counter() + 1
            while time.perf_counter() < second:
                picked = [fuzz.dice.choice(seeds) for _ in range(AT_ONCE)]
                raws = [await fuzz.bent(seed) for seed in picked]
                both = zip(picked, raws, strict=True)
                await asyncio.gather(*(fuzz.deliver(client, seed, raw) for seed, raw in both))
                await shelf.go_on(fuzz)
            memory.append(fuzz.stage.memory() if fuzz.stage.bot.poll() is None else 0.0)
    if fuzz.stage.bot.poll() is not None:
        fuzz.broken.append("the bot ended")
    return memory


def fell_later(folder: Path) -> list[str]:
    """What was taken and failed afterwards: by the bot's log, and by its database."""
    log = (folder / "bot.log").read_text("utf-8", "replace")
    found = [f"the log says {word}" for word in FAILED if word in log]
    engine = open_writer(f"sqlite:///{folder}/fuzz.sqlite3")
    with engine.connect() as connection:
        for table in (inbox, failure, outbox):
            given_up = sa.select(table.c.kind, table.c.error).where(table.c.status == "dead")
            told = connection.execute(given_up.distinct()).all()
            found += [f"dead in {table.name}: {kind}, {why}" for kind, why in told]
    engine.dispose()
    return found


def taken(folder: Path) -> dict[str, int]:
    """How many events of each kind were kept and reacted to."""
    engine = open_writer(f"sqlite:///{folder}/fuzz.sqlite3")
    with engine.connect() as connection:
        done = sa.select(inbox.c.kind).where(inbox.c.status == "done")
        found = Counter(connection.scalars(done.order_by(inbox.c.kind)))
    engine.dispose()
    return dict(found)


async def through(seconds: float, seed: int, folder: Path) -> dict[str, Any]:
    """The whole run."""
    house = House(folder / "house")
    shelf = Shelf(house, {name: parser.seeds(house) for name, parser in PARSERS.items()})
    async with staged(folder) as stage, opened(house):
        seeds = await people_act(stage)
        fuzz = Fuzz(stage, random.Random(seed), Counter(), [])
        memory = await _bend(fuzz, seeds, seconds, shelf)
    third, tenth = len(memory) // 3, max(1, len(memory) // 10)
    before = statistics.median(memory[third : third + tenth] or [0.0])
    after = statistics.median(memory[-tenth:] or [0.0])
    return {
        "seed": seed,
        "deliveries": sum(fuzz.statuses.values()),
        "by_status": {str(status): many for status, many in sorted(fuzz.statuses.items())},
        "seeds": len(seeds),
        "kept": sum(1 for _ in kept()),
        "taken": taken(folder),
        "files": dict(sorted(fuzz.read.items())),
        "files_kept": sum(1 for _ in kept_files()),
        "memory_mb": [round(before, 1), round(after, 1)],
        "grown": round(after / before - 1, 4) if before else 0.0,
        "broken": sorted({*fuzz.broken, *fell_later(folder)}),
    }


def main() -> None:
    """The run, the record, the verdict."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=WHOLE)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the record goes")
    asked = parser.parse_args()
    began, short = time.perf_counter(), asked.seconds < WHOLE
    with tempfile.TemporaryDirectory(prefix="lotse-fuzz-") as folder:
        found = asyncio.run(through(asked.seconds, asked.seed, Path(folder)))
        log = (Path(folder) / "bot.log").read_text("utf-8", "replace")
    seconds = time.perf_counter() - began
    record("fuzz", found, seconds=seconds, short=short, folder=asked.results)
    faults = list(found["broken"])
    if not short and found["grown"] > GROWTH:
        faults.append(f"memory grew by {found['grown']:.1%}")
    if faults:
        lines = [line for line in log.splitlines() if any(word in line for word in FAILED)]
        sys.stderr.write("\n".join([*lines[-20:], log[-2000:]]))
        raise SystemExit("; ".join(faults))


if __name__ == "__main__":
    main()
