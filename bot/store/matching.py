"""Changes of matches and rounds, and of whom a member had asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import assert_never

import sqlalchemy as sa

from bot.effects import (
    AnswerMatch,
    BlockPair,
    DropRoundWishes,
    KeepInquiry,
    KeepPart,
    KeepRound,
    KeepRoundWish,
    ProposeMatch,
    SettleMatch,
)
from bot.store import members, rounds
from bot.store.blocks import block_pair
from bot.store.inquiries import keep_inquiry
from bot.store.links import accounts_of
from matchers.model import Match, MatchState

Changes = ProposeMatch | AnswerMatch | SettleMatch | BlockPair | KeepInquiry | rounds.Changes


def change(connection: sa.Connection, effect: Changes) -> None:
    """Apply one."""
    match effect:
        case ProposeMatch():
            members.propose_match(connection, effect.match)
        case AnswerMatch():
            members.answer_match(connection, effect)
        case SettleMatch():
            members.settle_match(connection, effect)
        case KeepInquiry():
            keep_inquiry(connection, effect.inquiry)
        case KeepRound() | KeepPart() | KeepRoundWish() | DropRoundWishes():
            rounds.change(connection, effect)
        case BlockPair():
            for one in accounts_of(connection, effect.one):
                for other in accounts_of(connection, effect.other):
                    block_pair(connection, one, other, effect.at.timestamp())
        case _:
            assert_never(effect)


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
    )
