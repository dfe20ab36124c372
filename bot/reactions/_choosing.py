"""Whom the ladder asks next: near-peers first, then experts, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.effects import Effect, Later
from bot.events import QuestionWaited
from bot.reactions._helping import Case, ask, awake, may_help
from matchers.expertise import rank
from matchers.helping import HelperState, Why, near_peers
from matchers.model import Account

PEERS, EXPERTS, CIRCLE, MODERATORS = range(4)
"""The rungs of the ladder."""

Choice = tuple[Account, Why]


def ask_more(case: Case, step: int, until: datetime) -> Iterator[Effect]:
    """Ask so many that as many as the rules say are asked at the same time. In quiet hours: later.

    Nobody is asked twice for one question, unless they were told that it is not needed any more.
    Who passes on what they learnt has this rung to themselves until they say no.
    """
    if case.taken is not None or (step == PEERS and _is_passed_on(case)):
        return
    morning = awake(case.at, case.community)
    if morning > case.at:
        yield wait(case, step, morning, case.at, further=False)
        return
    room = _room(case)
    number = case.next_number
    for account, why in _choices(case, step):
        if room <= 0:
            return
        if may_help(account, case):
            yield from ask(account, why, case, number=number, step=step, until=until)
            number, room = number + 1, room - 1


def wait(case: Case, step: int, at: datetime, since: datetime, *, further: bool = True) -> Later:
    """Come back to this question at a moment. The same moment is one event."""
    how = "" if further else ":more"
    return Later(
        event=QuestionWaited(
            key=f"waited:{case.key}:{step}:{at.timestamp():.0f}{how}",
            at=at,
            thread=case.key,
            step=step,
            since=since,
            further=further,
        )
    )


def _is_passed_on(case: Case) -> bool:
    return any(one.why == "passed" and one.waits(case.at) for one in case.helpers)


def _room(case: Case) -> int:
    """How many more may be asked now: of the ladder's own, not of whom moderators asked."""
    own = [one for one in case.helpers if one.step >= PEERS]
    at_once = case.rules.at_once - sum(one.waits(case.at) for one in own)
    return min(at_once, case.rules.at_most - len(own))


def _choices(case: Case, step: int) -> Iterator[Choice]:
    """Everybody who could be asked on this rung, the best first."""
    told = [one.account for one in case.helpers if one.state is not HelperState.FREED]
    asked = {case.community.home_of(one) for one in told if one}
    topics = case.kept.topics
    if not topics:
        return
    for account, why in _peers(case) if step == PEERS else _experts(case):
        home = case.community.home_of(account)
        if home not in asked:
            asked.add(home)
            yield home, why


def _peers(case: Case) -> Iterator[Choice]:
    """Who offered the topic and is a few steps ahead; then who answered on it and is no offerer."""
    topics, community = case.kept.topics, case.community
    own = community.profile(case.kept.asker) if case.kept.asker else None
    offering = community.offering(topics, case.at)
    for profile in near_peers(offering, topics, own):
        yield profile.account, "offered"
    offered = {profile.account for profile in offering}
    for evidence in community.evidence_on(topics):
        if evidence.topic in topics and community.home_of(evidence.account) not in offered:
            yield evidence.account, "answered"


def _experts(case: Case) -> Iterator[Choice]:
    """Who most likely knows, by what was seen and by what they say themselves."""
    topics, community = case.kept.topics, case.community
    offers = {one.account: tuple(one.teaches) for one in community.offering(topics, case.at)}
    for ranked in rank(community.evidence_on(topics), topics, case.at, offers):
        yield ranked.account, "answered" if ranked.because else "offered"
