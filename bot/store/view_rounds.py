"""What a reaction may know of rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.rules import ProposeMatchRules, Rules
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from bot.store import round_snapshots as past
from bot.store import rounds
from bot.store.check_ins import check_ins_of, taught_by
from bot.store.codec import adapter
from bot.store.links import accounts_of, home_of
from bot.store.manners import told_unasked
from bot.store.matching import match_in
from bot.store.schema import match, part, profile
from bot.store.view_threads import ThreadView
from matchers.held import HeldRound, Part, RoundWish
from matchers.model import Account, Match, Profile, Topic
from matchers.rounds.entering import Snapshot, snapshot_of
from matchers.rounds.known import Known, Limits
from matchers.study_groups import narrowed


class RoundView(ThreadView):
    """The part of ``View`` that reads rounds."""

    @property
    def rules(self) -> Rules:
        """All rules in force: the whole ``View`` knows them."""
        raise NotImplementedError

    @property
    def topics(self) -> Mapping[str, Topic]:
        """All topics in force: the whole ``View`` knows them."""
        raise NotImplementedError

    def held_round(self, name: str) -> HeldRound | None:
        """The round of this name."""
        return rounds.round_of(self._connection, name)

    def rounds(self, at_most: int, group: str | None = None) -> Sequence[HeldRound]:
        """The newest rounds of a study group, or of all, the newest first."""
        return rounds.newest_rounds(self._connection, at_most, group)

    def parts(self, round_: str) -> Sequence[Part]:
        """Everybody who was asked about a round, by number."""
        return rounds.parts_in(self._connection, round_)

    def round_wishes(self, round_: str) -> Sequence[RoundWish]:
        """What moderators want of a round, by number."""
        return rounds.wishes_in(self._connection, round_)

    def part_of(self, account: Account, round_: str) -> Part | None:
        """What one member says and hears in a round."""
        home = home_of(self._connection, account)
        query = sa.select(part).where(part.c.account == home, part.c.round == round_)
        row = self._connection.execute(query).first()
        return None if row is None else rounds.part_in(row)

    def together(self, id: str) -> Sequence[Match]:
        """The matches that stand or fall with this one, or are called so; a pair is alone."""
        named = sa.or_(match.c.id == id, match.c.together == id)
        rows = self._connection.execute(sa.select(match).where(named).order_by(match.c.id))
        found = [match_in(row) for row in rows.mappings().all()]
        if len(found) == 1 and found[0].together not in ("", id):
            return self.together(found[0].together)
        return found

    def silences(self, at: datetime) -> Mapping[Account, int]:
        """In how many of the last weeks with rounds each member said no word to any."""
        return rounds.silences(self._connection, at.timestamp())

    def was_asked_in_a_round(self, account: Account, since: datetime) -> bool:
        """Whether they were asked about any round since then, or are about to be."""
        accounts = accounts_of(self._connection, account)
        since_ = since.timestamp()
        told = (
            told_unasked(self._connection, one, since=since_, reaction="hold_rounds")
            for one in accounts
        )
        return any(told)

    def whole_profiles(self) -> Sequence[Profile]:
        """Every complete profile, by account."""
        query = sa.select(profile.c.payload).order_by(profile.c.account)
        told = (adapter(Profile).validate_json(row) for row in self._connection.scalars(query))
        return [one for one in told if one.complete]

    def round_snapshot(self, round_: str, at: datetime | None = None) -> Snapshot | None:
        """All that a round is solved from, as it is now, or looked at again ``at`` a moment."""
        held = self.held_round(round_)
        if held is None:
            return None
        held = held if at is None else replace(held, again=True, looks=at)
        parts = [one for one in self.parts(round_) if held.counts(one.says)]
        accounts = [one.account for one in parts]
        named = sa.or_(match.c.learner.in_(accounts), match.c.expert.in_(accounts))
        rows = self._connection.execute(sa.select(match).where(named).order_by(match.c.id))
        matches = [match_in(row) for row in rows.mappings().all()]
        holding = self.rules.hold_rounds or HoldRoundsRules()
        group = holding.group(held.group) or StudyGroup()
        profiles = past.profiles_of(self._connection, accounts)
        known = Known(
            {who: narrowed(told, group.topics, self.topics) for who, told in profiles.items()},
            matches,
            past.histories(self._connection, parts),
            past.blocked_among(self._connection, accounts),
            past.apart_among(self._connection, accounts),
            self.round_wishes(round_),
            check_ins_of(self._connection, {one.stands_with for one in matches}),
            taught_by(self._connection, accounts),
        )
        rules = self.rules.propose_match or ProposeMatchRules()
        limits = Limits(
            rules.gap,
            rules.seats,
            rules.hours_per_seat,
            rules.no_repeat_weeks,
            circles=holding.circles,
            tandems=holding.tandems,
            parents={one.id: one.parent for one in self.topics.values() if one.parent},
            choose_from=holding.choose_from,
        )
        return snapshot_of(held, parts, known, limits, self.rules.community.time_zone)
