"""Several pairs are offered to a learner of a round, who chooses one; then its expert is asked.

No expert hears of it before that. What cannot be any more is told kindly when it is chosen, never
why. A block is no such cause: what it keeps apart would be known by it. It comes to nothing once
both say yes, as any other does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    ChooseMatch,
    DirectMessage,
    DropMatch,
    Edit,
    Effect,
    KeepPart,
    Later,
    Message,
    Moment,
    ProposeMatch,
    Value,
)
from bot.events import ButtonPressed, RoundReleased
from bot.reactions._helping import awake
from bot.reactions._offered_lines import listed
from bot.reactions._round_groups import rounds_of_all
from bot.reactions._together import all_of, together, topics_of, where_all_are
from bot.reactions._transfers import mixed
from bot.rules import ProposeMatchRules
from matchers.held import Part
from matchers.model import Account, Match, MatchState, Profile
from matchers.rounds.candidates import related
from matchers.together import Together, seats

STEM = "settle_match"
TAKE, NONE = f"{STEM}-take", f"{STEM}-none"
"""The buttons; their values are a match, and what is offered as a whole."""

LOOK_BACK = 5
"""Among so many rounds is the one in which something is offered."""


def offer(whole: Together, community: Community) -> Iterator[Effect]:
    """Keep what is offered and ask the learner alone, once."""
    for match in whole.matches:
        yield ProposeMatch(match=match)
    learner = whole.matches[0].learner
    yield DirectMessage(key=_key(whole), account=learner, message=_asking(whole, community))


def offered_to(account: Account, community: Community) -> Together | None:
    """What a member may choose from."""
    home = community.home_of(account)
    for whole in all_of(home, community):
        now = whole.of_state(MatchState.OFFERED)
        if now is not None and now.matches[0].learner == home:
            return now
    return None


def choose(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Take one of them, or none."""
    now = offered_to(event.account, community)
    if now is None or event.at >= now.matches[0].expires:
        mine = (m for m in community.matches_of(event.account) if m.learner == event.account)
        waits = any(m.state is MatchState.PROPOSED and m.learner_says for m in mine)
        yield _tell("already" if waits else "over", event)
    elif event.button == NONE:
        yield from _end(now, "passed", event.at, community, stays=False)
    else:
        yield from _take(now, event, community)


def time_is_up(match: Match, at: datetime, community: Community) -> Iterator[Effect]:
    """Nothing was chosen: the seats are offered on, and nobody but the learner was asked."""
    whole = together(match.id, community)
    now = whole.of_state(MatchState.OFFERED) if whole else None
    if now is not None and at >= match.expires:
        yield from _end(now, "over", at, community, stays=False)


def leave(
    account: Account,
    at: datetime,
    community: Community,
    which: Callable[[Together], bool] = lambda _: True,
    *,
    told: bool = False,
) -> Iterator[Effect]:
    """Take back for somebody what is offered to them, or with them; ``told``: they read so."""
    for whole in all_of(account, community):
        now = whole.of_state(MatchState.OFFERED)
        mine = [m for m in now.matches if account in (m.learner, m.expert)] if now else []
        gone = [match for match in mine if which(Together(match.id, (match,)))]
        if now is None or not gone:
            continue
        if len(gone) < len(now.matches):
            yield from _drop(now, gone, at, community, without=account)
        elif now.matches[0].learner == account:
            yield from _end(now, "over" if told else "", at, community, stays=True)
        else:
            yield from _all_gone(now, at, community, without=account)


# --- what becomes of it


def _take(now: Together, event: ButtonPressed, community: Community) -> Iterator[Effect]:
    left = [match for match in now.matches if _is_possible(match, event.at, community)]
    chosen = next((match for match in left if match.id == event.value), None)
    if chosen is not None:
        yield from _chosen(chosen, now, event, community)
    elif left:
        gone = [match for match in now.matches if match not in left]
        yield from _drop(now, gone, event.at, community)
        rest = Together(now.id, tuple(left))
        key = f"{STEM}:{now.id}:left:{mixed(event.key)}"
        yield Edit(key=key, instead_of=_key(now), message=_asking(rest, community))
        yield _tell("offer_gone", event)
    else:
        yield from _all_gone(now, event.at, community)


def _chosen(
    match: Match, now: Together, event: ButtonPressed, community: Community
) -> Iterator[Effect]:
    """The expert has as long to answer as the learner had, from when they are asked."""
    rules = community.rules.propose_match or ProposeMatchRules()
    asked = awake(event.at, community)
    expires = asked + timedelta(hours=rules.expires_hours)
    yield ChooseMatch(match=match.id, expires=expires)
    part = _part_of(now, community)
    if part is not None:
        expert = community.part_of(match.expert, part.round)
        seat = replace(part, match=match.id, topic=match.topic, begins=match.begins)
        seat = replace(seat, taught_as=match.taught_as, expert=expert.number if expert else 0)
        yield KeepPart(part=seat)
    fields: dict[str, Value] = {"topic": topics_of(match), "until": Moment(expires)}
    language = community.language_of(match.learner)
    message = Message(f"{STEM}-chosen", fields, language)
    yield Edit(key=f"propose_match:{match.id}:learner", instead_of=_key(now), message=message)
    others = [one for one in now.matches if one.id != match.id]
    yield from _then(now, others, asked, community, chosen=match.id)


def _drop(
    now: Together,
    gone: list[Match],
    at: datetime,
    community: Community,
    without: Account | None = None,
) -> Iterator[Effect]:
    """Some of it cannot be any more; whoever leaves by themselves hears nothing."""
    for match in gone:
        yield DropMatch(match=match.id)
    freed = [match for match in gone if match.expert != without]
    if freed:
        yield from _then(now, freed, awake(at, community), community)


def _end(
    now: Together,
    what: str,
    at: datetime,
    community: Community,
    *,
    stays: bool,
    without: Account | None = None,
) -> Iterator[Effect]:
    """Nothing of it is offered any more. Without ``stays`` the learner is out of this round."""
    yield from _drop(now, list(now.matches), at, community, without)
    part = _part_of(now, community)
    if part is not None:
        part = replace(part, match="")
        yield KeepPart(part=part if stays else replace(part, says="no", outcome=None))
    if what:
        language = community.language_of(now.matches[0].learner)
        message = Message(f"{STEM}-{what}", {}, language)
        yield Edit(key=f"{STEM}:{now.id}:{what}", instead_of=_key(now), message=message)


def _all_gone(
    now: Together, at: datetime, community: Community, without: Account | None = None
) -> Iterator[Effect]:
    """None of them can be any more: the learner hears so, and is looked for again."""
    yield from _end(now, "over", at, community, stays=True, without=without)
    learner = now.matches[0].learner
    message = Message(f"{STEM}-offers_gone", {}, community.language_of(learner))
    yield DirectMessage(key=f"{STEM}:{now.id}:offers_gone", account=learner, message=message)


def _then(
    now: Together, freed: list[Match], at: datetime, community: Community, chosen: str = ""
) -> Iterator[Later]:
    """At an hour at which nobody sleeps the expert is asked; the others may not be needed."""
    part = _part_of(now, community)
    parts = community.parts(part.round) if part else ()
    experts = {match.expert for match in freed}
    numbers = tuple(one.number for one in parts if one.account in experts)
    which = chosen or freed[0].id
    yield Later(
        event=RoundReleased(
            key=f"round_released:{now.id}:{which}",
            at=at,
            round=part.round if part else "",
            tries=0,
            match=chosen,
            freed=numbers,
        )
    )


def _part_of(now: Together, community: Community) -> Part | None:
    """The learner's part in the round that offers it."""
    learner = now.matches[0].learner
    for held in rounds_of_all(LOOK_BACK, community):
        part = community.part_of(learner, held.name)
        if part is not None and part.match == now.id:
            return part
    return None


# --- whether it can be still


def _is_possible(match: Match, at: datetime, community: Community) -> bool:
    learner, expert = community.profile(match.learner), community.profile(match.expert)
    if learner is None or expert is None or learner.minor or expert.minor or expert.pauses(at):
        return False
    there = where_all_are((match.learner, match.expert), community) is not None
    fits = (
        expert.complete
        and match.slot in expert.slots
        and _is_ahead(match, expert, learner, community)
    )
    return there and fits and _has_room(expert, community)


def _is_ahead(match: Match, expert: Profile, learner: Profile, community: Community) -> bool:
    """Whether they still give the topic, or one near it, and are further in it."""
    parents = {topic.id: topic.parent for topic in community.topics.values() if topic.parent}
    taught = [expert.teaches.get(one) for one in related(match.topic, parents)]
    level = learner.learns.get(match.topic)
    return any(one is not None and (level is None or one > level) for one in taught)


def _has_room(expert: Profile, community: Community) -> bool:
    rules = community.rules.propose_match or ProposeMatchRules()
    states = (MatchState.PROPOSED, MatchState.ACCEPTED)
    matches = community.matches_of(expert.account)
    busy = [one for one in matches if one.is_pair and one.state in states]
    given = seats(m for m in busy if m.expert == expert.account and m.form != "tandem")
    return given < rules.seats and (seats(busy) + 1) * rules.hours_per_seat <= expert.hours


# --- what is said


def _key(now: Together) -> str:
    return f"propose_match:{now.id}:offer"


def _asking(now: Together, community: Community) -> Message:
    first = now.matches[0]
    language = community.language_of(first.learner)
    fields: dict[str, Value] = {"count": len(now.matches), "until": Moment(first.expires)}
    parts = tuple(listed(now, TAKE, language, community))
    buttons = (Button(NONE, now.id),)
    return Message("hold_rounds-offer", fields, language, buttons=buttons, parts=parts)


def _tell(what: str, event: ButtonPressed) -> Answer:
    return Answer(message=Message(f"{STEM}-{what}", {}, event.language))
