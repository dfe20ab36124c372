"""A round as one snapshot: who said yes, with all that matters about them, in a few queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

import sqlalchemy as sa

from bot.store.blocks import KEYED_WITH, all_hashed
from bot.store.codec import adapter
from bot.store.links import accounts_of
from bot.store.schema import block, held_round, mark, match, part, profile
from matchers.held import Part, group_in
from matchers.model import Account, MatchState, Profile
from matchers.rounds.known import History, Two

LATELY = 3
"""So many rounds count for how much somebody gave."""

SERVED = frozenset({MatchState.ACCEPTED, MatchState.PROPOSED, MatchState.OFFERED})
"""Learning with somebody, or still asked. What has ended counts where both had said yes."""


def profiles_of(
    connection: sa.Connection, accounts: Sequence[Account]
) -> Mapping[Account, Profile]:
    """What these members said about themselves."""
    query = sa.select(profile.c.payload).where(profile.c.account.in_(accounts))
    told = (adapter(Profile).validate_json(row) for row in connection.scalars(query))
    return {one.account: one for one in told}


def histories(connection: sa.Connection, parts: Sequence[Part]) -> Mapping[Account, History]:
    """How those of a round fared in the rounds before it.

    They waited in those of its own study group; what they gave counts in whichever it was.
    """
    rows = _earlier(connection, parts[0].round) if parts else []
    group = group_in(parts[0].round) if parts else ""
    waited = _waited([r for r in rows if r.says == "yes" and group_in(r.round) == group])
    lately = list(dict.fromkeys(row.round for row in rows))[:LATELY]
    given = Counter(
        (round_, expert)
        for round_, expert, _ in {
            (row.round, row.expert, row.together or row.match) for row in rows if row.match
        }
    )
    loads: Counter[str] = Counter()
    for row in rows:
        if row.round in lately:
            loads[row.account] += given[row.round, row.number]
    return {p.account: History(waited[p.account], loads[p.account]) for p in parts}


def _earlier(connection: sa.Connection, name: str) -> Sequence[sa.Row[tuple[object, ...]]]:
    """All parts in rounds that are over and were opened before, the newest round first."""
    opened = sa.select(held_round.c.opened).where(held_round.c.name == name).scalar_subquery()
    said = (match.c.learner_says, match.c.expert_says)
    query = (
        sa.select(part, match.c.state, *said, match.c.together)
        .join(held_round, held_round.c.name == part.c.round)
        .outerjoin(match, match.c.id == part.c.match)
        .where(held_round.c.opened < opened, held_round.c.state.in_(("out", "dropped")))
        .order_by(held_round.c.opened.desc(), part.c.round, part.c.number)
    )
    return connection.execute(query).all()


def _waited(rows: Sequence[sa.Row[tuple[object, ...]]]) -> Mapping[str, int]:
    """Rounds in which somebody said yes and learnt with nobody, since they last did.

    Whoever said no to the proposal did not wait in that round; nor did who only offered to teach.
    """
    waited: defaultdict[str, int] = defaultdict(int)
    over: set[str] = set()
    for row in rows:
        if row.account in over or row.outcome == "idle":
            continue
        if row.match and _served(row):
            over.add(row.account)
        elif not (row.match and row.learner_says is False):
            waited[row.account] += row.outcome is not None
    return waited


def _served(row: sa.Row[tuple[object, ...]]) -> bool:
    if row.state is None or MatchState(row.state) in SERVED:
        return True
    return MatchState(row.state) is MatchState.ENDED and row.learner_says and row.expert_says


def blocked_among(connection: sa.Connection, accounts: Sequence[Account]) -> set[Two]:
    """Which of these are never to be brought together, whichever of their accounts it was."""
    hidden = set(connection.scalars(sa.select(block.c.pair)))
    secret = connection.scalar(sa.select(mark.c.value).where(mark.c.name == KEYED_WITH))
    if not hidden or secret is None:
        return set()
    whose = {one: accounts_of(connection, one) for one in accounts}
    return {
        frozenset((one, other))
        for one, other in combinations(accounts, 2)
        if any(
            not hidden.isdisjoint(all_hashed(secret, *pair))
            for pair in product(whose[one], whose[other])
        )
    }


def apart_among(connection: sa.Connection, accounts: Sequence[Account]) -> set[Two]:
    """Which of these have accounts on no platform together."""
    where = {
        one: {each.partition(":")[0] for each in accounts_of(connection, one)} for one in accounts
    }
    pairs = combinations(accounts, 2)
    return {frozenset(pair) for pair in pairs if not where[pair[0]] & where[pair[1]]}
