"""What people do, what time and luck do, and the bot at work: in any order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from bot.clock import digest_due
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    ButtonPressed,
    CommandGiven,
    Event,
    MatchExpired,
    QuestionAsked,
    QuestionEdited,
    TagsRejected,
    ThreadDeleted,
    ThreadSeen,
)
from bot.store.schema import match
from matchers.model import Account, Place, Question, QuestionKind, Thread, Visibility
from tests.clocks import START
from tests.properties.platform import TIMEOUT, Outcome
from tests.properties.town import ADA, BEN, CEM, CHANNELS, MOD, RULES, Town

ASKER = Account("slack:T1/UASK")
HOME = Place(CHANNELS[0], Visibility.PUBLIC)
PLACES = (HOME, HOME, Place(CHANNELS[1], Visibility.PUBLIC), Place("discourse:5", HOME.visibility))
TITLES = ("Doppelte Einträge in Excel", "Fragebogen und DSGVO", "Wer kommt am Freitag?")
NUMBERS = st.integers(0, len(PLACES) - 1)
BROKEN = st.sampled_from([o for o in Outcome if o is not Outcome.ARRIVES])
MOSTLY_FINE = st.one_of(st.just(Outcome.ARRIVES), BROKEN)
FORUM = 3


def thread(number: int) -> Thread:
    """The thread with this number; the last one is in the forum."""
    place = PLACES[number]
    key = f"discourse:t/{number}" if number == FORUM else f"{place.key}/{number}.0"
    return Thread(key, place, f"https://there.test/{number}", START + timedelta(seconds=number))


def at(seconds: int) -> datetime:
    """Each thing happens at a moment of its own, however late we hear of it."""
    return START + timedelta(minutes=1, seconds=seconds)


def question(number: int, title: str) -> Question:
    """A question of the thread with this number; its kind changes with its words."""
    kind = QuestionKind.EXPERIENCE if title == TITLES[1] else QuestionKind.HOWTO
    return Question(thread(number), ASKER, title, kind=kind)


def asked(number: int) -> QuestionAsked:
    """It was asked, about something that has a topic."""
    words = question(number, TITLES[number % 2])
    return QuestionAsked(key=f"asked:{number}", at=at(0), question=words)


def edited(number: int) -> list[Event]:
    """It was edited: to other topics, and to something without any."""
    return [
        QuestionEdited(key=f"edited:{number}:{v}", at=at(10 + v), question=question(number, title))
        for v, title in enumerate(TITLES)
    ]


def answered(number: int) -> list[Event]:
    """Whatever happens to the answers of a thread: the asker and a moderator judge them."""
    where = thread(number)
    key, mod = where.key, Account(MOD)
    first, second, third = (f"{key}/{name}" for name in "abc")
    told: list[Event] = [
        AnswerGiven(key="given:a", at=at(20), thread=where, answer=first, by=Account(BEN)),
        AnswerGiven(key="given:b", at=at(21), thread=where, answer=second, by=Account(CEM)),
        AnswerGiven(key="given:c", at=at(22), thread=where, answer=third, by=ASKER, thanks=True),
        AnswerAccepted(key="yes:1", at=at(30), thread=key, answer=first, by=ASKER),
        AnswerUnaccepted(key="no:1", at=at(31), thread=key, answer=first, by=ASKER),
        AnswerAccepted(key="yes:2", at=at(32), thread=key, answer=second, by=ASKER),
        AnswerAccepted(key="yes:3", at=at(33), thread=key, answer=first, by=mod, by_moderator=True),
        AnswerAccepted(key="yes:4", at=at(34), thread=key, answer=first, by=ASKER),
        AnswerAccepted(key="yes:5", at=at(35), thread=key, answer=second, by=Account(ADA)),
        AnswerDeleted(key="deleted", at=at(36), thread=key, answer=first),
    ]
    return [replace(event, key=f"{number}:{event.key}") for event in told]


def ended(number: int) -> list[Event]:
    """The thread is gone, its line is crossed out, its tags and states are changed."""
    where = thread(number)
    answers = [None, f"{where.key}/a", f"{where.key}/b"]
    seen: list[Event] = [
        ThreadSeen(key=f"seen:{n}", at=at(40 + n), thread=where, asker=ASKER, title="", tags=tags,
                   closed=n == 1, accepted=answers[n])
        for n, tags in enumerate([(), ("tabellen",), ("tabellen", "dubletten")])
    ]  # fmt: skip
    return [
        ThreadDeleted(key=f"gone:{number}", at=at(50), thread=where.key),
        TagsRejected(key=f"crossed:{number}", at=at(45), thread=where.key, by=ASKER),
        *(seen if number == FORUM else ()),
    ]


def back(number: int) -> list[Event]:
    """The thread is there again, if it was gone; and goes, and comes once more."""
    words = question(number, TITLES[number % 2])
    return [
        QuestionAsked(key=f"back:{number}:0", at=START, question=words, recovered=True),
        ThreadDeleted(key=f"gone again:{number}", at=START, thread=words.thread.key),
        QuestionAsked(key=f"back:{number}:1", at=START, question=words, recovered=True),
    ]


class Deeds(RuleBasedStateMachine):
    """The rules. What must hold in the end is in the test."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.town = Town(url)
        self.told: list[Event] = []
        self.late: list[Event] = []
        self.clicks = count()
        self.stopped_once = False
        self.forgot_once = False

    @initialize(asking=st.lists(NUMBERS, max_size=4), pairing=st.booleans())
    def begin(self, *, asking: list[int], pairing: bool) -> None:
        for number in asking:
            self.tell(asked(number))
        if pairing:
            self.at_once(self.command(ADA, "partner"), self.command(CEM, "partner"))

    # --- what people do: once or often, at once or late, in any order

    def tell(self, event: Event, *, late: bool = False) -> None:
        """It reaches us now, or later; what we did not acknowledge comes again."""
        if late:
            self.late.append(event)
            return
        self.told.append(event)
        before = self.town.deaths
        self.town.do(lambda: self.town.store.keep([event]))
        if self.town.deaths > before:
            self.late.append(event)

    @rule(n=NUMBERS, late=st.booleans())
    def ask(self, *, n: int, late: bool) -> None:
        self.tell(asked(n), late=late)

    @rule(n=NUMBERS, what=st.sampled_from((edited, answered, ended, back)), pick=st.integers(0, 9),
          late=st.booleans())  # fmt: skip
    def go_on(self, *, n: int, what: Callable[[int], list[Event]], pick: int, late: bool) -> None:
        events = what(n)
        self.tell(events[pick % len(events)], late=late)

    @rule(pick=st.integers(0, 99), again=st.booleans())
    def arrive(self, *, pick: int, again: bool) -> None:
        if self.told and again:
            self.tell(self.told[pick % len(self.told)])
        elif self.late:
            self.tell(self.late.pop(pick % len(self.late)))

    # --- commands and clicks: answered at once

    def at_once(self, *events: Event) -> None:
        async def all_at_once() -> None:
            await asyncio.gather(*(self.town.turns.react_now(event) for event in events))

        self.town.do(all_at_once)

    def command(self, who: str, name: str) -> CommandGiven:
        key = f"command:{next(self.clicks)}"
        now = self.town.clock.now()
        return CommandGiven(key=key, at=now, account=Account(who), place=HOME, command=name)

    def pressed(self, who: str, button: str, value: str = "") -> ButtonPressed:
        key = f"click:{next(self.clicks)}"
        now = self.town.clock.now()
        return ButtonPressed(
            key=key, at=now, account=Account(who), place=HOME, button=button, value=value
        )

    @rule(who=st.sampled_from((ADA, CEM)), forget=st.integers(0, 9))
    def partner(self, who: str, forget: int) -> None:
        if forget == 9:
            self.forgot_once = True
            self.at_once(self.pressed(CEM, "forget_member-yes"))
        else:
            self.at_once(self.command(who, "partner"))

    @rule(says=st.sampled_from(("yes", "yes", "yes", "no")), often=st.integers(1, 3),
          pick=st.integers(0, 3), both=st.booleans())  # fmt: skip
    def click(self, *, says: str, often: int, pick: int, both: bool) -> None:
        newest = sa.select(match).order_by(match.c.proposed.desc(), match.c.id)
        found = self.town.look(newest)
        if found:
            row = found[pick % len(found)]
            pair = (row.learner, row.expert)
            presses = [
                self.pressed(who, f"settle_match-{says}", row.id)
                for who in (pair if both else (pair[pick % 2],)) * 2
            ]
            self.at_once(*presses * often)

    @rule(on=st.booleans(), pick=st.integers(0, 3))
    def stop_or_go_on(self, *, on: bool, pick: int) -> None:
        if pick == 0 or not on:
            self.stopped_once |= on
            self.at_once(self.command(MOD, "stop" if on else "continue"))

    # --- time

    @rule(clocks=st.integers(1, 4))
    def look_at_the_calendar(self, clocks: int) -> None:
        async def tick() -> None:
            now = self.town.clock.now()
            due: list[Event] = [
                MatchExpired(key=f"match_expired:{over}", at=now, match=over)
                for over in await self.town.store.expired_matches()
            ]
            week = digest_due(now, RULES)
            await self.town.store.keep([*due, week] if week else due)

        async def all_clocks() -> None:
            await asyncio.gather(*(tick() for _ in range(clocks)))

        self.town.do(all_clocks)

    @rule(seconds=st.sampled_from((1, 2, 10, 10, 10, 60, 600, 73 * 3600, 7 * 86400)),
          outcome=BROKEN)  # fmt: skip
    def pass_time(self, seconds: int, outcome: Outcome) -> None:
        if seconds >= TIMEOUT:
            while self.town.held:  # no call takes longer
                self.town.do(lambda: self.town.carry(outcome))
        self.town.clock.pass_time(seconds)
        self.town.platform.arrive()

    # --- the bot at work, and its deaths

    @rule(limit=st.integers(1, 16))
    def react(self, limit: int) -> None:
        self.town.do(lambda: self.town.react(limit))

    @rule(limit=st.integers(1, 4))
    def claim(self, limit: int) -> None:
        self.town.do(lambda: self.town.claim(limit))

    @rule(outcome=MOSTLY_FINE, look_fails=st.booleans())
    def carry(self, *, outcome: Outcome, look_fails: bool) -> None:
        if self.town.held:
            self.town.do(lambda: self.town.carry(outcome, look_fails=look_fails))

    @rule(outcomes=st.lists(MOSTLY_FINE, min_size=4, max_size=4))
    def work(self, outcomes: list[Outcome]) -> None:
        self.react(16)
        self.claim(4)
        for outcome in outcomes:
            self.carry(outcome=outcome, look_fails=False)

    @rule(n=NUMBERS, outcome=BROKEN, meanwhile=st.integers(0, 1))
    def lose_a_thread_meanwhile(self, n: int, outcome: Outcome, meanwhile: int) -> None:
        """It goes, or its line is crossed out, while the line is being said."""
        self.tell(asked(n))
        self.react(16)
        self.claim(9)
        self.tell(ended(n)[meanwhile])
        self.react(16)
        while self.town.held:
            self.carry(outcome=outcome, look_fails=False)

    @rule(rounds=st.integers(1, 4), outcomes=st.lists(MOSTLY_FINE, min_size=4, max_size=4))
    def work_for_a_while(self, rounds: int, outcomes: list[Outcome]) -> None:
        for _ in range(rounds):
            self.work(outcomes)
            self.pass_time(2, Outcome.LATE)

    @rule(commits=st.integers(-1, 3))
    def die(self, commits: int) -> None:
        if commits < 0:
            self.town.die()
        else:
            self.town.fuse = commits
            self.work([Outcome.ARRIVES, Outcome.LATE, Outcome.CUT_AFTER, Outcome.ARRIVES])
