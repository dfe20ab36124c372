"""A pair, a circle or a tandem as one: the matches that stand or fall together, and who is in it.

Whoever is in it is asked once and answers once, however many of its matches name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matchers.model import Account, Form, Match, MatchState, Role

NEEDS: Mapping[Form, int] = {"pair": 1, "circle": 3, "tandem": 2}
"""So many matches make one; with fewer it is none any more."""


class Side(NamedTuple):
    """One member in it. ``match``: the one in which they learn; an expert's is any of them.

    Both of a tandem learn: each has the side of a learner.
    """

    account: Account
    role: Role
    match: Match


@dataclass(frozen=True, slots=True)
class Together:
    """The ``matches`` of one pair, circle or tandem, at least one. ``id`` stands for it in keys."""

    id: str
    matches: tuple[Match, ...]

    @property
    def form(self) -> Form:
        """What it is, or was."""
        return self.matches[0].form

    @property
    def expert(self) -> Account:
        """Who helps; in a tandem, one of the two."""
        return self.matches[0].expert

    @property
    def topics(self) -> tuple[str, ...]:
        """What is learnt: two topics in a tandem."""
        return tuple(dict.fromkeys(match.topic for match in self.matches))

    @property
    def named(self) -> frozenset[str]:
        """The topics that it may be called after: what is learnt, and what it is offered as."""
        return frozenset(self.topics) | {match.taught_as for match in self.matches}

    @property
    def sides(self) -> tuple[Side, ...]:
        """Everybody in it, once: learners first."""
        learners = [Side(match.learner, "learner", match) for match in self.matches]
        if self.form == "tandem":
            return tuple(learners)
        return (*learners, Side(self.expert, "expert", self._newest))

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Everybody in it, once."""
        return tuple(side.account for side in self.sides)

    @property
    def asked(self) -> Together | None:
        """What is proposed and did not come to be yet; ``None``: nothing is."""
        return self.only(
            match
            for match in self.matches
            if match.state is MatchState.PROPOSED and match not in self.offered
        )

    @property
    def offered(self) -> tuple[Match, ...]:
        """Seats in a circle that came to be before, which somebody is asked to take."""
        first = min(match.proposed for match in self.matches)
        return tuple(
            match
            for match in self.matches
            if match.state is MatchState.PROPOSED and match.proposed > first
        )

    @property
    def has_enough(self) -> bool:
        """Whether there are as many in it as it needs."""
        return len(self.matches) >= NEEDS[self.form]

    @property
    def all_agreed(self) -> bool:
        """Whether everybody in it said yes."""
        return all(self.says(side) for side in self.sides)

    @property
    def _newest(self) -> Match:
        """The match that tells how it stands for its expert."""
        order = (MatchState.ACCEPTED, MatchState.PROPOSED)
        found = (match for state in order for match in self.matches if match.state is state)
        return next(found, self.matches[0])

    def side_of(self, account: Account) -> Side | None:
        """Their side, if they are in it."""
        return next((side for side in self.sides if side.account == account), None)

    def key_of(self, side: Side) -> str:
        """What stands for one of them in keys, whatever becomes of the others."""
        return f"{self.id if side.role == 'expert' else side.match.id}:{side.role}"

    def says(self, side: Side) -> bool | None:
        """What they answered."""
        return side.match.learner_says if side.role == "learner" else side.match.expert_says

    def of_state(self, state: MatchState) -> Together | None:
        """The part of it that is in this state; ``None``: nothing is."""
        return self.only(match for match in self.matches if match.state is state)

    def only(self, matches: Iterable[Match]) -> Together | None:
        """It with these matches alone; ``None``: none is left."""
        left = tuple(matches)
        return Together(self.id, left) if left else None

    def is_same(self, other: Together) -> bool:
        """Whether the other is this one, however each of its matches stands."""
        return self.id == other.id

    def without(self, account: Account) -> Together | None:
        """It without one of its learners."""
        return self.only(match for match in self.matches if match.learner != account)


def as_one(matches: Sequence[Match]) -> Together | None:
    """These matches, which stand or fall together; ``None``: there are none."""
    return Together(matches[0].stands_with, tuple(matches)) if matches else None


def each_once(matches: Iterable[Match]) -> Iterator[Match]:
    """One of those that stand or fall together, in the order in which they come."""
    seen: set[str] = set()
    for match in matches:
        if match.stands_with not in seen:
            seen.add(match.stands_with)
            yield match


def seats(matches: Iterable[Match]) -> int:
    """How many seats of one expert these take: a circle takes one, whoever is in it."""
    return len({match.stands_with for match in matches})
