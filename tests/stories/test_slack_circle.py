"""A round seats a circle and a tandem: asked one by one, begun together, parted kindly."""

from __future__ import annotations

import pytest

from bot.reactions._round_asking import YES
from bot.reactions.report_match import UNFIT
from bot.store.schema import match
from tests.stories.slack_acts import NO as DECLINE
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import lotse, may_press, press, profile, rows, run, says, told
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over

LEARNERS = ("mira", "tom", "grace", "petra")


async def circle(s: Staged, *, young: str = "") -> None:
    """Jonas has one hour for four who want to learn what he knows; all said yes to the round."""
    await profile(s, "jonas", teaches={"excel": 4}, hours="1", circle=["yes"])
    for who in LEARNERS:
        await profile(s, who, learns={"excel": 1}, minor=who == young)
    await s.pass_time(days=1, hours=1)
    for who in ("jonas", *LEARNERS):
        await press(s, who, YES)
    await over(s)


async def answered(s: Staged, button: str, *who: str) -> None:
    for one in who:
        await press(s, one, button)
        await s.settle()


def members(s: Staged) -> set[str]:
    """Who is in the one group that there is, by name."""
    (group,) = s.slack.groups()
    names = {s.slack.member(who).id: who for who in ("jonas", *LEARNERS)}
    return {names[one] for one in group.members if one in names}


@pytest.mark.prevents("F9")
def test_a_circle_goes_on_with_three_and_is_dissolved_with_two(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await circle(s)
            assert {row.form for row in await rows(s, match)} == {"circle"}
            for who in ("jonas", *LEARNERS):
                assert "Kreis" in told(s, who)[-1]
                assert may_press(s, who, AGREE)
                others = {s.slack.member(one).id for one in ("jonas", *LEARNERS)}
                assert not any(f"<@{one}>" in told(s, who)[-1] for one in others)
            await answered(s, DECLINE, "petra")
            await answered(s, AGREE, "jonas", "mira", "tom")
            assert s.slack.groups() == []
            await answered(s, AGREE, "grace")
            assert members(s) == {"jonas", "mira", "tom", "grace"}
            await press(s, "tom", UNFIT)
            await s.settle()
            assert says(s, told(s, "tom")[-1], "report_match-parted_you_circle")
            for who in ("jonas", "mira", "grace"):
                assert says(s, told(s, who)[-1], "report_match-parted_other_circle")
            assert len(told(s, "petra")) == 2, "who said no hears nothing of it"
            assert {row.state for row in await rows(s, match)} == {"declined", "ended"}

    run(story)


def test_a_circle_of_four_goes_on_without_one(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await circle(s)
            await answered(s, AGREE, "jonas", *LEARNERS)
            assert members(s) == {"jonas", *LEARNERS}
            await press(s, "tom", UNFIT)
            await s.settle()
            assert says(s, told(s, "tom")[-1], "report_match-parted_you_circle")
            for who in ("jonas", "mira", "grace", "petra"):
                assert says(s, told(s, who)[-1], "settle_match-goes_on")
            await lotse(s, "mira", "vergiss mich")
            await press(s, "mira", "forget_member-yes")
            await s.settle()
            for who in ("jonas", "grace", "petra"):
                assert says(s, told(s, who)[-1], "settle_match-ended_circle")
            assert len(s.slack.groups()) == 1

    run(story)


def test_when_the_time_is_up_three_yeses_are_enough(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await circle(s)
            await answered(s, AGREE, "jonas", "mira", "tom", "grace")
            assert s.slack.groups() == []
            await s.pass_time(days=3, hours=1)
            assert members(s) == {"jonas", "mira", "tom", "grace"}
            assert says(s, told(s, "petra")[-1], "settle_match-closed")

    run(story)


@pytest.mark.prevents("F4")
def test_whoever_leads_may_decline_and_nobody_reads_why(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await circle(s)
            await answered(s, AGREE, "mira", "tom")
            await answered(s, DECLINE, "jonas")
            for who in ("mira", "tom"):
                text = "settle_match-not_this_time_learner_circle"
                assert says(s, told(s, who)[-1], text)
            for who in ("grace", "petra"):
                assert says(s, told(s, who)[-1], "settle_match-closed")
            assert s.slack.groups() == []

    run(story)


def test_under_18_people_are_in_a_circle_and_nobody_reads_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await circle(s, young="mira")
            assert len(await rows(s, match)) == 4
            await answered(s, AGREE, "jonas", *LEARNERS)
            assert members(s) == {"jonas", *LEARNERS}
            others = [text for who in ("jonas", "tom", "grace", "petra") for text in told(s, who)]
            groups = [m.text for g in s.slack.groups() for m in s.slack.messages(g.id)]
            assert not any("18" in text.replace("18:", "") for text in (*others, *groups))
            await lotse(s, "tom", "vergiss mich")
            await press(s, "tom", "forget_member-yes")
            await lotse(s, "grace", "vergiss mich")
            await press(s, "grace", "forget_member-yes")
            await s.settle()
            assert {row.state for row in await rows(s, match)} == {"ended"}
            assert says(s, told(s, "mira")[-1], "settle_match-ended_circle")

    run(story)


def test_under_18_people_are_in_no_pair_of_a_round(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile(s, "jonas", teaches={"excel": 4}, circle=["yes"])
            await profile(s, "mira", learns={"excel": 1}, minor=True)
            await s.pass_time(days=1, hours=1)
            await answered(s, YES, "jonas", "mira")
            await over(s)
            assert await rows(s, match) == []
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_taken")

    run(story)


def test_two_teach_each_other_and_are_asked_once(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            both = {"hours": "1", "exchange": ["yes"]}
            await profile(s, "jonas", teaches={"excel": 4}, learns={"r": 1}, **both)
            await profile(s, "mira", teaches={"r": 4}, learns={"excel": 1}, **both)
            await s.pass_time(days=1, hours=1)
            await answered(s, YES, "jonas", "mira")
            await over(s)
            assert [row.form for row in await rows(s, match)] == ["tandem", "tandem"]
            for who in ("jonas", "mira"):
                assert len(told(s, who)) == 2
                assert "Tandem" in told(s, who)[-1].replace("tandem", "Tandem")
            await answered(s, AGREE, "jonas")
            assert s.slack.groups() == []
            await answered(s, AGREE, "mira")
            assert members(s) == {"jonas", "mira"}
            await press(s, "mira", UNFIT)
            await s.settle()
            assert says(s, told(s, "jonas")[-1], "report_match-parted_other_tandem")
            assert {row.state for row in await rows(s, match)} == {"ended"}

    run(story)
