"""A question in the forum: its tags and one reply, however its news arrives."""

from __future__ import annotations

import json

import pytest

from tests.stories.forum_acts import (
    RAW,
    ask,
    fates,
    first_of,
    known,
    lines,
    posts_of_bot,
    run,
    tags,
    writes,
)
from tests.stories.stage import stage

sqlite_only = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what no database has a part in."""


def test_a_new_topic_gets_tags_and_one_reply_that_says_why(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s, tags=["verein"])
            assert tags(s, topic) == {"verein", "dubletten", "excel"}
            (line,) = lines(s, topic)
            for said in ("ein Bot", "Dubletten und Datenabgleich", "Excel", "doppelte Einträge"):
                assert said in line
            assert "Nimm es oben beim Titel weg" in line, "how to correct it"
            assert await fates(s, "tag_question:") == {"sent"}

    run(tell)


@sqlite_only
def test_each_is_told_in_its_language_and_news_are_no_questions(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            english = await s.forum.open_topic(
                "sam", "Fragen", "How do I find duplicate rows in Excel?", "I have two long lists."
            )
            told = (
                "Wir laden euch herzlich zu unserem Sommerfest am Samstag ein. Bringt Kuchen mit!"
            )
            party = await s.forum.open_topic("leyla", "Fragen", "Einladung zum Sommerfest", told)
            await s.settle()
            (line,) = lines(s, english)
            assert line.startswith("I am Lotse, a bot")
            assert lines(s, party) == []
            assert tags(s, party) == set()
            assert await known(s, party) is None

    run(tell)


def test_news_that_come_twice_late_and_in_any_order_are_one_question(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            play = s.forum.mischief
            play.add("webhook:topic_created", "reorder")
            play.add("webhook:post_created", "duplicate")
            topic = await ask(s)
            for event in ("post_created", "topic_created", "post_created"):
                s.forum.webhooks.redeliver(
                    next(d.event_id for d in s.forum.deliveries if d.event == event)
                )
                await s.settle()
            play.add("webhook:post_edited", "late", seconds=3600)
            await s.forum.edit("heinz", first_of(s, topic), RAW + " Danke!")
            await s.pass_time(hours=2)
            assert len(posts_of_bot(s, topic)) == 1
            assert len(writes(s, "posts#create")) == 1
            assert len(writes(s, "topics#update")) == 1

    run(tell)


@sqlite_only
def test_what_is_signed_wrongly_is_refused_and_counts_once_when_it_is_sent_again(
    database: str,
) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.settings.retry_web_hook_events = True
            hooks = s.forum.webhooks
            good, hooks.secret = hooks.secret, "not the secret that Lotse knows"
            topic = await ask(s)
            assert {d.status for d in s.forum.deliveries} == {401}
            assert await known(s, topic) is None
            hooks.secret = good
            await s.pass_time(minutes=40)
            for old in list(s.forum.deliveries):  # and once more, as another event of the forum's
                [(kind, content)] = json.loads(old.content).items()
                hooks.emit(old.event, kind, content)
            await s.settle()
            ids = {d.event_id for d in s.forum.deliveries if d.event == "post_created"}
            assert len(ids) >= 4
            assert len(posts_of_bot(s, topic)) == 1

    run(tell)


def test_an_edit_of_the_opening_changes_the_same_reply(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            (before,) = lines(s, topic)
            await s.forum.edit_title("heinz", topic, "Wie lege ich eine Karte mit QGIS an?")
            await s.forum.edit("heinz", first_of(s, topic), "Es geht um Grünflächen im Stadtteil.")
            await s.pass_time(minutes=2)
            (after,) = lines(s, topic)
            assert len(posts_of_bot(s, topic)) == 1
            assert after != before
            assert "Karten" in after or "Geo" in after
            assert "dubletten" not in tags(s, topic)
            assert "excel" not in tags(s, topic)
            assert len(tags(s, topic)) >= 1

    run(tell)


def test_a_person_takes_one_tag_away_and_the_line_follows(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s, tags=["verein"])
            await s.forum.set_tags("heinz", topic, ["verein", "excel"])
            await s.pass_time(minutes=2)
            (line,) = lines(s, topic)
            assert "Dubletten" not in line
            assert "Excel" in line
            assert tags(s, topic) == {"verein", "excel"}, "nothing is put back"

    run(tell)


def test_a_person_takes_all_tags_away_and_the_line_goes_for_good(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s, tags=["verein"])
            await s.forum.set_tags("petra", topic, ["verein"])
            await s.pass_time(minutes=2)
            assert lines(s, topic) == []
            made = len(writes(s))
            await s.forum.edit("heinz", first_of(s, topic), RAW + " Es ist wirklich Excel.")
            await s.pass_time(hours=1)
            assert lines(s, topic) == [], "whoever was corrected stays silent"
            assert tags(s, topic) == {"verein"}
            assert len(writes(s)) == made

    run(tell)


@sqlite_only
def test_own_writes_come_back_as_webhooks_and_lead_to_no_further_one(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            made = len(writes(s))
            for _ in range(3):
                await s.forum.set_tags(
                    "petra", topic, s.forum.topic(topic).tags
                )  # says nothing new
                await s.pass_time(minutes=5)
            assert sum(d.event == "topic_edited" for d in s.forum.deliveries) >= 4
            assert len(writes(s)) == made
            assert len(lines(s, topic)) == 1

    run(tell)


@sqlite_only
def test_a_tag_under_another_name_is_the_person_s_and_stays(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s, tags=["excel"])
            assert tags(s, topic) == {"excel", "dubletten"}
            await s.forum.edit_title("heinz", topic, "Wie lege ich eine Karte mit QGIS an?")
            await s.forum.edit("heinz", first_of(s, topic), "Es geht um Grünflächen im Stadtteil.")
            await s.pass_time(minutes=2)
            assert "excel" in tags(s, topic), "heinz set it, so only people take it away"
            assert "dubletten" not in tags(s, topic)

    run(tell)
