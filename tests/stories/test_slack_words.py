"""A word that nobody knows becomes another name of a topic, while Lotse runs, and is taken back."""

from __future__ import annotations

import asyncio
import tomllib

import pytest

from bot.care import topics_now
from bot.sandbox.story import buttons
from bot.store.schema import addition, logbook
from matchers.additions import as_toml
from tests.stories import forum_acts
from tests.stories.letter_acts import answer
from tests.stories.slack_acts import lotse, press, restarted, rows, run, says, with_rules
from tests.stories.stage import Staged, stage

ASKED = ("Wie starte ich Frobnix?", "Wer kennt Frobnix?", "Wie richte ich das frobnix ein?")
ALIAS, TOPIC, UNDO = "grow_topics-alias", "grow_topics-topic", "grow_topics-undo"


async def three_ask(s: Staged) -> None:
    for who, title in zip(("mira", "jonas", "petra"), ASKED, strict=True):
        await s.slack.say(who, "#hilfe", title)
    await s.settle()


async def line(s: Staged, words: str = "Hat jemand Frobnix im Einsatz?") -> list[str]:
    """What Lotse says of a new question."""
    ts = await s.slack.say("mira", "#hilfe", words)
    await s.settle()
    return s.lines("#hilfe", ts)


async def form(s: Staged, button: str, **values: str | list[str]) -> object:
    """Petra presses it, and sends the form; what Slack was answered."""
    await press(s, "petra", button)
    view = s.slack.view_of("petra")
    assert view is not None
    named = {f"grow_topics-{name}": value for name, value in values.items()}
    return await s.slack.submit("petra", view.id, named)


async def exported(s: Staged) -> dict[str, dict[str, object]]:
    given = s.bot.settings
    now = await asyncio.to_thread(topics_now, given)
    return tomllib.loads(as_toml(given.topics, now.topics)).get("topics", {})


def test_a_word_of_many_becomes_another_name_of_a_topic(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            assert says(s, await lotse(s, "petra", "wörter"), "grow_topics-none")
            await three_ask(s)
            told = await lotse(s, "petra", "wörter")
            assert says(s, told, "grow_topics-words", count=1), told
            assert await line(s) == []
            await form(s, ALIAS, of=["excel"])
            await s.slack.close_view("petra")
            [said] = await line(s)
            assert "Excel" in said
            assert "Frobnix" in said, "the word that gave the idea"
            assert says(s, await lotse(s, "petra", "wörter"), "grow_topics-none")
            assert "Frobnix" in await lotse(s, "petra", "protokoll")
            assert (await exported(s))["excel"]["aliases"][-1] == "Frobnix"  # type: ignore[index]
            async with restarted(s):
                assert len(await line(s)) == 1, "another process knows it, too"
                undone = await lotse(s, "petra", "wörter zurück frobnix")
                assert says(s, undone, "grow_topics-undone_alias"), undone
                assert await line(s) == []
                assert await exported(s) == {}
                assert await rows(s, addition) == []
                entries = [row.what for row in await rows(s, logbook)]
                assert entries == ["alias_added", "alias_dropped"]

    run(story)


def test_a_word_becomes_a_topic_that_is_named_everywhere(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await three_ask(s)
            await lotse(s, "petra", "wörter")
            wrong = await form(s, TOPIC, de="DSGVO")
            assert "grow_topics-de" in str(wrong), "it is a name of another topic"
            view = s.slack.view_of("petra")
            assert view is not None
            await s.slack.submit("petra", view.id, {"grow_topics-de": "Frobnixkunde"})
            done = s.slack.view_of("petra")
            assert done is not None
            assert UNDO in buttons(done.body["blocks"])
            await s.slack.close_view("petra")
            [said] = await line(s)
            assert "Frobnixkunde" in said
            assert "Frobnixkunde" in await lotse(s, "mira", "themen")
            assert (await exported(s)).keys() == {"frobnix"}
            topic = await forum_acts.ask(s, title="Frobnix im Forum, wie geht das?")
            await s.settle()
            assert "frobnix" in forum_acts.tags(s, topic)

    run(story)


@pytest.mark.prevents("F14")
def test_a_word_of_two_is_nobodys_business(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for who in ("mira", "jonas", "mira", "jonas"):
                await s.slack.say(who, "#hilfe", f"Wie starte ich Frobnix, {who}?")
            await s.settle()
            assert says(s, await lotse(s, "petra", "wörter"), "grow_topics-none")
            assert "Frobnix" not in await lotse(s, "mira", "wörter")

    run(story)


def test_moderators_of_the_forum_do_it_by_letter(database: str) -> None:
    rules = with_rules("community", moderators=("discourse:heinz",))

    async def story() -> None:
        async with stage(database, rules) as s:
            await three_ask(s)
            topic = await forum_acts.write(s, "heinz", "wörter")
            told = await answer(s, "heinz", topic, "Ignorieren 1")
            assert says(s, told, "grow_topics-done_ignored"), told
            told = await answer(s, "heinz", topic, "wörter")
            assert "Frobnix" not in told, "it is hidden"
            topic = await forum_acts.write(s, "heinz", "wörter thema Frobnix")
            told = await answer(s, "heinz", topic, "Frobnixkunde", "weiter", "weiter", "keine")
            assert says(s, told, "grow_topics-done_topic"), told
            told = await answer(s, "heinz", topic, "wörter alias Fribnex = Frobnix")
            assert says(s, told, "grow_topics-done_alias"), told
            assert len(await line(s, "Wie starte ich Fribnex?")) == 1
            told = await answer(s, "heinz", topic, "rückgängig")
            assert "„Fribnex“ gehört nicht mehr zu **Frobnixkunde**" in told
            assert await line(s, "Wie starte ich Fribnex?") == []

    run(story)
