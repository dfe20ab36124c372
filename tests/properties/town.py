"""A community, its platforms, and a bot that may die at any commit and is started again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.courier import Carried, Courier
from bot.effects import Change, Delivery, KeepProfile, RecordConsent, Switch
from bot.errors import OurFault
from bot.events import Event
from bot.manners import Manners
from bot.ports import Claim, Pace
from bot.react import Spine, Trace
from bot.reactions import NEVER_SKIPPED, REACTIONS, WHILE_STOPPED
from bot.reactions._made_up import made_up_within
from bot.rules import CommunityRules, SendDigestRules
from bot.store.ledger import Ledger
from bot.store.parcels import Parcels
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.view import Snapshot
from matchers.model import Profile
from tests.clocks import START, StillClock
from tests.properties.platform import TIMEOUT, Outcome, Platform
from tests.reactions.rules import TOPICS
from tests.reactions.village import WordTagger, expert, learner
from tests.store.world import all_on

T = TypeVar("T")
MOD, ADA, BEN, CEM = (f"slack:T1/U{name}" for name in ("MOD", "ADA", "BEN", "CEM"))
CHANNELS = ("slack:T1/C1", "slack:T1/C2")
RULES = all_on(
    community=CommunityRules(slack_channels=CHANNELS, forum_categories=(5,), moderators=(MOD,)),
    send_digest=SendDigestRules(slack_channels=CHANNELS, forum_category=5, per_message=2),
)
PACE = {"slack": 1.0}


class PowerCutError(Exception):
    """The machine died before this commit, and is dead until it is started again."""


class Town:
    """The bot on one database. Its memory (``seen``) is the test's, and survives its deaths."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._runner = asyncio.Runner()
        self.clock = StillClock()
        self.platform = Platform(self.clock)
        self.seen: list[Trace] = []
        self.carried: list[Carried] = []
        self.held: list[Claim] = []
        self.deaths = 0
        self.fuse: int | None = None
        self._start()
        people = (learner(ADA), learner(CEM, name="Cem"), expert(BEN))  # type: ignore[arg-type]
        self.do(lambda: self.change(*(c for p in people for c in _joined(p))))

    def do(self, act: Callable[[], Coroutine[Any, Any, T]]) -> T | None:
        """Let the bot do something. Dying at it, it is started again, and nobody knows more."""
        try:
            return self._runner.run(act())
        except PowerCutError:
            self.die()
            return None

    def look(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        """What the database holds now."""
        return self._runner.run(self.store.read(lambda c: c.execute(query).all()))

    async def change(self, *changes: Change) -> None:
        """Change the store as a reaction would."""
        now = self.store.now()
        snapshot = self.turns.snapshot
        await self.store.write(lambda c: [Ledger(c, snapshot, now).change(x) for x in changes])

    async def deliver(self, *deliveries: Delivery, urgent: bool = False) -> list[bool]:
        """Keep deliveries as features of their own would; whether each was not refused."""
        now, snapshot = self.store.now(), self.turns.snapshot

        def keep(connection: sa.Connection) -> list[bool]:
            kept = []
            ledger = Ledger(connection, snapshot, now, careful=True)
            for delivery in deliveries:
                try:
                    with ledger.savepoint():
                        ledger.deliver(delivery, "event", "feature", urgent=urgent)
                except OurFault:
                    kept.append(False)
                else:
                    kept.append(True)
            return kept

        return await self.store.write(keep)

    # --- life and death

    def _start(self) -> None:
        self.store = Store(self._url, clock=self.clock)
        self.store._writer._at_most = 1  # one commit per job: the same run dies at the same place
        sa.event.listen(self.store._write_engine, "commit", self._commit)
        self.turns = Turns(
            self.store,
            snapshot=Snapshot(RULES, TOPICS, WordTagger()),
            spine=Spine(REACTIONS, WHILE_STOPPED, NEVER_SKIPPED, made_up_within),
            told=self.seen.extend,
        )
        senders = {"slack": self.platform, "discourse": self.platform}
        pace = Pace(gaps=PACE, per_minute={"discourse": 30}, senders=senders)
        self.courier = Courier(
            letters=Parcels(self.store, pace=pace, timeout=TIMEOUT, manners=Manners.of(RULES)),
            senders=senders,
            is_public=_yes,
            is_private=_yes,
            keep=self.store.keep,
            clock=self.clock,
            told=self.carried.append,
        )

    def _commit(self, _: sa.Connection) -> None:
        if self.fuse is None:
            return
        self.fuse -= 1
        if self.fuse < 0:
            raise PowerCutError

    def die(self) -> None:
        """Nothing is finished, nothing more is committed; then it is started on the same file."""
        self.fuse = 0
        self.deaths += 1
        self._runner.run(_forget_all_tasks())
        self.close()
        self.held.clear()
        self.fuse = None
        self._start()

    def close(self) -> None:
        """Let go of the database."""
        with suppress(PowerCutError):
            self._runner.run(self.store.close())

    def end(self) -> None:
        """Close everything for good."""
        self.close()
        self._runner.close()

    # --- what the engine would do, one step at a time

    async def react(self, limit: int) -> int:
        """Turns that are due."""
        turned = await self.turns.take_turns(limit)
        return turned + await self.turns.retry_failures(limit)

    async def claim(self, limit: int) -> int:
        """Take deliveries from the outbox, to be carried later."""
        found = await self.courier.claim([claim.lane for claim in self.held], limit)
        self.held.extend(found)
        return len(found)

    async def carry(self, outcome: Outcome, *, look_fails: bool = False) -> None:
        """Carry the delivery that was claimed first."""
        self.platform.outcome, self.platform.look_fails = outcome, look_fails
        await self.courier.carry(self.held.pop(0))

    async def drain(self) -> None:
        """Everything that can be done is done, however long that takes."""
        removed = [Switch(name=f"removed:{p}", on=False, by=None, at=START) for p in ("slack",
                   "discourse")]  # fmt: skip
        for _ in range(3000):
            await self.change(*removed, Switch(name="stopped", on=False, by=None, at=START))
            busy = await self.react(16) + await self.claim(32)
            while self.held:
                await self.carry(Outcome.ARRIVES)
            if busy:
                continue
            due = await self.store.next_due()
            if due is None:
                return
            self.clock.pass_time(max((due - self.clock.now()).total_seconds(), 0.0) + 0.001)
            self.platform.arrive()
        raise AssertionError("the bot never comes to rest")

    def effects_of(self, reaction: str, event: type[Event]) -> list[Any]:
        """What a reaction to a kind of event wanted done, in all its committed turns."""
        return [
            effect
            for trace in self.seen
            if trace.reaction == reaction and isinstance(trace.event, event)
            for effect in trace.effects
        ]


async def _yes(_: str) -> bool:
    return True


async def _forget_all_tasks() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*left, return_exceptions=True)


def _joined(profile: Profile) -> tuple[Change, Change]:
    profile = replace(profile, hours=9.0)
    return (
        RecordConsent(account=profile.account, version="1", at=START),
        KeepProfile(profile=profile),
    )
