"""What came out of a round, and how people hear of it: everybody who said yes hears something.

Nothing of it is true any more once somebody forgets themselves, pauses, or is matched otherwise:
then the snapshot has moved, and the round is solved again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import DirectMessage, Effect, KeepPart, KeepRound, Message, Term, Topics, Value
from bot.events import RoundClosed, RoundReleased, RoundSolved
from bot.reactions import _offers as offers
from bot.reactions._proposing import ask_expert, propose
from bot.reactions._round_again import next_look, tell_the_late, was_asked
from bot.reactions._round_asking import STEM, key_of, leave_in_peace
from bot.reactions._round_groups import called
from bot.reactions._round_numbers import spoken_of
from bot.reactions._round_preview import show
from bot.reactions._round_steps import (
    has_moved,
    proposed_together,
    reason,
    release,
    solve_again,
)
from bot.reactions._together import together
from bot.reactions._transfers import mixed
from bot.rules import ProposeMatchRules
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Other, Part
from matchers.model import Account, Match, MatchState
from matchers.rounds.entering import slot_of
from matchers.together import as_one

HOUR_HELPS = {"left_time", "left_taken"}
"""Where a free time more may help, and is told with the part of the day as profiles name it."""

UNTOLD = "paused"
"""Whoever paused since wanted to hear nothing."""


def close(event: RoundClosed, community: Community) -> Iterator[Effect]:
    """The answers end; whoever said yes is looked at, outside of this turn."""
    held = community.held_round(event.round)
    if held is None or held.state != "open" or event.at < held.closes:
        return
    parts = list(community.parts(held.name))
    yield from leave_in_peace(parts, event.at, community)
    if any(part.says == "yes" for part in parts):
        yield from solve_again(held, event.at, community)
    else:
        yield KeepRound(round=replace(held, state="out"))


def take(event: RoundSolved, community: Community) -> Iterator[Effect]:
    """Keep what came out, unless what it was made of has changed since."""
    held = community.held_round(event.round)
    if held is None or held.state != "closed" or held.tries != event.tries:
        return
    if has_moved(replace(held, version=event.version), event.at, community):
        yield from solve_again(held, event.at, community)
        return
    held = replace(held, version=event.version, state="drafted")
    parts = list(_drafted(held, event, community))
    for part in parts:
        yield KeepPart(part=part)
    if held.again and not parts:  # nobody found a seat: it is out, as it was
        yield KeepRound(round=replace(held, state="out"))
    elif _is_approved_first(held, parts, community):
        yield KeepRound(round=held)
        now = {part.number: part for part in (*community.parts(held.name), *parts)}
        about = spoken_of(held, list(now.values()))
        yield from show(held, about, community, wishes_kept=event.wishes_kept)
    else:
        yield from release(held, event.at, community)


def _is_approved_first(held: HeldRound, parts: Sequence[Part], community: Community) -> bool:
    """Whether moderators look before; not where all that is new is that somebody found nobody."""
    rules = community.rules.hold_rounds or HoldRoundsRules()
    seats = any(part.outcome == "seat" for part in parts)
    return rules.approve and (seats or not held.again)


def go_out(event: RoundReleased, community: Community) -> Iterator[Effect]:
    """Both of each pair are asked, and everybody else hears why not."""
    held = community.held_round(event.round)
    if event.match or event.freed:
        yield from _after_choice(event, held, community)
        return
    if held is None or held.tries != event.tries:
        return
    if held.state == "dropped":
        yield from _cancelled(held, community)
        if held.again:  # it stays out as it was, and nobody looks again
            yield KeepRound(round=replace(held, state="out", looks=None))
        return
    if held.state != "released":
        return
    if has_moved(held, event.at, community):
        yield from solve_again(held, event.at, community)
        return
    looks = held.looks if held.again else next_look(held, event.at, community)
    yield KeepRound(round=replace(held, state="out", looks=looks))
    parts = [part for part in community.parts(held.name) if part.says == "yes"]
    fresh = [part for part in parts if not part.match]
    for seated in proposed_together(fresh):
        yield from _propose(seated, parts, event, community)
    perhaps = {other.expert for part in fresh for other in part.others}
    for part in parts:
        told = part.why == UNTOLD or (held.again and was_asked(part, held, community))
        told = told or (part.outcome == "idle" and part.number in perhaps)
        if part.outcome in ("left", "idle") and not told:
            yield from _outcome(part, community)


def _drafted(held: HeldRound, event: RoundSolved, community: Community) -> Iterator[Part]:
    """What came out for each; where it is looked at again, for those for whom that is news."""
    for part in community.parts(held.name):
        if not held.counts(part.says):
            continue
        drafted = _with_outcome(part, event)
        draft_is_over = part.outcome == "seat" and not part.match
        news = drafted.outcome == "seat" or part.says == "late" or draft_is_over
        if news or not held.again:
            yield drafted


def _cancelled(held: HeldRound, community: Community) -> Iterator[Effect]:
    """Nothing comes of it for those who heard of nothing yet."""
    yield from tell_the_late(held, community)
    for part in community.parts(held.name):
        told = part.match or (held.again and was_asked(part, held, community))
        if part.says == "yes" and not told and part.why != UNTOLD:
            language = community.language_of(part.account)
            fields = called(held.name, language, community)
            message = Message(f"{STEM}-cancelled", fields, language)
            key = key_of(part, "outcome")
            yield DirectMessage(key=key, account=part.account, message=message)


def _with_outcome(part: Part, event: RoundSolved) -> Part:
    part = Part(part.round, part.account, part.number, "yes")
    for seat in event.seats:
        if seat.learner == part.number:
            begins = seat.begins.astimezone(UTC)
            found = replace(part, outcome="seat", topic=seat.topic, expert=seat.expert)
            others = (replace(o, begins=o.begins.astimezone(UTC)) for o in seat.others)
            found = replace(found, form=seat.form, taught_as=seat.taught_as)
            return replace(found, begins=begins, others=tuple(others))
    for one in event.left:
        if one.number == part.number:
            found = replace(part, outcome="left", why=one.why, topic=one.topic, opens=one.opens)
            return replace(found, begins=one.begins.astimezone(UTC) if one.begins else None)
    return replace(part, outcome="idle") if part.number in event.idle else part


def _propose(
    seated: Sequence[Part], parts: Sequence[Part], event: RoundReleased, community: Community
) -> Iterator[Effect]:
    accounts, at = {part.number: part.account for part in parts}, event.at
    if seated[0].others:
        yield from _offer(seated[0], accounts, event, community)
        return
    matches = [_match(part, accounts[part.expert], at, community)
               for part in seated if part.expert in accounts]  # fmt: skip
    whole = as_one([replace(match, together=_name(seated, accounts)) for match in matches])
    if whole is None:
        return
    yield from propose(whole, community)
    for part, match in zip(seated, matches, strict=True):
        yield KeepPart(part=replace(part, match=match.id))


def _offer(
    part: Part, accounts: Mapping[int, Account], event: RoundReleased, community: Community
) -> Iterator[Effect]:
    """The learner may choose; nobody else is asked yet."""
    name = mixed(f"{part.round}\n{event.tries}\n{part.account}")
    seats = [part, *(_instead(part, one) for one in part.others)]
    matches = [_match(seat, accounts[seat.expert], event.at, community)
               for seat in seats if seat.expert in accounts]  # fmt: skip
    offered = [replace(one, state=MatchState.OFFERED, together=name) for one in matches]
    whole = as_one(offered)
    if whole is not None:
        yield from offers.offer(whole, community)
        yield KeepPart(part=replace(part, match=name, others=()))


def _instead(part: Part, one: Other) -> Part:
    seat = replace(part, expert=one.expert, topic=one.topic)
    return replace(seat, begins=one.begins, taught_as=one.taught_as)


def _after_choice(
    event: RoundReleased, held: HeldRound | None, community: Community
) -> Iterator[Effect]:
    """The expert of their choice is asked; who is needed by nobody now hears so."""
    whole = together(event.match, community) if event.match else None
    chosen = whole.of_state(MatchState.PROPOSED) if whole else None
    if chosen is not None:
        yield ask_expert(chosen, community)
    for part in community.parts(held.name) if held else ():
        idle = part.says == "yes" and part.outcome in ("idle", None) and part.why != UNTOLD
        profile = community.profile(part.account)
        awaits = profile is not None and not profile.pauses(event.at)
        if part.number not in event.freed or not idle or not awaits or held is None:
            continue
        if not was_asked(part, held, community):
            yield KeepPart(part=replace(part, outcome="idle"))
            yield from _outcome(replace(part, outcome="idle"), community)


def _name(seated: Sequence[Part], accounts: Mapping[int, Account]) -> str:
    """What all matches of a circle or tandem have in common; a pair has nothing."""
    if seated[0].form == "pair":
        return ""
    people = sorted({accounts[n] for part in seated for n in (part.number, part.expert)})
    return mixed("\n".join((seated[0].round, seated[0].form, *people)))


def _match(part: Part, expert: Account, at: datetime, community: Community) -> Match:
    rules = community.rules.propose_match or ProposeMatchRules()
    zone = ZoneInfo(community.rules.community.time_zone)
    begins = part.begins or at
    return Match(
        id=mixed(f"{part.round}\n{part.account}\n{expert}"),
        learner=part.account,
        expert=expert,
        topic=part.topic,
        slot=slot_of(begins.astimezone(zone)),
        proposed=at,
        expires=at + timedelta(hours=rules.expires_hours),
        form=part.form,
        begins=begins,
        round=part.round,
        taught_as=part.taught_as,
    )


def _outcome(part: Part, community: Community) -> Iterator[DirectMessage]:
    """They said yes, so they hear what came of it, once."""
    if community.said(key_of(part, "outcome")):
        return
    what = "not_needed" if part.outcome == "idle" else f"left_{reason(part)}"
    language = community.language_of(part.account)
    fields: dict[str, Value] = {"topic": Topics((part.topic,))} if part.topic else {}
    fields |= called(part.round, language, community)
    if what in HOUR_HELPS and part.begins is not None and part.opens:
        zone = ZoneInfo(community.rules.community.time_zone)
        slot = slot_of(part.begins.astimezone(zone))
        what = f"{what}_hour"
        fields |= {"slot": Term(f"common-slot-{slot}"), "opens": part.opens}
    message = Message(f"{STEM}-{what}", fields, language)
    yield DirectMessage(key=key_of(part, "outcome"), account=part.account, message=message)
