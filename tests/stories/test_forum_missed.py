"""What happened in the forum while Lotse was off, or where nobody told it: it looks again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.bot import PATIENCE
from bot.discourse.again import AT_ONCE
from bot.effects import ForgetMember
from bot.sandbox import story
from bot.store.ledger import Ledger
from matchers.model import Account
from matchers.weeks import last_due, week_name
from tests.stories.forum_acts import (
    ask,
    busiest_minute,
    catch_up,
    dump,
    fates,
    first_of,
    is_open,
    known,
    lines,
    posts_of_bot,
    run,
    tags,
)
from tests.stories.slack_acts import restarted
from tests.stories.stage import Staged, stage

sqlite_only = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
OTHERS = (
    "Wie werde ich Dubletten in Excel los?",
    "Wie lösche ich Dubletten in Excel?",
    "Wie zähle ich Dubletten in Excel?",
    "Wie markiere ich Dubletten in Excel?",
    "Wie vermeide ich Dubletten in Excel?",
)


@asynccontextmanager
async def off(s: Staged, *, hours: int = 8) -> AsyncIterator[None]:
    """Lotse is off meanwhile; the forum's webhook finds nobody, and is not repeated."""
    s.forum.webhook_url = ""
    await s.bot.stop()
    yield
    s.theatre.clock.jump(s.theatre.clock.now() + timedelta(hours=hours))


def weeks(s: Staged) -> str:
    """All that is said in digests, in both places."""
    forum = [p.raw for p in s.forum.created_by_bot() if "Die Woche" in p.raw]
    return "\n".join([*forum, *(m.text for m in s.slack.posts if "Die Woche" in m.text)])


async def caught_up(s: Staged) -> None:
    """Lotse is back, and has had some minutes to find out what it missed."""
    while not s.bot.has_caught_up:
        await s.pass_time(seconds=10)
    await s.pass_time(minutes=10)


async def act(s: Staged, what: str, topic: int) -> None:
    """Something happens to a question after which it waits no more."""
    match what:
        case "closed":
            await s.forum.close(topic, by="petra")
        case "hidden":
            await s.forum.hide_topic(topic, by="petra")
        case "deleted":
            await s.forum.delete_topic(topic, by="petra")
        case "restricted":
            await s.forum.move(topic, "Vorstand", by="petra")
        case "solved":
            post = await s.forum.reply("heinz", topic, "Ich habe es selbst herausgefunden.")
            await s.forum.accept("heinz", post)


@pytest.mark.parametrize("what", ["closed", "hidden", "deleted", "restricted", "solved"])
def test_what_ended_while_it_was_off_stands_in_no_digest(database: str, what: str) -> None:
    """It comes back on the day of the digest: the digest waits until it has looked."""

    async def tell() -> None:
        async with stage(database) as s:
            ended, waiting = await ask(s), await ask(s, "leyla", title=OTHERS[0])
            async with off(s, hours=7 * 24 + 3):
                await act(s, what, ended)
            async with restarted(s):
                await caught_up(s)
                assert not await is_open(s, ended)
                assert await is_open(s, waiting)
                assert weeks(s).count("Dubletten in Excel los") == 2, "in Slack and in the forum"
                assert "doppelte Einträge" not in weeks(s)

    run(tell)


def test_what_began_again_while_it_was_off_is_open_again(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            closed, solved, answered, retagged = [await ask(s, title=title) for title in OTHERS[:4]]
            await s.forum.close(closed, by="petra")
            own = await s.forum.reply("heinz", solved, "Ich habe es selbst herausgefunden.")
            await s.forum.accept("heinz", own)
            reply = await s.forum.reply("sam", answered, "Mit der Funktion ZÄHLENWENN geht es.")
            await s.pass_time(minutes=2)
            for topic in (closed, solved, answered):
                assert not await is_open(s, topic)
            async with off(s):
                await s.forum.reopen(closed, by="petra")
                await s.forum.unaccept("heinz", own)
                await s.forum.delete_post(reply)
                await s.forum.set_tags("petra", retagged, ["excel"])
            async with restarted(s):
                await caught_up(s)
                for topic in (closed, solved, answered):
                    assert await is_open(s, topic)
                assert (await known(s, retagged)).topics == ("excel",)
                assert "dubletten" not in " ".join(lines(s, retagged)).lower()

    run(tell)


@pytest.mark.parametrize("how", ["topic", "category"])
def test_a_topic_that_is_shown_again_is_a_question_again_once(database: str, how: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.add_category("Ecke")
            topic = await ask(s, place="Ecke")
            reply = await s.forum.reply("leyla", topic, "Nimm die Funktion ZÄHLENWENN.")
            await s.settle()
            if how == "topic":
                await s.forum.hide_topic(topic, by="petra")
            else:
                await s.forum.restrict("Ecke", readers=["petra"])
                await s.forum.set_tags("petra", topic, ["excel"])  # any news of it
            await s.pass_time(minutes=2)
            assert await known(s, topic) is None
            assert "doppelte Einträge" not in await dump(s)
            if how == "topic":
                await s.forum.show_topic(topic, by="petra")
            else:
                await s.forum.open_up("Ecke")
                await s.forum.reply("heinz", topic, "Nachtrag: Es sind ungefähr 900 Zeilen.")
            await s.pass_time(minutes=2)
            kept = await known(s, topic)
            assert kept.asker == "discourse:heinz"
            assert f"discourse:p/{reply}" in {answer.answer for answer in kept.answers}
            assert not await is_open(s, topic), "the reply came back with it"
            for delivery in list(s.forum.deliveries):  # everything arrives once more
                s.forum.webhooks.redeliver(delivery.event_id)
            await s.pass_time(minutes=10)
            assert (await known(s, topic)).asker == "discourse:heinz"
            assert len(posts_of_bot(s, topic)) == 1, "it is not said a second time"

    run(tell)


def test_a_category_that_is_open_again_needs_no_news(database: str) -> None:
    """Nothing tells of a topic whose category was opened up: it is looked at the next day."""

    async def tell() -> None:
        async with stage(database) as s:
            s.forum.add_category("Ecke")
            topic = await ask(s, place="Ecke")
            await s.forum.restrict("Ecke", readers=["petra"])
            await s.pass_time(hours=7)
            await catch_up(s)
            await s.settle()
            assert await known(s, topic) is None
            await s.forum.open_up("Ecke")
            await s.pass_time(days=1)
            await catch_up(s)
            await s.settle()
            assert await is_open(s, topic)

    run(tell)


def test_a_question_that_was_held_back_at_first_gets_its_line_when_it_is_shown(
    database: str,
) -> None:
    """Flags hid it before the line went out: the line fell with it, and is due now."""

    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("posts#create", "error", error="read_only", times=4)
            topic = await ask(s)
            line = f"tag_question:discourse:t/{topic}"
            assert "live" in await fates(s, line)
            await s.forum.hide_topic(topic, by="petra")
            await s.pass_time(minutes=5)
            assert "dropped" in await fates(s, line)
            assert posts_of_bot(s, topic) == []
            await s.forum.show_topic(topic, by="petra")
            await s.pass_time(minutes=5)
            assert len(lines(s, topic)) == 1
            assert {"dubletten", "excel"} <= tags(s, topic)
            for visible in (False, True, False, True):
                toggle = s.forum.show_topic if visible else s.forum.hide_topic
                await toggle(topic, by="petra")
                await s.pass_time(minutes=2)
            assert len(posts_of_bot(s, topic)) == 1
            assert await is_open(s, topic)

    run(tell)


def test_news_out_of_order_leave_what_is_true(database: str) -> None:
    """The hiding is told last of all: what counts is what the forum shows then."""

    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            s.forum.mischief.add("webhook:topic_visible_status_updated", "late", seconds=300)
            await s.forum.hide_topic(topic, by="petra")
            await s.forum.show_topic(topic, by="petra")
            await s.pass_time(minutes=10)
            assert await is_open(s, topic)
            s.forum.mischief.add("webhook:topic_recovered", "late", seconds=300)
            await s.forum.delete_topic(topic, by="petra")
            await s.forum.recover_topic(topic, by="petra")
            await s.forum.delete_topic(topic, by="petra")
            await s.pass_time(minutes=10)
            assert s.forum.deliveries[-1].event == "topic_recovered"
            assert await known(s, topic) is None, "the forum says that it is deleted"

    run(tell)


def test_whoever_was_forgotten_is_not_remembered_by_looking_again(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            forget = ForgetMember(account=Account("discourse:heinz"))  # no command in the forum
            await s.bot.store.write(lambda c: Ledger(c, s.bot.turns.snapshot, 0.0).change(forget))
            assert "discourse:heinz" not in await dump(s)
            await s.forum.edit("heinz", first_of(s, topic), "Noch einmal: Wer hilft mir weiter?")
            await s.forum.hide_topic(topic, by="petra")
            await s.forum.show_topic(topic, by="petra")
            await s.pass_time(days=2)
            await catch_up(s)
            await s.settle()
            assert "doppelte Einträge" not in await dump(s)
            assert not await is_open(s, topic)

    run(tell)


@sqlite_only
def test_looking_again_is_bounded_and_leaves_room(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            for number in range(AT_ONCE + 4):
                await ask(s, title=f"Wie finde ich Dubletten in Excel, Liste {number}?")
                await s.pass_time(minutes=1)
            looks: list[list[str]] = []
            for hours in (0, 0, 0, 6):
                await s.pass_time(hours=hours)
                before = len(s.forum.calls)
                await catch_up(s)
                await s.pass_time(minutes=10)
                calls = s.forum.calls[before:]
                looks.append([call.path for call in calls if call.operation == "topics#show"])
                assert busiest_minute(calls) <= 30
            assert [len(set(seen)) for seen in looks] == [AT_ONCE, 4, 0, AT_ONCE]
            assert set(looks[3]) == set(looks[0]), "the longest unseen first"

    run(tell)


@sqlite_only
def test_a_week_does_not_wait_for_a_forum_for_good(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            await s.pass_time(days=5)
            due = last_due(s.theatre.clock.now() + timedelta(days=7), 0, 9, story.ZONE)
            s.forum.settings.maintenance = True
            await s.until(due + PATIENCE - timedelta(minutes=1))
            week = f"week:{week_name(due)}"
            assert not await s.bot.store.knows(week)
            await s.until(due + PATIENCE + timedelta(minutes=1))
            assert await s.bot.store.knows(week)
            s.forum.settings.maintenance = False
            await s.pass_time(hours=2)
            assert weeks(s).count("doppelte Einträge") == 2

    run(tell)
