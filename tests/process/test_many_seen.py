"""Many processes seen from outside: each tells what it did, and ``status`` adds it up."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.eavesdrop import listening
from tests.process.house import PATIENCE, House, Running, Told, house, run, until
from tests.process.test_ending import ends_well
from tests.process.test_many import STARTING, begin, logged
from tests.process.test_run import answered, ask
from tests.process.test_seen import WORD, get

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.parametrize("database", ["postgres"], indirect=True),
]
REPLIES = ("lotse_deliveries_total", "sent", "Reply")


async def start(h: House, *roles: str) -> None:
    """On a database that is up to date, each with a port of its own."""
    told = await h.lotse("migrate")
    assert told.code == 0, told.err
    h.env["LOTSE_METRICS_PORT"] = "0"
    await begin(h, *roles)
    for bot in h.running:
        bot.port = int(str(logged(bot, "started")[0]["port"]))


async def read(bot: Running) -> str:
    """What Prometheus is told."""
    answer = await get(bot, "/metrics", WORD)
    assert answer.status_code == 200
    return answer.text


def counted(texts: Sequence[str], name: str, *labels: str) -> float:
    """The sum over processes, and over what is told apart by other labels."""
    samples = (
        sample
        for text in texts
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    )
    return sum(s.value for s in samples if s.name == name and {*labels} <= {*s.labels.values()})


async def replied(h: House) -> list[str]:
    """What each tells, once both replies to one question on each platform are counted."""
    async with asyncio.timeout(PATIENCE):
        while True:
            texts = [await read(bot) for bot in h.running]
            if counted(texts, *REPLIES) >= 2:
                return texts
            await asyncio.sleep(0.1)


def test_workers_and_clocks_tell_what_they_did_to_whoever_brings_the_word(
    database: str, tmp_path: Path
) -> None:
    """Each to Prometheus, and all of them in ``status``."""

    async def tell() -> None:
        with listening() as ear:
            async with house(tmp_path, database) as h:
                h.env["LOTSE_METRICS_TOKEN"] = WORD
                await start(h, "web", "worker", "worker", "clock")
                for bot in h.running:
                    await is_well(bot)
                ts, topic = await ask(h)
                await until(lambda: answered(h, ts, topic))
                texts = await replied(h)
                each_tells_its_own(*texts)
                assert ear.said
                assert ear.names
                assert ear.leaks("\n".join(texts)) == []
                await status_adds_up(h)

    run(tell)


def each_tells_its_own(web: str, *rest: str) -> None:
    """Two workers and a clock beside it."""
    *workers, clock = rest
    for platform in ("slack", "discourse"):
        assert counted(workers, *REPLIES, platform) == 1
        assert counted(workers, "lotse_delivery_seconds_count", platform) >= 1
    assert counted(workers, "lotse_events_total", "QuestionAsked", "done") >= 2
    assert counted(workers, "lotse_reaction_seconds_count") > 2
    assert counted([web, clock], *REPLIES) == 0
    roles = ("web", "worker", "clock")
    assert [counted([web, *rest], "lotse_process", r) for r in roles] == [1, 2, 1]
    assert counted([web], "lotse_open_questions") == 2
    assert "lotse_open_questions" not in "".join(rest)


async def is_well(bot: Running) -> None:
    """A supervisor may leave it alone, and nobody else is told anything or let in."""
    code, health = await bot.healthz()
    assert (code, health["well"], health["database"]) == (200, True, True)
    assert 0 <= health["engine_seen"] < 5
    ready = await get(bot, "/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True})
    for word in ("", "another-word-that-is-long"):
        refused = await get(bot, "/metrics", word)
        assert (refused.status_code, refused.text) == (401, "")
    assert WORD not in bot.log.read_text()
    refusal = 401 if logged(bot, "started")[0]["role"] == "web" else 404
    async with httpx.AsyncClient(trust_env=False) as client:
        for path in ("/slack/events", "/discourse/webhook"):
            answer = await client.post(f"http://127.0.0.1:{bot.port}{path}", content="{}")
            assert answer.status_code == refusal


async def status_adds_up(h: House) -> None:
    """What those who are named did, or those here; in the end one of them is gone."""
    ports = [str(bot.port) for bot in h.running]
    whole = await h.lotse("status", *ports[:2], *(f"127.0.0.1:{port}" for port in ports[2:]))
    assert (whole.code, whole.err) == (0, "")
    lines = lines_of(whole)
    assert {"1  sent, Reply, slack", "1  sent, Reply, discourse"} <= {*lines}
    assert {"1  clock", "1  web", "2  worker"} <= {*lines}
    assert lines[lines.index("Questions that are open:") + 1] == "2"
    assert "Only " not in whole.out

    here = await h.lotse("status", PORT=ports[0], LOTSE_METRICS_PORT=ports[1])
    assert (here.code, here.err) == (0, "")
    assert {"1  web", "1  worker"} <= {*lines_of(here)}
    assert "Only of processes here. Name all to add them up" in here.out

    assert (await h.running.pop(1).end())[0] == 0
    less = await h.lotse("status", *ports[1:])
    assert (less.code, less.err) == (1, f"Not heard: {ports[1]} (nobody answers there).\n")
    lines = lines_of(less)
    assert {"1  clock", "1  worker"} <= {*lines}
    assert lines[lines.index("Questions that are open:") + 1] == "2", "so the database tells"
    silent = await h.lotse("status", ports[0], LOTSE_METRICS_TOKEN="")
    assert silent.code == 2
    assert silent.err.startswith("LOTSE_METRICS_TOKEN is not set")


def lines_of(told: Told) -> list[str]:
    """What it said, without indents."""
    return [line.strip() for line in told.out.splitlines()]


def test_a_worker_and_a_clock_that_are_asked_end_in_order(database: str, tmp_path: Path) -> None:
    """Somebody holds a line to them, and somebody else stopped in the middle of a request."""

    async def tell() -> None:
        async with house(tmp_path, database) as h, AsyncExitStack() as stack:
            await start(h, "worker", "clock")
            asked = b"GET /healthz HTTP/1.1\r\nhost: x\r\n"
            for bot in h.running:
                for request in (asked + b"\r\n", asked):
                    reader, writer = await asyncio.open_connection("127.0.0.1", bot.port)
                    writer.write(request)
                    await writer.drain()
                    stack.callback(writer.close)
                    if request != asked:
                        assert b" 200 " in await reader.readline()
            await asyncio.gather(*(ends_well(bot) for bot in h.running))

    run(tell)


@pytest.mark.parametrize("role", ["worker", "clock"])
def test_they_listen_only_where_they_are_told_to_and_tell_no_figures_without_a_word(
    database: str, tmp_path: Path, role: str
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            await start(h, role)
            asked = await get(h.running[0], "/metrics", WORD)
            assert asked.status_code == 404
            with socket.create_server(("127.0.0.1", 0)) as taken:
                port = taken.getsockname()[1]
                refused = await h.lotse(role, LOTSE_METRICS_PORT=str(port))
            assert refused.code == 2
            assert refused.err.splitlines()[-1] == (
                f"Lotse cannot listen on 127.0.0.1, port {port}: it is taken, or not ours to take. "
                "Set LOTSE_HOST and LOTSE_METRICS_PORT to an address of this machine that is free. "
                "Each process on it needs a port of its own."
            )
            assert "Traceback" not in refused.err
            deaf = await h.begin("bot", role, LOTSE_METRICS_PORT="")
            await until(lambda: logged(deaf, "started"), seconds=STARTING)
            assert "port" not in logged(deaf, "started")[0]

    run(tell)
