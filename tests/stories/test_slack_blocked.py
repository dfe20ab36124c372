"""Who was reported cannot forget themselves back to the reporter, and still nothing names them."""

from __future__ import annotations

import re

from tests.stories.slack_acts import (
    FORGET,
    REPORT,
    UNFIT,
    account,
    dump,
    lotse,
    pair_up,
    press,
    profile,
    run,
    said,
    says,
    states,
)
from tests.stories.stage import Staged, stage


async def comes_back(s: Staged, who: str) -> None:
    """They ask to be forgotten, which they are; then they are new here."""
    await lotse(s, who, "vergiss mich")
    await press(s, who, FORGET)
    await s.pass_time(hours=1)
    assert s.slack.member(who).id not in await dump(s), "no column holds them"
    assert await states(s) == []
    if who == "jonas":
        await profile(s, who, teaches={"excel": 4})
    else:
        await profile(s, who, learns={"excel": 1})


def test_the_reported_one_is_not_proposed_again_after_being_forgotten(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_up(s)
            await press(s, "mira", REPORT)
            await s.settle()
            await comes_back(s, "jonas")
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")
            assert await states(s) == []

    run(story)


def test_it_holds_when_both_were_forgotten(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_up(s)
            await press(s, "mira", UNFIT)
            await s.settle()
            await comes_back(s, "jonas")
            await comes_back(s, "mira")
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")
            await profile(s, "aylin", learns={"excel": 1})
            asked = await lotse(s, "aylin", "partner")
            assert says(s, asked, "propose_match-asked"), "nobody else is kept from him"

    run(story)


def test_the_case_stays_with_its_number_and_nobodys_name(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_up(s)
            await press(s, "mira", REPORT)
            await s.settle()
            (case,) = said(s, "#moderation", "report_match-case")
            number = re.search(r"Meldung ([0-9a-f]{6}):", case.text)
            assert number, case.text
            assert account(s, "jonas").rpartition("/")[2] in case.text, "told at once, by name"
            await comes_back(s, "jonas")
            (case,) = said(s, "#moderation", "report_match-case")
            assert number[0] in case.text
            assert s.slack.member("jonas").id not in case.text
            assert s.slack.member("mira").id in case.text, "whom the moderators are to talk to"

    run(story)
