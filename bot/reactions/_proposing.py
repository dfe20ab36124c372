"""Two members are asked privately whether they want to meet; neither reads the other's name.

They are proposed to each other because one of them looked for a partner, or in a round.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.community import Community
from bot.effects import (
    Button,
    DirectMessage,
    Effect,
    Message,
    Moment,
    ProposeMatch,
    Term,
    Topics,
    Value,
)
from bot.reactions.settle_match import NO, YES
from matchers.model import Account, Match, Role


def propose(
    match: Match, community: Community, *, begins: datetime | None = None
) -> Iterator[Effect]:
    """Keep the match and ask both. ``begins``: when they would meet, in a round both are in."""
    yield ProposeMatch(match=match)
    yield _ask(match, "learner", match.learner, begins, community)
    yield _ask(match, "expert", match.expert, begins, community)


def _ask(
    match: Match, role: Role, account: Account, begins: datetime | None, community: Community
) -> DirectMessage:
    """The learner wanted it; the expert did nothing for it, unless both said yes to a round."""
    unasked = role == "expert" and begins is None
    fields: dict[str, Value] = {
        "topic": Topics((match.topic,)),
        "slot": Term(f"common-slot-{match.slot}"),
        "until": Moment(match.expires),
    }
    if begins is not None:
        fields["begins"] = Moment(begins)
    return DirectMessage(
        key=f"propose_match:{match.id}:{role}",
        account=account,
        unasked=unasked,
        until=match.expires if unasked else None,
        message=Message(
            f"{'propose_match' if begins is None else 'hold_rounds'}-ask_{role}",
            fields,
            community.language_of(account),
            buttons=(Button(YES, match.id, "primary"), Button(NO, match.id)),
        ),
    )
