"""Message shortcuts in Slack: people say what a message is, and Lotse believes them."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.schema import answer, evidence, tag, thread
from matchers.asking import asks
from tests.stories.slack_acts import (
    EXCEL,
    account,
    dump,
    introduce,
    lotse,
    restarted,
    rows,
    run,
    said,
    says,
)
from tests.stories.slack_menu import asked, is_open, soon, use
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_missed import caught_up, off

TOLD = "Doppelte Einträge in Excel machen mich wahnsinnig."
AFTERWARDS = "RStudio zeigt bei der Umfrage nur Kauderwelsch."
"""No cue says that either of them asks for something."""


def test_a_message_that_was_not_seen_becomes_a_question(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TOLD)
            assert (asks(TOLD), asks(AFTERWARDS)) == (None, None)
            assert s.lines("#hilfe", ts) == []
            assert not await is_open(s)
            assert says(s, await use(s, "mira", "mark_question", ts), "mark_question-done")
            (line,) = s.lines("#hilfe", ts)
            assert "Excel" in line
            assert await is_open(s)
            again = await use(s, "mira", "mark_question", ts)
            assert says(s, again, "mark_question-already")
            assert len(s.lines("#hilfe", ts)) == 1
            # it reads differently now, still without any cue, and stays a question
            await s.slack.edit("mira", "#hilfe", ts, AFTERWARDS)
            await s.settle()
            (line,) = s.lines("#hilfe", ts)
            assert "RStudio" in line
            assert "Kauderwelsch" in await lotse(s, "tom", "offen")
            await s.slack.say("jonas", "#hilfe", "Neu laden, dann klappt es.", ts)
            await s.settle()
            assert not await is_open(s), "answered, as any question"
            await s.slack.delete("mira", "#hilfe", ts)
            await s.settle()
            assert "Kauderwelsch" not in await dump(s)

    run(story)


def test_it_is_said_by_whoever_wrote_it_or_a_moderator(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            told, question = await asked(s, TOLD), await asked(s)
            for shortcut, ts in (
                ("mark_question", told),
                ("unmark_question", question),
                ("keep_confidential", question),
                ("change_topics", question),
            ):
                answered = await use(s, "tom", shortcut, ts)
                assert says(s, answered, "common-shortcut_not_yours")
            assert s.slack.view_of("tom") is None
            assert s.lines("#hilfe", told) == []
            assert len(s.lines("#hilfe", question)) == 1
            assert says(s, await use(s, "petra", "mark_question", told), "mark_question-done")
            assert len(s.lines("#hilfe", told)) == 1

    run(story)


def test_no_question_is_none_for_good_until_it_is_marked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            reply = await s.slack.say("jonas", "#hilfe", "Das war nur ein Beispiel.", ts)
            await s.settle()
            # on a reply (here: on our own line) it means the thread
            (line,) = [m for m in s.slack.thread("#hilfe", ts) if m.bot_id]
            answered = await use(s, "mira", "unmark_question", line.ts)
            assert says(s, answered, "unmark_question-done")
            assert s.lines("#hilfe", ts) == []
            assert await rows(s, tag) == []
            again = await use(s, "petra", "unmark_question", ts)
            assert says(s, again, "unmark_question-already")
            await s.slack.edit("mira", "#hilfe", ts, f"{EXCEL} Es sind 300.")
            await s.slack.delete("jonas", "#hilfe", reply)
            await s.pass_time(days=8)
            assert s.lines("#hilfe", ts) == []
            (digest,) = said(s, "#hilfe", "send_digest-week", count=0)
            assert "doppelte" not in digest.text
            assert "doppelte" not in await dump(s)
            assert not await is_open(s)
            answered = await use(s, "mira", "mark_question", ts)
            assert says(s, answered, "mark_question-done")
            assert await is_open(s)
            assert {row.topic for row in await rows(s, tag)} >= {"excel"}
            assert s.lines("#hilfe", ts) == [], "said once, and never a second time"

    run(story)


def test_what_is_no_question_yet_never_becomes_one(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TOLD)
            answered = await use(s, "mira", "unmark_question", ts)
            assert says(s, answered, "unmark_question-done")
            await s.slack.edit("mira", "#hilfe", ts, EXCEL)
            await s.settle()
            assert s.lines("#hilfe", ts) == []
            assert not await is_open(s)

    run(story)


@pytest.mark.prevents("F14")
def test_what_is_confidential_is_told_nowhere(database: str) -> None:
    """S1.15: never tagged, never in a list or a digest; only its id is left."""

    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            await s.slack.close_view("jonas")
            ts = await asked(s)
            helped = await s.slack.say("jonas", "#hilfe", "Daten, dann Duplikate entfernen.", ts)
            await s.slack.react("mira", "#hilfe", helped, "white_check_mark")
            await s.settle()
            assert await rows(s, evidence)
            answered = await use(s, "mira", "keep_confidential", ts)
            assert says(s, answered, "keep_confidential-done")
            assert s.lines("#hilfe", ts) == []
            await s.slack.say("tom", "#hilfe", "Danke, das hilft auch mir!", ts)
            await s.slack.edit("mira", "#hilfe", ts, f"{EXCEL} Es sind 300.")
            await s.pass_time(days=8)
            assert await rows(s, evidence) == []
            assert await rows(s, answer) == []
            assert await rows(s, tag) == []
            (row,) = await rows(s, thread)
            assert (row.aside, row.asker) == ("confidential", None)
            assert (row.title, row.permalink) == ("", "")
            (digest,) = said(s, "#hilfe", "send_digest-week", count=0)
            assert "doppelte" not in digest.text + await lotse(s, "petra", "digest vorschau")
            assert "doppelte" not in await dump(s)
            assert account(s, "mira") not in await dump(s)
            again = await use(s, "mira", "keep_confidential", ts)
            assert says(s, again, "keep_confidential-already")
            answered = await use(s, "petra", "mark_question", ts)
            assert says(s, answered, "mark_question-done")
            assert await is_open(s)

    run(story)


def test_a_reply_is_not_made_confidential_by_itself(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            reply = await s.slack.say("jonas", "#hilfe", "Daten, dann Duplikate entfernen.", ts)
            await s.settle()
            answered = await use(s, "jonas", "keep_confidential", reply)
            assert says(s, answered, "keep_confidential-reply")
            assert says(s, await use(s, "jonas", "mark_question", reply), "mark_question-already")
            assert len(s.lines("#hilfe", ts)) == 1
            other = await asked(s, "Guten Morgen zusammen.")
            below = await s.slack.say("jonas", "#hilfe", TOLD, other)
            await s.settle()
            assert says(s, await use(s, "jonas", "mark_question", below), "mark_question-reply")
            none = await use(s, "jonas", "unmark_question", below)
            assert says(s, none, "unmark_question-none")

    run(story)


@pytest.mark.prevents("F13")
def test_two_clicks_at_once_are_one_question_and_one_line(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TOLD)
            both = (("mira", ts), ("petra", ts), ("mira", ts))
            await asyncio.gather(
                *(s.slack.shortcut(who, "mark_question", "#hilfe", ts) for who, ts in both)
            )
            await soon(lambda: len([*s.slack.ephemerals("mira"), *s.slack.ephemerals("petra")]) > 2)
            await s.settle()
            told = [w.text for who in ("mira", "petra") for w in s.slack.ephemerals(who)]
            assert sum(says(s, text, "mark_question-done") for text in told) == 1
            assert sum(says(s, text, "mark_question-already") for text in told) == 2
            assert len(s.lines("#hilfe", ts)) == 1
            assert len(await rows(s, thread)) == 1

    run(story)


def test_what_is_no_question_leaves_the_home_tab_too(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            await s.slack.open_home("mira")
            await s.settle()
            assert "doppelte" in home(s)
            await use(s, "petra", "unmark_question", ts)
            assert "doppelte" not in home(s)
            await use(s, "mira", "mark_question", ts)
            assert "doppelte" in home(s)

    run(story)


def home(s: Staged) -> str:
    """What Mira's home tab shows now."""
    view = s.slack.home_of("mira")
    assert view is not None
    return str(view.body["blocks"])


def test_what_was_marked_is_followed_through_a_restart(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            marked, unmarked = await asked(s, TOLD), await asked(s)
            await use(s, "mira", "mark_question", marked)
            await use(s, "mira", "unmark_question", unmarked)
            async with off(s, hours=3):  # Slack has given up repeating it by then
                await s.slack.edit("mira", "#hilfe", marked, AFTERWARDS)
                await s.slack.edit("mira", "#hilfe", unmarked, f"{EXCEL} Es sind 300.")
            async with restarted(s):
                await caught_up(s)
                offered = await lotse(s, "tom", "offen")
                assert "Kauderwelsch" in offered
                assert "300" not in offered
                (line,) = s.lines("#hilfe", marked)
                assert "RStudio" in line
                assert s.lines("#hilfe", unmarked) == []

    run(story)
