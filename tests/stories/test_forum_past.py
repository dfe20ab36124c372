"""What was asked before Lotse came: read in, shown to its asker, and forgotten for good."""

from __future__ import annotations

import asyncio

import sqlalchemy as sa

from bot import importing
from bot.importing import Imported, Wish
from bot.store.schema import lesson
from tests.discourse.importing import Heard
from tests.stories.forum_acts import dump, run, told
from tests.stories.letter_acts import answer, write
from tests.stories.stage import Staged, stage

OLD = "Wie war das vor Jahren mit Sonnenblumen in Excel?"


async def asked(s: Staged, who: str, title: str = OLD) -> int:
    """A question that the bot never heard of."""
    url, s.forum.webhook_url = s.forum.webhook_url, ""
    topic = await s.forum.open_topic(who, "Fragen", title, "Wer weiß das noch?", ["excel"])
    s.forum.webhook_url = url
    return topic


async def read_in(s: Staged) -> Imported:
    """The command's work, by the running bot: its store, its clock, its budget."""
    assert s.bot.forum is not None
    reading = asyncio.create_task(importing._walk(s.bot, s.bot.forum, Wish(), Heard()))
    while not reading.done():
        await s.pass_time(seconds=30)
    return await reading


async def threads(s: Staged) -> set[str]:
    return set(await s.bot.store.read(lambda c: c.scalars(sa.select(lesson.c.thread)).all()))


def test_its_asker_sees_it_and_takes_it_away_for_good(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            his, hers = await asked(s, "heinz"), await asked(s, "leyla", f"{OLD} Und heute?")
            assert (await read_in(s)).kept.new == 2
            assert await threads(s) == {f"discourse:t/{his}", f"discourse:t/{hers}"}

            talk = await write(s, "heinz", "meine daten")
            await s.pass_time(minutes=1)
            said = "".join(told(s, "heinz"))
            assert '"lesson"' in said
            assert OLD in said
            assert "Und heute?" not in said

            await answer(s, "heinz", talk, "vergiss mich", "vergessen")
            assert await threads(s) == {f"discourse:t/{hers}"}
            assert OLD not in (await dump(s)).replace(f"{OLD} Und heute?", "")
            again = await read_in(s)
            assert (again.kept.same, again.kept.new, again.kept.silent) == (1, 0, 1)
            assert await threads(s) == {f"discourse:t/{hers}"}

    run(story)


def test_what_not_everybody_reads_leaves_no_word(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.forum.add_category("Intern", read_restricted=True, readers=["petra", "lotse"])
            url, s.forum.webhook_url = s.forum.webhook_url, ""
            for place in ("Vorstand", "Intern"):
                await s.forum.open_topic("petra", place, OLD, "Sonnenblumenkern", ["excel"])
            await s.forum.private_message("heinz", "leyla", OLD, "Sonnenblumenkern")
            s.forum.webhook_url = url
            there = await asked(s, "heinz", "Und in Excel?")
            await read_in(s)
            assert await threads(s) == {f"discourse:t/{there}"}
            assert "Sonnenblumen" not in await dump(s)

    run(story)
