"""Whatever features say, in any order, at any time, in any trouble: Lotse keeps its manners.

Arbitrary deliveries by arbitrary features go through the real store and courier. What arrives is
measured with a ruler of its own.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.effects import (
    Button,
    Delivery,
    DirectMessage,
    Edit,
    KeepProfile,
    Message,
    Post,
    Reply,
    Switch,
    Unsay,
    Whisper,
)
from bot.store.database import sqlite_file
from matchers.model import Account, Thread
from tests.clocks import START
from tests.properties.deeds import HOME, MOSTLY_FINE, thread
from tests.properties.platform import Outcome
from tests.properties.ruler import nobody_is_pestered
from tests.properties.test_any_order import fresh
from tests.properties.town import ADA, BEN, Town
from tests.reactions.village import learner

PEOPLE = (Account(ADA), Account(BEN), Account("discourse:eva"))
THREADS: tuple[Thread, ...] = (thread(0), thread(2), thread(3))
WHO, WHERE, PICK = st.sampled_from(PEOPLE), st.sampled_from(THREADS), st.integers(0, 999)
HOURS = (None, None, 0, 1, 11, 60, 200)
"""After which something is worth nothing."""


class AnyFeature(RuleBasedStateMachine):
    """Features that know nothing of each other, and no restraint."""

    def __init__(self, new: Callable[[], str]) -> None:
        super().__init__()
        self.town = Town(new())
        self.numbers = count()
        self.keys = ["nothing"]
        self.pauses: dict[Account, list[tuple[datetime, datetime | None]]] = defaultdict(list)

    def keep(self, delivery: Delivery, *, urgent: bool = False) -> None:
        self.keys.append(delivery.key)
        self.town.do(lambda: self.town.deliver(delivery, urgent=urgent))

    def message(self) -> Message:
        return Message("m", buttons=(Button("b"),) if next(self.numbers) % 2 else ())

    # --- what features say

    @rule(who=WHO, unasked=st.sampled_from((True, True, False)), hours=st.sampled_from(HOURS),
          whispers=st.booleans(), urgent=st.booleans(), often=st.integers(1, 4))  # fmt: skip
    def tell(
        self, *, who: Account, unasked: bool, hours: int | None, whispers: bool, urgent: bool,
        often: int,
    ) -> None:  # fmt: skip
        now = self.town.clock.now()
        until = None if hours is None else now + timedelta(hours=hours)
        for _ in range(often):
            key = f"told:{next(self.numbers)}"
            told: Delivery = DirectMessage(key=key, account=who, message=self.message())
            if whispers and who.startswith("slack:"):
                told = Whisper(key=key, place=HOME, account=who, message=self.message())
            self.keep(replace(told, unasked=unasked, until=until), urgent=urgent)

    @rule(where=WHERE, key=st.integers(0, 3), again=st.booleans(), urgent=st.booleans())
    def speak_up(self, *, where: Thread, key: int, again: bool, urgent: bool) -> None:
        line = Reply(key=f"{where.key}:{key}", thread=where, message=self.message(), again=again)
        self.keep(line, urgent=urgent)

    @rule(pick=PICK, how=st.sampled_from(("edit", "unsay", "below")), urgent=st.booleans())
    def go_on(self, *, pick: int, how: str, urgent: bool) -> None:
        of, key = self.keys[-1 - pick % len(self.keys)], f"{how}:{next(self.numbers)}"
        if how == "edit":
            self.keep(Edit(key=key, instead_of=of, message=self.message()), urgent=urgent)
        elif how == "unsay":
            self.keep(Unsay(key=key, instead_of=of), urgent=urgent)
        else:
            self.keep(Post(key=key, place=HOME, message=self.message(), under=of), urgent=urgent)

    @rule(who=st.sampled_from(PEOPLE[:2]), days=st.sampled_from((None, 0, 1, 9)))
    def pause(self, who: Account, days: int | None) -> None:
        now = self.town.clock.now()
        until = None if days is None else now + timedelta(days=days)
        self.pauses[who].append((now, until))
        profile = KeepProfile(profile=learner(who, paused_until=until))
        self.town.do(lambda: self.town.change(profile))

    @rule(on=st.booleans())
    def stop_or_go_on(self, *, on: bool) -> None:
        switch = Switch(name="stopped", on=on, by=None, at=START)
        self.town.do(lambda: self.town.change(switch))

    @rule(pick=PICK)
    def replay(self, pick: int) -> None:
        self.town.do(lambda: self.town.store.replay(self.keys[pick % len(self.keys)]))

    # --- time, and what becomes of it

    @rule(hours=st.sampled_from((0.01, 0.01, 1, 5, 11, 24, 100)))
    def pass_time(self, hours: float) -> None:
        self.town.clock.pass_time(hours * 3600)
        self.town.platform.arrive()

    @rule(outcomes=st.lists(MOSTLY_FINE, min_size=1, max_size=9))
    def carry(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            self.town.do(lambda: self.town.claim(9))
            while self.town.held:
                self.town.do(lambda outcome=outcome: self.town.carry(outcome))  # type: ignore[misc]
            self.town.clock.pass_time(2)

    @rule(commits=st.integers(0, 2))
    def die(self, commits: int) -> None:
        self.town.fuse = commits
        self.carry([Outcome.ARRIVES, Outcome.CUT_AFTER])

    # --- what must hold

    @invariant()
    def one_line_in_each_thread(self) -> None:
        for where in THREADS:
            assert len(self.town.platform.lines(where.key)) <= 1, where.key
        below = [s.delivery for s in self.town.platform.log if isinstance(s.delivery, Post)]
        assert not any(post.under.startswith(tuple(t.key for t in THREADS)) for post in below)

    @invariant()
    def nobody_is_pestered(self) -> None:
        nobody_is_pestered(self.town.platform.log, self.paused)

    def paused(self, who: Account, at: datetime) -> bool:
        wishes = [until for since, until in self.pauses[who] if since <= at]
        return bool(wishes) and wishes[-1] is not None and wishes[-1] > at

    def teardown(self) -> None:
        town = self.town
        try:
            town.fuse = None
            while town.held:
                town.do(lambda: town.carry(Outcome.ARRIVES))
            town.do(town.drain)
            town.platform.arrive()
            self.one_line_in_each_thread()
            self.nobody_is_pestered()
        finally:
            town.end()


@pytest.mark.prevents("F1", "F5")
def test_manners_are_kept_whatever_is_said(database: str, tmp_path: Path) -> None:
    new = fresh(database, tmp_path)
    run_state_machine_as_test(
        lambda: AnyFeature(new),
        settings=settings(
            max_examples=30 if sqlite_file(database) else 5,
            stateful_step_count=40,
            deadline=None,
            derandomize=bool(os.environ.get("CI")),
            suppress_health_check=list(HealthCheck),
        ),
    )
