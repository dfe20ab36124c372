"""What nobody may read any more goes out of the digest, whether that waits or was posted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.stories.forum_acts import ask as ask_forum
from tests.stories.forum_acts import lines
from tests.stories.slack_acts import EXCEL, R, lotse, press, run, said
from tests.stories.slack_menu import use
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_digest import digests as forum_digests


async def delete(s: Staged, ts: str) -> None:
    await s.slack.delete("tom", "#hilfe", ts)


async def keep_to_oneself(s: Staged, ts: str) -> None:
    await use(s, "tom", "keep_confidential", ts)


async def forget(s: Staged, ts: str) -> None:
    await lotse(s, "tom", "vergiss mich")
    await press(s, "tom", "forget_member-yes")


WAYS: dict[str, Callable[[Staged, str], Awaitable[None]]] = {
    "deleted": delete,
    "confidential": keep_to_oneself,
    "forgotten": forget,
}


def told(s: Staged, count: int) -> list[str]:
    """The digests in #hilfe that tell of so many questions, as they read now."""
    return [message.text for message in said(s, "#hilfe", "send_digest-week", count=count)]


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", WAYS)
def test_a_digest_that_waits_tells_nothing_of_it(database: str, way: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("tom", "#hilfe", EXCEL)
            await s.slack.say("mira", "#hilfe", R)
            await s.pass_time(days=6, hours=20)
            # kept on Monday at nine, sent ten minutes later
            s.slack.mischief.add("chat.postMessage", "busy", seconds=600)
            await s.pass_time(hours=3, minutes=31)
            assert told(s, 2) == []
            await WAYS[way](s, ts)
            await s.pass_time(minutes=15)
            (digest,) = told(s, 1)
            assert "doppelte" not in digest
            assert "CSV" in digest

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", WAYS)
def test_a_digest_that_was_posted_is_edited(database: str, way: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("tom", "#hilfe", EXCEL)
            await s.slack.say("mira", "#hilfe", R)
            await s.pass_time(days=7)
            (digest,) = told(s, 2)
            assert "doppelte" in digest
            posts = len(s.slack.posts)
            await WAYS[way](s, ts)
            await s.pass_time(minutes=5)
            assert told(s, 2) == []
            (digest,) = told(s, 1)
            assert "doppelte" not in digest
            assert "CSV" in digest
            new = [post.text for post in s.slack.posts[posts:] if post.channel[0] == "C"]
            assert new == [], "it is edited, not said again"

    run(story)


async def shut(s: Staged, topic: int) -> None:
    await s.forum.move(topic, "Vorstand", by="petra")


async def remove(s: Staged, topic: int) -> None:
    await s.forum.delete_topic(topic)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", [shut, remove])
def test_a_post_in_the_forum_tells_nothing_of_it_any_more(
    database: str, way: Callable[[Staged, int], Awaitable[None]]
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            gone = await ask_forum(s)
            await ask_forum(s, "leyla", title="Wie zeichne ich eine Karte mit Straßen?")
            await s.pass_time(days=8)
            (thread,) = forum_digests(s)
            _, week = lines(s, thread.id)
            assert "doppelte Einträge" in week
            await way(s, gone)
            await s.pass_time(minutes=10)
            _, week = lines(s, thread.id)
            assert "doppelte Einträge" not in week
            assert "Karte" in week

    run(story)
