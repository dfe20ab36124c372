"""A door that answers at once beside a worker: of two that want the same, one has it.

Doors never wait at the turnstile. So both transactions are open at once here, and both reactions
have decided before either has kept anything: what one decided by is no longer so when it is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.community import Community
from bot.effects import AnswerMatch, Change, Effect, KeepProfile, ProposeMatch, RecordConsent
from bot.events import ButtonPressed, Event, MatchExpired
from bot.react import Table
from bot.reactions.settle_match import YES
from bot.reactions.settle_match import settle_match as decided
from bot.store.ledger import Ledger
from matchers.model import Account, Match, Profile
from tests.clocks import START
from tests.engine.crew import Crew, Hand, crew, postgres
from tests.store.test_community import a_match
from tests.store.world import PUBLIC, run

ROUNDS = 25
TOGETHER = 10.0


@dataclass
class Both:
    """``settle_match``, where two events have been decided on before either is kept."""

    met: int = 0
    _before: threading.Barrier = field(default_factory=lambda: threading.Barrier(2))
    _seen: set[str] = field(default_factory=set)

    def table(self) -> Table:
        def settle_match(event: ButtonPressed | MatchExpired, c: Community) -> Iterator[Effect]:
            effects = list(decided(event, c))
            if event.key not in self._seen:  # not when the whole of it is done again
                self._seen.add(event.key)
                self._before.wait(TOGETHER)
                self.met += 1
            yield from effects

        return {ButtonPressed: (settle_match,), MatchExpired: (settle_match,)}


async def change(hand: Hand, *changes: Change) -> None:
    snapshot, now = hand.turns.snapshot, hand.store.now()

    def apply(connection) -> None:  # noqa: ANN001  (SQLAlchemy's, as the writer gives it)
        ledger = Ledger(connection, snapshot, now)
        for one in changes:
            ledger.change(one)

    await hand.store.write(apply)


def known(*accounts: Account) -> Iterator[Change]:
    """They agreed and filled in their profile; an hour a week is what one meeting takes."""
    for account in accounts:
        yield RecordConsent(account=account, version="1", at=START)
        yield KeepProfile(profile=Profile(account, hours=1.0, complete=True))


def proposed(match: Match) -> Iterator[Change]:
    """The expert said yes already."""
    yield ProposeMatch(match=match)
    yield AnswerMatch(match=match.id, role="expert", says=True)


def says_yes(match: Match) -> ButtonPressed:
    return ButtonPressed(
        key=f"yes:{match.id}",
        at=START,
        account=match.learner,
        place=PUBLIC,
        button=YES,
        value=match.id,
    )


def member(name: str, number: int) -> Account:
    return Account(f"slack:T1/U{name}{number}")


async def at_once(c: Crew, door: Hand, here: Event, there: Event) -> None:
    """The door reacts to one, the worker to the other."""
    await door.store.keep([there])
    await door.turns.react_now(here)
    await c.settled()


def states(c: Crew, *matches: Match) -> list[str]:
    held = dict(c.rows("SELECT id, state FROM match"))  # type: ignore[arg-type]
    return [str(held[match.id]) for match in matches]


def accepted(c: Crew) -> int:
    """How often two were told that they are together."""
    return len(c.rows("SELECT key FROM inbox WHERE key LIKE 'accepted:%'"))


@postgres
def test_two_who_say_yes_to_the_last_seat_do_not_both_have_it(database: str) -> None:
    both = Both()

    async def story() -> None:
        async with crew(database, both.table()) as c:
            door = c.hand(in_turn=False)
            c.hand().work()
            for n in range(ROUNDS):
                one, other, expert = (member(name, n) for name in ("ONE", "OTHER", "EXPERT"))
                here, there = a_match(f"a{n}", one, expert), a_match(f"b{n}", other, expert)
                await change(door, *known(one, other, expert))
                await change(door, *proposed(here), *proposed(there))
                await at_once(c, door, says_yes(here), says_yes(there))
                assert sorted(states(c, here, there)) == ["accepted", "expired"]
                assert accepted(c) == n + 1
            assert both.met == 2 * ROUNDS, "each time both had decided"
            assert c.rows("SELECT * FROM failure") == []

    run(story)


@postgres
def test_a_match_is_not_accepted_and_over_at_the_same_time(database: str) -> None:
    both = Both()

    async def story() -> None:
        async with crew(database, both.table()) as c:
            door = c.hand(in_turn=False)
            c.hand().work()
            for n in range(ROUNDS):
                match = a_match(f"m{n}", member("ONE", n), member("EXPERT", n))
                await change(door, *known(match.learner, match.expert), *proposed(match))
                before = accepted(c)
                over = MatchExpired(key=f"over:{n}", at=match.expires, match=match.id)
                await at_once(c, door, says_yes(match), over)
                [state] = states(c, match)
                came = accepted(c) - before
                assert (state, came) in {("accepted", 1), ("expired", 0)}
            assert both.met == 2 * ROUNDS, "each time both had decided"
            assert c.rows("SELECT * FROM failure") == []

    run(story)
