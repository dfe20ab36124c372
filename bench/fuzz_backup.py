"""A backup, bent: restored or refused in words of ours, and nothing is lost by that."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import shutil
from contextlib import closing

import sqlalchemy as sa

from bench.fuzz_bending import bent, told
from bench.fuzz_house import NOW, House
from bot.errors import OurFault, YourMistake
from bot.store.backup import backup
from bot.store.copying import all_tables, how_many
from bot.store.database import open_writer, upsert
from bot.store.migrate import migrate
from bot.store.restoring import restore
from bot.store.schema import mark


def a_backup(house: House) -> tuple[bytes, ...]:
    """A sound one, of a database in which something is."""
    url = f"sqlite:///{house.folder}/held.sqlite3"
    migrate(url)
    writer = open_writer(url)
    with writer.begin() as connection:
        upsert(connection, mark, {"name": "born", "value": "today"})
    writer.dispose()
    file = house.folder / "sound.backup.gz"
    backup(url, file, NOW)
    return (file.read_bytes(),)


def bent_backup(raw: bytes, dice: random.Random) -> bytes:
    """One line bent, or the bytes; most sums are as if nobody had touched it."""
    lines = gzip.decompress(raw).splitlines(keepends=True)
    if dice.random() < 0.2:
        at = dice.randrange(len(raw))
        return raw[:at] + dice.randbytes(dice.randint(0, 3)) + raw[at + 1 :]
    for _ in range(dice.randint(1, 2)):
        # the head and the rows say more than the many tables that hold none
        at = dice.choice((0, len(lines) - 1, dice.randrange(len(lines))))
        lines[at] = told(bent(json.loads(lines[at]), dice)) + b"\n"
    if dice.random() < 0.8:
        lines[-1] = _summed(lines)
    return gzip.compress(b"".join(lines), mtime=0)


def _summed(lines: list[bytes]) -> bytes:
    """The last line with the sum of all before it."""
    end = json.loads(lines[-1])
    if not isinstance(end, dict):
        return lines[-1]
    return told({**end, "total": hashlib.blake2b(b"".join(lines[:-1])).hexdigest()}) + b"\n"


async def restored(raw: bytes, house: House) -> None:
    """It is restored or refused: then the database is as empty as before, and the file is there."""
    file = house.put("bent.backup.gz", raw)
    copy = house.folder / "restored.sqlite3"
    for beside in house.folder.glob("restored.sqlite3*"):
        beside.unlink()
    shutil.copyfile(house.folder / "empty.sqlite3", copy)
    url = f"sqlite:///{copy}"
    try:
        restore(url, file)
    except (YourMistake, OurFault) as refused:
        if not str(refused).strip():
            raise ValueError("refused without a word") from refused
        if held := _held(url):
            raise ValueError(f"refused, and {held} rows are there") from refused
    if file.read_bytes() != raw:
        raise ValueError("the file was changed")


def _held(url: str) -> int:
    engine = open_writer(url)
    with closing(engine.connect()) as connection:
        there = set(sa.inspect(connection).get_table_names())
        held = sum(how_many(connection, t) for t in all_tables() if t.name in there)
    engine.dispose()
    return held
