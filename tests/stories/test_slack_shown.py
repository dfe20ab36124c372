"""What is shown in an answer is asked again: what was public once may be private today."""

from __future__ import annotations

import asyncio

from bot import care
from tests.stories.forum_acts import ask
from tests.stories.slack_acts import EXCEL, R, lotse, run, says, with_rules
from tests.stories.stage import Staged, stage


async def two_places(s: Staged) -> None:
    """A question in #vorstellung, one in #hilfe, and one in a corner of the forum."""
    await s.slack.say("tom", "#vorstellung", EXCEL)
    await s.slack.say("tom", "#hilfe", R)
    s.forum.add_category("Ecke")
    await s.pass_time(minutes=1)
    await ask(s, place="Ecke", title="Wie zeichne ich eine Karte mit Straßen?")
    await s.pass_time(hours=2)


async def listed(s: Staged) -> tuple[str, str]:
    """The open questions as a member reads them, and the digest's preview."""
    return await lotse(s, "tom", "offen"), await lotse(s, "petra", "digest vorschau")


def test_an_answer_shows_and_counts_only_what_is_public_now(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_places(s)
            opened, preview = await listed(s)
            for words in (opened, preview):
                assert ("doppelte" in words, "CSV" in words, "Karte" in words) == (True,) * 3
            assert says(s, opened, "answer_command-open", count=3, shown=0)
            assert says(s, preview, "send_digest-week", count=3)

            s.slack.channel("#vorstellung").kind = "group"
            await s.forum.restrict("Ecke", readers=["heinz"])
            await s.pass_time(minutes=6)
            opened, preview = await listed(s)
            for words in (opened, preview):
                assert ("doppelte" in words, "CSV" in words, "Karte" in words) == (
                    False,
                    True,
                    False,
                )
            assert says(s, opened, "answer_command-open", count=1, shown=0)
            assert says(s, preview, "send_digest-week", count=1)

    run(story)


def test_a_terminal_shows_only_what_is_public_now(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_places(s)
            shown = await asyncio.to_thread(care.preview, s.bot.settings, "digest")
            assert all(w in shown for w in ("doppelte", "CSV", "Karte"))

            s.slack.channel("#vorstellung").kind = "group"
            await s.forum.restrict("Ecke", readers=["heinz"])
            shown = await asyncio.to_thread(care.preview, s.bot.settings, "digest")
            assert "CSV" in shown
            assert not any(w in shown for w in ("doppelte", "Karte"))
            assert says(s, shown, "send_digest-week", count=1)

            s.forum.mischief.add("site#*", "status", times=0)
            s.slack.mischief.add("conversations.info", "status", times=0)
            shown = await asyncio.to_thread(care.preview, s.bot.settings, "digest")
            assert "CSV" not in shown
            assert says(s, shown, "common-unseen", count=3)

    run(story)


def test_what_nobody_can_tell_is_left_out_until_somebody_can(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_places(s)
            await s.pass_time(minutes=6)
            s.forum.mischief.add("site#*", "status", times=0)
            s.slack.mischief.add("conversations.info", "status", times=0)
            for words in await listed(s):
                assert not any(w in words for w in ("doppelte", "CSV", "Karte"))
            s.forum.mischief.clear()
            s.slack.mischief.clear()
            await s.pass_time(minutes=2)
            for words in await listed(s):
                assert all(w in words for w in ("doppelte", "CSV", "Karte"))

    run(story)


def test_a_short_list_is_filled_up_again(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("answer_command", list_at_most=1)) as s:
            await two_places(s)
            opened, _ = await listed(s)
            assert "doppelte" in opened
            assert says(s, opened, "answer_command-open", count=3, shown=1)
            s.slack.channel("#vorstellung").kind = "group"
            await s.pass_time(minutes=6)
            opened, _ = await listed(s)
            assert "CSV" in opened
            assert says(s, opened, "answer_command-open", count=2, shown=1)

    run(story)
