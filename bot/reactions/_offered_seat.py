"""What becomes of a seat that was offered on, in a circle that goes on.

A yes makes its owner one of the circle, at once; after anything else somebody else is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.community import Community
from bot.effects import AnswerMatch, Effect, SettleMatch
from bot.events import MatchAccepted
from bot.reactions._free_seats import freed
from bot.reactions._parting import edit, not_this_time
from bot.reactions._together import get_along
from matchers.model import Match, MatchState
from matchers.together import Side, Together


def answered(
    whole: Together, side: Side, *, says: bool, at: datetime, community: Community
) -> Iterator[Effect]:
    """Take the yes, if there still is such a circle and nothing came between; or the no."""
    match = side.match
    yield AnswerMatch(match=match.id, role="learner", says=says)
    if not says:
        yield SettleMatch(match=match.id, state=MatchState.DECLINED)
        yield edit(whole, side, "thanks_for_telling", community)
        yield freed(whole.id, match.id, at, community)
        return
    running = whole.of_state(MatchState.ACCEPTED)
    joined = whole.only([*running.matches, match]) if running is not None else None
    if joined is not None and get_along(joined, community):
        yield SettleMatch(match=match.id, state=MatchState.ACCEPTED)
        yield edit(whole, side, "joins", community)
        key = f"accepted:{whole.id}:{match.id}"
        yield MatchAccepted(key=key, at=at, match=whole.id, joined=True)
        return
    yield SettleMatch(match=match.id, state=MatchState.EXPIRED)
    said = side._replace(match=replace(match, learner_says=True))
    yield from not_this_time(whole, said, community)
    yield freed(whole.id, match.id, at, community)


def lapsed(whole: Together, match: Match, at: datetime, community: Community) -> Iterator[Effect]:
    """Time is up, or they pause."""
    early = at < match.expires
    state = MatchState.ENDED if early else MatchState.EXPIRED
    yield SettleMatch(match=match.id, state=state)
    yield edit(whole, Side(match.learner, "learner", match), "closed", community)
    yield freed(whole.id, match.id, at, community)
