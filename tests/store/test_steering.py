"""The logbook, what was said lately, what rests, and links that lead to questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.community import Community
from bot.community.steered import Entry, Saying
from bot.effects import (
    ApplyTags,
    ForgetMember,
    KeepQuestion,
    Message,
    Post,
    RecordConsent,
    SnoozeThread,
    Switch,
    Unsay,
    WriteLogbook,
)
from bot.ports import Ref
from matchers.model import Account, Place, Question, Thread, Visibility
from tests.store.test_community import change, question
from tests.store.test_forget import everything
from tests.store.world import PUBLIC, START, World, claim, put, reply, run, thread, world

ADA, BEN = Account("slack:T1/UADA"), Account("slack:T1/UBEN")
HOUR = timedelta(hours=1)
FORUM = Place("discourse:5", Visibility.PUBLIC)


async def logbook(w: World) -> list[Entry]:
    return await w.turns.look(lambda community: list(community.logbook(9)))


def written(by: Account | None, **about: str | int) -> WriteLogbook:
    return WriteLogbook(what="tagged", by=by, at=START, about=about)


def test_the_logbook_keeps_what_people_change_and_the_newest_comes_first(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, written(ADA, thread="t", topics="excel"))
            for name, on, by in (
                ("stopped", True, ADA),
                ("live:tag_question", True, ADA),
                ("live:tag_question", False, ADA),  # goes without saying
                ("removed:slack", True, None),  # nobody did that
            ):
                await change(w, Switch(name=name, on=on, by=by, at=START))
            found = await logbook(w)
            assert [entry.about.get("name") for entry in found] == [
                "live:tag_question",
                "stopped",
                None,
            ]
            assert found[2] == Entry(START, ADA, "tagged", {"thread": "t", "topics": "excel"})

    run(story)


def test_the_logbook_outlives_a_forgotten_moderator_without_the_name(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, written(ADA), written(BEN))
            await change(w, ForgetMember(account=ADA))
            assert [entry.by for entry in await logbook(w)] == [BEN, None]
            assert ADA not in await everything(w)

    run(story)


def test_names_of_whoever_never_consented_leave_the_logbook_after_90_days(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, RecordConsent(account=BEN, version="1", at=START))
            await change(w, written(ADA), written(BEN))
            w.clock.pass_time(timedelta(days=89).total_seconds())
            await w.store.prune()
            assert [entry.by for entry in await logbook(w)] == [BEN, ADA]
            w.clock.pass_time(timedelta(days=2).total_seconds())
            await w.store.prune()
            assert [entry.by for entry in await logbook(w)] == [BEN, None]

    run(story)


def test_what_was_said_lately_is_found_and_nothing_else(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            mods = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
            community = replace(w.turns.snapshot.rules.community, moderator_channel=mods.key)
            rules = replace(w.turns.snapshot.rules, community=community)
            never = frozenset({"answer_command"})
            w.turns.snapshot = replace(w.turns.snapshot, rules=rules, unstoppable=never)
            tags = ApplyTags(key="tags", thread=forum_thread(7), add=("excel",))
            await put(w, reply(1), reply(2), tags, reaction="tag_question")
            await put(w, Post(key="to mods", place=mods, message=Message("m")))
            loud = Post(key="stopped", place=PUBLIC, message=Message("m"))
            await put(w, loud, reaction="answer_command")
            while claims := await claim(w):
                for c in claims:
                    await w.parcels.sent(c, Ref({"ts": "1"}))
                w.clock.pass_time(1)
            await put(w, Unsay(key="gone", instead_of=reply(2).key))
            await put(w, reply(3), reaction="tag_question")

            def lately(community: Community) -> list[Saying]:
                now = w.clock.now()
                assert list(community.said_between(now + HOUR, now + 2 * HOUR)) == []
                return list(community.said_between(now - HOUR, now + HOUR))

            line = Saying(reply(1).key, "tag_question", thread(1).key)
            assert await w.turns.look(lately) == [
                line,
                Saying("tags", "tag_question", forum_thread(7).key, speaks=False),
                Saying(reply(3).key, "tag_question", thread(3).key, waits=True),
            ]

    run(story)


def forum_thread(number: int, slug: str = "frage") -> Thread:
    link = f"https://forum.test/t/{slug}/{number}"
    return Thread(f"discourse:t/{number}", FORUM, link, START)


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("https://forum.test/t/frage/42", 42),
        ("https://forum.test/t/frage/42/", 42),
        ("https://forum.test/t/frage/42/3?u=ada#x", 42),
        ("https://forum.test/t/neuer-titel/42/3", 42),
        ("https://forum.test/t/42", 42),
        ("https://forum.test/t/frage/3", 3),
        ("https://forum.test/t/frage/99", None),
        ("https://evil.test/t/frage/42", None),
        ("https://forum.test/", None),
        ("forum.test/t/frage/42", None),
        ("%", None),
        ("https://[", None),
    ],
)
def test_a_link_leads_to_its_question(database: str, link: str, leads_to: int | None) -> None:
    async def story() -> None:
        async with world(database) as w:
            for number in (42, 3):
                asked = Question(forum_thread(number), ADA, "Frage", "Wie?")
                await change(w, KeepQuestion(question=asked))
            found = await w.turns.look(lambda community: community.thread_at(link))
            assert (found and found.thread.key) == (leads_to and f"discourse:t/{leads_to}")

    run(story)


def test_what_rests_is_in_no_list_until_it_does_not(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            key = thread(1).key

            async def waiting() -> list[str]:
                return await w.turns.look(lambda c: [q.thread.key for q in c.unanswered()])

            await change(w, question(1), question(2))
            await change(w, SnoozeThread(thread=key, until=w.clock.now() + HOUR))
            assert await waiting() == [thread(2).key]
            w.clock.pass_time(3600)
            assert await waiting() == [key, thread(2).key]
            await change(w, SnoozeThread(thread=key, until=w.clock.now() + HOUR))
            await change(w, question(1))
            assert await waiting() == [thread(2).key], "later words do not wake it"
            await change(w, SnoozeThread(thread=key, until=None))
            assert await waiting() == [key, thread(2).key]

    run(story)


def test_health_counts_what_nobody_stopped(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), reaction="tag_question")
            began = w.clock.now()
            w.clock.pass_time(600)
            health = await w.turns.look(lambda community: community.health())
            assert (health.oldest, health.dead) == (began, 0)
            await change(w, Switch(name="stopped:tag_question", on=True, by=None, at=START))
            assert (await w.turns.look(lambda c: c.health())).oldest is None
            await change(w, Switch(name="stopped:tag_question", on=False, by=None, at=START))
            (c,) = await claim(w)
            await w.parcels.dead(c, "refused")
            await w.parcels.rest("discourse", 60)
            health = await w.turns.look(lambda community: community.health())
            assert (health.oldest, health.dead) == (None, 1)
            assert list(health.resting) == ["discourse"]

    run(story)
