"""*Ins Forum übernehmen*: each author is asked, and only what has a yes goes there."""

from __future__ import annotations

import pytest

from tests.stories.slack_acts import may_press, press, run, says, told, with_rules
from tests.stories.slack_menu import use
from tests.stories.stage import stage
from tests.stories.to_forum_acts import (
    BACK,
    HERS,
    HIS,
    NAMED,
    NAMELESS,
    NO,
    TAKE,
    WITHDRAW,
    conversation,
    everywhere,
    made,
    shown,
    taken,
    topics,
)


@pytest.mark.prevents("F33")
def test_only_what_its_author_agreed_to_goes_to_the_forum(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, _ = await conversation(s)
            answer = await use(s, "mira", TAKE, ts)
            assert says(s, answer, "take_to_forum-done", count=3)
            for who in ("mira", "jonas", "aylin"):
                assert "Darf dort stehen" in told(s, who)[-1]
            await press(s, "mira", NAMED)
            await press(s, "jonas", NAMELESS)
            await s.pass_time(minutes=2)
            assert topics(s) == [], "one is still being asked"
            await press(s, "aylin", NO)
            await s.pass_time(minutes=2)
            [topic] = topics(s)
            opening, question, reply = shown(s, topic)
            assert "Lotse, ein Bot" in opening
            assert "mira" in question
            assert "zwei lange Listen" in question
            assert "ZÄHLENWENN" in reply
            assert "jonas" not in reply
            assert HERS not in everywhere(s)
            [line] = s.lines("#hilfe", ts)
            assert "Auch im Forum" in line
            assert f"/{topic}" in line
            assert "steht die Unterhaltung auch im Forum" in told(s, "mira")[-1]
            assert "excel" in s.forum.topic(topic).tags
            assert "aylin" not in str(told(s, "mira")).casefold(), "nobody learns whose no it was"

    run(story)


@pytest.mark.prevents("F33")
def test_without_an_answer_a_passage_is_left_out_in_the_end(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("take_to_forum", wait_hours=24)) as s:
            ts, _ = await conversation(s)
            await use(s, "mira", TAKE, ts)
            await press(s, "mira", NAMELESS)
            await s.pass_time(hours=23)
            assert topics(s) == []
            await s.pass_time(hours=2)
            [topic] = topics(s)
            assert len(shown(s, topic)) == 2
            assert HIS not in everywhere(s)
            await press(s, "jonas", NAMED)
            await s.pass_time(minutes=2)
            assert HIS in shown(s, topic)[-1], "a late yes still counts"
            assert "jonas" in shown(s, topic)[-1]

    run(story)


@pytest.mark.prevents("F33")
def test_without_the_askers_yes_all_of_it_stays(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, _ = await conversation(s)
            await use(s, "petra", TAKE, ts)
            await press(s, "jonas", NAMED)
            await press(s, "aylin", NAMED)
            await press(s, "mira", NO)
            await s.pass_time(minutes=2)
            assert topics(s) == []
            assert "bleibt in Slack" in told(s, "petra")[-1]
            assert "mira" not in told(s, "petra")[-1].casefold().replace("miras", "")
            assert not may_press(s, "jonas", WITHDRAW), "that is settled for them, too"
            assert "Forum" not in s.lines("#hilfe", ts)[0]

    run(story)


def test_all_of_it_can_be_taken_back_and_nobody_is_pressed(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await taken(s)
            assert says(s, await use(s, "mira", TAKE, ts), "take_to_forum-there")
            await press(s, "mira", BACK)
            await s.pass_time(minutes=2)
            assert "lange Listen" not in str([shown(s, t) for t in made(s)])
            assert "vor Kurzem schon gefragt" in await use(s, "mira", TAKE, ts)

    run(story)


def test_who_may_want_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, (his, _) = await conversation(s)
            assert says(s, await use(s, "tom", TAKE, ts), "common-shortcut_not_yours")
            assert says(s, await use(s, "mira", TAKE, his), "take_to_forum-done", count=3)
            assert says(s, await use(s, "petra", TAKE, ts), "take_to_forum-asking")
            other = await s.slack.say("tom", "#hilfe", "Guten Morgen zusammen!")
            await s.settle()
            assert says(s, await use(s, "tom", TAKE, other), "take_to_forum-unknown")

    run(story)
