"""Shortcuts where Lotse does not listen, while it is stopped, switched off, or on a bot's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.sandbox.slack_nouns import Message
from bot.settings import Settings
from bot.shortcuts import SHORTCUTS
from tests.stories.slack_acts import EXCEL, as_in_the_manifest, dump, lotse, run, says
from tests.stories.slack_menu import asked, is_open, use
from tests.stories.stage import stage

NAMES = [shortcut.name for shortcut in SHORTCUTS]


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("kind", ["private", "public", "direct"])
def test_where_lotse_does_not_listen_it_says_so_and_reads_nothing(database: str, kind: str) -> None:
    """Neither the words, nor where they were written, nor by whom."""

    async def story() -> None:
        async with stage(database) as s:
            as_in_the_manifest(s)
            place = "#vorstand"
            if kind == "direct":
                place = s.slack.private({s.slack.member("mira").id}).id
            else:
                s.slack.add_channel("vorstand", private=kind == "private", members=["petra", "tom"])
                await s.slack.invite_bot(place, by="petra")
            who = "mira" if kind == "direct" else "petra"
            ts = await s.slack.say(who, place, EXCEL)
            await s.settle()
            before = await dump(s, without=("inbox", "mark"))
            for name in NAMES:
                answered = await use(s, who, name, ts, place)
                assert says(s, answered, "common-shortcut_elsewhere")
            assert await dump(s, without=("inbox", "mark")) == before
            told = await dump(s)
            assert "doppelte" not in told
            assert ts not in told

    run(story)


def test_taking_back_never_waits_and_marking_does(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            first, second, third = await asked(s), await asked(s), await asked(s, "Guten Morgen!")
            await lotse(s, "petra", "stopp")
            await s.settle()
            for name, ts in (("mark_question", third), ("change_topics", first)):
                assert says(s, await use(s, "mira", name, ts), "answer_command-paused")
            done = await use(s, "mira", "unmark_question", first)
            assert says(s, done, "unmark_question-done")
            done = await use(s, "mira", "keep_confidential", second)
            assert says(s, done, "keep_confidential-done")
            assert s.lines("#hilfe", first) + s.lines("#hilfe", second) == []
            await lotse(s, "petra", "weiter")
            assert not await is_open(s)

    run(story)


def test_what_is_switched_off_says_so(database: str) -> None:
    def without(given: Settings) -> Settings:
        off: dict[str, None] = dict.fromkeys(NAMES)
        return given.model_copy(update={"rules": replace(given.rules, **off)})

    async def story() -> None:
        async with stage(database, without) as s:
            ts = await asked(s)
            for name in NAMES:
                answered = await use(s, "mira", name, ts)
                assert says(s, answered, "answer_command-switched_off")
            assert len(s.lines("#hilfe", ts)) == 1

    run(story)


def test_what_a_bot_wrote_is_nobody_s_question(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            other = s.slack.add_member("helferlein", is_bot=True)
            place = s.slack.channel("#hilfe").id
            posted = Message(place, s.slack.new_ts(), other, EXCEL, bot_id="B0OTHER")
            await s.slack.reach(lambda: s.slack.post(posted))
            refused = await use(s, "tom", "mark_question", posted.ts)
            assert says(s, refused, "common-shortcut_not_yours")
            no_words = await use(s, "petra", "mark_question", posted.ts)
            assert says(s, no_words, "mark_question-no_words")
            assert not await is_open(s)

    run(story)


def test_an_english_member_reads_english(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await lotse(s, "grace", "profile")
            view = s.slack.view_of("grace")
            assert view is not None
            agreed = {"ask_profile-name": "Grace", "ask_profile-consent": ["yes"]}
            await s.slack.submit("grace", view.id, agreed)
            await s.slack.close_view("grace")
            ts = await asked(s, "How do I find duplicate rows in Excel?", by="grace")
            answered = await use(s, "grace", "unmark_question", ts)
            assert says(s, answered, "unmark_question-done", "en")

    run(story)
