"""Whatever people press and whatever time passes: nobody over their hours, nobody named, one yes.

The real store and the real reactions, on SQLite; members press what they were told, and what they
were not. Whoever breaks a rule is found after each step.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.effects import DirectMessage, KeepProfile, RecordConsent
from bot.events import AnswerGiven, ButtonPressed, Event, QuestionAsked, ThreadDeleted
from bot.react import Spine
from bot.reactions import NEVER_SKIPPED, REACTIONS, WHILE_STOPPED
from bot.reactions._made_up import made_up_within
from bot.rules import CommunityRules, MannersRules, SuggestHelpersRules
from bot.store.codec import adapter
from bot.store.ledger import Ledger
from bot.store.schema import inbox, outbox
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.view import Snapshot, View
from matchers.helping import Helper, minutes_left
from matchers.model import Account, Level, Place, Profile, Question, Thread, Visibility
from tests.clocks import START, StillClock
from tests.conftest import sqlite_database
from tests.reactions.rules import TOPICS
from tests.reactions.village import WordTagger
from tests.store.world import all_on

PLACE = Place("slack:T1/C1", Visibility.PUBLIC)
PEOPLE = tuple(Account(f"slack:T1/U{name}") for name in ("ADA", "BEN", "CEM", "DOR", "EMI"))
ASKERS = (PEOPLE[0], Account("slack:T1/UNEW"))
MINUTES = 60
RULES = all_on(
    community=CommunityRules(slack_channels=(PLACE.key,), moderator_channel="slack:T1/GMOD"),
    manners=MannersRules(unasked_a_week=14),
    suggest_helpers=SuggestHelpersRules(minutes_per_question=MINUTES),
)
BUTTONS = ("yes", "yes", "no", "knows", "again", "take")


_LETTERS = sa.select(outbox.c.kind, outbox.c.payload).where(outbox.c.payload.is_not(None))

_DUE = sa.select(sa.func.min(inbox.c.due)).where(inbox.c.status == "ready")


def _names_nobody(kind: str, payload: str) -> None:
    """F4: no message says a name but that of whom it is for."""
    named = {account for account in (*PEOPLE, *ASKERS) if account in payload}
    if kind == "DirectMessage":
        named -= {adapter(DirectMessage).validate_json(payload).account}
    assert named == set(), payload


class Helping(RuleBasedStateMachine):
    """Five members with an hour a week each, and questions about one topic."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(TemporaryDirectory()))
        url = sqlite_database(folder / "lotse.sqlite3")
        self.runner = self.stack.enter_context(asyncio.Runner())
        self.clock = StillClock()
        self.store = Store(url, clock=self.clock)
        spine = Spine(REACTIONS, WHILE_STOPPED, NEVER_SKIPPED, made_up_within)
        snapshot = Snapshot(RULES, TOPICS, WordTagger())
        self.turns = Turns(self.store, snapshot=snapshot, spine=spine)
        self.asked: list[Thread] = []
        self.steps = 0
        for account in PEOPLE:
            self._join(account)

    def do(self, act: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        return self.runner.run(act())

    def _join(self, account: Account) -> None:
        profile = Profile(
            account,
            teaches={"excel": Level.CONFIDENT},
            hours=1.0,
            languages=frozenset({"de"}),
            complete=True,
        )

        def work(connection: sa.Connection) -> None:
            ledger = Ledger(connection, self.turns.snapshot, self.store.now())
            ledger.change(RecordConsent(account=account, version="1", at=START))
            ledger.change(KeepProfile(profile=profile))

        self.do(lambda: self.store.write(work))

    def _key(self) -> str:
        self.steps += 1
        return f"e{self.steps}"

    def _happens(self, event: Event) -> None:
        self.do(lambda: self.store.keep([event]))
        self._drain()

    def _drain(self) -> None:
        while self.do(lambda: self.turns.take_turns(16)):
            pass

    def _next_due(self) -> float | None:
        """Nothing is carried here, so what waits to be said is no reason to wake up."""
        found: float | None = self.do(lambda: self.store.read(lambda c: c.scalar(_DUE)))
        return found

    # --- what happens

    @rule(asker=st.sampled_from(ASKERS))
    def ask(self, asker: Account) -> None:
        number = len(self.asked) + 1
        now = self.clock.now()
        thread = Thread(f"{PLACE.key}/{number}.0", PLACE, f"https://slack.test/{number}", now)
        self.asked.append(thread)
        question = Question(thread, asker, f"Wie geht das in Excel, Nummer {number}?")
        self._happens(QuestionAsked(key=f"asked:{thread.key}", at=now, question=question))

    @rule(hours=st.sampled_from([1, 2, 3, 12, 24, 30, 100]))
    def pass_time(self, hours: int) -> None:
        """As the engine does: it wakes up at each moment at which something is due."""
        end = self.clock.now() + timedelta(hours=hours)
        while (due := self._next_due()) is not None and due <= end.timestamp():
            self.clock.pass_time(max(due - self.clock.now().timestamp(), 1.0))
            self._drain()
        self.clock.pass_time(max((end - self.clock.now()).total_seconds(), 0.0))
        self._drain()

    @rule(
        by=st.sampled_from(PEOPLE),
        button=st.sampled_from(BUTTONS),
        thread=st.integers(0, 5),
        number=st.integers(1, 4),
    )
    def press(self, by: Account, button: str, thread: int, number: int) -> None:
        """Also what they were never offered."""
        if thread >= len(self.asked):
            return
        key = self.asked[thread].key
        event = ButtonPressed(
            key=self._key(),
            at=self.clock.now(),
            account=by,
            place=PLACE,
            button=f"suggest_helpers-{button}",
            value=key if button == "take" else f"{key}#{number}",
        )
        self.do(lambda: self.turns.react_now(event))
        self._drain()

    @rule(by=st.sampled_from(PEOPLE), thread=st.integers(0, 5))
    def answer(self, by: Account, thread: int) -> None:
        if thread < len(self.asked):
            key = self._key()
            self._happens(
                AnswerGiven(
                    key=key,
                    at=self.clock.now(),
                    thread=self.asked[thread],
                    answer=f"{PLACE.key}/{key}",
                    by=by,
                )
            )

    @rule(thread=st.integers(0, 5))
    def delete(self, thread: int) -> None:
        if thread < len(self.asked):
            gone = self.asked[thread].key
            event = ThreadDeleted(key=self._key(), at=self.clock.now(), thread=gone)
            self._happens(event)

    # --- what must hold

    @invariant()
    def all_of_it(self) -> None:
        """One look at the database for all checks."""
        self.do(lambda: self.store.read(self._check))

    def _check(self, connection: sa.Connection) -> None:
        view = View(connection, self.turns.snapshot)
        helpers = [one for thread in self.asked for one in view.helpers_in(thread.key)]
        self._nobody_is_over_their_hours(helpers)
        self._one_yes_for_one_question(helpers)
        for thread in self.asked:
            kept = view.thread(thread.key)
            if kept is None or not kept.state.is_open:
                waits = [o for o in helpers if o.thread == thread.key and o.state.is_waiting]
                assert waits == [], "nobody waits for what is over"
        for row in connection.execute(_LETTERS):
            _names_nobody(row.kind, row.payload)

    def _nobody_is_over_their_hours(self, helpers: list[Helper]) -> None:
        """F23: what they said yes to, and what they are asked now, fits into their week."""
        for account in PEOPLE:
            mine = [one for one in helpers if one.account == account]
            profile = Profile(account, hours=1.0)
            now = self.clock.now()
            left = minutes_left(profile, mine, (), now, minutes=MINUTES, hours_per_seat=1.0)
            assert left >= 0, account

    def _one_yes_for_one_question(self, helpers: list[Helper]) -> None:
        rules = RULES.suggest_helpers
        assert rules is not None
        yes = Counter(one.thread for one in helpers if one.state == "yes")
        asked = Counter((one.thread, one.account) for one in helpers if one.state == "asked")
        ladder = Counter(one.thread for one in helpers if one.step >= 0)
        assert all(count == 1 for count in (*yes.values(), *asked.values()))
        assert all(count <= rules.at_most for count in ladder.values())

    def teardown(self) -> None:
        self.do(self.store.close)
        self.stack.close()


FEW = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.prevents("F4", "F23")
def test_nobody_over_their_hours_nobody_named_before_their_yes() -> None:
    run_state_machine_as_test(Helping, settings=FEW)


def test_a_planted_fault_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may always be asked is soon over their hours."""
    monkeypatch.setattr("bot.reactions._helping.has_time", lambda *_, **__: True)
    monkeypatch.setattr("bot.reactions._helper_says.has_time", lambda *_, **__: True)
    more = settings(FEW, max_examples=60, phases=[Phase.generate], database=None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Helping, settings=more)
