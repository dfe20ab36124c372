"""Helpers, what is set for later, and the asker's own word: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import (
    AskHelper,
    DropThread,
    ForgetMember,
    JudgeAnswer,
    KeepProfile,
    Later,
    SayHelped,
    SettleHelper,
    TagThread,
)
from bot.errors import OurFault
from bot.events import QuestionWaited
from bot.store.schema import helper as table
from bot.store.view_helpers import OFFERING_AT_MOST
from matchers.helping import Helper, HelperState
from matchers.model import Account, Level, Profile, Tag
from tests.store.test_community import ADA, ASK, BEN, CEM, KEY, change, question, unanswered, voice
from tests.store.test_community import consent as agree
from tests.store.test_forget import everything
from tests.store.world import START, run, world

HOUR = timedelta(hours=1)
LATER = START + 2 * HOUR


def waited(at: object = LATER, key: str = "w", of: str = KEY) -> QuestionWaited:
    return QuestionWaited(key=key, at=at, thread=of, step=0, since=START)  # type: ignore[arg-type]


def asked(number: int = 1, account: Account = ADA, **more: object) -> AskHelper:
    whole: dict[str, object] = {"asked": START, "until": START + 24 * HOUR, **more}
    return AskHelper(helper=Helper(KEY, number, account, "offered", 0, **whole))  # type: ignore[arg-type]


def offers(name: str, *topics: str, level: Level = Level.CONFIDENT, **more: object) -> KeepProfile:
    profile = Profile(
        Account(f"slack:T1/U{name}"), teaches=dict.fromkeys(topics, level), complete=True
    )
    return KeepProfile(profile=replace(profile, **more))  # type: ignore[arg-type]


# --- helpers


@pytest.mark.prevents("F12")
def test_nobody_is_asked_who_did_not_agree(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            with pytest.raises(OurFault):
                await change(w, asked())
            await change(w, *agree(ADA), asked())
            with pytest.raises(OurFault):
                await change(w, asked())

    run(story)


def test_what_becomes_of_a_request_is_known(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), *agree(ADA, BEN), asked(1, ADA), asked(2, BEN))
            said = SettleHelper(
                thread=KEY, number=2, state=HelperState.YES, asked=LATER, until=LATER + HOUR
            )
            await change(w, said)
            first, second = await w.turns.look(lambda c: c.helpers_in(KEY))
            assert first == asked(1, ADA).helper
            assert (second.state, second.asked, second.until) == (
                HelperState.YES,
                LATER,
                LATER + HOUR,
            )
            (mine,) = await w.turns.look(lambda c: c.helping(BEN, START))
            assert mine == second
            late = START + timedelta(days=91)
            assert await w.turns.look(lambda c: c.helping(BEN, late)) == []
            await change(w, DropThread(thread=KEY))
            assert {h.state for h in await w.turns.look(lambda c: c.helpers_in(KEY))} == {
                HelperState.FREED
            }

    run(story)


def test_who_asked_to_be_forgotten_was_never_asked(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA), asked(), Later(event=waited()))
            said = SayHelped(thread=KEY, answer=None, by=ADA, at=START)
            await change(w, question(1, asker=ADA), voice(1, BEN), said)
            assert ADA in await everything(w)
            await change(w, ForgetMember(account=ADA))
            assert "UADA" not in await everything(w)
            (kept,) = await w.turns.look(lambda c: c.helpers_in(KEY))
            assert (kept.account, kept.state, kept.number) == (None, HelperState.FREED, 1)

    run(story)


def test_what_was_asked_long_ago_is_not_kept(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA), asked())
            w.clock.pass_time(timedelta(days=91).total_seconds())
            await w.store.prune()
            assert await w.store.read(lambda c: c.execute(table.select()).all()) == []

    run(story)


@pytest.mark.prevents("F23")
def test_who_was_asked_least_lately_comes_first_and_only_so_many_are_read(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            people = [f"P{n:03}" for n in range(OFFERING_AT_MOST + 20)]
            accounts = [Account(f"slack:T1/U{name}") for name in people]
            await change(w, *agree(*accounts), *(offers(name, "excel", "r") for name in people))
            await change(w, *(asked(n + 1, accounts[n]) for n in range(10)))
            found = await w.turns.look(lambda c: c.offering(("excel", "r"), LATER))
            assert [p.account for p in found] == accounts[10 : 10 + OFFERING_AT_MOST]
            busy = [*accounts[10:], *accounts[:10]]
            await change(w, *(asked(n + 20, one) for n, one in enumerate(busy[:60])))
            found = await w.turns.look(lambda c: c.offering(("excel",), LATER))
            assert [p.account for p in found[:10]] == accounts[70:]
            assert await w.turns.look(lambda c: c.offering(("sql",), LATER)) == []

    run(story)


def test_who_was_helped_some_weeks_ago_and_agreed_can_pass_it_on(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            tags = TagThread(thread=KEY, tags=(Tag("excel", 0.9),))
            solved = JudgeAnswer(
                thread=KEY,
                answer=f"{KEY}/a1",
                by=Account(ASK),
                solves=True,
                counts=True,
                at=START + HOUR,
            )
            await change(w, question(1), tags, voice(1, ADA), solved)
            ever = START + timedelta(weeks=5)

            async def found(*topics: str, before: object = ever) -> list[str]:
                learnt = await w.turns.look(lambda c: c.helped_on(topics, before))
                return [one.account for one in learnt]

            assert await found("excel") == [], "they did not agree to anything"
            await change(w, *agree(Account(ASK)))
            assert await found("excel", "r") == [ASK]
            assert await found("r") == []
            assert await found("excel", before=START) == []
            assert await found("excel", before=ever + timedelta(weeks=30)) == []

    run(story)


# --- the asker's own word


def said_no(minute: int) -> SayHelped:
    at = START + timedelta(minutes=minute)
    return SayHelped(thread=KEY, answer=None, by=Account(ASK), at=at)


def test_what_did_not_help_is_no_voice_until_somebody_writes_again(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, question(1), voice(1, ADA))
            assert await unanswered(w) == []
            await change(w, said_no(2))
            assert await unanswered(w) == [KEY]
            await change(w, voice(3, Account(ASK)))
            assert await unanswered(w) == [KEY]
            await change(w, voice(4, ADA))
            assert await unanswered(w) == []
            await change(w, said_no(3))
            assert await unanswered(w) == [], "older news changes nothing"

    run(story)


def test_a_private_yes_outlives_a_mark_that_comes_and_goes(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            answer = f"{KEY}/a1"
            yes = SayHelped(thread=KEY, answer=answer, by=Account(ASK), at=START + HOUR)
            await change(w, question(1), voice(1, ADA), voice(2, CEM), yes)
            bare = JudgeAnswer(
                thread=KEY, answer=answer, by=None, solves=False, counts=True, at=START + 2 * HOUR
            )
            await change(w, bare)
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert kept.accepted == answer
            await change(w, said_no(200))
            kept = await w.turns.look(lambda c: c.thread(KEY))
            assert kept is not None
            assert kept.accepted is None
            assert kept.state.is_open

    run(story)
