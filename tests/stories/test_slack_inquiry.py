"""`/lotse wer`: a count, a form, a few private requests, and a group after the first yes."""

from __future__ import annotations

import asyncio

from bot.store.schema import inquiry
from tests.stories.slack_acts import (
    FORGET,
    REPORT,
    dump,
    lotse,
    may_press,
    press,
    profile,
    rows,
    run,
    said,
    says,
    told,
)
from tests.stories.stage import Staged, stage

ASK, YES, NO = "ask_around-ask", "ask_around-yes", "ask_around-no"
ABOUT = "Meine Pivot-Tabelle zählt falsch."
EXPERTS = ("jonas", "tom", "aylin")


async def prepared(s: Staged, *experts: str) -> None:
    for who in experts:
        await profile(s, who, teaches={"excel": 3})
    await profile(s, "mira", learns={"excel": 1})


async def ask(s: Staged, about: str = ABOUT) -> None:
    """Mira asks around: command, button, form."""
    await lotse(s, "mira", "wer excel")
    await press(s, "mira", ASK)
    view = s.slack.view_of("mira")
    assert view is not None
    await s.slack.submit("mira", view.id, {"ask_around-about": about})
    await s.settle()


def asked(s: Staged) -> list[str]:
    return [who for who in EXPERTS if may_press(s, who, YES)]


def test_two_are_asked_and_the_first_yes_opens_a_group(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await prepared(s, *EXPERTS)
            answer = await lotse(s, "mira", "wer excel")
            assert "könnten hier 3 Menschen helfen" in answer
            await ask(s)
            first, second = asked(s)
            for who in (first, second):
                assert ABOUT in told(s, who)[-1]
                assert s.slack.member("mira").id not in str(s.slack.dms(who))
            await press(s, first, YES)
            await s.settle()
            (group,) = s.slack.groups()
            people = {s.slack.member(who).id for who in ("mira", first)}
            assert group.members == {*people, s.slack.bot_user}
            (hello,) = s.slack.messages(group.id)
            assert says(s, hello.text, "open_pair-hello_asked")
            assert asked(s) == []
            assert says(s, told(s, second)[-1], "ask_around-closed")
            assert may_press(s, "mira", REPORT), "whoever meets can call for help"
            assert ABOUT not in await dump(s), "its words are gone"
            assert "inquiry_expired" not in s.transcript
            await s.pass_time(hours=60)
            assert not any(says(s, t, "ask_around-not_this_time") for t in told(s, "mira"))

    run(story)


def test_a_no_and_silence_are_told_alike_and_in_time(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await prepared(s, "jonas", "tom")
            assert says(s, await lotse(s, "mira", "wer excel"), "ask_around-few")
            await ask(s)
            await press(s, "jonas", NO)
            await s.settle()
            assert says(s, told(s, "jonas")[-1], "ask_around-thanks")
            assert told(s, "mira") == [], "a no is not told"
            await s.pass_time(hours=49)
            (end,) = told(s, "mira")
            assert says(s, end, "ask_around-not_this_time")
            assert not may_press(s, "tom", YES)
            assert s.slack.groups() == []

    run(story)


def test_without_a_profile_it_asks_for_consent_first(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 3})
            assert says(s, await lotse(s, "mira", "who spreadsheets"), "ask_around-few", "en")
            await press(s, "mira", ASK)
            await s.settle()
            assert says(s, s.slack.ephemerals("mira")[-1].text, "ask_around-no_profile")
            assert await rows(s, inquiry) == []
            await press(s, "mira", "ask_profile-start")
            assert s.slack.view_of("mira") is not None

    run(story)


def test_two_yeses_at_once_open_one_group(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await prepared(s, "jonas", "tom")
            await ask(s)
            await asyncio.gather(press(s, "jonas", YES), press(s, "tom", YES))
            await s.settle()
            assert len(s.slack.groups()) == 1

    run(story)


def test_a_form_sent_twice_asks_once(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await prepared(s, "jonas", "tom")
            await ask(s)
            await press(s, "mira", ASK)
            await s.settle()
            assert says(s, s.slack.ephemerals("mira")[-1].text, "ask_around-waiting")
            assert len(await rows(s, inquiry)) == 1
            assert [len(told(s, who)) for who in ("jonas", "tom")] == [1, 1]

    run(story)


def test_who_pauses_or_is_forgotten_leaves_no_trace_in_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await prepared(s, "jonas", "tom")
            await ask(s)
            await lotse(s, "jonas", "pause 1 Woche")
            await s.settle()
            assert asked(s) == ["tom"]
            await lotse(s, "mira", "vergiss mich")
            await press(s, "mira", FORGET)
            await s.settle()
            assert asked(s) == []
            assert ABOUT not in str(s.slack.dms("tom"))
            held = await dump(s)
            assert ABOUT not in held
            assert s.slack.member("mira").id not in held

    run(story)


def test_a_report_reaches_the_moderators(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await prepared(s, "jonas")
            await ask(s)
            await press(s, "jonas", YES)
            await s.settle()
            await press(s, "mira", REPORT)
            await s.settle()
            assert len(said(s, "#moderation", "report_match-case")) == 1
            assert says(s, await lotse(s, "mira", "wer excel"), "ask_around-few")
            await press(s, "mira", ASK)
            view = s.slack.view_of("mira")
            assert view is not None
            await s.slack.submit("mira", view.id, {"ask_around-about": ABOUT})
            window = s.slack.view_of("mira")
            assert window is not None
            assert "niemanden für dich fragen" in str(window.body["blocks"]), (
                "never the same two again"
            )

    run(story)
