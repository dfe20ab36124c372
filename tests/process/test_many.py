"""Web, worker and clock as processes of their own on one Postgres, several of each."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from tests.process.house import House, Running, house, run, until
from tests.process.revisions import downgrade
from tests.process.test_run import answered, ask

pytestmark = pytest.mark.timeout(600)
POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
STARTING = 120.0
EXCEL = "Wie finde ich doppelte Einträge in Excel, Nummer {}?"


async def begin(h: House, *roles: str, **environ: str) -> None:
    """Start some at once, and return once all are at work; both worlds send to the last door."""
    begun = [(role, await h.begin("bot", role, **environ)) for role in roles]
    for role, bot in begun:
        await until(
            lambda: logged(bot, "started") or bot.process.returncode is not None,  # noqa: B023
            seconds=STARTING,
        )
        assert bot.process.returncode is None, bot.log.read_text()
        if role == "web":
            bot.port = int(str(logged(bot, "started")[0]["port"]))
            h.slack.events_url = f"http://127.0.0.1:{bot.port}/slack/events"
            h.forum.webhook_url = f"http://127.0.0.1:{bot.port}/discourse/webhook"


@asynccontextmanager
async def many(folder: Path, database: str, *roles: str) -> AsyncIterator[House]:
    """A migrated database with these at work on it."""
    async with house(folder, database) as h:
        told = await h.lotse("migrate")
        assert told.code == 0, told.err
        await begin(h, *roles)
        yield h


def logged(bot: Running, event: str) -> list[dict[str, object]]:
    """Its log lines of one kind."""
    found = []
    for line in bot.log.read_text().splitlines():
        with suppress(ValueError):
            found.append(json.loads(line))
    return [line for line in found if line.get("event") == event]


def said(h: House, asked: tuple[str, int]) -> tuple[int, int]:
    """How often both questions were answered."""
    return len(h.lines("#hilfe", asked[0])), len(h.replies(asked[1]))


@POSTGRES
def test_two_of_each_answer_once_and_end_in_order(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        roles = ("web", "web", "worker", "worker", "clock", "clock")
        async with many(tmp_path, database, *roles) as h:
            asked = [await ask(h, EXCEL.format(n)) for n in range(3)]
            for one in asked:
                await until(lambda: answered(h, *one))  # noqa: B023
            alone = await h.lotse("run")
            assert alone.code == 2
            assert "Lotse already runs on this database" in alone.err
            ends = await asyncio.gather(*(bot.end() for bot in h.running))
            for bot, (code, seconds) in zip(h.running, ends, strict=True):
                log = bot.log.read_text()
                assert code == 0, log
                assert seconds < 10, log
                assert "Traceback" not in log
                errors = [line for line in log.splitlines() if '"level": "error"' in line]
                assert errors == []
            assert [said(h, one) for one in asked] == [(1, 1)] * 3

    run(tell)


@POSTGRES
@pytest.mark.prevents("F13")
def test_a_worker_that_is_killed_is_replaced_and_nothing_is_said_twice(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with many(tmp_path, database, "worker", "web") as h:
            # what is on its way when the worker dies does arrive
            h.slack.mischief.add("chat.postMessage", "delay", times=1, seconds=2.0)
            first = await h.slack.say("mira", "#hilfe", EXCEL.format(1))
            await until(lambda: h.slack.mischief.played)
            holder = h.running[0]
            holder.process.send_signal(signal.SIGKILL)
            await holder.process.wait()
            await begin(h, "worker")
            began = time.monotonic()
            second = await h.slack.say("mira", "#hilfe", EXCEL.format(2))
            for ts in (first, second):
                await until(lambda: h.lines("#hilfe", ts), seconds=40)  # noqa: B023
            assert time.monotonic() - began < 30
            await asyncio.sleep(2)
            assert [len(h.lines("#hilfe", ts)) for ts in (first, second)] == [1, 1]
            place = h.slack.channel("#hilfe").id
            ours = [m.thread_ts for m in h.slack.posts if m.bot_id and m.channel == place]
            assert ours == [first, second], "in order within their lane"

    run(tell)


@POSTGRES
def test_a_stopped_worker_that_wakes_up_has_lost_its_claim(database: str, tmp_path: Path) -> None:
    """It slept longer than others wait, with its answer under way: nothing is said twice."""

    async def tell() -> None:
        async with many(tmp_path, database, "worker", "web") as h:
            h.slack.mischief.add("chat.postMessage", "delay", times=1, seconds=1.0)
            first = await h.slack.say("mira", "#hilfe", EXCEL.format(1))
            await until(lambda: h.slack.mischief.played)
            sleeper = h.running[0]
            sleeper.process.send_signal(signal.SIGSTOP)
            await begin(h, "worker")
            second = await h.slack.say("mira", "#hilfe", EXCEL.format(2))
            await until(lambda: h.lines("#hilfe", second), seconds=45)
            sleeper.process.send_signal(signal.SIGCONT)
            third = await h.slack.say("mira", "#hilfe", EXCEL.format(3))
            await until(lambda: h.lines("#hilfe", third))
            await asyncio.sleep(4)
            assert [len(h.lines("#hilfe", ts)) for ts in (first, second, third)] == [1, 1, 1]
            assert sleeper.process.returncode is None, "it goes on as one of them"

    run(tell)


@POSTGRES
def test_a_worker_that_was_stopped_before_it_looked_at_its_claim_does_not_send(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with many(tmp_path, database, "web") as h:
            sleeper = await h.begin("tests.process.shaken_bot", "worker")
            await until(lambda: logged(sleeper, "started"), seconds=STARTING)
            (tmp_path / "pause").touch()
            first = await h.slack.say("mira", "#hilfe", EXCEL.format(1))
            await until(lambda: _is_stopped(sleeper))
            assert h.lines("#hilfe", first) == []
            await begin(h, "worker")
            await until(lambda: h.lines("#hilfe", first), seconds=45)
            sleeper.process.send_signal(signal.SIGCONT)
            second = await h.slack.say("mira", "#hilfe", EXCEL.format(2))
            await until(lambda: h.lines("#hilfe", second))
            await until(lambda: "nobody wants it any more" in sleeper.log.read_text())
            await asyncio.sleep(2)
            assert [len(h.lines("#hilfe", ts)) for ts in (first, second)] == [1, 1]

    run(tell)


def _is_stopped(bot: Running) -> bool:
    state = Path(f"/proc/{bot.process.pid}/stat").read_text().rpartition(") ")[2]
    return state.startswith("T")


@POSTGRES
def test_what_a_moderator_changes_counts_everywhere_within_two_seconds(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with many(tmp_path, database, "worker", "web", "web") as h:
            before = await h.slack.say("mira", "#hilfe", EXCEL.format(1))
            await until(lambda: h.lines("#hilfe", before))
            await h.slack.command("petra", "#hilfe", "/lotse", "stop")
            await asyncio.sleep(2)
            h.slack.events_url = f"http://127.0.0.1:{h.running[1].port}/slack/events"
            stopped = await h.slack.say("mira", "#hilfe", EXCEL.format(2))
            await asyncio.sleep(4)
            assert h.lines("#hilfe", stopped) == []
            await h.slack.command("petra", "#hilfe", "/lotse", "resume")
            await until(lambda: h.lines("#hilfe", stopped))

    run(tell)


@POSTGRES
def test_before_the_database_is_ready_they_say_what_to_do(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        downgrade(database)
        async with house(tmp_path, database) as h:
            told = await h.lotse("worker")
            assert told.code == 2
            assert told.err == "The database is not up to date yet. Run: python -m bot migrate\n"
            both = await asyncio.gather(*(h.lotse("migrate") for _ in range(3)))
            assert [one.code for one in both] == [0, 0, 0], [one.err for one in both]
            late = await h.lotse("worker", LOTSE_HTTP_TIMEOUT="15")
            assert late.code == 2
            assert late.err.startswith("LOTSE_HTTP_TIMEOUT: several processes give up one")

    run(tell)


@SQLITE
@pytest.mark.parametrize("role", ["web", "worker", "clock"])
def test_on_sqlite_lotse_is_one_process(database: str, tmp_path: Path, role: str) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            told = await h.lotse(role)
            assert told.code == 2
            assert told.err.startswith(f'"{role}" is one of many processes')
            assert told.err.endswith("python -m bot run\n")

    run(tell)
