"""What stays unanswered is taken to people: privately, a few at a time, and nobody is shown up.

F4: nobody is named before their yes, declines are invisible. F6: nothing is closed, bumped or
scolded for its age. F21: nobody reads a place in a queue. F22, F23: hours are a hard cap.
"""

from __future__ import annotations

import asyncio

import pytest

from tests.stories.helper_acts import (
    KNOWS,
    NO,
    PEERS,
    YES,
    asked,
    asks,
    offering,
    post_link,
    states,
)
from tests.stories.slack_acts import (
    account,
    lotse,
    may_press,
    press,
    run,
    said,
    says,
    told,
    with_rules,
)
from tests.stories.stage import stage


@pytest.mark.prevents("F4", "F32")
def test_after_two_hours_two_near_peers_are_asked_privately_and_the_asker_sees_nothing(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, *PEERS)
            ts = await asks(s)
            await s.pass_time(hours=1, minutes=50)
            assert [asked(s, who) for who in PEERS] == [0, 0, 0]
            await s.pass_time(minutes=15)
            assert sorted(asked(s, who) for who in PEERS) == [0, 1, 1]
            for who in PEERS:
                for text in told(s, who):
                    assert "Mira" not in text
                    assert s.slack.member("mira").id not in text
            assert len(s.lines("#hilfe", ts)) == 1, "the thread has its one line about topics"
            assert told(s, "mira") == []

    run(story)


def test_the_first_yes_frees_the_other_and_two_clicks_at_once_make_one(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas", "aylin")
            await asks(s)
            await s.pass_time(hours=2, minutes=5)
            await asyncio.gather(press(s, "jonas", YES), press(s, "aylin", YES))
            await s.settle()
            found = await states(s)
            assert sorted(found.values()) == ["freed", "yes"]
            first = "jonas" if found[account(s, "jonas")] == "yes" else "aylin"
            other = "aylin" if first == "jonas" else "jonas"
            assert says(s, told(s, first)[-1], "suggest_helpers-you_look", hours=24)
            assert says(s, told(s, other)[-1], "suggest_helpers-freed")
            assert not may_press(s, other, YES)
            assert may_press(s, first, NO), "a yes can be taken back"

    run(story)


def test_a_yes_without_a_word_is_released_after_a_day_and_the_next_is_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, *PEERS)
            await asks(s)
            await s.pass_time(hours=2, minutes=5)
            first, second = sorted(PEERS, key=lambda who: -asked(s, who))[:2]
            third = next(who for who in PEERS if who not in (first, second))
            await press(s, first, YES)
            await s.pass_time(hours=23)
            assert asked(s, third) == 0
            await s.pass_time(hours=1, minutes=5)
            assert says(s, told(s, first)[-1], "suggest_helpers-released")
            assert asked(s, third) == 1
            await press(s, first, YES)
            await s.settle()
            assert (await states(s))[account(s, first)] == "yes", "a late yes is welcome"
            assert says(s, told(s, third)[-1], "suggest_helpers-freed")

    run(story)


def test_whoever_helps_is_thanked_and_the_ladder_ends(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, *PEERS)
            ts = await asks(s)
            await s.pass_time(hours=2, minutes=5)
            first, other = sorted(PEERS, key=lambda who: -asked(s, who))[:2]
            await press(s, first, YES)
            await s.slack.say(first, "#hilfe", "Daten > Duplikate entfernen.", ts)
            await s.settle()
            assert says(s, told(s, first)[-1], "suggest_helpers-helped")
            before = {who: len(told(s, who)) for who in PEERS}
            await s.pass_time(days=4)
            assert {who: len(told(s, who)) for who in PEERS} == before
            assert says(s, told(s, other)[-1], "suggest_helpers-freed")

    run(story)


def test_an_answer_by_anybody_frees_whoever_was_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas", "aylin")
            ts = await asks(s)
            await s.pass_time(hours=2, minutes=5)
            await s.slack.say("petra", "#hilfe", "Schau mal unter Daten.", ts)
            await s.settle()
            for who in ("jonas", "aylin"):
                assert says(s, told(s, who)[-1], "suggest_helpers-freed")
                assert not may_press(s, who, YES)

    run(story)


def test_an_answer_that_is_deleted_again_is_none(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas")
            ts = await asks(s)
            answer = await s.slack.say("petra", "#hilfe", "Schau mal unter Daten.", ts)
            await s.pass_time(hours=3)
            await s.slack.delete("petra", "#hilfe", answer)
            await s.pass_time(days=1)
            assert asked(s, "jonas") == 1

    run(story)


def test_a_deleted_question_needs_nobody(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas")
            ts = await asks(s)
            await s.pass_time(hours=2, minutes=5)
            await s.slack.delete("mira", "#hilfe", ts)
            await s.settle()
            assert says(s, told(s, "jonas")[-1], "suggest_helpers-freed")
            assert await s.bot.store.next_due() is None, "nothing is set for later any more"

    run(story)


@pytest.mark.prevents("F4")
def test_a_no_is_invisible_and_somebody_else_is_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, *PEERS)
            await asks(s)
            await s.pass_time(hours=2, minutes=5)
            first, second = sorted(PEERS, key=lambda who: -asked(s, who))[:2]
            third = next(who for who in PEERS if who not in (first, second))
            await press(s, first, NO)
            await s.settle()
            assert says(s, told(s, first)[-1], "suggest_helpers-you_cannot")
            assert asked(s, third) == 1
            assert asked(s, second) == 1
            await press(s, second, KNOWS)
            await s.settle()
            assert says(s, told(s, second)[-1], "suggest_helpers-you_know")
            assert told(s, "mira") == []
            everything = [m.text for m in s.slack.messages("#hilfe") if m.bot_id]
            assert not any("Nein" in text for text in everything)

    run(story)


@pytest.mark.prevents("F6", "F21")
def test_at_last_the_moderators_hear_of_it_and_nobody_is_scolded(database: str) -> None:
    async def story() -> None:
        link = with_rules("suggest_helpers", circle="https://example.org/sprechstunde")
        async with stage(database, link) as s:
            ts = await asks(s)
            await s.pass_time(hours=49)
            (circle,) = told(s, "mira")
            assert says(s, circle, "suggest_helpers-circle")
            await s.pass_time(hours=24)
            (post,) = said(s, "moderation", "suggest_helpers-moderators", days=3, asked=0)
            assert "Excel" in post.text
            assert len(s.lines("#hilfe", ts)) == 1
            answer = await lotse(s, "petra", f"zuweisen {post_link(post.text)} @jonas")
            assert says(s, answer, "assign_helper-cannot"), "who did not agree is not asked"
            await offering(s, "jonas")
            answer = await lotse(s, "petra", f"zuweisen {post_link(post.text)} @jonas")
            assert says(s, answer, "assign_helper-asked")
            await s.pass_time(hours=1)
            assert says(s, told(s, "jonas")[-1], "assign_helper-ask", minutes=15)
            await press(s, "jonas", NO)
            await s.settle()
            assert said(s, "moderation", "suggest_helpers-declined")
            assert len(told(s, "mira")) == 1

    run(story)
