"""What surrounds Lotse fails for a while: what arrives comes again or is kept, and Lotse goes on.

Nobody restarts anything, and the log says what is wrong once.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest

from bench.cluster import Cluster
from bot.engine.procrastinate import prepare
from bot.store.migrate import migrate
from tests.postgres import MISSING, execute, sibling
from tests.process.house import House, Running, house, run, until
from tests.process.test_many import begin, logged
from tests.process.test_seen import WORD, get

pytestmark = pytest.mark.timeout(600)
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
SHAKEN = ("tests.process.shaken_bot", "run")
EXCEL = "Wie finde ich doppelte Einträge in Excel, Nummer {}?"
RAW = "Ich habe zwei lange Listen und möchte die Dubletten finden."
AGAIN = (1.0,) * 100
"""Slack waits a minute, then five: longer than a test can."""
AWAY = 10.0
A_MINUTE = 60.0
PATIENCE = 300.0


@asynccontextmanager
async def impatient(folder: Path, database: str) -> AsyncIterator[House]:
    """A house whose Slack soon repeats what was not taken; nobody in it ends by themselves."""
    async with house(folder, database) as h:
        h.slack.deliveries._retries = AGAIN
        yield h
        assert all(bot.process.returncode is None for bot in h.running)


async def start(h: House, *module: str, **environ: str) -> Running:
    """Start it, and let both platforms deliver to it once it is at work."""
    bot = await h.begin(*module, **environ)
    await until(lambda: logged(bot, "started"), seconds=PATIENCE)
    bot.port = int(str(logged(bot, "started")[0]["port"]))
    reach(h, bot)
    return bot


def reach(h: House, bot: Running) -> None:
    """Both platforms deliver to it."""
    h.slack.events_url = f"http://127.0.0.1:{bot.port}/slack/events"
    h.forum.webhook_url = f"http://127.0.0.1:{bot.port}/discourse/webhook"


async def ask(h: House, number: int) -> str:
    return await h.slack.say("mira", "#hilfe", EXCEL.format(number))


async def answered(h: House, *asked: str) -> None:
    """Each of them, once."""
    for ts in asked:
        await until(lambda: h.lines("#hilfe", ts), seconds=PATIENCE)  # noqa: B023
    await asyncio.sleep(2)
    assert [len(h.lines("#hilfe", ts)) for ts in asked] == [1] * len(asked)


async def open_topic(h: House, number: int) -> int:
    """The same question in the forum."""
    return await h.forum.open_topic("heinz", "Fragen", EXCEL.format(number), RAW)


async def replied(h: House, *topics: int) -> None:
    """Each of them, once."""
    for topic in topics:
        await until(lambda: h.replies(topic), seconds=PATIENCE)  # noqa: B023
    await asyncio.sleep(2)
    assert [len(h.replies(topic)) for topic in topics] == [1] * len(topics)


def came_again(h: House) -> bool:
    """Whether Slack was told to send something again."""
    return any(one.reason == "http_error" for one in h.slack.deliveries.attempts)


def complaints(h: House) -> Counter[tuple[str, ...]]:
    """How often each of them stands in the log of a process."""
    found: Counter[tuple[str, ...]] = Counter()
    for bot in h.running:
        for line in bot.log.read_text().splitlines():
            with suppress(ValueError):
                told = json.loads(line)
                if told["level"] in {"warning", "error", "critical"}:
                    why = str(told.get("error", told.get("reason", "")))
                    found[bot.log.name, told["logger"], told["event"], why] += 1
    return found


def was_said_once(h: House) -> None:
    """Somebody could see what is wrong, and nobody had to read it over and over."""
    found = complaints(h)
    assert found
    assert max(found.values()) <= 3, found
    assert sum(found.values()) <= 15 * len(h.running), found


def goes(cluster: Cluster) -> None:
    """It is not there at all."""
    cluster.stop()


def comes_back(cluster: Cluster) -> None:
    """It is there again."""
    cluster.start()


def only_reads(cluster: Cluster) -> None:
    """Whoever connects from now on may only read, as on the other side of a failover."""
    cluster.execute("ALTER DATABASE postgres SET default_transaction_read_only = on")
    cluster.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def writes_again(cluster: Cluster) -> None:
    """Whoever connects may write; whoever is connected still only reads."""
    elsewhere = sibling(cluster.address, "template1")
    execute(elsewhere, "ALTER DATABASE postgres RESET default_transaction_read_only")


def follows(cluster: Cluster) -> None:
    """It is a hot standby, which may be looked at."""
    cluster.stop()
    (cluster.folder / "data" / "standby.signal").touch()
    cluster.start()


def leads(cluster: Cluster) -> None:
    """It is the one that may be written to."""
    cluster.execute("SELECT pg_promote()")


@pytest.mark.parametrize(
    ("begins", "ends", "seconds"),
    [
        (goes, comes_back, A_MINUTE),
        (only_reads, writes_again, AWAY),
        (follows, leads, AWAY),
    ],
    ids=["away", "read-only", "standby"],
)
def test_the_database_is_of_no_use_for_a_while(
    begins: Callable[[Cluster], None],
    ends: Callable[[Cluster], None],
    seconds: float,
    tmp_path: Path,
) -> None:
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])

    async def tell(cluster: Cluster) -> None:
        async with impatient(tmp_path, cluster.address) as h:
            told = {"LOTSE_METRICS_TOKEN": WORD, "LOTSE_METRICS_PORT": "0"}
            await begin(h, "web", "worker", "clock", **told)
            first = await ask(h, 1)
            await answered(h, first)
            await asyncio.to_thread(begins, cluster)
            second = await ask(h, 2)
            for _ in range(5):
                await h.slack.command("jonas", "#hilfe", "/lotse", "offen")
            await asyncio.sleep(seconds)
            assert came_again(h)
            await can_be_asked(*h.running[:2], gone=begins is goes)
            await asyncio.to_thread(ends, cluster)
            await answered(h, first, second, await ask(h, 3))
            was_said_once(h)

    cluster = Cluster(careful=False)
    try:
        migrate(cluster.address, also=prepare)
        run(lambda: tell(cluster))
    finally:
        cluster.close()


async def can_be_asked(web: Running, worker: Running, *, gone: bool) -> None:
    """They say how they are, and that no restart would help; what was counted is told."""
    worker.port = int(str(logged(worker, "started")[0]["port"]))
    for bot in (web, worker):
        code, health = await bot.healthz()
        assert (code, health["well"], health["database"]) == (200, not gone, not gone)
    assert (await get(web, "/readyz")).status_code == (503 if gone else 200)
    told = await get(web, "/metrics", WORD)
    assert told.status_code == 200
    assert 'lotse_doors_total{outcome="kept",platform="slack"} 1.0' in told.text
    assert 'lotse_doors_total{outcome="not kept",platform="slack"}' in told.text
    assert ("lotse_open_questions" in told.text) is not gone


@SQLITE
def test_the_disk_is_full(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with impatient(tmp_path, database) as h:
            bot = await start(h, LOTSE_LOG_LEVEL="info")
            first = await ask(h, 1)
            await answered(h, first)
            with no_room(bot.process.pid):
                second = await ask(h, 2)
                await asyncio.sleep(AWAY)
                assert came_again(h)
                assert h.lines("#hilfe", second) == []
            await answered(h, first, second, await ask(h, 3))
            was_said_once(h)

    run(tell)


@contextmanager
def no_room(pid: int) -> Iterator[None]:
    """Its database and journal cannot grow: no file of it may, beyond what its log needs."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def by_name(h: House, slack: str, forum: str) -> dict[str, str]:
    """The addresses of both platforms with names of hosts in them."""
    h.forum.base_url = h.env["DISCOURSE_URL"].replace("127.0.0.1", forum)
    api = h.env["SLACK_API_URL"].replace("127.0.0.1", slack)
    return {"SLACK_API_URL": api, "DISCOURSE_URL": h.forum.base_url}


@SQLITE
def test_no_name_of_a_host_is_found(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with impatient(tmp_path, database) as h:
            nameless = tmp_path / "nameless"
            nameless.touch()
            addresses = by_name(h, "localhost", "localhost")
            starting = asyncio.create_task(start(h, *SHAKEN, **addresses))
            await until(
                lambda: h.running and logged(h.running[0], "not_reachable_yet"), seconds=PATIENCE
            )
            await asyncio.sleep(AWAY)
            nameless.unlink()
            bot = await starting
            assert len(logged(bot, "not_reachable_yet")) == 1
            first, topic = await ask(h, 1), await open_topic(h, 1)
            await answered(h, first)
            await replied(h, topic)
            nameless.touch()
            await asyncio.sleep(16)  # until no connection is open any more, and no name is known
            second, another = await ask(h, 2), await open_topic(h, 2)
            await asyncio.sleep(5)
            assert h.lines("#hilfe", second) == []
            assert h.replies(another) == []
            nameless.unlink()
            await answered(h, first, second, await ask(h, 3))
            await replied(h, topic, another, await open_topic(h, 3))
            was_said_once(h)

    run(tell)
