"""A running bot seen from outside: `/readyz`, `/metrics` with its word, and ``status``."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.process.house import Running, house, run, until
from tests.process.test_run import answered, ask

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

WORD = "a-long-random-word-of-ours"


async def get(bot: Running, path: str, word: str = "") -> httpx.Response:
    headers = {"authorization": f"Bearer {word}"} if word else {}
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(f"http://127.0.0.1:{bot.port}{path}", headers=headers)


def test_a_running_bot_tells_how_it_is_to_whoever_brings_the_word(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run(LOTSE_METRICS_TOKEN=WORD)
            await until(lambda: "started" in bot.log.read_text())
            ready = await get(bot, "/readyz")
            assert (ready.status_code, ready.json()) == (200, {"ready": True})
            ts, topic = await ask(h)
            await until(lambda: answered(h, ts, topic))
            assert (await get(bot, "/metrics")).status_code == 401
            assert (await get(bot, "/metrics", "another-word")).status_code == 401
            told = (await get(bot, "/metrics", WORD)).text
            assert 'lotse_events_total{kind="QuestionAsked",outcome="done"}' in told
            assert 'fate="sent",kind="Reply",platform="slack"' in told
            assert 'lotse_tags{band="from' in told

            status = await h.lotse("status", PORT=str(bot.port), LOTSE_METRICS_TOKEN=WORD)
            assert (status.code, status.err) == (0, "")
            assert "done, QuestionAsked" in status.out or "QuestionAsked, done" in status.out
            assert "Only what the database tells" not in status.out
            for word in ("", "another-word-that-is-long"):
                alone = await h.lotse("status", PORT=str(bot.port), LOTSE_METRICS_TOKEN=word)
                assert alone.code == 0
                assert "Tags, by who found them" in alone.out
                assert "Only what the database tells" in alone.out
            assert WORD not in bot.log.read_text()

    run(tell)


def test_each_429_is_counted_whatever_was_asked(database: str, tmp_path: Path) -> None:
    """Of a look at Slack's channels and at a topic, which no delivery is about."""

    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run(LOTSE_METRICS_TOKEN=WORD)
            await until(lambda: "started" in bot.log.read_text())
            h.slack.mischief.add("conversations.list", "busy", seconds=1)
            await h.slack.rename("#vorstellung", "hallo")
            h.forum.mischief.add("topics#show", "busy", seconds=1, times=2)
            ts, topic = await ask(h)
            await until(lambda: answered(h, ts, topic) and not h.slack.mischief.waiting)
            assert h.forum.mischief.waiting == ()
            told = (await get(bot, "/metrics", WORD)).text
            assert 'lotse_too_many_requests_total{platform="slack"} 1.0' in told
            assert 'lotse_too_many_requests_total{platform="discourse"} 2.0' in told
            assert 'lotse_doors_total{outcome="kept",platform="discourse"}' in told

    run(tell)


def test_without_a_word_there_are_no_figures_and_a_short_one_is_refused(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            assert (await get(bot, "/metrics", WORD)).status_code == 404
            short = await h.lotse("run", LOTSE_METRICS_TOKEN="kurz")
            assert short.code == 2
            assert short.err.startswith("LOTSE_METRICS_TOKEN: ")
            assert "kurz" not in short.err

    run(tell)
