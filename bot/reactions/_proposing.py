"""Members are asked privately whether they want to meet; nobody reads another's name.

They are proposed to each other because one of them looked for a partner, or in a round.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import (
    Button,
    DirectMessage,
    Effect,
    Message,
    Moment,
    ProposeMatch,
    Term,
    Value,
)
from bot.reactions._together import topics_of
from bot.reactions.settle_match import NO, YES
from matchers.model import Match
from matchers.together import Side, Together


def propose(whole: Together, community: Community) -> Iterator[Effect]:
    """Keep what is proposed and ask everybody in it, once."""
    for match in whole.matches:
        yield ProposeMatch(match=match)
    for side in whole.sides:
        yield _ask(whole, side, community)


def ask_expert(pair: Together, community: Community) -> DirectMessage:
    """The learner chose them, and said yes by it."""
    return _ask(pair, pair.sides[-1], community)


def as_pair(match: Match) -> Together:
    """A pair alone."""
    return Together(match.id, (match,))


def _ask(whole: Together, side: Side, community: Community) -> DirectMessage:
    """The learner wanted it; the expert did nothing for it, unless all said yes to a round."""
    match = side.match
    unasked = side.role == "expert" and match.begins is None
    fields: dict[str, Value] = {
        "topic": topics_of(match),
        "slot": Term(f"common-slot-{match.slot}"),
        "until": Moment(match.expires),
    }
    if match.begins is not None:
        fields["begins"] = Moment(match.begins)
    if whole.form == "tandem":
        given = (one for one in whole.matches if one.expert == side.account)
        fields["other"] = topics_of(*given)
    if whole.form == "circle":
        fields["learners"] = len(whole.matches)
    return DirectMessage(
        key=f"propose_match:{whole.key_of(side)}",
        account=side.account,
        unasked=unasked,
        until=match.expires if unasked else None,
        message=Message(
            _asking(whole, side),
            fields,
            community.language_of(side.account),
            buttons=(Button(YES, whole.id, "primary"), Button(NO, whole.id)),
        ),
    )


def _asking(whole: Together, side: Side) -> str:
    if side.match.begins is None:
        return f"propose_match-ask_{side.role}"
    form = "" if whole.form == "pair" else f"_{whole.form}"
    return f"hold_rounds-ask_{side.role}{form}"
