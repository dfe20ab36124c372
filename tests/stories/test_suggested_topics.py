"""Topics that Lotse is less sure of: what moderators press, what follows, and what is learnt."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.slack_nouns import Message
from bot.store.lessons import lessons
from bot.store.schema import logbook, suggestion, tag, thread, unwanted
from matchers.school import Lesson
from tests.stories import forum_acts
from tests.stories.slack_acts import FORGET, dump, lotse, rows, run, says, with_rules
from tests.stories.slack_acts import press as press_own
from tests.stories.slack_menu import asked, soon
from tests.stories.stage import Staged, stage

SURE = (
    "Wie finde ich doppelte Einträge in Excel? Ich habe zwei lange Listen mit Mitgliedern aus den "
    "letzten Jahren, manche stehen zweimal darin, mal mit und mal ohne Titel, und ich möchte "
    "niemandem zweimal schreiben."
)
TEXT = f"{SURE} Vielleicht braucht es auch eine Umfrage."
SURELY, LESS = {"excel", "dubletten"}, "umfragen"
FORUM = (
    "Ich habe zwei lange Listen mit Mitgliedern und möchte die Dubletten finden. Vielleicht hilft "
    "auch eine Umfrage."
)
SET, NO, NEVER, AGAIN = (f"suggest_topics-{name}" for name in ("set", "no", "never", "again"))


def suggestions(s: Staged) -> list[Message]:
    """What moderators are asked now."""
    ours = (m for m in s.slack.messages("#moderation") if m.bot_id and not m.deleted)
    return [m for m in ours if says(s, m.text, "suggest_topics-ask")]


async def press(s: Staged, button: str, who: str = "petra") -> str:
    """Press a button below the only one; what it says afterwards."""
    (message,) = suggestions(s)
    before = str(message.blocks)
    await s.slack.press(who, message.channel, message.ts, button)
    await s.settle()
    async with asyncio.timeout(20):
        while str(suggestions(s)[0].blocks) == before:  # only a loaded machine answers later
            await asyncio.sleep(0.05)
            await s.settle()
    (message,) = suggestions(s)
    return str(message.blocks)


async def tags(s: Staged, by: str) -> set[str]:
    """The topics of the only question."""
    return {row.topic for row in await rows(s, tag) if row.by == by}


async def is_guessed(s: Staged) -> bool:
    """Whether an edit of the only question may let us find topics of our own."""
    (row,) = await rows(s, thread)
    return not row.rejected


async def learnt(s: Staged) -> list[Lesson]:
    """What the tagger may learn from."""
    return await s.bot.store.read(lambda c: lessons(c, 10))


async def ask_forum(s: Staged) -> int:
    """The same question in the forum."""
    topic = await s.forum.open_topic("heinz", "Fragen", forum_acts.TITLE, FORUM)
    await s.settle()
    return topic


# --- Setzen


def test_setting_a_topic_in_slack_adds_it_and_the_same_button_takes_it_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TEXT)
            (asks,) = suggestions(s)
            assert "Umfrage" in str(asks.blocks), "the word that gave the idea"
            assert await tags(s, "lotse") == SURELY
            assert await learnt(s) == []

            told = await press(s, SET)
            assert says(s, told, "suggest_topics-is_set")
            (line,) = s.lines("#hilfe", ts)
            assert says(s, line, "suggest_topics-line", count=3)
            assert await tags(s, "people") == {*SURELY, LESS}
            (lesson,) = await learnt(s)
            assert set(lesson.topics) == {*SURELY, LESS}, "what people chose teaches"
            assert not await is_guessed(s)

            told = await press(s, SET)
            assert says(s, told, "suggest_topics-named")
            (line,) = s.lines("#hilfe", ts)
            assert says(s, line, "suggest_topics-line", count=2)
            assert (await tags(s, "lotse"), await tags(s, "people")) == (SURELY, set())
            assert await learnt(s) == []
            assert await is_guessed(s)
            assert [row.what for row in await rows(s, logbook)] == ["tagged", "tagged"]

    run(story)


def test_setting_a_topic_tags_the_forum_and_is_taken_back_there(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask_forum(s)
            assert forum_acts.tags(s, topic) == SURELY
            await press(s, SET)
            assert forum_acts.tags(s, topic) == {*SURELY, LESS}
            (line,) = forum_acts.lines(s, topic)
            assert "Die Moderation" in line or "die Moderation" in line
            (lesson,) = await learnt(s)
            assert set(lesson.topics) == {*SURELY, LESS}

            await press(s, SET)
            assert forum_acts.tags(s, topic) == SURELY
            assert len(forum_acts.posts_of_bot(s, topic)) == 1, "edited, never said again"
            assert await learnt(s) == [], "what we found ourselves teaches nothing"
            assert await is_guessed(s)

    run(story)


# --- Nicht


def test_a_no_is_remembered_for_this_question_until_it_is_taken_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TEXT)
            assert says(s, await press(s, NO), "suggest_topics-is_no")
            assert await tags(s, "rejected") == {LESS}
            (lesson,) = await learnt(s)
            assert (lesson.topics, lesson.rejected) == ((), (LESS,)), "its names misled there"
            # surer now, but moderators said that it is not about that
            await s.slack.edit("mira", "#hilfe", ts, f"Umfrage in Excel: {TEXT}")
            await s.settle()
            assert await tags(s, "lotse") == SURELY
            (message,) = suggestions(s)
            assert says(s, str(message.blocks), "suggest_topics-is_no")
            assert len(s.lines("#hilfe", ts)) == 1

            assert says(s, await press(s, NO), "suggest_topics-named")
            assert await tags(s, "rejected") == set()
            assert await learnt(s) == []
            await s.slack.edit("mira", "#hilfe", ts, f"Umfrage mit Excel: {TEXT}")
            await s.settle()
            assert await tags(s, "lotse") == {*SURELY, LESS}, "it may be found again"
            assert suggestions(s) == [], "and nobody has to be asked"

    run(story)


def test_a_no_in_the_forum_sets_no_tag_and_is_taken_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await ask_forum(s)
            await press(s, NO)
            assert await tags(s, "rejected") == {LESS}
            (lesson,) = await learnt(s)
            assert set(lesson.topics) == SURELY, "what was left standing is right"
            await press(s, NO)
            assert await learnt(s) == []
            assert await tags(s, "rejected") == set()
            assert forum_acts.tags(s, topic) == SURELY
            assert await is_guessed(s)

    run(story)


# --- Nie wieder


@pytest.mark.prevents("F1")
def test_never_again_holds_for_all_questions_until_it_is_taken_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            first = await asked(s, TEXT)
            assert says(s, await press(s, NEVER), "suggest_topics-is_never")
            (muted,) = await rows(s, unwanted)
            assert (muted.topic, muted.name) == (LESS, "Umfrage")
            await asked(s, TEXT, by="tom")
            await ask_forum(s)
            assert len(suggestions(s)) == 1, "nobody is asked about that again"

            assert says(s, await press(s, AGAIN), "suggest_topics-named")
            assert await rows(s, unwanted) == []
            await ask_forum(s)
            assert len(suggestions(s)) == 2
            await s.slack.delete("mira", "#hilfe", first)
            await s.settle()
            assert len(suggestions(s)) == 1

    run(story)


# --- who, and until when


def test_only_moderators_decide_and_others_read_why(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await asked(s, TEXT)
            await s.slack.join("gast", restricted=True)
            s.slack.channel("#moderation").members.add(s.slack.member("gast").id)
            (message,) = suggestions(s)
            before = len(s.slack.ephemerals("gast"))
            await s.slack.press("gast", message.channel, message.ts, SET)
            await s.settle()
            await soon(lambda: len(s.slack.ephemerals("gast")) > before)
            told = s.slack.ephemerals("gast")[-1].text
            assert says(s, told, "suggest_topics-moderators_only")
            assert await tags(s, "people") == set()

    run(story)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("why", ["deleted", "confidential", "no_question", "personal", "forgotten"])
def test_what_is_gone_or_not_for_others_leaves_nothing_with_moderators(
    database: str, why: str
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TEXT)
            assert len(suggestions(s)) == 1
            match why:
                case "deleted":
                    await s.slack.delete("mira", "#hilfe", ts)
                case "forgotten":
                    await lotse(s, "mira", "vergiss mich")
                    await press_own(s, "mira", FORGET)
                case "personal":
                    await s.slack.edit("mira", "#hilfe", ts, f"{TEXT} Ruft an: 0171 5558142")
                case _:
                    used = "keep_confidential" if why == "confidential" else "unmark_question"
                    await s.slack.shortcut("mira", used, "#hilfe", ts)
            await s.settle()
            assert suggestions(s) == []
            assert await rows(s, suggestion) == []
            assert "Umfrage" not in await dump(s, without=("thread", "lesson"))

    run(story)


def test_people_who_choose_are_not_asked_after(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, TEXT)
            (line,) = [m for m in s.slack.thread("#hilfe", ts) if m.bot_id]
            await s.slack.react("mira", "#hilfe", line.ts, "x")
            await s.settle()
            assert suggestions(s) == []

    run(story)


@pytest.mark.prevents("F1")
def test_moderators_are_asked_seldom_and_not_while_it_is_stopped(database: str) -> None:
    async def story() -> None:
        few = with_rules("suggest_topics", at_most_a_day=2)
        async with stage(database, few) as s:
            for _ in range(3):
                await asked(s, TEXT)
            assert len(suggestions(s)) == 2
            await s.pass_time(days=1)
            await lotse(s, "petra", "stopp themenvorschläge")
            await asked(s, TEXT)
            assert len(suggestions(s)) == 2
            await lotse(s, "petra", "weiter themenvorschläge")
            await asked(s, TEXT)
            assert len(suggestions(s)) == 3

    run(story)


@pytest.mark.prevents("F18")
def test_in_the_shadow_there_is_nothing_to_press_until_a_moderator_wants_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("community", shadow=True)) as s:
            await asked(s, TEXT)
            assert suggestions(s) == []
            await lotse(s, "petra", "weiter themenvorschläge #hilfe")
            await asked(s, TEXT)
            assert len(suggestions(s)) == 1

    run(story)
