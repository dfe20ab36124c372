"""*Thema ändern*: the form, the line, what is learnt from it, and what happens in between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import KeepAddition
from bot.errors import YourMistake
from bot.sandbox.slack_nouns import Message
from bot.settings import Settings
from bot.store.additions import change
from bot.store.schema import evidence, tag
from matchers.additions import Addition
from matchers.model import Topic
from tests.stories.slack_acts import EXCEL, dump, introduce, lotse, rows, run, says
from tests.stories.slack_menu import asked, soon, use
from tests.stories.stage import Staged, stage

TOPICS = "change_topics-topics"
OTHER = ["umfragen", "datenschutz"]


async def choose(s: Staged, who: str, ts: str, topics: list[str]) -> str:
    """Open the form in the menu of a message, and send it; what the modal says then."""
    await opened(s, who, ts)
    view = s.slack.view_of(who)
    assert view is not None
    await s.slack.submit(who, view.id, {TOPICS: topics})
    await s.settle()
    return shown(s, who)


async def opened(s: Staged, who: str, ts: str) -> None:
    """The form opens within the three seconds of the trigger; else it is asked for again."""
    for _ in range(3):
        if s.slack.view_of(who) is None:
            await s.slack.shortcut(who, "change_topics", "#hilfe", ts)
    assert s.slack.view_of(who) is not None


async def opened_below(s: Staged, who: str, line: Message) -> None:
    """The same form, by the button below the line."""
    for _ in range(3):
        if s.slack.view_of(who) is None:
            await s.slack.press(who, line.channel, line.ts, "change_topics-open")
    assert s.slack.view_of(who) is not None


def shown(s: Staged, who: str) -> str:
    """What stands in the modal that somebody looks at."""
    view = s.slack.view_of(who)
    assert view is not None
    return str(view.body["blocks"])


async def topics(s: Staged, by: str = "people") -> set[str]:
    """Which topics the only question has."""
    return {row.topic for row in await rows(s, tag) if row.by == by}


def preset(s: Staged, who: str) -> list[str]:
    """What the form that somebody looks at begins with."""
    view = s.slack.view_of(who)
    assert view is not None
    (question,) = [b for b in view.body["blocks"] if b["type"] == "input"]
    initial: list[Any] = question["element"].get("initial_options", [])
    return [option["value"] for option in initial]


def test_the_asker_chooses_and_the_line_follows(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            await opened(s, "mira", ts)
            assert set(preset(s, "mira")) == {"excel", "dubletten"}
            answered = await choose(s, "mira", ts, ["excel", *OTHER])
            assert says(s, answered, "change_topics-done")
            (line,) = s.lines("#hilfe", ts)
            assert says(s, line, "change_topics-line", count=3)
            assert "Datenschutz" in line
            assert "Dubletten" not in line
            assert await topics(s, "rejected") == {"dubletten"}
            # our correction is remembered: an edit does not let us guess again
            await s.slack.edit("mira", "#hilfe", ts, f"{EXCEL} Es sind 300.")
            await s.settle()
            assert s.lines("#hilfe", ts) == [line]
            assert await topics(s) == {"excel", *OTHER}
            await s.slack.close_view("mira")
            # a moderator takes all away, on our own line
            (ours,) = [m for m in s.slack.thread("#hilfe", ts) if m.bot_id]
            assert says(s, await choose(s, "petra", ours.ts, []), "change_topics-done")
            assert s.lines("#hilfe", ts) == []
            assert await topics(s) | await topics(s, "lotse") == set()

    run(story)


def test_evidence_follows_the_topics(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            await s.slack.close_view("jonas")
            ts = await asked(s)
            helped = await s.slack.say("jonas", "#hilfe", "Daten, dann Duplikate entfernen.", ts)
            await s.slack.react("mira", "#hilfe", helped, "white_check_mark")
            await s.settle()
            assert {row.topic for row in await rows(s, evidence)} == {"excel", "dubletten"}
            await choose(s, "mira", ts, ["umfragen"])
            assert {row.topic for row in await rows(s, evidence)} == {"umfragen"}
            await use(s, "mira", "unmark_question", ts)
            assert await rows(s, evidence) == []
            await use(s, "mira", "mark_question", ts)
            assert {row.account for row in await rows(s, evidence)} <= {
                f"slack:{s.slack.team}/{s.slack.member('jonas').id}"
            }

    run(story)


def test_what_went_while_the_form_was_open_is_told(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            await opened(s, "mira", ts)
            await opened(s, "petra", ts)
            await s.slack.delete("mira", "#hilfe", ts)
            await s.settle()
            assert says(s, await choose(s, "mira", ts, OTHER), "change_topics-gone")
            assert says(s, await choose(s, "petra", ts, OTHER), "change_topics-gone")
            assert await rows(s, tag) == []

    run(story)


def test_two_at_once_are_two_words_and_the_last_counts(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            await opened(s, "mira", ts)
            await opened(s, "petra", ts)
            assert says(s, await choose(s, "petra", ts, ["umfragen"]), "change_topics-done")
            assert says(s, await choose(s, "mira", ts, ["umfragen"]), "change_topics-same")
            assert await topics(s) == {"umfragen"}
            assert len(s.lines("#hilfe", ts)) == 1

    run(story)


def test_a_trigger_that_died_is_told_and_the_next_one_opens(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            s.slack.mischief.add("views.open", "error", error="expired_trigger_id")
            answered = await use(s, "mira", "change_topics", ts)
            assert says(s, answered, "slack-failed")
            assert s.slack.view_of("mira") is None
            assert says(s, await choose(s, "mira", ts, OTHER), "change_topics-done")

    run(story)


def test_what_is_no_question_has_no_topics_to_change(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s, "Guten Morgen zusammen.")
            assert says(s, await use(s, "mira", "change_topics", ts), "change_topics-none")
            assert s.slack.view_of("mira") is None
            assert says(s, await lotse(s, "mira", "offen"), "answer_command-open", count=0)

    run(story)


def test_the_lines_button_opens_the_form_for_the_asker_and_tells_others_why_not(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asked(s)
            (line,) = [m for m in s.slack.thread("#hilfe", ts) if m.bot_id]
            before = len(s.slack.ephemerals("tom"))
            await s.slack.press("tom", line.channel, line.ts, "change_topics-open")
            await soon(lambda: len(s.slack.ephemerals("tom")) > before)
            told = s.slack.ephemerals("tom")[-1].text
            assert says(s, told, "change_topics-not_yours")
            for who in ("mira", "petra"):
                await opened_below(s, who, line)
                assert set(preset(s, who)) == {"excel", "dubletten"}
            mine = s.slack.view_of("mira")
            assert mine is not None
            await s.slack.submit("mira", mine.id, {TOPICS: ["umfragen"]})
            await s.settle()
            assert await topics(s) == {"umfragen"}
            (said,) = s.lines("#hilfe", ts)
            assert says(s, said, "change_topics-line", count=1)

    run(story)


def with_many_topics(given: Settings) -> Settings:
    """A community that has 150 topics."""
    more = (Topic(f"fach-{n:03}", f"Fach {n:03}", f"Subject {n:03}") for n in range(150))
    topics = {**given.topics, **{topic.id: topic for topic in more}}
    return given.model_copy(update={"topics": dict([*topics.items()][-150:])})


async def typed(s: Staged, who: str, words: str) -> list[str]:
    """What the list of the form offers for what somebody types into it."""
    view = s.slack.view_of(who)
    assert view is not None
    offered = await s.slack.options(who, view.id, TOPICS, TOPICS, words)
    return [option["value"] for option in offered]


def test_more_topics_than_a_list_in_slack_holds_are_found_by_typing(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_many_topics) as s:
            ts = await asked(s, "Wie lerne ich am besten Fach 149?")
            (line,) = [m for m in s.slack.thread("#hilfe", ts) if m.bot_id]
            await opened_below(s, "mira", line)
            assert preset(s, "mira") == ["fach-149"]
            first = await typed(s, "mira", "")
            assert (len(first), first[0]) == (100, "fach-149"), "what people ask about is first"
            assert await typed(s, "mira", "SUBJECT 007") == ["fach-007"]
            assert (await typed(s, "mira", "Subjekt 007"))[0] == "fach-007"
            assert await typed(s, "mira", "Astrologie") == []
            view = s.slack.view_of("mira")
            assert view is not None
            with pytest.raises(YourMistake):  # in Slack, too, only what was offered can be chosen
                await s.slack.submit("mira", view.id, {TOPICS: ["fach-123"]})
            before = await dump(s)
            await typed(s, "mira", "FACH 00")
            assert await dump(s) == before, "typing leaves nothing behind"
            await s.slack.submit("mira", view.id, {TOPICS: ["fach-000", "fach-149"]})
            await s.settle()
            assert await topics(s) == {"fach-000", "fach-149"}
            (said,) = s.lines("#hilfe", ts)
            assert "Fach 000" in said
            assert says(s, said, "change_topics-line", count=2)
            assert await s.bot.store.dead_keys() == []

    run(story)


def test_a_topic_that_was_just_added_is_found_by_its_other_name(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_many_topics) as s:
            ts = await asked(s, "Wie lerne ich am besten Fach 149?")
            await opened(s, "mira", ts)
            assert await typed(s, "mira", "größenlehre") == []
            added = Addition("topic", "geometrie", de="Geometrie", en="Geometry")
            added = replace(added, aliases=("Größenlehre",))
            await s.bot.store.write(lambda c: change(c, KeepAddition(addition=added)))
            await lotse(s, "petra", "themen")
            for words in ("geom", "Größenl", "groessenlehre", "GEOMETRY"):
                assert await typed(s, "mira", words) == ["geometrie"], words

    run(story)
