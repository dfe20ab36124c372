"""A topic is renamed in the file: after a restart its history goes by the new name."""

from __future__ import annotations

from dataclasses import replace

from bot.discourse.tags import ForumTag, TagBook, TopicTags
from bot.store.schema import tag
from tests.stories import forum_acts
from tests.stories.slack_acts import lotse, restarted, rows, run
from tests.stories.stage import Staged, stage


def rename(s: Staged) -> None:
    """What somebody writes into ``config/topics.toml`` before the next start."""
    topics = dict(s.bot.settings.topics)
    before = topics.pop("excel")
    now = replace(before, id="zahlenblatt", de="Zahlenblatt", en="Number sheet", was=("excel",))
    topics["zahlenblatt"] = now
    s.bot.settings = s.bot.settings.model_copy(update={"topics": topics})


def test_what_was_asked_goes_by_the_new_name(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("mira", "#hilfe", "Wie lösche ich Dubletten in Excel?")
            topic = await forum_acts.ask(s, title="Pivot in Excel, wie geht das?")
            await s.settle()
            assert "excel" in {row.topic for row in await rows(s, tag)}
            old = forum_acts.tags(s, topic)
            rename(s)
            async with restarted(s):
                await s.settle()
                assert {row.topic for row in await rows(s, tag)} >= {"zahlenblatt"}
                assert "excel" not in {row.topic for row in await rows(s, tag)}
                assert "Zahlenblatt" in await lotse(s, "mira", "themen")
                assert "Dubletten" in await lotse(s, "mira", "offen")
                assert forum_acts.tags(s, topic) == old, "the forum's tags are the forum's"
                read = TopicTags(s.bot.settings.topics.values(), TagBook())
                assert "zahlenblatt" in read.topics_of(map(ForumTag, old))

    run(story)


def test_no_further_topic_takes_an_old_id(database: str) -> None:
    """Prevents that it is taken for what it was at the next start."""

    async def story() -> None:
        async with stage(database) as s:
            rename(s)
            async with restarted(s):
                for who in ("mira", "jonas", "petra"):
                    await s.slack.say(who, "#hilfe", f"Wer kennt Frobnix, {who}?")
                await s.settle()
                await lotse(s, "petra", "wörter neu frobnix")
                view = s.slack.view_of("petra")
                assert view is not None
                refused = await s.slack.submit("petra", view.id, {"grow_topics-id": "excel"})
                assert "grow_topics-id" in str(refused)

    run(story)
