"""The week's digest: once per place and week, with what is really still open."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.sandbox.slack_nouns import Message
from tests.stories.slack_acts import EXCEL, R, lotse, restarted, run, said, says, with_rules
from tests.stories.stage import Staged, stage

NEWSLETTER = "Welches Programm nehmt ihr für euren Newsletter?"


def digests(s: Staged, count: int) -> list[Message]:
    """All weekly digests in #hilfe that tell of so many questions."""
    return said(s, "#hilfe", "send_digest-week", count=count)


async def ask(s: Staged, *texts: str) -> list[str]:
    """Tom asks one question after the other in #hilfe."""
    return [await s.slack.say("tom", "#hilfe", text) for text in texts]


def test_two_weeks_two_digests(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            first, second, third = await ask(s, EXCEL, R, NEWSLETTER)
            await s.pass_time(days=7)
            (digest,) = digests(s, 3)
            assert digest.text.count("•") == 3
            assert digest.text.index("doppelte") < digest.text.index("CSV")
            assert f"/p{first.replace('.', '')}|" in digest.text
            assert "6" in digest.text.rpartition("|")[2], "how old it is"

            answer = await s.slack.say("jonas", "#hilfe", "Mit read_csv().", second)
            await s.slack.react("tom", "#hilfe", answer, "white_check_mark")
            await s.slack.delete("tom", "#hilfe", third)
            await s.pass_time(days=7)
            (digest,) = digests(s, 1)
            assert "doppelte" in digest.text
            still_open, thanks, answered = digest.text.partition("Danke an alle")
            assert "CSV" not in still_open
            assert "CSV" in answered, "told once more, as one that is answered"
            assert "Newsletter" not in digest.text
            assert says(s, thanks + answered, "send_digest-thanks", answered=1)
            assert s.slack.member("jonas").id not in digest.text, "thanks go without names"
            assert s.slack.alarms == []

    run(story)


def test_an_empty_week_is_told_kindly(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.pass_time(days=7)
            assert len(digests(s, 0)) == 1

    run(story)


def test_eight_clocks_and_a_restart_make_one_digest(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await ask(s, EXCEL)
            await s.pass_time(days=7)
            for _ in range(3):
                await asyncio.gather(*(s.bot.look_at_the_calendar() for _ in range(8)))
                await s.pass_time(minutes=1)
            async with restarted(s):
                await asyncio.gather(*(s.theatre.bot.look_at_the_calendar() for _ in range(8)))
                await s.pass_time(hours=5)
                assert len(digests(s, 1)) == 1

    run(story)


def test_a_missed_monday_is_made_up_for_once(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await ask(s, EXCEL)
            await s.settle()
            await s.bot.stop()
            s.theatre.clock.jump(s.theatre.clock.now() + timedelta(days=8))
            async with restarted(s):
                await s.pass_time(hours=1)
                assert len(digests(s, 1)) == 1

    run(story)


def test_a_long_list_goes_on_below(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("send_digest", lines=2, per_message=2)) as s:
            await ask(s, EXCEL, R, NEWSLETTER, "Wie sichere ich Fotos in der Nextcloud?", f"{R} ?")
            await s.pass_time(days=7)
            (digest,) = digests(s, 5)
            pages = [m.text for m in s.slack.thread("#hilfe", digest.ts)]
            assert [page.count("•") for page in pages] == [2, 2, 1]
            assert says(s, pages[1], "send_digest-more", count=2)

    run(story)


@pytest.mark.prevents("F14")
def test_what_became_private_meanwhile_is_left_out(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("tom", "#vorstellung", EXCEL)
            await ask(s, R)
            await s.pass_time(days=6, hours=20)
            # kept on Monday at nine, sent ten minutes later
            s.slack.mischief.add("chat.postMessage", "busy", seconds=600)
            await s.pass_time(hours=3, minutes=31)
            assert [t.what for t in s.slack.mischief.played] == ["busy"]
            assert digests(s, 2) == []
            s.slack.channel("#vorstellung").kind = "group"
            await s.pass_time(minutes=15)
            (digest,) = digests(s, 1)
            assert "doppelte" not in digest.text
            assert "CSV" in digest.text

    run(story)


def test_the_preview_and_the_list_agree_with_the_digest(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await ask(s, EXCEL)
            await s.settle()
            before = len(s.slack.posts)
            preview = await lotse(s, "petra", "digest vorschau")
            for words in (preview, await lotse(s, "tom", "offen")):
                assert "doppelte Einträge" in words
            assert says(s, preview, "send_digest-preview")
            assert len(s.slack.posts) == before

    run(story)
