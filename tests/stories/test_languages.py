"""Whom Lotse speaks to in which language, and how: members, threads, places; du and Sie."""

from __future__ import annotations

import re

import pytest

from tests.golden.style import INFORMAL
from tests.stories.forum_acts import ask
from tests.stories.forum_acts import lines as forum_lines
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    UNFIT,
    YES,
    introduce,
    lotse,
    press,
    profile,
    run,
    said,
    says,
    told,
    with_rules,
)
from tests.stories.stage import Staged, stage

IN_ENGLISH = "How do I find duplicates in an Excel spreadsheet?"


async def a_german_and_an_english_profile(s: Staged) -> None:
    """Mira wants to learn what Grace teaches, who typed the English word for the profile."""
    await lotse(s, "grace", "profile")
    await profile(s, "grace", teaches={"excel": 4}, languages=["de", "en"])
    await profile(s, "mira", learns={"excel": 1})


# --- languages


def test_each_member_is_spoken_to_in_their_language(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await a_german_and_an_english_profile(s)
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-asked")
            await s.settle()
            assert says(s, told(s, "mira")[-1], "propose_match-ask_learner", "de")
            assert says(s, told(s, "grace")[-1], "propose_match-ask_expert", "en")
            await press(s, "grace", YES)
            await s.settle()
            assert says(s, told(s, "grace")[-1], "settle_match-waiting", "en")
            await press(s, "mira", YES)
            await s.settle()
            assert says(s, told(s, "grace")[-1], "settle_match-accepted", "en")
            assert says(s, told(s, "mira")[-1], "settle_match-accepted", "de")
            (group,) = s.slack.groups()
            (hello,) = [m.text for m in s.slack.messages(group.id) if m.bot_id]
            assert says(s, hello, "open_pair-hello", "de"), "the community's, where they differ"
            await press(s, "grace", UNFIT)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "report_match-parted_other", "de")

    run(story)


def test_a_form_goes_on_in_the_language_in_which_it_was_asked_for(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await lotse(s, "grace", "profile")
            view = s.slack.view_of("grace")
            assert view is not None
            assert view.body["title"]["text"] == "Profile, step 1 of 3"
            refused = await introduce(s, "grace", consent=False)
            why = refused["errors"]["ask_profile-consent"]
            assert says(s, why, "ask_profile-error_consent", "en")
            await introduce(s, "grace")
            view = s.slack.view_of("grace")
            assert view is not None
            assert view.body["title"]["text"] == "Profile, step 2 of 3"

    run(story)


def test_who_types_a_word_of_the_other_language_is_answered_in_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await a_german_and_an_english_profile(s)
            assert says(s, await lotse(s, "mira", "help"), "answer_command-help", "en")
            assert says(s, await lotse(s, "grace", "hilfe"), "answer_command-help", "de")
            assert says(s, await lotse(s, "grace", "partner"), "propose_match-no_topic", "en")

    run(story)


def test_a_line_is_in_its_threads_language_and_a_digest_in_its_places(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("grace", "#hilfe", IN_ENGLISH)
            await s.settle()
            (line,) = s.lines("#hilfe", ts)
            assert says(s, line, "tag_question-line", "en", count=2)
            await s.pass_time(days=7)
            (digest,) = said(s, "#hilfe", "send_digest-week", count=1)
            assert "duplicates in an Excel spreadsheet" in digest.text

    run(story)


def test_an_english_community_hears_english_where_nothing_else_is_known(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("community", language="en")) as s:
            ts = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            (line,) = s.lines("#hilfe", ts)
            assert says(s, line, "tag_question-line", "de", count=2), "the thread's own"
            assert says(s, await lotse(s, "tom", ""), "answer_command-help", "en")
            hello = [m.text for m in s.slack.messages("#vorstellung") if m.bot_id]
            assert any("Hello, I am Lotse" in text for text in hello)
            await s.pass_time(days=7)
            week = [m.text for m in s.slack.messages("#hilfe") if "The week" in m.text]
            assert len(week) == 1

    run(story)


# --- du and Sie


@pytest.mark.prevents("F19")
def test_a_community_that_says_sie_never_reads_du(database: str) -> None:
    """A match from the profile to its end, a digest, a topic of the forum, and being forgotten."""

    async def story() -> None:
        async with stage(database, with_rules("community", address="sie", gender="star")) as s:
            read = [await lotse(s, "tom", word) for word in ("hilfe", "hifle", "stopp", "partner")]
            await lotse(s, "mira", "profil")
            view = s.slack.view_of("mira")
            assert view is not None
            assert "Wobei können Sie helfen?" in str(view.body)
            await profile(s, "jonas", teaches={"excel": 4})
            await profile(s, "mira", learns={"excel": 1})
            read.append(await lotse(s, "mira", "partner"))
            await s.settle()
            for who in ("jonas", "mira"):
                await press(s, who, YES)
            await s.settle()
            await s.slack.say("tom", "#hilfe", EXCEL)
            topic = await ask(s)
            await s.pass_time(days=7)
            await press(s, "mira", UNFIT)
            read.append(await lotse(s, "mira", "vergiss mich"))
            await press(s, "mira", FORGET)
            await s.settle()

            for who in ("tom", "mira", "jonas"):
                read += told(s, who) + [m.text for m in s.slack.ephemerals(who)]
            for place in ("#hilfe", "#vorstellung", *(group.id for group in s.slack.groups())):
                read += [m.text for m in s.slack.messages(place) if m.bot_id]
            read += forum_lines(s, topic)
            assert len(read) > 20
            addressed = 0
            for text in read:
                sentences = re.split(r"(?<=[.!?:])\s+", re.sub(r"<[^>]*>|`[^`]*`", "…", text))
                ours = [one for one in sentences if "•" not in one]
                assert [one for one in ours if re.search(INFORMAL, one)] == []
                addressed += bool(re.search(r"\b(Sie|Ihnen|Ihre?)\b", text))
            assert addressed > 10

    run(story)
