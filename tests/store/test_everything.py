"""The export, held against a dump of all tables: everything of the member, nothing of others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.effects import (
    AnswerMatch,
    BlockPair,
    DirectMessage,
    JudgeAnswer,
    KeepAnswer,
    KeepProfile,
    LeaveAlone,
    Message,
    OpenGroup,
    Person,
    Post,
    ProposeMatch,
    SendFile,
    SettleMatch,
    ShowHome,
    Switch,
    TagThread,
    Whisper,
)
from bot.events import AnswerGiven, ButtonPressed, Event, MemberJoined
from bot.store.outbox import mark_of
from bot.store.schema import metadata
from matchers.model import Account, Level, MatchState, Place, Profile, Tag, Visibility
from tests.store.test_community import (
    ADA,
    BEN,
    CEM,
    KEY,
    a_match,
    change,
    question,
    some_evidence,
    voice,
)
from tests.store.test_community import consent as agree
from tests.store.test_member_asks import sent
from tests.store.world import PUBLIC, START, World, put, run, thread, world

MOD = Account("slack:T1/UMOD")
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
CASE = Message("report_match-case", {"reporter": Person(BEN), "reported": Person(ADA)})
NAMED = Message("open_pair-hello", {"learner": Person(ADA), "expert": Person(BEN)})


def broken(_: MemberJoined, __: object) -> list[object]:
    raise ValueError


broken.__name__ = "follow_thread"


async def lived(w: World) -> None:
    """Ada is in every table there is, and others are beside her."""
    joined: list[Event] = [
        MemberJoined(key=f"joined:{who}", at=START, account=who) for who in (ADA, BEN)
    ]
    await w.store.keep(joined)
    await w.run_turns()
    pressed = ButtonPressed(key="b", at=START, account=ADA, place=PUBLIC, button="yes")
    answered = AnswerGiven(
        key="a", at=START, thread=thread(1), answer=f"{KEY}/9", by=BEN, mentions=(ADA,)
    )
    await w.store.keep([pressed, replace(pressed, key="b2", account=BEN), answered])
    await change(w, *agree(ADA, BEN), question(1, asker=ADA), question(2, asker=BEN))
    await change(w, voice(1, BEN), voice(2, ADA, thread(2).key), voice(3, ADA))
    thanked = KeepAnswer(thread=KEY, answer=f"{KEY}/a9", by=BEN, at=START, thanks=(ADA, CEM))
    solved = JudgeAnswer(thread=KEY, answer=f"{KEY}/a1", by=ADA, solves=True, counts=True, at=START)
    await change(w, thanked, solved, TagThread(thread=KEY, tags=(Tag("excel", 0.9),)))
    teaches = Profile(ADA, name="Ada", teaches={"excel": Level.TEACHES}, complete=True)
    for profile in (teaches, replace(teaches, account=BEN, name="Ben")):
        await change(w, KeepProfile(profile=profile), some_evidence(profile.account))
    await change(w, ProposeMatch(match=a_match("m1", ADA, BEN)))
    await change(w, AnswerMatch(match="m1", role="expert", says=False))
    await change(w, SettleMatch(match="m1", state=MatchState.DECLINED))
    await change(w, ProposeMatch(match=a_match("m2", BEN, CEM)))
    await change(w, BlockPair(one=ADA, other=BEN, at=START))
    await change(w, LeaveAlone(account=ADA, until=START + timedelta(days=9)))
    await change(w, Switch(name="stopped", on=False, by=ADA, at=START))
    deliveries = (
        DirectMessage(key="told", account=ADA, message=NAMED),
        SendFile(key="file", account=ADA, filename="f", content="{}", message=Message("m")),
        ShowHome(key="home", account=ADA, message=Message("m")),
        OpenGroup(key="group", accounts=(ADA, BEN), message=NAMED),
        Whisper(key="whispered", place=PUBLIC, account=ADA, message=Message("m")),
        Post(key="case", place=MODERATORS, message=CASE),
        DirectMessage(key="case:1", account=MOD, message=CASE),
        Whisper(key="case:2", place=PUBLIC, account=MOD, message=CASE),
        DirectMessage(key="others", account=BEN, message=Message("m")),
    )
    await put(w, *deliveries)
    await sent(w)
    await put(w, DirectMessage(key="waiting", account=ADA, message=NAMED))


async def holding(w: World, account: Account) -> dict[str, int]:
    """How many rows of each table hold the account, by any column, as a dump shows them."""
    marks = (f"'{account}'", f'"{account}"', mark_of(account))

    def look(connection: sa.Connection) -> dict[str, int]:
        found = {}
        for table in metadata.sorted_tables:
            rows = [str(tuple(row)) for row in connection.execute(table.select())]
            found[table.name] = sum(any(mark in row for mark in marks) for row in rows)
        return {name: many for name, many in found.items() if many}

    return await w.store.read(look)


async def export(w: World, account: Account) -> dict[str, Any]:
    kept = await w.turns.look(lambda c: c.kept_about(account))
    return dict(json.loads(json.dumps(kept)))


def test_everything_that_holds_the_account_is_in_it(database: str) -> None:
    async def story() -> None:
        async with world(database, {MemberJoined: (broken,)}) as w:
            await lived(w)
            held = await holding(w, ADA)
            assert {"consent", "profile", "inbox", "failure", "switch", "word"} <= set(held)
            told = {name: len(rows) for name, rows in (await export(w, ADA)).items()}
            case = {"outbox": 3, "outbox_person": 3}  # the moderators' case, which protects Ben
            assert {n: m + case.get(n, 0) for n, m in told.items()} == held

    run(story)


def test_nothing_of_others_is_in_it(database: str) -> None:
    async def story() -> None:
        async with world(database, {MemberJoined: (broken,)}) as w:
            await lived(w)
            whole = json.dumps(await export(w, ADA))
            for other in (BEN, CEM, "UBEN", "UCEM", mark_of(BEN)):
                assert other not in whole
            assert "report" not in whole, "nobody learns here that they were reported"
            assert "Ben" not in whole

    run(story)


@pytest.mark.parametrize("state", [MatchState.DECLINED, MatchState.EXPIRED, MatchState.ENDED])
def test_a_no_of_the_other_stays_invisible(database: str, state: MatchState) -> None:
    async def story() -> None:
        async with world(database) as w:
            await lived(w)
            await change(w, SettleMatch(match="m1", state=state))
            [mine] = (await export(w, ADA))["match"]
            assert mine["state"] == "over", "a pause before it came to be shows as a no would"
            assert "expert_says" not in mine
            assert (mine["learner"], mine["expert"]) == (ADA, "somebody else")
            his = {m["id"]: m for m in (await export(w, BEN))["match"]}
            assert his["m1"]["state"] == state.value, "one's own no is one's own"
            assert his["m1"]["expert_says"] is False

    run(story)


def test_it_can_be_read(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await lived(w)
            told = await export(w, ADA)
            assert told["consent"][0]["at"] == START.isoformat()
            assert told["profile"][0]["payload"]["name"] == "Ada"
            [asked] = told["thread"]
            assert (asked["title"], asked["topics"]) == ("Frage 1", ["excel"])
            [press] = [one for one in told["inbox"] if one["kind"] == "ButtonPressed"]
            assert press["payload"]["button"] == "yes"

    run(story)


def test_who_is_not_known_has_nothing(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await lived(w)
            assert await export(w, Account("slack:T1/UA")) == {}, "no account begins another"
            assert await export(w, Account("slack:T1/%")) == {}
            assert await w.turns.look(lambda c: c.addressee("told")) is None
            assert await w.turns.look(lambda c: c.addressee("waiting")) is None, "it names two"
            file = SendFile(key="f2", account=ADA, filename="f", content="{}", message=Message("m"))
            await put(w, file)
            assert await w.turns.look(lambda c: c.addressee("f2")) == ADA

    run(story)
