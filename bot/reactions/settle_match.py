"""Two yeses bring two members together; a no, or silence, ends it without blame.

A decline is never shown: whoever said yes reads the same words as when the time ran out. A state
is read again at every click; whatever was settled before stays settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from bot.community import Community
from bot.effects import (
    Answer,
    AnswerMatch,
    DirectMessage,
    Edit,
    Effect,
    Message,
    SettleMatch,
    Topics,
    Unsay,
)
from bot.events import AccountClosed, ButtonPressed, FormSent, MatchAccepted, MatchExpired
from bot.reactions._meeting import meeting
from bot.reactions._profile_form import STEP_1
from bot.reactions.report_match import GROUPS
from bot.rules import ProposeMatchRules
from matchers.model import Account, Match, MatchState, Role

YES = "settle_match-yes"
NO = "settle_match-no"
ROLES: tuple[Role, Role] = ("learner", "expert")
OPEN = (MatchState.PROPOSED, MatchState.ACCEPTED)


def settle_match(
    event: ButtonPressed | MatchExpired | FormSent | AccountClosed, community: Community
) -> Iterator[Effect]:
    """Take an answer, or notice that none came, or that one of the two cannot any more."""
    match event:
        case ButtonPressed():
            if event.button in (YES, NO):
                yield from _answered(event, community)
        case MatchExpired():
            match = community.match(event.match)
            if match is not None and match.state is MatchState.PROPOSED:
                yield from _fail(match, MatchState.EXPIRED, community)
        case FormSent():
            profile = community.profile(event.account) if event.form == STEP_1 else None
            if profile is not None and profile.minor:
                yield from part(event.account, community)
        case AccountClosed():
            yield from part(event.account, community)
        case _:
            assert_never(event)


def part(
    account: Account, community: Community, which: Callable[[Match], bool] = lambda _: True
) -> Iterator[Effect]:
    """End every open match of somebody who cannot take part any more; tell the partners kindly."""
    for match in filter(which, community.matches_of(account)):
        if match.state is MatchState.PROPOSED:
            yield from _fail(match, MatchState.ENDED, community, without=account)
        elif match.state is MatchState.ACCEPTED:
            yield SettleMatch(match=match.id, state=MatchState.ENDED)
            yield from _without_group(match)
            if not match.is_pair:
                continue  # one question brought them together, which is over anyway
            partner = match.expert if account == match.learner else match.learner
            yield DirectMessage(
                key=f"settle_match:{match.id}:ended",
                account=partner,
                message=_message("ended", match, partner, community),
            )


def _without_group(match: Match) -> Iterator[Unsay]:
    """A group that was not opened yet is not opened any more."""
    for ends in GROUPS:
        group = f"open_pair:{match.id}{ends}"
        yield Unsay(key=f"settle_match:{group}:unsaid", instead_of=group, said_stays=True)


def _answered(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    match = community.match(event.value)
    role = match.role_of(event.account) if match else None
    if match is None or role is None:
        yield _tell(event, "gone")
    elif match.state is MatchState.ACCEPTED:
        yield _tell(event, "both_already")
    elif match.state is not MatchState.PROPOSED or event.at >= match.expires:
        yield _tell(event, "over")
    elif event.button == NO:
        yield AnswerMatch(match=match.id, role=role, says=False)
        yield from _fail(match, MatchState.DECLINED, community, declined=role)
    elif _says(match, role):
        yield _tell(event, "already")
    else:
        yield from _agreed(event, match, role, community)


def _agreed(
    event: ButtonPressed, match: Match, role: Role, community: Community
) -> Iterator[Effect]:
    yield AnswerMatch(match=match.id, role=role, says=True)
    other: Role = "expert" if role == "learner" else "learner"
    if not _says(match, other):
        yield _edit(match, role, "waiting", community)
    elif not _possible(match, community):
        yield from _fail(match, MatchState.EXPIRED, community, agreed=role)
    else:
        yield SettleMatch(match=match.id, state=MatchState.ACCEPTED)
        for each in ROLES:
            yield _edit(match, each, "accepted", community)
        yield MatchAccepted(key=f"accepted:{match.id}", at=event.at, match=match.id)


def _possible(match: Match, community: Community) -> bool:
    """Whether the seat is still there, and nothing has come between the two since."""
    rules = community.rules.propose_match or ProposeMatchRules()
    learner, expert = community.profile(match.learner), community.profile(match.expert)
    if learner is None or expert is None or learner.minor or expert.minor:
        return False
    if community.blocked(match.learner, match.expert):
        return False
    if meeting(match.learner, match.expert, community) is None:
        return False
    taken = sum(
        other.is_pair and other.expert == match.expert and other.state is MatchState.ACCEPTED
        for other in community.matches_of(match.expert)
        if other.id != match.id
    )
    return taken < rules.seats and (taken + 1) * rules.hours_per_seat <= expert.hours


def _fail(
    match: Match,
    state: MatchState,
    community: Community,
    *,
    declined: Role | None = None,
    agreed: Role | None = None,
    without: Account | None = None,
) -> Iterator[Effect]:
    """It comes to nothing. Both requests lose their buttons; only who said yes hears of it."""
    yield SettleMatch(match=match.id, state=state)
    for role in ROLES:
        account = _account(match, role)
        if account == without:
            continue
        yield _edit(match, role, "thanks_for_telling" if role == declined else "closed", community)
        if role != declined and (role == agreed or _says(match, role)):
            yield DirectMessage(
                key=f"settle_match:{match.id}:{role}:not_this_time",
                account=account,
                message=_message(f"not_this_time_{role}", match, account, community),
            )


def _edit(match: Match, role: Role, what: str, community: Community) -> Edit:
    return Edit(
        key=f"settle_match:{match.id}:{role}:{what}",
        instead_of=f"propose_match:{match.id}:{role}",
        message=_message(what, match, _account(match, role), community),
    )


def _message(what: str, match: Match, account: Account, community: Community) -> Message:
    language = community.language_of(account)
    return Message(f"settle_match-{what}", {"topic": Topics((match.topic,))}, language)


def _tell(event: ButtonPressed, what: str) -> Answer:
    return Answer(message=Message(f"settle_match-{what}", {}, event.language))


def _says(match: Match, role: Role) -> bool:
    return bool(match.learner_says if role == "learner" else match.expert_says)


def _account(match: Match, role: Role) -> Account:
    return match.learner if role == "learner" else match.expert
