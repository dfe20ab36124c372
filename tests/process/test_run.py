"""``python -m bot run`` as a process: it starts, answers, is alone on its database, and ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.process.house import House, house, run, until

ASKED = "Wie finde ich doppelte Einträge in Excel?"
RAW = "Ich habe zwei lange Listen und möchte die Dubletten finden."
TAKEN = "Lotse already runs on this database."


async def ask(h: House) -> tuple[str, int]:
    """A question on each platform."""
    ts = await h.slack.say("mira", "#hilfe", ASKED)
    return ts, await h.forum.open_topic("heinz", "Fragen", ASKED, RAW)


def test_it_starts_answers_both_platforms_is_alone_and_ends(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            ts, topic = await ask(h)
            await until(lambda: h.lines("#hilfe", ts) and h.replies(topic))
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


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_calls_still_open_at_the_end_are_neither_lost_nor_repeated(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            # longer than an ending bot waits for its calls
            h.slack.mischief.add("chat.postMessage", "delay", seconds=8)
            h.forum.mischief.add("posts#create", "delay", seconds=8)
            bot = await h.run(LOTSE_HTTP_TIMEOUT="8.5")
            ts, topic = await ask(h)
            await until(lambda: h.slack.mischief.played and h.forum.mischief.played)
            code, seconds = await bot.end()
            assert code == 0
            assert 6 < seconds < 10
            made = len(h.slack.calls), len(h.forum.calls)
            bot = await h.run(LOTSE_HTTP_TIMEOUT="8.5")
            await until(
                lambda: (
                    "conversations.replies" in {c.method for c in h.slack.calls[made[0] :]}
                    and "topics#show" in {c.operation for c in h.forum.calls[made[1] :]}
                )
            )
            await until(lambda: h.lines("#hilfe", ts) and h.replies(topic))
            assert (await bot.end())[0] == 0
            assert len(h.lines("#hilfe", ts)) == 1
            assert len(h.replies(topic)) == 1

    run(tell)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_was_asked_while_it_was_down_is_answered_once_at_the_next_start(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            await ask(h)
            await until(lambda: h.replies(1))
            h.forum.mischief.add("site#site", "error", error="not_permitted", times=0)
            h.forum.mischief.add("posts#create", "error", error="not_permitted", times=0)
            unsent = await h.forum.open_topic(
                "leyla", "Fragen", f"{ASKED} Und wie in LibreOffice?", RAW
            )
            await until(lambda: any(c.status == 403 for c in h.forum.calls))
            assert (await bot.end())[0] == 0
            h.forum.mischief.clear()  # the account has a new key
            missed = await h.forum.open_topic("sam", "Fragen", f"{ASKED} Und wie in Calc?", RAW)
            bot = await h.run()
            await until(lambda: h.replies(missed) and h.replies(unsent))
            assert (await bot.end())[0] == 0
            assert [len(h.replies(t)) for t in (1, missed, unsent)] == [1, 1, 1]

    run(tell)
