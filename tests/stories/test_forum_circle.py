"""A circle by private messages: asked one by one, one message to all, and somebody joins later."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.effects import KeepProfile, RecordConsent
from bot.store.members import keep_profile, record_consent
from bot.store.schema import match
from matchers.model import Account
from tests.clocks import START
from tests.reactions.village import expert, learner
from tests.stories.forum_acts import run, written
from tests.stories.letter_acts import answer
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_check_ins import newest
from tests.stories.test_forum_members import rows
from tests.stories.test_slack_round import held

LEARNERS = ("heinz", "sam", "rosa")
LATE = "nils"


async def reply(s: Staged, who: str, *texts: str) -> str:
    """Answer what Lotse wrote last to a member alone; what it says then."""
    topic, _ = newest(s, who)
    return await answer(s, who, topic, *texts)


def _profiles(connection: sa.Connection) -> None:
    """As letters would leave them: how they are written is a story of its own."""
    leyla = expert(Account("discourse:leyla"), hours=1.0)
    learners = (learner(Account(f"discourse:{who}")) for who in (*LEARNERS, LATE))
    for one in (leyla, *learners):
        record_consent(connection, RecordConsent(account=one.account, version="1", at=START))
        keep_profile(connection, KeepProfile(profile=one, language="de"))


async def begun(s: Staged) -> None:
    """Three of four learn from Leyla, in a circle that all said yes to."""
    for who in ("rosa", LATE):
        s.forum.add_member(who, name=who.capitalize())
    await s.bot.store.write(_profiles)
    await s.pass_time(days=1, hours=1)
    for who in ("leyla", *LEARNERS):
        await reply(s, who, "ja")
    await s.pass_time(days=2)
    for who in ("leyla", *LEARNERS):
        assert "Kreis" in newest(s, who)[1]
        await reply(s, who, "ja")
    await s.pass_time(minutes=2)  # a forum has its pace


def together(s: Staged) -> list[set[str]]:
    """Who is in each message to several, in the order in which they were opened."""
    found = {t.id: t.allowed - {"lotse"} for t in s.forum.pms_of("leyla") if len(t.allowed) > 2}
    return [set(found[one]) for one in sorted(found)]


def first_post(s: Staged, number: int) -> str:
    ids = sorted(t.id for t in s.forum.pms_of("leyla") if len(t.allowed) > 2)
    return written(s, ids[number])[0]


@pytest.mark.prevents("F4", "F9")
def test_a_circle_meets_and_whoever_comes_later_reads_nothing_of_before(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(rhythm="monthly", weekday=1)) as s:
            await begun(s)
            assert together(s) == [{"leyla", *LEARNERS}]
            assert "Lernkreis" in s.forum.topic(s.forum.pms_of("leyla")[-1].id).title
            assert {one["form"] for one in await rows(s, match)} == {"circle"}
            assert "Platz" in await reply(s, LATE, "ja"), "the answers were over"
            await reply(s, "sam", "passt nicht")
            await s.pass_time(minutes=2)  # a forum has its pace
            for who in ("leyla", "heinz", "rosa"):
                assert "ob jemand dazukommen möchte" in newest(s, who)[1]
            assert "ein Platz frei geworden" in newest(s, LATE)[1]
            assert "dabei" in await reply(s, LATE, "ja")
            await s.pass_time(minutes=2)  # a forum has its pace
            assert together(s) == [{"leyla", *LEARNERS}, {"leyla", "heinz", "rosa", LATE}]
            assert "in einer neuen Nachricht an euch alle weiter" in first_post(s, 0)
            assert "jemand dazugekommen" in first_post(s, 1)
            assert "@sam" not in first_post(s, 1)

    run(story)


@pytest.mark.prevents("F9")
def test_a_circle_that_nobody_joins_is_dissolved_kindly(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(rhythm="monthly", weekday=1)) as s:
            await begun(s)
            await reply(s, LATE, "ja")
            await reply(s, "sam", "passt nicht")
            await s.pass_time(minutes=2)  # a forum has its pace
            assert "bleibt unter uns" in await reply(s, LATE, "nein")
            await s.pass_time(minutes=2)  # a forum has its pace
            for who in ("leyla", "heinz", "rosa"):
                assert "ist aufgelöst" in newest(s, who)[1]
            assert len(together(s)) == 1
            assert {one["state"] for one in await rows(s, match)} == {"ended", "declined"}

    run(story)
