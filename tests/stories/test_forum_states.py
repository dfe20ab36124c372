"""What becomes of a topic: answered, solved, closed, deleted, there again; the bot follows."""

from __future__ import annotations

import pytest

from tests.stories.forum_acts import (
    ask,
    dump,
    first_of,
    is_open,
    known,
    lines,
    posts_of_bot,
    run,
    tags,
    writes,
)
from tests.stories.stage import Staged, stage


async def accepted(s: Staged, topic: int) -> int:
    """The number of the post that Lotse takes for the solution; 0: none."""
    key = (await known(s, topic)).accepted
    return int(key.removeprefix("discourse:p/")) if key else 0


def test_a_reply_answers_and_its_deletion_opens_the_question_again(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            assert await is_open(s, topic)
            await s.forum.reply("heinz", topic, "Nachtrag: Es sind ungefähr 900 Zeilen.")
            await s.settle()
            assert await is_open(s, topic), "the asker is no answer"
            reply = await s.forum.reply("leyla", topic, "Mit der Funktion ZÄHLENWENN geht es.")
            await s.settle()
            assert not await is_open(s, topic)
            await s.forum.delete_post(reply)
            await s.settle()
            assert await is_open(s, topic)
            await s.forum.recover_post(reply)
            await s.settle()
            assert not await is_open(s, topic), "it is there again"
            assert len(posts_of_bot(s, topic)) == 1

    run(tell)


def test_a_reply_whose_deletion_arrives_first_stays_gone(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            s.forum.mischief.add("webhook:post_created", "late", seconds=60)
            reply = await s.forum.reply("leyla", topic, "Mit der Funktion ZÄHLENWENN geht es.")
            await s.forum.delete_post(reply)
            await s.pass_time(minutes=5)
            order = [d.event for d in s.forum.deliveries][-2:]
            assert order == ["post_destroyed", "post_created"]
            assert await is_open(s, topic)
            assert "ZÄHLENWENN" not in await dump(s)

    run(tell)


def test_a_solution_is_marked_replaced_and_taken_back(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            one = await s.forum.reply("leyla", topic, "Mit der Funktion ZÄHLENWENN geht es.")
            two = await s.forum.reply("sam", topic, "Oder mit einer bedingten Formatierung.")
            await s.settle()
            await s.forum.accept("heinz", one)
            await s.settle()
            assert await accepted(s, topic) == one
            await s.forum.accept("heinz", two)  # the forum says nothing about the old one
            await s.settle()
            assert await accepted(s, topic) == two
            s.forum.mischief.add("webhook:unaccepted_solution", "late", seconds=60)
            await s.forum.unaccept("heinz", two)
            await s.forum.accept("heinz", one)
            await s.pass_time(minutes=5)  # the older news comes last
            assert await accepted(s, topic) == one
            await s.forum.unaccept("heinz", one)
            await s.settle()
            assert await accepted(s, topic) == 0
            assert not await is_open(s, topic), "two others replied all the same"

    run(tell)


def test_a_closed_topic_is_no_open_question_until_it_is_opened(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            await s.forum.close(topic, by="petra")
            await s.settle()
            assert not await is_open(s, topic)
            await s.forum.reopen(topic, by="petra")
            await s.settle()
            assert await is_open(s, topic)

    run(tell)


def test_a_deleted_topic_is_forgotten_with_its_line(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            await s.forum.reply("leyla", topic, "Mit der Funktion ZÄHLENWENN geht es.")
            await s.settle()
            await s.forum.delete_topic(topic, by="petra")
            await s.pass_time(minutes=2)
            assert await known(s, topic) is None
            left = await dump(s)
            for word in ("doppelte Einträge", "discourse:heinz", "discourse:leyla"):
                assert word not in left
            made = len(writes(s))
            s.forum.webhooks.redeliver(s.forum.deliveries[1].event_id)  # the creation, again
            await s.pass_time(minutes=2)
            assert await known(s, topic) is None
            assert len(writes(s)) == made

    run(tell)


def test_a_topic_whose_deletion_arrives_first_is_never_answered(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            for event in ("post_created", "topic_created"):
                s.forum.mischief.add(f"webhook:{event}", "late", seconds=60)
            topic = await ask(s)
            await s.forum.delete_topic(topic, by="petra")
            await s.pass_time(minutes=5)
            assert s.forum.deliveries[-1].event in ("post_created", "topic_created")
            assert await known(s, topic) is None
            assert lines(s, topic) == []

    run(tell)


def test_a_recovered_topic_is_a_question_again_with_its_replies(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            open_one, answered = await ask(s), await _other(s)
            await s.forum.reply("leyla", answered, "Nimm die amtlichen Grenzen aus dem Geoportal.")
            await s.settle()
            for topic in (open_one, answered):
                await s.forum.delete_topic(topic, by="petra")
            await s.pass_time(minutes=2)
            assert await known(s, open_one) is None
            for topic in (open_one, answered):
                await s.forum.recover_topic(topic, by="petra")
            await s.pass_time(minutes=2)
            assert await is_open(s, open_one)
            assert not await is_open(s, answered), "the reply came back with it"
            assert (await known(s, answered)).asker == "discourse:heinz"
            assert len(posts_of_bot(s, open_one)) == 1, "it is not said a second time"

    run(tell)


def test_a_topic_that_was_gone_before_we_heard_of_it_is_answered_when_it_is_back(
    database: str,
) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            for event in ("post_created", "topic_created"):
                s.forum.mischief.add(f"webhook:{event}", "lose")
            topic = await ask(s)
            await s.forum.delete_topic(topic, by="petra")
            await s.settle()
            assert lines(s, topic) == []
            await s.forum.recover_topic(topic, by="petra")
            await s.pass_time(minutes=2)
            assert len(lines(s, topic)) == 1
            assert "dubletten" in tags(s, topic)

    run(tell)


@pytest.mark.parametrize("readers", [["petra"], ["petra", "lotse"]], ids=["hidden", "readable"])
def test_a_topic_moved_where_not_everybody_reads_is_forgotten(
    database: str, readers: list[str]
) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.add_category("Intern", read_restricted=True, readers=readers)
            topic = await ask(s)
            await s.forum.move(topic, "Intern", by="petra")
            await s.pass_time(minutes=2)
            assert await known(s, topic) is None
            left = await dump(s)
            assert "doppelte Einträge" not in left
            assert "discourse:heinz" not in left
            made = len(writes(s, "posts#create"))
            await s.forum.reply("petra", topic, "Das besprechen wir lieber unter uns.")
            await s.forum.edit("petra", first_of(s, topic), "Im Vorstand: Wer prüft die Dubletten?")
            await s.pass_time(minutes=2)
            assert len(writes(s, "posts#create")) == made
            assert "unter uns" not in await dump(s)

    run(tell)


async def _other(s: Staged) -> int:
    topic = await s.forum.open_topic(
        "heinz",
        "Fragen",
        "Wie zeichne ich Stadtteile in QGIS?",
        "Ich möchte die Grenzen auf einer Karte sehen.",
    )
    await s.settle()
    return topic
