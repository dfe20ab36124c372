"""Nobody under 18 is ever in a private pair, whenever they say so, and whoever clicks when."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run

from bot.effects import Change, KeepProfile, OpenGroup, RecordConsent
from bot.events import ButtonPressed, CommandGiven, Event, FormSent
from bot.store.codec import adapter
from bot.store.database import sqlite_file
from bot.store.schema import match, profile
from matchers.model import Account, Level, MatchState, Profile
from tests.clocks import START
from tests.properties.deeds import HOME
from tests.properties.platform import Outcome
from tests.properties.test_any_order import fresh
from tests.properties.town import Town
from tests.reactions.test_ask_profile import INTRODUCTION
from tests.reactions.village import expert, learner

PEOPLE = tuple(Account(f"slack:T1/U{name}") for name in ("ADA", "BEN", "CEM", "DOR"))
WHO = st.sampled_from(PEOPLE)
OPEN = (MatchState.PROPOSED.value, MatchState.ACCEPTED.value)
PROFILES = sa.select(profile.c.payload)


class Growing(RuleBasedStateMachine):
    """Members who look for partners, say yes and no, and correct what they said about their age."""

    def __init__(self, new: Callable[[], str]) -> None:
        super().__init__()
        self.town = Town(new())
        self.numbers = count()

    @initialize(young=st.lists(st.sampled_from((False, False, True)), min_size=4, max_size=4))
    def begin(self, *, young: list[bool]) -> None:
        new = dict.fromkeys(("excel", "umfragen"), Level.NEW)
        changes: list[Change] = []
        for who, minor in zip(PEOPLE, young, strict=True):
            known = learner(who, minor=minor, hours=9.0, learns=new)
            if who in PEOPLE[2:]:
                known = expert(who, minor=minor, hours=9.0)
            agreed = RecordConsent(account=who, version="1", at=START)
            changes += [agreed, KeepProfile(profile=known)]
        self.town.do(lambda: self.town.change(*changes))

    def now(self, event: Event) -> None:
        self.town.do(lambda: self.town.turns.react_now(event))
        while self.town.do(lambda: self.town.react(16)):
            pass

    @rule(who=WHO)
    def look_for_a_partner(self, who: Account) -> None:
        key, at = f"c{next(self.numbers)}", self.town.clock.now()
        self.now(CommandGiven(key=key, at=at, account=who, place=HOME, command="partner"))

    @rule(who=WHO, minor=st.booleans())
    def tell_again(self, who: Account, *, minor: bool) -> None:
        key, at = f"f{next(self.numbers)}", self.town.clock.now()
        said = {**INTRODUCTION, "ask_profile-minor": ("yes",) if minor else ()}
        self.now(FormSent(key=key, at=at, account=who, form="ask_profile-step1", values=said))

    @rule(who=WHO, says=st.sampled_from(("yes", "yes", "no")))
    def click(self, who: Account, says: str) -> None:
        """The newest request that they were sent."""
        mine = sa.or_(match.c.learner == who, match.c.expert == who)
        found = self.town.look(sa.select(match.c.id).where(mine).order_by(match.c.proposed.desc()))
        key, at = f"b{next(self.numbers)}", self.town.clock.now()
        for row in found[:1]:
            button = f"settle_match-{says}"
            self.now(ButtonPressed(key=key, at=at, account=who, place=HOME, button=button,
                                   value=row.id))  # fmt: skip

    @rule(who=st.sampled_from(PEOPLE[:2]), corrects=st.none() | WHO)
    def find_each_other(self, who: Account, corrects: Account | None) -> None:
        """And one of them says how old they are before the group is there."""
        self.look_for_a_partner(who)
        for each in (who, *PEOPLE[2:]):
            self.click(each, "yes")
        if corrects is not None:
            self.tell_again(corrects, minor=True)

    @rule(hours=st.sampled_from((0, 1, 24, 24 * 8)))
    def carry(self, hours: int) -> None:
        self.town.do(lambda: self.town.claim(32))
        while self.town.held:
            said = self.town.held[0].delivery
            if isinstance(said, OpenGroup):
                assert not self.minors() & set(said.accounts), "a group of two with a minor"
            self.town.do(lambda: self.town.carry(Outcome.ARRIVES))
        self.town.clock.pass_time(hours * 3600 + 1)

    def minors(self) -> set[Account]:
        told = [adapter(Profile).validate_json(row.payload) for row in self.town.look(PROFILES)]
        return {known.account for known in told if known.minor}

    @invariant()
    def no_minor_is_in_a_pair_or_asked_to_be(self) -> None:
        young = self.minors()
        rows = self.town.look(sa.select(match).where(match.c.state.in_(OPEN)))
        assert not [row.id for row in rows if {row.learner, row.expert} & young]

    def teardown(self) -> None:
        self.town.end()


def test_no_minor_is_ever_in_a_private_pair(database: str, tmp_path: Path) -> None:
    new = fresh(database, tmp_path)
    examples = settings(
        max_examples=30 if sqlite_file(database) else 4,
        stateful_step_count=25,
        deadline=None,
        derandomize=bool(os.environ.get("CI")),
        suppress_health_check=list(HealthCheck),
    )
    run(lambda: Growing(new), settings=examples)
