"""What the small community knows of rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from matchers.checking_in import CheckIn
from matchers.held import HeldRound, Part, RoundWish, silent_weeks
from matchers.model import Account, Match, Profile
from matchers.rounds.entering import Snapshot, snapshot_of
from matchers.rounds.known import History, Known, Limits
from tests.reactions.whose import Whose


@dataclass(frozen=True, kw_only=True)
class HoldingRounds(Whose):
    """Fulfils ``bot.community.rounds.Rounds`` from plain data."""

    profiles: Mapping[Account, Profile] = field(default_factory=dict)
    matches: Sequence[Match] = ()
    blocks: frozenset[frozenset[Account]] = frozenset()
    histories: Mapping[Account, History] = field(default_factory=dict)
    held: Sequence[HeldRound] = ()
    """The newest first."""
    taking_part: Sequence[Part] = ()
    wished: Sequence[RoundWish] = ()
    asked_today: frozenset[Account] = frozenset()
    checked: Sequence[CheckIn] = ()
    """What members said of their matches."""
    circles: bool = False
    parents: Mapping[str, str] = field(default_factory=dict)
    """Of topics: child -> parent."""

    def held_round(self, name: str) -> HeldRound | None:
        return next((one for one in self.held if one.name == name), None)

    def rounds(self, at_most: int, group: str | None = None) -> Sequence[HeldRound]:
        return [one for one in self.held if group in (None, one.group)][:at_most]

    def parts(self, round_: str) -> Sequence[Part]:
        return [part for part in self.taking_part if part.round == round_]

    def round_wishes(self, round_: str) -> Sequence[RoundWish]:
        return [wish for wish in self.wished if wish.round == round_]

    def part_of(self, account: Account, round_: str) -> Part | None:
        home = self.home_of(account)
        return next((p for p in self.parts(round_) if p.account == home), None)

    def together(self, id: str) -> Sequence[Match]:
        wished = next((m.stands_with for m in self.matches if m.id == id), id)
        return [m for m in self.matches if m.stands_with == wished]

    def silences(self, at: datetime) -> Mapping[Account, int]:
        return silent_weeks(
            (part.account, part.says is not None, one.name)
            for one in self.held
            for part in self.parts(one.name)
            if one.closes <= at or part.says is not None
        )

    def was_asked_in_a_round(self, account: Account, since: datetime) -> bool:
        return account in self.asked_today

    def check_ins(self, match: str) -> Sequence[CheckIn]:
        return [one for one in self.checked if one.match == match]

    def whole_profiles(self) -> Sequence[Profile]:
        return [profile for _, profile in sorted(self.profiles.items()) if profile.complete]

    def round_snapshot(self, round_: str, at: datetime | None = None) -> Snapshot | None:
        held = self.held_round(round_)
        if held is not None and at is not None:
            held = replace(held, again=True, looks=at)
        known = Known(
            self.profiles,
            self.matches,
            self.histories,
            blocked=self.blocks,
            wishes=self.round_wishes(round_),
            told=self.checked,
        )
        limits = Limits(1, 2, 1.0, 12, circles=self.circles, parents=self.parents)
        return held and snapshot_of(held, self.parts(round_), known, limits, "Europe/Berlin")
