"""What moderators change while Lotse runs counts in every process two seconds later.

Topics and other names are read before each turn, stops with each delivery; who moderates is asked
of Slack once in five minutes, unless another process heard that somebody changed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa

from bot.sandbox.slack_deliver import NotDelivered
from bot.store.database import driver_url
from tests.process.house import PATIENCE, House, Running, house, run, until
from tests.process.test_many import EXCEL, POSTGRES, begin

pytestmark = pytest.mark.timeout(600)
WITHIN, STEP = 2.0, 0.5
REFUSED = "Only moderators can do that here"
ALIAS, TOPIC = "Frobnix", "Aawumpus"

T = TypeVar("T")


@asynccontextmanager
async def two_webs(folder: Path, database: str) -> AsyncIterator[tuple[House, Running, Running]]:
    """A worker and two webs, which listen in two channels."""
    async with house(folder, database) as h:
        rules = folder / "config" / "community.toml"
        text = rules.read_text(encoding="utf-8")
        listens = 'slack_channels = ["#hilfe"'
        assert listens in text
        text = text.replace(listens, f'{listens}, "#vorstellung"', 1)
        rules.write_text(text, encoding="utf-8")
        await h.slack.invite_bot("#vorstellung", by="petra")
        told = await h.lotse("migrate")
        assert told.code == 0, told.err
        await begin(h, "worker", "web", "web")
        yield h, h.running[1], h.running[2]


def through(h: House, web: Running) -> None:
    """From now on Slack sends to this one."""
    h.slack.events_url = f"http://127.0.0.1:{web.port}/slack/events"


async def lotse(h: House, who: str, words: str) -> str:
    """What a command is answered; typed again where Lotse took too long to say it at once."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(NotDelivered):
                if answer := await h.slack.command(who, "#hilfe", "/lotse", words):
                    return str(answer)


async def two_seconds_later(ask: Callable[[], Awaitable[T]]) -> T:
    """Something was changed just now: ask again and again, and tell what the last one heard."""
    asked = []
    for _ in range(int(WITHIN / STEP)):
        asked.append(asyncio.ensure_future(ask()))
        await asyncio.sleep(STEP)
    asked.append(asyncio.ensure_future(ask()))
    return (await asyncio.gather(*asked))[-1]


def rows(h: House, statement: str, **its: str) -> Sequence[sa.Row[tuple[object, ...]]]:
    """Look with one's own eyes."""
    engine = sa.create_engine(driver_url(h.env["DATABASE_URL"]))
    with engine.connect() as connection:
        found = connection.execute(sa.text(statement), its).all()
    engine.dispose()
    return found


async def topics_of(h: House, question: str) -> list[str]:
    """Somebody asks: the topics that the worker finds in it."""
    ts = await h.slack.say("mira", "#hilfe", question)
    kept = "SELECT key FROM thread WHERE key LIKE :its"
    await until(lambda: rows(h, kept, its=f"%/{ts}"))
    found = rows(h, "SELECT topic FROM tag WHERE thread LIKE :its", its=f"%/{ts}")
    return [str(row[0]) for row in found]


async def a_topic_and_a_name_are_found_and_listed(h: House, one: Running, other: Running) -> None:
    through(h, one)
    assert await topics_of(h, f"Wer kennt sich mit {ALIAS} aus?") == []
    assert await topics_of(h, f"Wer kennt sich mit {TOPIC} aus?") == []
    through(h, other)
    assert TOPIC not in await lotse(h, "mira", "topics")

    through(h, one)
    assert "belongs to" in await lotse(h, "petra", f"words alias {ALIAS} = Excel")
    through(h, other)
    asked = f"Wer hilft mir heute mit {ALIAS}?"
    assert await two_seconds_later(lambda: topics_of(h, asked)) == ["excel"]

    through(h, one)
    await h.slack.command("petra", "#hilfe", "/lotse", f"words topic {TOPIC}")
    await until(lambda: h.slack.view_of("petra"))
    view = h.slack.view_of("petra")
    assert view is not None
    await h.slack.submit("petra", view.id, {})
    through(h, other)
    assert TOPIC in await two_seconds_later(lambda: lotse(h, "mira", "topics"))
    [found] = await topics_of(h, f"Wer hilft mir heute mit {TOPIC}?")
    assert found == TOPIC.casefold()


async def a_feature_is_silent_in_one_channel(h: House, one: Running, other: Running) -> None:
    through(h, other)
    before = await h.slack.say("mira", "#hilfe", EXCEL.format(1))
    await until(lambda: h.lines("#hilfe", before))

    through(h, one)
    assert "Stopped" in await lotse(h, "petra", "stop topics #hilfe")
    await asyncio.sleep(WITHIN)
    through(h, other)
    stopped = await h.slack.say("mira", "#hilfe", EXCEL.format(2))
    there = await h.slack.say("mira", "#vorstellung", EXCEL.format(3))
    await until(lambda: h.lines("#vorstellung", there))
    await asyncio.sleep(3)
    assert h.lines("#hilfe", stopped) == []

    assert "Going on" in await lotse(h, "petra", "continue topics #hilfe")
    await asyncio.sleep(WITHIN)
    through(h, one)
    after = await h.slack.say("mira", "#hilfe", EXCEL.format(4))
    await until(lambda: h.lines("#hilfe", after))
    assert len(h.lines("#hilfe", before)) == 1


async def who_moderates_is_known_to_both(h: House, one: Running, other: Running) -> None:
    """Here the pulse is what tells it: without, each web remembers its answer for five minutes."""
    for web in (one, other):
        through(h, web)
        assert REFUSED in await lotse(h, "jonas", "words")
    through(h, one)
    await h.slack.change_member("jonas", admin=True)
    through(h, other)
    assert REFUSED not in await two_seconds_later(lambda: lotse(h, "jonas", "words"))
    await h.slack.change_member("jonas", admin=False)
    through(h, one)
    assert REFUSED in await two_seconds_later(lambda: lotse(h, "jonas", "words"))


@POSTGRES
def test_what_moderators_change_counts_everywhere_within_two_seconds(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with two_webs(tmp_path, database) as bots:
            await who_moderates_is_known_to_both(*bots)
            await a_topic_and_a_name_are_found_and_listed(*bots)
            await a_feature_is_silent_in_one_channel(*bots)

    run(tell)
