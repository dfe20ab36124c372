"""What waits while a feature or a place is stopped, and what the shadow keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.community.steered import Watched
from bot.effects import (
    Change,
    Edit,
    Effect,
    JudgeShadow,
    KeepShadow,
    Message,
    Post,
    Switch,
    Withdraw,
)
from bot.events import QuestionAsked
from bot.ports import Ref
from bot.rules import Rules
from bot.store.ledger import Ledger
from bot.store.schema import outbox, shadow
from matchers.model import Place
from tests.store.test_community import change
from tests.store.world import PUBLIC, START, World, asked, claim, put, reply, run, world

DAY = timedelta(days=1)


async def turn(w: World, name: str, *, on: bool) -> None:
    """Turn a switch, as moderators do."""
    change = Switch(name=name, on=on, by=None, at=START)
    await w.store.write(lambda c: Ledger(c, w.turns.snapshot, w.store.now()).change(change))


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("tag_question", ["digest", "report"]),
        (PUBLIC.key, ["report", "other"]),
        (f"tag_question@{PUBLIC.key}", ["digest", "report", "other"]),
    ],
)
def test_while_a_feature_or_place_is_stopped_the_rest_goes_out(
    database: str, target: str, left: list[str]
) -> None:
    async def story() -> None:
        async with world(database) as w:
            other = Post(key="other", place=Place("slack:T1/C2"), message=Message("m"))
            digest = Post(key="digest", place=PUBLIC, message=Message("m"))
            report = Post(key="report", place=PUBLIC, message=Message("m"))
            for delivery, reaction in (
                (reply(1), "tag_question"),
                (digest, "send_digest"),
                (report, "report_match"),
                (other, "tag_question"),
            ):
                await put(w, delivery, reaction=reaction, urgent=delivery is report)
            await turn(w, f"stopped:{target}", on=True)
            assert sorted(await everything_that_goes(w)) == sorted(left)
            await turn(w, f"stopped:{target}", on=False)
            everything = [reply(1).key, "digest", "report", "other"]
            assert sorted([*left, *await everything_that_goes(w)]) == sorted(everything)

    run(story)


async def everything_that_goes(w: World) -> list[str]:
    """The keys of all that the courier may take, one after the other."""
    keys: list[str] = []
    while claims := await claim(w):
        for c in claims:
            keys.append(c.delivery.key)
            await w.parcels.sent(c, Ref({"ts": "1"}))
        w.clock.pass_time(2)
    return keys


def test_what_edits_something_stopped_waits_with_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), reaction="tag_question")
            edit = Edit(key="edit", instead_of=reply(1).key, message=Message("m"))
            await put(w, edit, reaction="other", urgent=True)
            await turn(w, "stopped:tag_question", on=True)
            assert await everything_that_goes(w) == []
            await turn(w, "stopped:tag_question", on=False)
            assert await everything_that_goes(w) == [reply(1).key, "edit"]

    run(story)


def kept(
    key: str, feature: str = "tag_question", topics: int = 2, thread: str = "", **more: Any
) -> KeepShadow:
    given = {"place": PUBLIC.key, "at": START, "kind": "replied", **more}
    return KeepShadow(key=key, feature=feature, topics=("excel",) * topics, thread=thread, **given)


def test_the_shadow_counts_each_line_once_with_the_newest_word_on_it(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            changes: list[Change] = [kept("a"), kept("a", topics=9), kept("b"), kept("c")]
            changes += [kept("d", "send_digest", 0), JudgeShadow(key="a", right=True)]
            changes += [JudgeShadow(key="a", right=False), JudgeShadow(key="b", right=True)]
            for each in changes:
                await change(w, each)

            def look_at(community: Community) -> list[Watched]:
                assert list(community.watched(START - DAY, START)) == []
                return list(community.watched(START, START + DAY))

            assert await w.turns.look(look_at) == [
                Watched("send_digest", 1),
                Watched("tag_question", 3, 6, right=1, wrong=1),
            ]
            await change(w, JudgeShadow(key="a", right=None))
            assert (await w.turns.look(look_at))[1] == Watched("tag_question", 3, 6, right=1)
            w.clock.pass_time(timedelta(days=91).total_seconds())
            await w.store.prune()
            assert await w.store.read(lambda c: c.execute(sa.select(shadow)).all()) == []

    run(story)


def test_what_is_withdrawn_is_not_said_unless_it_may_have_arrived(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), reaction="tag_question")
            assert len(await claim(w)) == 1, "it is on its way"
            await put(w, reply(2), reply(3), reaction="tag_question")
            await put(w, reply(4), reaction="send_digest")
            await change(w, Withdraw(feature="tag_question", place="slack:T1/C9"))
            await change(w, Withdraw(feature="tag_question", place=PUBLIC.key))
            query = sa.select(outbox.c.key).where(outbox.c.status == "live")
            live = await w.store.read(lambda c: set(c.scalars(query)))
            assert live == {reply(1).key, reply(4).key}

    run(story)


def tag_question(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    yield reply(int(event.question.thread.key.rsplit("/", 1)[1]), key=f"line:{event.key}")


def two_days(reaction: str, _: Rules) -> timedelta | None:
    return timedelta(days=2)


def test_what_is_stopped_twice_is_made_up_for_when_both_ended(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}, made_up=two_days) as w:
            for name in ("stopped", "stopped:tag_question", f"stopped:{PUBLIC.key}"):
                await turn(w, name, on=True)
            await w.store.keep([asked(1)])
            for name in ("stopped:tag_question", "stopped"):
                await w.run_turns()
                assert w.traces == []
                await turn(w, name, on=False)
            await w.run_turns()
            assert w.traces == []
            await turn(w, f"stopped:{PUBLIC.key}", on=False)
            await w.run_turns()
            assert [trace.event.key for trace in w.traces] == [asked(1).key]

    run(story)
