"""``python -m bot run`` as a process: it starts, answers, is alone on its database, and ends."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bot.store.migrate import current, newest
from tests.process.house import House, house, run, until
from tests.process.revisions import downgrade

ASKED = "Wie finde ich doppelte Einträge in Excel?"
RAW = "Ich habe zwei lange Listen und möchte die Dubletten finden."
TAKEN = "Lotse already runs on this database."


async def ask(h: House, text: str = ASKED) -> tuple[str, int]:
    """A question on each platform."""
    ts = await h.slack.say("mira", "#hilfe", text)
    return ts, await h.forum.open_topic("heinz", "Fragen", text, RAW)


def answered(h: House, ts: str, topic: int) -> bool:
    """Whether both have their line."""
    return bool(h.lines("#hilfe", ts) and h.replies(topic))


def looked(h: House, slack: int, forum: int) -> bool:
    """Whether the bot looked for what may have arrived, after so many calls."""
    return "conversations.replies" in {c.method for c in h.slack.calls[slack:]} and (
        "topics#show" in {c.operation for c in h.forum.calls[forum:]}
    )


def test_it_starts_answers_both_platforms_is_alone_and_ends(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        downgrade(database)
        async with house(tmp_path, database) as h:
            bot = await h.run()
            assert current(database) == newest(), "it migrates by itself"
            ts, topic = await ask(h)
            await until(lambda: answered(h, ts, topic))
            code, health = await bot.healthz()
            assert code == 200
            assert health["well"] is True
            assert health["database"] is True
            assert "oldest_waiting" in health
            assert 0 <= health["engine_seen"] < 5

            second = await h.lotse("run")
            assert second.code == 2
            assert TAKEN in second.err
            assert "Traceback" not in second.err
            assert (await bot.healthz())[0] == 200, "the first one goes on"

            code, seconds = await bot.end()
            assert code == 0
            assert seconds < 10
            assert len(h.lines("#hilfe", ts)) == 1
            assert len(h.replies(topic)) == 1

    run(tell)
    copies = [file.name for file in tmp_path.glob("*.before-*")]
    assert copies == (["lotse.sqlite3.before-0001"] if database.startswith("sqlite") else [])


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_end_with_open_calls_and_a_pause_lose_nothing_and_repeat_nothing(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            # longer than an ending bot waits for its calls
            h.slack.mischief.add("chat.postMessage", "delay", seconds=7.6)
            h.forum.mischief.add("posts#create", "delay", seconds=7.6)
            bot = await h.run(LOTSE_HTTP_TIMEOUT="8")
            open_calls = await ask(h)
            await until(lambda: h.slack.mischief.played and h.forum.mischief.played)
            code, seconds = await bot.end()
            assert code == 0
            assert 6 < seconds < 10
            missed = await ask(h, "Und wie lösche ich doppelte Zeilen in Excel?")
            bot = await h.run(LOTSE_HTTP_TIMEOUT="8")
            made = len(h.slack.calls), len(h.forum.calls)
            await until(lambda: answered(h, *missed) and answered(h, *open_calls))
            await until(lambda: looked(h, *made))
            assert (await bot.end())[0] == 0
            for ts, topic in (open_calls, missed):
                assert len(h.lines("#hilfe", ts)) == 1
                assert len(h.replies(topic)) == 1

    run(tell)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_where_nobody_can_listen_it_says_so(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            with socket.create_server(("127.0.0.1", 0)) as taken:
                port = taken.getsockname()[1]
                told = await h.lotse("run", PORT=str(port))
            assert told.code == 2
            last = told.err.splitlines()[-1]
            assert last.startswith(f"Lotse cannot listen on 127.0.0.1, port {port}: it is taken")
            assert "Traceback" not in told.err

    run(tell)
