"""*Ins Forum übernehmen*: each author is asked, and the forum keeps in step with what they say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.events import Event, Notice
from bot.sandbox.forum_model import Post
from tests.stories.forum_acts import dump
from tests.stories.slack_acts import lotse, may_press, press, run, says, told, with_rules
from tests.stories.slack_menu import asked, use
from tests.stories.stage import Staged, stage

NAMED, NAMELESS = "take_to_forum-named", "take_to_forum-nameless"
NO, WITHDRAW, BACK = "follow_transfer-no", "follow_transfer-withdraw", "follow_transfer-back"
QUESTION = "Wie finde ich doppelte Einträge in Excel?\nIch habe zwei lange Listen."
HERS = "Über Daten, dann Duplikate entfernen."
HIS = "Oder mit ZÄHLENWENN, das zeigt dir jede Stelle."
TAKE = "take_to_forum"


async def conversation(s: Staged) -> tuple[str, list[str]]:
    """Mira asks, Jonas and Aylin answer; the thread, and their replies."""
    ts = await asked(s, QUESTION)
    replies = []
    for who, text in (("jonas", HIS), ("aylin", HERS)):
        replies.append(await s.slack.say(who, "#hilfe", text, thread=ts))
        await s.pass_time(minutes=1)
    return ts, replies


async def taken(s: Staged) -> str:
    """The same, wanted in the forum by Mira, with the yes of Mira and Jonas and a no of Aylin's."""
    ts, _ = await conversation(s)
    await use(s, "mira", TAKE, ts)
    await press(s, "mira", NAMED)
    await press(s, "jonas", NAMELESS)
    await press(s, "aylin", NO)
    await s.pass_time(minutes=2)
    return ts


def made(s: Staged) -> list[int]:
    """The topics that the bot ever made from a conversation."""
    ours = [s.forum.topic(post.topic_id) for post in s.forum.created_by_bot() if post.number == 1]
    return [topic.id for topic in ours if topic.title.startswith("Aus Slack")]


def topics(s: Staged) -> list[int]:
    """Those that still stand, with something in it that people wrote."""
    return [t for t in made(s) if not s.forum.topic(t).deleted_at and len(shown(s, t)) > 1]


def shown(s: Staged, topic: int) -> list[str]:
    """What stands in a topic for everybody to read."""
    posts: list[Post] = [p for p in s.forum.posts(topic) if not (p.deleted_at or p.user_deleted)]
    return [post.raw.partition("\n\n<!--")[0] for post in posts]


def everywhere(s: Staged) -> str:
    """All that was ever written in the forum, also in earlier versions."""
    return "\n".join(
        f"{s.forum.topic(t).title}\n{p.raw}" for t in made(s) for p in s.forum.posts(t)
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
            real = s.theatre.bot.engine._look_up
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

            s.theatre.bot.engine._look_up = look_up
            await use(s, "mira", TAKE, ts)
            for who in ("mira", "jonas", "aylin"):
                await press(s, who, NAMED)
            await s.pass_time(minutes=10)
            assert late, "that was the moment"
            [topic] = topics(s)
            assert HIS not in everywhere(s)
            assert len(shown(s, topic)) == (3 if how == "delete" else 4)

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


def test_nobody_is_asked_where_no_category_is_set(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("take_to_forum", forum_category=0)) as s:
            ts, _ = await conversation(s)
            assert s.bot.settings.rules.take_to_forum is not None
            await use(s, "mira", TAKE, ts)

    run(story)
