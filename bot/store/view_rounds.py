"""What a reaction may know of rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from bot.store import rounds
from bot.store.codec import adapter
from bot.store.links import home_of
from bot.store.schema import part, profile
from bot.store.view_threads import ThreadView
from matchers.held import HeldRound, Part
from matchers.model import Account, Profile


class RoundView(ThreadView):
    """The part of ``View`` that reads rounds."""

    def held_round(self, name: str) -> HeldRound | None:
        """The round of this name."""
        return rounds.round_of(self._connection, name)

    def rounds(self, at_most: int) -> Sequence[HeldRound]:
        """The newest rounds, the newest first."""
        return rounds.newest_rounds(self._connection, at_most)

    def parts(self, round_: str) -> Sequence[Part]:
        """Everybody who was asked about a round, by number."""
        return rounds.parts_in(self._connection, round_)

    def part_of(self, account: Account, round_: str) -> Part | None:
        """What one member says and hears in a round."""
        home = home_of(self._connection, account)
        query = sa.select(part).where(part.c.account == home, part.c.round == round_)
        row = self._connection.execute(query).first()
        return None if row is None else rounds.part_in(row)

    def silences(self) -> Mapping[Account, int]:
        """How many of the last rounds each member let pass without a word, where any."""
        return rounds.silences(self._connection)

    def whole_profiles(self) -> Sequence[Profile]:
        """Every complete profile, by account."""
        query = sa.select(profile.c.payload).order_by(profile.c.account)
        told = (adapter(Profile).validate_json(row) for row in self._connection.scalars(query))
        return [one for one in told if one.complete]
