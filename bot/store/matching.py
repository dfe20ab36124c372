"""Changes of matches and rounds, and of whom a member had asked."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import assert_never

import sqlalchemy as sa

from bot.effects import (
    AnswerMatch,
    AvoidMember,
    BlockPair,
    ChooseMatch,
    DropMatch,
    DropRoundWishes,
    KeepCheckIn,
    KeepInquiry,
    KeepPart,
    KeepRound,
    KeepRoundWish,
    ProposeMatch,
    SettleMatch,
)
from bot.store import members, rounds
from bot.store.blocks import avoid, avoid_no_more, block_pair
from bot.store.check_ins import keep_check_in
from bot.store.inquiries import keep_inquiry
from bot.store.links import accounts_of
from matchers.model import Match, MatchState

Matches = ProposeMatch | ChooseMatch | DropMatch | AnswerMatch | SettleMatch | KeepCheckIn
Apart = BlockPair | AvoidMember
Changes = Matches | Apart | KeepInquiry | rounds.Changes


def change(connection: sa.Connection, effect: Changes) -> None:
    """Apply one."""
    match effect:
        case ProposeMatch():
            members.propose_match(connection, effect.match)
        case ChooseMatch():
            members.choose_match(connection, effect)
        case DropMatch():
            members.drop_match(connection, effect)
        case AnswerMatch():
            members.answer_match(connection, effect)
        case SettleMatch():
            members.settle_match(connection, effect)
        case KeepCheckIn():
            keep_check_in(connection, effect)
        case KeepInquiry():
            keep_inquiry(connection, effect.inquiry)
        case KeepRound() | KeepPart() | KeepRoundWish() | DropRoundWishes():
            rounds.change(connection, effect)
        case BlockPair() | AvoidMember():
            _keep_apart(connection, effect)
        case _:
            assert_never(effect)


def _keep_apart(connection: sa.Connection, effect: Apart) -> None:
    """Whichever of their accounts it is about, it holds for all of them."""
    one = effect.one if isinstance(effect, BlockPair) else effect.by
    at = effect.at.timestamp()
    for pair in product(accounts_of(connection, one), accounts_of(connection, effect.other)):
        if isinstance(effect, BlockPair):
            block_pair(connection, *pair, at)
        elif effect.over:
            avoid_no_more(connection, *pair)
        else:
            avoid(connection, *pair, at)


def match_in(row: sa.RowMapping) -> Match:
    """What a row says."""
    return Match(
        id=row["id"],
        learner=row["learner"],
        expert=row["expert"],
        topic=row["topic"],
        slot=row["slot"],
        proposed=datetime.fromtimestamp(row["proposed"], UTC),
        expires=datetime.fromtimestamp(row["expires"], UTC),
        state=MatchState(row["state"]),
        learner_says=row["learner_says"],
        expert_says=row["expert_says"],
        form=row["form"],
        together=row["together"],
        begins=None if row["begins"] is None else datetime.fromtimestamp(row["begins"], UTC),
        round=row["round"],
        taught_as=row["taught_as"],
    )
