"""Who may be told something unasked: the budget of seven days, and pauses (F1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.effects import DirectMessage, KeepProfile, Message, Whisper
from bot.ports import Ref
from bot.store.manners import WEEK
from matchers.model import Account, Profile
from tests.store.test_community import ADA, BEN, change, consent
from tests.store.world import PUBLIC, World, claim, put, run, world

NEWS = Message("propose_match-ask_expert")


def news(number: int, account: Account = ADA, *, unasked: bool = True) -> DirectMessage:
    """Something that is told to a member privately."""
    return DirectMessage(key=f"news:{number}", account=account, message=NEWS, unasked=unasked)


async def may_be_asked(w: World, account: Account = ADA) -> bool:
    now = w.clock.now()
    return await w.turns.look(lambda c: c.may_be_asked(account, now))


async def send(w: World) -> None:
    """Everything that may be said now arrives."""
    for one in await claim(w):
        await w.parcels.sent(one, Ref({"channel": "D1", "ts": "1.1"}))


def test_two_unasked_in_a_week_are_enough_whether_told_or_waiting(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, news(1), news(2, unasked=False), news(3, BEN))
            assert await may_be_asked(w)
            await send(w)
            whisper = Whisper(key="w", place=PUBLIC, account=ADA, message=NEWS, unasked=True)
            await put(w, whisper)
            assert not await may_be_asked(w), "one was told, the other one waits"
            assert await may_be_asked(w, BEN)
            w.clock.pass_time(WEEK)
            assert await may_be_asked(w), "the first one is a week old"

    run(story)


def test_whoever_pauses_is_not_asked(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            paused = Profile(ADA, paused_until=w.clock.now() + timedelta(days=1))
            await change(w, *consent(ADA), KeepProfile(profile=paused))
            assert not await may_be_asked(w)
            w.clock.pass_time(86400)
            assert await may_be_asked(w)
            await change(w, KeepProfile(profile=replace(paused, paused_until=None)))
            assert await may_be_asked(w)

    run(story)
