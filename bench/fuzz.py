"""Bent deliveries at both doors and bent files for the parsers: no crash, no 5xx, no growth.

    python -m bench.fuzz                 10 minutes
    python -m bench.fuzz --seconds 20    to see that it runs, told and kept as shortened

People act in a small Slack and a small forum; what the real bot is told of it is kept, bent in some
places and delivered again, signed as it must be or not. A parser of files may say ``YourMistake``
and nothing else. What broke something is written to ``bench/corpus`` and tried first from then on:
put it there with the mend.
"""

from __future__ import annotations

import argparse
import asyncio
import copy
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from bench.fuzz_town import Seed, Stage, people_act, staged
from bench.load import RESULTS, record
from bot.commands import parse
from bot.discourse.webhook import signature_of
from bot.errors import YourMistake
from bot.sandbox.slack_sign import signed
from bot.sandbox.time import RealClock
from bot.sheets.findings import Findings, refuse
from bot.sheets.members import read_members
from bot.sheets.reading import read_sheet
from bot.sheets.values import Given

WHOLE = 600.0
"""Seconds."""
CORPUS = Path(__file__).parent / "corpus"
AT_ONCE, OK, SOUND = 8, 200, 500
GROWTH = 0.05
"""How much more memory the bot may have at the end than after the first third."""
FORGED = 0.1
"""The share of deliveries whose signature is not theirs."""
ODD: Sequence[Any] = (
    *(
        None,
        True,
        -1,
        0,
        10**30,
        1e308,
        "",
        " ",
        "\x00",
        "\ud800",
        "\u202e",
        "9" * 40,
        [],
        {},
        [{}],
    ),
    *("<!channel>", "<@U1>", "{$x}", "{{7*7}}", "../../etc/passwd", "'; DROP TABLE inbox; --"),
    *("a" * 5000, "ä" * 300, "\n" * 50, "http://169.254.169.254/", "1762074000.000100"),
)
SHEETS = (
    "id;languages;timezone;slots;wants;teaches\na;de;Europe/Berlin;tue 18:00-20:00;excel:1;r:2\n",
    '{"id":"a","languages":["de"],"slots":["tue 18:00-20:00"],"wants":[{"topic":"r","level":0}]}\n',
)


def bent(value: Any, dice: random.Random) -> Any:
    """The same with one to four places dropped, replaced or doubled."""
    value = copy.deepcopy(value)
    for _ in range(dice.randint(1, 4)):
        at, places = value, list[tuple[Any, Any]]()
        while isinstance(at, dict | list) and at:
            key = dice.choice(list(at) if isinstance(at, dict) else range(len(at)))
            places.append((at, key))
            at = at[key]
        if not places:
            return dice.choice(ODD)
        holder, key = dice.choice(places)
        if dice.random() < 0.3:
            del holder[key]
        else:
            holder[key] = dice.choice((*ODD, [holder[key]] * 3, {"x": holder[key]}))
    return value


def raw_of(kind: str, body: Any) -> bytes:
    """As it goes over the wire; what JSON cannot say goes as it is."""
    if kind == "form" and isinstance(body, dict):
        return urlencode({k: str(v) for k, v in body.items()}, errors="replace").encode()
    raw = json.dumps(body).encode("utf-8", "surrogatepass")
    return urlencode({"payload": raw}).encode() if kind == "payload" else raw


def spoilt(raw: bytes, dice: random.Random) -> bytes:
    """Now and then cut off, or with other bytes in it."""
    if dice.random() < 0.8 or not raw:
        return raw
    at = dice.randrange(len(raw))
    return raw[:at] + (b"" if dice.random() < 0.5 else dice.randbytes(3) + raw[at + 1 :])


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


def spoil_a_sheet(dice: random.Random, folder: Path) -> None:
    """A members' file, bent: read or refused. Raises what is neither."""
    text = dice.choice(SHEETS) * dice.randint(1, 3)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + str(dice.choice(ODD))[:40] + text[at + dice.randint(0, 5) :]
    file = folder / dice.choice(("members.csv", "members.jsonl"))
    file.write_bytes(spoilt(text.encode("utf-8", "surrogatepass"), dice))
    findings = Findings(file.name)
    try:
        read_members(read_sheet(file, findings), findings, Given())
        refuse([findings])
    except YourMistake:
        pass
    parse(text[:300], dice.choice(("de", "en")))


@dataclass
class Fuzz:
    """One run: what was answered, and what broke."""

    stage: Stage
    dice: random.Random
    statuses: Counter[int]
    broken: list[str]

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
            name = f"{time.time_ns()}.json"
            told = {"path": path, "kind": kind, "raw": raw.hex()}
            (CORPUS / name).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def kept() -> Iterator[tuple[Seed, bytes]]:
    """What broke something once, and what is known to break others."""
    for file in sorted(CORPUS.glob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        yield (told["path"], told["kind"], None), bytes.fromhex(told["raw"])


async def _bend(fuzz: Fuzz, seeds: Sequence[Seed], seconds: float, folder: Path) -> list[float]:
    """Deliver for so long; the bot's memory, second by second."""
    memory, sheets = list[float](), folder / "sheets"
    sheets.mkdir()
    ends = time.perf_counter() + seconds
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        for seed in seeds:
            await fuzz.deliver(client, seed, raw_of(seed[1], seed[2]))
        if fuzz.statuses[OK] < len(seeds) * (1 - 2 * FORGED) - 2:
            fuzz.broken.append(f"what people do is not taken as it is: {dict(fuzz.statuses)}")
        for seed, raw in kept():
            await fuzz.deliver(client, seed, raw)
        while time.perf_counter() < ends and fuzz.stage.bot.poll() is None:
            second = time.perf_counter() + 1
            while time.perf_counter() < second:
                picked = [fuzz.dice.choice(seeds) for _ in range(AT_ONCE)]
                raws = [spoilt(raw_of(k, bent(b, fuzz.dice)), fuzz.dice) for _, k, b in picked]
                both = zip(picked, raws, strict=True)
                await asyncio.gather(*(fuzz.deliver(client, seed, raw) for seed, raw in both))
                try:
                    spoil_a_sheet(fuzz.dice, sheets)
                except Exception as error:  # noqa: BLE001  (that is what is looked for)
                    fuzz.broken.append(f"a sheet: {type(error).__name__}")
            memory.append(fuzz.stage.memory() if fuzz.stage.bot.poll() is None else 0.0)
    if fuzz.stage.bot.poll() is not None:
        fuzz.broken.append("the bot ended")
    return memory


async def through(seconds: float, seed: int, folder: Path) -> dict[str, Any]:
    """The whole run."""
    async with staged(folder) as stage:
        seeds = await people_act(stage)
        fuzz = Fuzz(stage, random.Random(seed), Counter(), [])
        memory = await _bend(fuzz, seeds, seconds, folder)
    third, tenth = len(memory) // 3, max(1, len(memory) // 10)
    before = statistics.median(memory[third : third + tenth] or [0.0])
    after = statistics.median(memory[-tenth:] or [0.0])
    return {
        "seed": seed,
        "deliveries": sum(fuzz.statuses.values()),
        "by_status": {str(status): many for status, many in sorted(fuzz.statuses.items())},
        "seeds": len(seeds),
        "kept": sum(1 for _ in kept()),
        "memory_mb": [round(before, 1), round(after, 1)],
        "grown": round(after / before - 1, 4) if before else 0.0,
        "broken": sorted(set(fuzz.broken)),
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
        sys.stderr.write(log[-2000:])
        raise SystemExit("; ".join(faults))


if __name__ == "__main__":
    main()
