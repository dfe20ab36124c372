"""Moderators see a digest's draft the day before: they edit it, send it, hold it, or do nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from bot.reactions._digest_draft import DROP, EDIT, HOLD, INTRO, SEND
from bot.sandbox.slack_nouns import Message
from bot.settings import Settings
from bot.store.schema import draft
from tests.stories.forum_acts import lines as forum_lines
from tests.stories.slack_acts import (
    EXCEL,
    R,
    lotse,
    restarted,
    rows,
    run,
    says,
    with_rules,
)
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_digest import digests as forum_digests
from tests.stories.test_slack_digest import digests

ROOM = "#moderation"


def drafted(**more: Any) -> Callable[[Settings], Settings]:
    return with_rules("send_digest", approve="draft", **more)


def shown(s: Staged) -> Message:
    """The one thing that is said about it to moderators."""
    (only,) = (m for m in s.slack.messages(ROOM) if m.bot_id and "Digest" in m.text)
    return only


async def press(s: Staged, button: str) -> None:
    message = shown(s)
    await s.slack.press("petra", message.channel, message.ts, button)


async def ask(s: Staged) -> list[str]:
    return [await s.slack.say("tom", "#hilfe", text) for text in (EXCEL, R)]


async def edit(s: Staged, intro: str, *dropped: str) -> None:
    view = s.slack.view_of("petra")
    assert view is not None
    await s.slack.submit("petra", view.id, {INTRO: intro, DROP: list(dropped)})
    await s.slack.close_view("petra")


def test_edited_and_sent_it_is_told_at_once_and_only_once(database: str) -> None:
    async def story() -> None:
        async with stage(database, drafted()) as s:
            first, _ = await ask(s)
            await s.pass_time(days=5, hours=23)
            assert [m for m in s.slack.messages(ROOM) if "Entwurf" in m.text] == []
            await s.pass_time(hours=1, minutes=5)
            assert "doppelte" in shown(s).text
            assert digests(s, 2) == []

            await press(s, EDIT)
            key = f"slack:{s.slack.team}/{s.slack.channel('#hilfe').id}/{first}"
            await edit(s, "Am Samstag ist Werkstatt.", key)
            await s.settle()
            assert "Werkstatt" in shown(s).text
            assert "doppelte" not in shown(s).text
            assert digests(s, 1) == [], "nothing is sent by that"

            await press(s, SEND)
            await s.pass_time(minutes=5)
            (digest,) = digests(s, 1)
            assert "Werkstatt" in digest.text
            assert "doppelte" not in digest.text
            assert says(s, shown(s).text, "send_digest-draft_sent")
            (thread,) = forum_digests(s)
            assert len(forum_lines(s, thread.id)) == 2
            assert says(s, await lotse(s, "petra", "digest senden"), "send_digest-answer_sent")
            await s.pass_time(days=2)
            assert len(digests(s, 1)) == 1
            assert len(forum_lines(s, thread.id)) == 2

    run(story)


def test_two_moderators_at_once_send_one_digest(database: str) -> None:
    async def story() -> None:
        async with stage(database, drafted()) as s:
            await ask(s)
            await s.pass_time(days=6, minutes=5)
            await asyncio.gather(press(s, SEND), press(s, HOLD), press(s, SEND))
            await s.pass_time(minutes=5)
            (row,) = await rows(s, draft)
            assert len(digests(s, 2)) == (1 if row.state == "sent" else 0)
            told = " ".join(m.text for m in s.slack.ephemerals("petra"))
            assert "schneller" in told
            await s.pass_time(days=2)
            assert len(digests(s, 2)) == (1 if row.state == "sent" else 0)

    run(story)


def test_nobody_acts_and_it_goes_out_at_its_hour(database: str) -> None:
    async def story() -> None:
        async with stage(database, drafted()) as s:
            await ask(s)
            await s.pass_time(days=7, minutes=5)
            assert len(digests(s, 2)) == 1
            assert says(s, shown(s).text, "send_digest-draft_itself")

    run(story)


def test_nobody_acts_and_it_waits_for_somebody(database: str) -> None:
    async def story() -> None:
        async with stage(database, drafted(unapproved="hold")) as s:
            await ask(s)
            await s.pass_time(days=7, minutes=5)
            assert digests(s, 2) == []
            assert says(s, shown(s).text, "send_digest-draft_lying")
            async with restarted(s):
                await s.pass_time(hours=5)
                assert digests(s, 2) == []
                await press(s, SEND)
                await s.pass_time(minutes=5)
                assert len(digests(s, 2)) == 1

    run(story)


def test_held_it_stays_and_can_be_sent_after_all(database: str) -> None:
    async def story() -> None:
        async with stage(database, drafted()) as s:
            await ask(s)
            await s.pass_time(days=6, minutes=5)
            await press(s, HOLD)
            await s.pass_time(days=1, hours=5)
            assert digests(s, 2) == []
            await press(s, SEND)
            await s.pass_time(minutes=5)
            assert len(digests(s, 2)) == 1

    run(story)


def test_words_above_it_without_any_draft(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await ask(s)
            assert says(s, await lotse(s, "petra", "digest senden"), "send_digest-answer_no_draft")
            await lotse(s, "tom", "digest bearbeiten")
            assert s.slack.view_of("tom") is None, "members cannot"
            await lotse(s, "petra", "digest bearbeiten")
            await edit(s, "Am Samstag ist Werkstatt.")
            assert "Werkstatt" in await lotse(s, "petra", "digest vorschau")
            await s.pass_time(days=7, minutes=5)
            (digest,) = digests(s, 2)
            assert "Werkstatt" in digest.text

    run(story)
