"""A topic that was renamed or merged takes its history along, in every table, once and for all."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from bot.effects import (
    KeepAddition,
    KeepDoubt,
    KeepProfile,
    KeepShadow,
    KeepSuggestions,
    KeepUnwanted,
    Message,
    RecordConsent,
    RecordEvidence,
    RejectTags,
    Reply,
    TagThread,
    Topics,
    WriteLogbook,
)
from bot.events import QuestionTagged
from bot.store import answered, lessons
from bot.store.additions import additions
from bot.store.inbox import keep_arrival
from bot.store.renaming import PLAIN, WAITING, settle_renamed, settle_topics
from bot.store.schema import inquiry, match, metadata, tag, teaches
from matchers.additions import Addition
from matchers.doubting import Doubt
from matchers.model import Evidence, EvidenceKind, Level, Profile, Tag, Topic
from matchers.suggesting import Suggestion
from tests.store.test_community import ADA, BEN, KEY, change, question
from tests.store.test_lessons import given, past
from tests.store.world import START, World, asked, put, run, thread, world

OTHER = f"{KEY[:-1]}2"
FILE = {
    "tabellen": Topic("tabellen", "Tabellen", "Tables", ("Blatt",), was=("excel", "calc-sheets")),
    "r": Topic("r", "R", "R"),
}

ELSEWHERE = {
    "profile.payload": "levels are compared: see profile_under",
    "lesson.topics": "a sorted list",
    "lesson.topics_found": "the same",
    "shadow.names": "a list",
    "logbook.about": "topics stand side by side",
    "addition.topic": "with its names: see carried",
}
"""Columns that are rewritten in a way of their own."""
NO_IDS = {
    "shadow.topics": "how many were found",
    "transfer.topic": "the number of a topic of the forum",
    "filling.payload": "gone within half an hour; what is chosen must be a topic that there is",
}


def test_every_column_that_may_hold_topics_is_known() -> None:
    """Prevents that a new table is forgotten when a topic is renamed."""
    known = {f"{column.table.name}.{column.name}" for column in (*PLAIN, *WAITING)}
    there = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if "topic" in column.name or column.name in {"taught_as", "payload", "about", "names"}
    }
    there -= {"word.about", "inquiry.about"}  # an answer's key; a line of the asker's own
    there -= {"tag.names", "suggestion.names"}  # what topics are called
    assert there == known | ELSEWHERE.keys() | NO_IDS.keys()


async def settle(w: World) -> None:
    await w.store.write(lambda c: settle_topics(c, FILE))


async def dump(w: World) -> dict[str, list[tuple[object, ...]]]:
    """All that the store holds, in a fixed order."""

    def rows(connection: sa.Connection) -> dict[str, list[tuple[object, ...]]]:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(sa.select(table))), key=str
            )
            for table in metadata.sorted_tables
        }

    return await w.store.read(rows)


def observed(topic: str, answer: str = "a1") -> RecordEvidence:
    kind = EvidenceKind.ACCEPTED
    return RecordEvidence(
        evidence=Evidence(BEN, topic, kind, KEY, answer, START),
    )


async def full(w: World) -> None:
    """Something of the old topic, and of the new one, in each table."""
    for account in (ADA, BEN):
        await change(w, RecordConsent(account=account, version="1", at=START))
    learner = Profile(ADA, learns={"excel": Level.BEGUN, "tabellen": Level.NEW}, complete=True)
    teacher = Profile(
        BEN,
        learns={"calc-sheets": Level.NEW, "r": Level.NEW},
        teaches={"excel": Level.TEACHES, "tabellen": Level.CONFIDENT},
        complete=True,
    )
    await change(
        w,
        question(1, title="Doppelte finden"),
        question(2),
        given("excel", "tabellen", "r"),
        given("calc-sheets", of=OTHER),
        observed("excel"),
        observed("tabellen"),
        observed("excel", "a2"),
        KeepProfile(profile=learner, language="de"),
        KeepProfile(profile=teacher, language="de"),
        KeepUnwanted(topic="excel", names=("Tabelle",), on=True),
        KeepUnwanted(topic="tabellen", names=("Tabelle",), on=True),
        KeepSuggestions(thread=OTHER, suggestions=(Suggestion("excel", ("Excel",)),), at=START),
        KeepAddition(addition=Addition("alias", "Kalkulation", "excel")),
        KeepAddition(addition=Addition("unused", "Blatt", "excel")),
        KeepDoubt(doubt=Doubt("excel", "Blatt", START, (KEY,), "dropped")),
        KeepShadow(
            key="shadow:1",
            feature="tag_question",
            kind="replied",
            place="p",
            topics=("excel", "r"),
            thread=KEY,
            at=START,
        ),
        KeepAddition(addition=Addition("topic", "calc-sheets", de="Calc", en="Sheets")),
        WriteLogbook(what="tagged", by=ADA, at=START, about={"thread": KEY, "topics": "excel,r"}),
    )
    told = QuestionTagged(
        key="tagged:1", at=START, question=asked(1).question, tags=(Tag("excel", 1.0),)
    )
    topics = Topics(("excel", "r"), taught_as=("calc-sheets",))
    said = Reply(key="said", thread=thread(1), message=Message("line", {"topic": topics}))
    await put(w, said)
    pair = {
        "id": "m", "learner": ADA, "expert": BEN, "topic": "excel", "slot": "mo-morning",
        "proposed": 1.0, "expires": 2.0, "state": "accepted", "taught_as": "calc-sheets",
    }  # fmt: skip
    wish = {"id": "i", "asker": ADA, "topic": "excel", "about": "", "state": "over",
            "at": 1.0, "expires": 2.0}  # fmt: skip

    def rows(connection: sa.Connection) -> None:
        lessons.keep_past(
            connection,
            [
                replace(past(7, "excel", "tabellen"), found=("excel",)),
                past(8, "r"),
            ],
        )
        keep_arrival(connection, told)
        connection.execute(sa.insert(match).values(pair))
        connection.execute(sa.insert(inquiry).values(wish))

    await w.store.write(rows)


def test_nothing_in_the_store_names_the_old_topic_any_more(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await full(w)
            before = str(await dump(w))
            assert "excel" in before
            assert "calc-sheets" in before
            await settle(w)
            after = await dump(w)
            assert "excel" not in str(after)
            assert "calc-sheets" not in str(after)
            await settle(w)
            assert await dump(w) == after, "and the second time nothing happens"

    run(story)


def test_what_was_said_of_both_is_there_once(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await full(w)
            await settle(w)
            held = await dump(w)
            tags = await w.store.read(
                lambda c: c.execute(sa.select(tag.c.thread, tag.c.topic).order_by(*tag.c)).all()
            )
            assert [tuple(row) for row in tags] == [
                (KEY, "r"), (KEY, "tabellen"), (OTHER, "tabellen"),
            ]  # fmt: skip
            assert len(held["evidence"]) == 2
            assert len(held["unwanted"]) == 1
            assert held["match"][0][3] == held["inquiry"][0][2] == "tabellen"
            past_ones = {one.thread: one.topics for one in await w.store.read(
                lambda c: lessons.lessons(c, 9))}  # fmt: skip
            assert past_ones["discourse:t/7"] == ("tabellen",)

    run(story)


def test_the_higher_level_holds_and_whoever_teaches_does_not_learn(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await full(w)
            await settle(w)
            ada = await w.turns.look(lambda c: c.profile(ADA))
            ben = await w.turns.look(lambda c: c.profile(BEN))
            assert ada is not None
            assert ben is not None
            assert ada.learns == {"tabellen": Level.BEGUN}
            assert ben.teaches == {"tabellen": Level.TEACHES}
            assert ben.learns == {"r": Level.NEW}
            taught = await w.store.read(lambda c: c.execute(sa.select(teaches)).all())
            assert [tuple(row) for row in taught] == [(BEN, "tabellen")]

    run(story)


def test_a_topic_that_moderators_added_leaves_its_names(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await full(w)
            await settle(w)
            assert [(one.kind, one.name, one.topic) for one in await w.store.read(additions)] == [
                ("alias", "Kalkulation", "tabellen"),
                ("unused", "Blatt", "tabellen"),
                ("alias", "Calc", "tabellen"),
                ("alias", "Sheets", "tabellen"),
            ]

    run(story)


def test_the_surer_finding_stays_and_what_is_given_is_not_rejected(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            found = TagThread(
                thread=KEY, tags=(Tag("excel", 0.9), Tag("tabellen", 0.4)), by="lotse"
            )
            await change(w, question(1), found, question(2), given("tabellen", of=OTHER))
            await change(w, RejectTags(thread=OTHER, topics=("excel",)))
            await settle(w)
            rows = await w.store.read(lambda c: c.execute(sa.select(tag)).all())
            assert sorted((row.thread, row.topic, row.by, row.confidence) for row in rows) == [
                (KEY, "tabellen", "lotse", 0.9),
                (OTHER, "tabellen", "people", 1.0),
            ]

    run(story)


def test_what_was_learnt_and_found_is_looked_for_anew(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1, title="Doppelte finden"), given("excel"))
            before = [await w.store.read(of) for of in (lessons.version, answered.version)]
            await settle(w)
            after = [await w.store.read(of) for of in (lessons.version, answered.version)]
            assert all(one != other for one, other in zip(before, after, strict=True))
            await settle(w)
            again = [await w.store.read(of) for of in (lessons.version, answered.version)]
            assert again == after

    run(story)


def test_a_renamed_topic_can_be_renamed_back(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), given("excel"))
            before = (await dump(w))["tag"]
            await w.store.write(lambda c: settle_renamed(c, FILE))
            back = {"excel": replace(FILE["tabellen"], id="excel", was=("tabellen",))}
            await w.store.write(lambda c: settle_renamed(c, back))
            assert (await dump(w))["tag"] == before

    run(story)


def test_words_of_people_are_left_as_they_are(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await w.store.write(lambda c: keep_arrival(c, asked(1, title="excel")))
            before = (await dump(w))["inbox"]
            await settle(w)
            assert (await dump(w))["inbox"] == before

    run(story)
