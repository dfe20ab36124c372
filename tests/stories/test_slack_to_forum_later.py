"""What went to the forum keeps in step with the chat, and with each author's second word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.events import Event, Notice
from tests.stories.forum_acts import dump
from tests.stories.slack_acts import lotse, press, run, says, told
from tests.stories.slack_menu import use
from tests.stories.stage import stage
from tests.stories.to_forum_acts import (
    HIS,
    NAMED,
    NAMELESS,
    QUESTION,
    TAKE,
    WITHDRAW,
    conversation,
    everywhere,
    made,
    shown,
    taken,
    topics,
)


def test_edits_and_deletions_are_followed(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, (his, hers) = await conversation(s)
            await use(s, "mira", TAKE, ts)
            for who in ("mira", "jonas", "aylin"):
                await press(s, who, NAMED)
            await s.pass_time(minutes=2)
            [topic] = topics(s)
            await s.slack.edit("jonas", "#hilfe", his, "Oder mit ZÄHLENWENNS.")
            await s.slack.edit("mira", "#hilfe", ts, f"{QUESTION} Und eine dritte.")
            await s.pass_time(minutes=2)
            _, question, reply, _ = shown(s, topic)
            assert "Und eine dritte" in question
            assert "ZÄHLENWENNS" in reply
            await s.slack.edit("jonas", "#hilfe", his, "Ruf mich an: 0176 48213907")
            await s.pass_time(minutes=2)
            assert len(shown(s, topic)) == 3, "what gives somebody away goes"
            await s.slack.delete("aylin", "#hilfe", hers)
            await s.pass_time(minutes=2)
            assert len(shown(s, topic)) == 2
            await s.slack.delete("mira", "#hilfe", ts)
            await s.pass_time(minutes=2)
            assert "lange Listen" not in str([shown(s, t) for t in made(s)])

    run(story)


@pytest.mark.parametrize("how", ["reworded", "without its name", "given away"])
def test_what_the_forum_lets_nobody_edit_any_more_goes_and_is_said_anew(
    database: str, how: str
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, (his, _) = await conversation(s)
            await use(s, "mira", TAKE, ts)
            for who in ("mira", "jonas", "aylin"):
                await press(s, who, NAMED)
            await s.pass_time(minutes=2)
            s.forum.settings.trusted_users_can_edit_others = False
            s.forum.settings.tl2_post_edit_time_limit = 60
            await s.pass_time(hours=2)
            [topic] = topics(s)
            if how == "without its name":
                await press(s, "jonas", NAMELESS)
            else:
                now = "Ruf mich an: 0176 48213907" if how == "given away" else "Mit ZÄHLENWENNS."
                await s.slack.edit("jonas", "#hilfe", his, now)
            await s.pass_time(minutes=5)
            texts = shown(s, topic)
            assert len([text for text in texts if "**jonas**" in text]) == (how == "reworded")
            assert any(HIS in text for text in texts) == (how == "without its name")
            assert len(texts) == (3 if how == "given away" else 4)
            await press(s, "jonas", WITHDRAW)
            await s.pass_time(minutes=5)
            assert len(shown(s, topic)) == 3, "and it can still be taken back"

    run(story)


def test_a_yes_can_be_taken_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await taken(s)
            [topic] = topics(s)
            await press(s, "jonas", WITHDRAW)
            await s.pass_time(minutes=2)
            assert len(shown(s, topic)) == 2
            assert says(s, told(s, "jonas")[-1], "follow_transfer-gone")
            await press(s, "mira", WITHDRAW)
            await s.pass_time(minutes=2)
            assert "lange Listen" not in str([shown(s, t) for t in made(s)])
            [line] = s.lines("#hilfe", ts)
            assert "Forum" not in line

    run(story)


@pytest.mark.prevents("F33")
def test_what_is_taken_back_while_the_forum_is_away_never_gets_there(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, _ = await conversation(s)
            s.forum.settings.maintenance = True
            await use(s, "mira", TAKE, ts)
            for who in ("mira", "jonas", "aylin"):
                await press(s, who, NAMED)
            await s.pass_time(minutes=10)
            await press(s, "jonas", WITHDRAW)
            await s.pass_time(minutes=1)
            s.forum.settings.maintenance = False
            await s.pass_time(hours=2)
            [topic] = topics(s)
            assert len(shown(s, topic)) == 3
            assert HIS not in everywhere(s)
            assert HIS not in await dump(s)

    run(story)


def test_a_no_counts_while_the_bot_is_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await taken(s)
            [topic] = topics(s)
            await lotse(s, "petra", "stopp")
            await press(s, "jonas", WITHDRAW)
            await s.pass_time(minutes=2)
            assert len(shown(s, topic)) == 2

    run(story)


@pytest.mark.prevents("F33")
def test_whoever_is_forgotten_leaves_the_forum_too(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await taken(s)
            [topic] = topics(s)
            jonas = s.slack.member("jonas").id
            await lotse(s, "jonas", "vergiss mich")
            await press(s, "jonas", "forget_member-yes")
            await s.pass_time(minutes=2)
            assert len(shown(s, topic)) == 2
            assert jonas not in await dump(s)

    run(story)


def test_what_a_moderator_undoes_is_not_in_the_forum_for_lotse_either(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await taken(s)
            await lotse(s, "petra", "rückgängig 1h")
            await press(s, "petra", "undo_recent-yes")
            await s.pass_time(minutes=2)
            assert topics(s) == []
            assert "vor Kurzem schon gefragt" in await use(s, "mira", TAKE, ts)

    run(story)


@pytest.mark.prevents("F33")
@pytest.mark.parametrize("how", ["delete", "edit"])
def test_what_changes_between_reading_and_saying_is_not_said(database: str, how: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, (his, _) = await conversation(s)
            assert s.bot.slack is not None
            real = s.theatre.bot.engine._deeds._look_up
            late = []

            async def look_up(notice: Notice) -> Sequence[Event]:
                found = await real(notice)
                if not late:
                    late.append(notice)
                    if how == "delete":
                        await s.slack.delete("jonas", "#hilfe", his)
                    else:
                        await s.slack.edit("jonas", "#hilfe", his, "Doch anders.")
                return found

            s.theatre.bot.engine._deeds._look_up = look_up
            await use(s, "mira", TAKE, ts)
            for who in ("mira", "jonas", "aylin"):
                await press(s, who, NAMED)
            await s.pass_time(minutes=10)
            assert late, "that was the moment"
            [topic] = topics(s)
            assert HIS not in everywhere(s)
            assert len(shown(s, topic)) == (3 if how == "delete" else 4)

    run(story)


def test_what_the_forum_does_not_take_is_told_to_whoever_began_it(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts, _ = await conversation(s)
            s.forum.mischief.add("posts#create", "error", error="not_permitted", times=0)
            await use(s, "mira", TAKE, ts)
            for who in ("mira", "jonas", "aylin"):
                await press(s, who, NAMED)
            await s.pass_time(minutes=10)
            assert any("nicht angenommen" in text for text in told(s, "mira"))
            assert says(s, told(s, "jonas")[-1], "follow_transfer-over")
            assert topics(s) == []
            assert HIS not in await dump(s)
            assert "unter vier Augen" in await use(s, "mira", TAKE, ts), "it may be tried again"

    run(story)


def test_a_topic_that_is_deleted_in_the_forum_leads_nowhere_from_slack(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await taken(s)
            [topic] = topics(s)
            await s.forum.delete_topic(topic)
            await s.pass_time(minutes=5)
            [line] = s.lines("#hilfe", ts)
            assert "Forum" not in line

    run(story)
