"""An alias misleads three times: moderators are asked, and what they press is in force at once."""

from __future__ import annotations

import asyncio
import json

from bot.sandbox.slack_nouns import Message
from bot.store.schema import addition, doubt, logbook
from tests.stories import forum_acts
from tests.stories.slack_acts import lotse, restarted, rows, run, says
from tests.stories.slack_menu import asked, use
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_topics_chosen import choose
from tests.stories.test_slack_words import exported

TITLE = "Wie fange ich mit Pivot an?"
"""Pivot is another name of Excel in config/topics.toml."""
WORDINGS = ("ask", "is_dropped", "is_kept")
DROP, KEEP, USE = "doubt_aliases-drop", "doubt_aliases-keep", "doubt_aliases-use"


def doubts(s: Staged) -> list[Message]:
    """What moderators are asked about aliases now."""
    ours = (m for m in s.slack.messages("#moderation") if m.bot_id and not m.deleted)
    forms = [(f"doubt_aliases-{name}", left) for name in WORDINGS for left in (3, 2, 1)]
    return [m for m in ours if any(says(s, m.text, name, threads=n) for name, n in forms)]


async def press(s: Staged, button: str, then: str) -> str:
    """Petra presses it below the only message; what it says ``then``."""
    (message,) = doubts(s)
    await s.slack.press("petra", message.channel, message.ts, button)
    async with asyncio.timeout(20):
        while not says(
            s, doubts(s)[0].text, then, threads=3
        ):  # only a loaded machine answers later
            await asyncio.sleep(0.05)
            await s.settle()
    return str(doubts(s)[0].blocks)


async def ask(s: Staged, title: str = TITLE) -> tuple[str, list[str]]:
    """A question in Slack, and what Lotse says of it."""
    ts = await asked(s, title)
    return ts, s.lines("#hilfe", ts)


async def cross_out(s: Staged) -> None:
    """Mira says with an emoji that it is wrong."""
    ts, (_,) = await ask(s)
    (line,) = [m for m in s.slack.thread(s.slack.channel("#hilfe").id, ts) if m.bot_id]
    await s.slack.react("mira", "#hilfe", line.ts, "x")
    await s.settle()


async def three_corrections(s: Staged) -> None:
    """One by an emoji, one by the form, one in the forum: whoever asked, and whoever may there."""
    await cross_out(s)
    ts, (_,) = await ask(s)
    await choose(s, "mira", ts, ["umfragen"])
    await s.slack.close_view("mira")
    await s.settle()
    assert doubts(s) == [], "twice is chance"
    topic = await s.forum.open_topic("heinz", "Fragen", TITLE, "Ich habe nur wenig Erfahrung.")
    await s.settle()
    assert "excel" in forum_acts.tags(s, topic)
    await s.forum.set_tags("heinz", topic, [])
    await s.settle()


def test_three_corrections_ask_moderators_who_drop_it_and_take_that_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await three_corrections(s)
            (message,) = doubts(s)
            assert says(s, message.text, "doubt_aliases-ask", threads=3)
            assert str(message.blocks).count("|1>") == 1, "numbers lead to the conversations"
            assert "|3>" in str(message.blocks)
            for who in ("mira", "heinz", s.slack.member("mira").id):
                assert who not in str(message.blocks)
            await cross_out(s)
            assert len(doubts(s)) == 1, "asked once"

            await press(s, DROP, "doubt_aliases-is_dropped")
            assert (await ask(s))[1] == []
            assert (await ask(s, "Wie geht SVERWEIS?"))[1] != [], "the topic has other names"
            assert "Pivot" in await lotse(s, "petra", "protokoll")
            assert "Pivot" in await lotse(s, "petra", "wörter zurück")
            aliases = (await exported(s))["excel"]["aliases"]
            assert isinstance(aliases, list)
            assert "Pivot" not in aliases
            assert "SVERWEIS" in aliases
            async with restarted(s):
                assert (await ask(s))[1] == [], "another process knows it, too"

                await press(s, USE, "doubt_aliases-ask")
                assert (await ask(s))[1] != []
                assert await exported(s) == {}
                assert await rows(s, addition) == []
                written = [row.what for row in await rows(s, logbook)]
                assert written[-2:] == ["unused_added", "unused_dropped"]

    run(story)


def test_what_is_given_anew_is_told_by_the_message(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await three_corrections(s)
            await press(s, DROP, "doubt_aliases-is_dropped")
            await lotse(s, "petra", "wörter alias Pivot = excel")
            await s.pass_time(minutes=1)
            assert says(s, doubts(s)[0].text, "doubt_aliases-ask", threads=3)
            assert (await ask(s))[1] != []

    run(story)


def test_what_they_keep_is_not_asked_about_again(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await three_corrections(s)
            await press(s, KEEP, "doubt_aliases-is_kept")
            await s.pass_time(days=40)
            for _ in range(3):
                await cross_out(s)
            assert len(doubts(s)) == 1
            assert says(s, doubts(s)[0].text, "doubt_aliases-is_kept")

    run(story)


def test_what_is_confidential_or_forgotten_is_linked_and_held_no_more(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await three_corrections(s)
            mira = s.slack.member("mira").id
            first = next(m for m in s.slack.messages("#hilfe") if m.user == mira)
            assert first.ts.replace(".", "") in str(doubts(s)[0].blocks)
            await use(s, "mira", "keep_confidential", first.ts)
            await s.pass_time(minutes=1)
            assert first.ts.replace(".", "") not in str(doubts(s)[0].blocks)
            (row,) = await rows(s, doubt)
            assert len(json.loads(row.threads)) == 2
            await lotse(s, "mira", "vergiss mich")
            asked = s.slack.ephemerals("mira")[-1]
            await s.slack.press("mira", "#hilfe", asked.ts, "forget_member-yes")
            await s.pass_time(minutes=1)
            (row,) = await rows(s, doubt)
            (left,) = json.loads(row.threads)
            assert left.startswith("discourse:")
            blocks = str(doubts(s)[0].blocks)
            assert "|1>" in blocks
            assert "|2>" not in blocks

    run(story)
