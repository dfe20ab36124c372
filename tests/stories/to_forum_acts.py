"""A conversation in Slack that is taken to the forum, and what can be read of it there."""

from __future__ import annotations

from bot.sandbox.forum_model import Post
from tests.stories.slack_acts import press
from tests.stories.slack_menu import asked, use
from tests.stories.stage import Staged

NAMED, NAMELESS = "take_to_forum-named", "take_to_forum-nameless"
NO, WITHDRAW, BACK = "follow_transfer-no", "follow_transfer-withdraw", "follow_transfer-back"
QUESTION = "Wie finde ich doppelte Einträge in Excel?\nIch habe zwei lange Listen."
HERS = "Über Daten, dann Duplikate entfernen."
HIS = "Oder mit ZÄHLENWENN, das zeigt dir jede Stelle."
TAKE = "take_to_forum"


async def conversation(s: Staged) -> tuple[str, list[str]]:
    """Mira asks, Jonas and Aylin answer; the thread, and their replies."""
    ts = await asked(s, QUESTION)
    replies = []
    for who, text in (("jonas", HIS), ("aylin", HERS)):
        replies.append(await s.slack.say(who, "#hilfe", text, thread=ts))
        await s.pass_time(minutes=1)
    return ts, replies


async def taken(s: Staged) -> str:
    """The same, wanted in the forum by Mira, with the yes of Mira and Jonas and a no of Aylin's."""
    ts, _ = await conversation(s)
    await use(s, "mira", TAKE, ts)
    await press(s, "mira", NAMED)
    await press(s, "jonas", NAMELESS)
    await press(s, "aylin", NO)
    await s.pass_time(minutes=2)
    return ts


def made(s: Staged) -> list[int]:
    """The topics that the bot ever made from a conversation."""
    ours = [s.forum.topic(post.topic_id) for post in s.forum.created_by_bot() if post.number == 1]
    return [topic.id for topic in ours if topic.title.startswith("Aus Slack")]


def topics(s: Staged) -> list[int]:
    """Those that still stand, with something in it that people wrote."""
    return [t for t in made(s) if not s.forum.topic(t).deleted_at and len(shown(s, t)) > 1]


def shown(s: Staged, topic: int) -> list[str]:
    """What stands in a topic for everybody to read."""
    posts: list[Post] = [p for p in s.forum.posts(topic) if not (p.deleted_at or p.user_deleted)]
    return [post.raw.partition("\n\n<!--")[0] for post in posts]


def everywhere(s: Staged) -> str:
    """All that was ever written in the forum, also in earlier versions."""
    return "\n".join(
        f"{s.forum.topic(t).title}\n{p.raw}" for t in made(s) for p in s.forum.posts(t)
    )
