"""The profile in three steps, and how everything about a member is forgotten."""

from __future__ import annotations

import pytest

from bot.sandbox.story_words import USE_EXCEL
from bot.store.outbox import mark_of
from bot.store.schema import consent
from matchers.model import Level
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    REPORT,
    account,
    dump,
    introduce,
    lotse,
    pair_up,
    press,
    profile,
    rows,
    run,
    said,
    says,
)
from tests.stories.stage import stage

POINTERS = ("thread", "answer", "word")
"""Who asked, answered and accepted may be held of anybody: as pointers, for 90 days."""


def test_three_steps_make_a_profile(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(
                s, "mira", learns={"excel": 1}, teaches={"recht-verein": 3}, slots=["sa-morning"]
            )
            mira = account(s, "mira")
            kept = await s.bot.turns.look(lambda community: community.profile(mira))
            assert kept is not None
            assert kept.complete
            assert kept.learns == {"excel": Level(1)}
            assert kept.teaches == {"recht-verein": Level(3)}
            assert (kept.hours, kept.slots) == (2.0, frozenset({"sa-morning"}))
            (agreed,) = await rows(s, consent)
            assert agreed.version == s.bot.settings.rules.community.consent_version
            assert agreed.at == s.theatre.clock.now().timestamp()

    run(story)


@pytest.mark.prevents("F12")
def test_nothing_is_held_before_consent(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            mira = s.slack.member("mira").id
            await lotse(s, "mira", "profil")
            await s.slack.close_view("mira")
            answer = await introduce(s, "mira", consent=False)
            await s.settle()
            assert "ask_profile-consent" in answer["errors"]
            why = answer["errors"]["ask_profile-consent"]
            assert says(s, why, "ask_profile-error_consent")
            held = await dump(s)
            assert mira not in held
            assert "Hintergrund" not in held

    run(story)


def test_before_consent_only_pointers_are_held(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            answer = await s.slack.say("jonas", "#hilfe", USE_EXCEL, asked)
            await s.slack.react("mira", "#hilfe", answer, "white_check_mark")
            await lotse(s, "mira", "partner")
            await s.slack.open_home("mira")
            await s.settle()
            for who in ("mira", "jonas"):
                assert s.slack.member(who).id in await dump(s)
                assert s.slack.member(who).id not in await dump(s, without=POINTERS)
            assert "Mailadressen" not in await dump(s), "an answer's words are never held"

    run(story)


def test_the_second_time_the_form_is_filled_in(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "mira", learns={"excel": 1}, hours="3", slots=["sa-morning"])
            await lotse(s, "mira", "profil")
            for wanted in ("Hintergrund von mira", "'value': 'excel'", "sa-morning"):
                view = s.slack.view_of("mira")
                assert view is not None
                filled = [
                    str(value)
                    for block in view.body["blocks"]
                    for name, value in block.get("element", {}).items()
                    if name.startswith("initial")
                ]
                assert any(wanted in value for value in filled), wanted
                step1 = {"ask_profile-consent": ["yes"]}
                await s.slack.submit("mira", view.id, step1 if "Hinter" in wanted else {})
            mira = account(s, "mira")
            kept = await s.bot.turns.look(lambda community: community.profile(mira))
            assert kept is not None
            assert (kept.learns, kept.hours) == ({"excel": Level(1)}, 3.0)

    run(story)


def test_forgetting_asks_first_and_leaves_no_trace(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            group = await pair_up(s)
            await press(s, "jonas", REPORT)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.say("jonas", "#hilfe", USE_EXCEL, asked)
            await s.slack.open_home("mira")
            await s.settle()
            mira = s.slack.member("mira").id
            alone = s.slack.private({mira}).id
            (case,) = said(s, "#moderation", "report_match-case")
            assert f"<@{mira}>" in case.text
            assert f"<@{mira}>" in s.slack.messages(group)[0].text

            assert says(s, await lotse(s, "mira", "vergiss mich"), "forget_member-ask")
            assert mira in await dump(s), "not before the second word"
            await press(s, "mira", FORGET)
            await s.settle()
            held = await dump(s)
            assert mira not in held
            assert alone not in held
            assert mark_of(account(s, "mira")) not in held
            assert s.slack.member("jonas").id in held, "nobody else is touched"
            for message in s.slack.posts:
                assert message.deleted or mira not in f"{message.text}{message.blocks}"
            assert s.lines("#hilfe", asked), "what was said to all stays"

    run(story)


def test_who_is_forgotten_can_come_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "mira", learns={"excel": 1})
            await lotse(s, "mira", "forget me")
            await press(s, "mira", FORGET)
            await s.settle()
            assert await rows(s, consent) == []
            await profile(s, "mira", learns={"sql": 1})
            assert len(await rows(s, consent)) == 1

    run(story)
