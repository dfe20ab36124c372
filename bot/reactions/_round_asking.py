"""The question whether somebody is in this round, and what they answer.

Nobody is in a round without a yes to this very one. It can be taken back until the answers end, by
the same message. Nobody is reminded, and who let several rounds pass is not asked any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    Day,
    DirectMessage,
    Edit,
    Effect,
    KeepPart,
    KeepRound,
    Later,
    Message,
    Moment,
    Value,
)
from bot.events import ButtonPressed, FormSent, OpeningMissed, RoundOpened
from bot.reactions._helping import awake
from bot.reactions._profile_form import STEP_3
from bot.reactions._round_steps import hours_to_answer
from bot.reactions._transfers import mixed
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part
from matchers.model import Account, Profile
from matchers.rhythm import meeting_week
from matchers.rounds.entering import may_take_part
from matchers.weeks import due_in

STEM = "hold_rounds"
YES, NO, PAUSE, BACK = (f"{STEM}-{what}" for what in ("yes", "no", "pause", "back"))

CHANGES_OF_MIND = {"in": (NO,), "not_in": (YES,), "in_late": (NO,), "not_in_late": (YES,)}
"""What can be pressed after an answer."""

A_BREATH = timedelta(minutes=5)
"""So long after their profile is whole somebody is asked: by letter, the last question counts."""

SILENT_AT_MOST = 3
"""After so many rounds without a word somebody is not asked any more, until they wish it."""


def key_of(part: Part, what: str) -> str:
    """The key of what is said to one member about one round."""
    return f"{STEM}:{part.round}:{part.number}:{what}"


def open_round(event: RoundOpened, community: Community) -> Iterator[Effect]:
    """Ask everybody who could be in it, once."""
    if community.held_round(event.round) is not None:
        return
    zone = ZoneInfo(community.rules.community.time_zone)
    week = meeting_week(event.closes, hours_to_answer(community), zone)
    held = HeldRound(event.round, event.at, event.closes, week)
    yield KeepRound(round=held)
    for number, account in enumerate(_whom(held, event.at, community), start=1):
        part = Part(held.name, account, number)
        yield KeepPart(part=part)
        yield _question(held, part, community)


def note_newcomer(event: FormSent, community: Community) -> Iterator[Effect]:
    """Whoever completes their profile while it is open hears of it soon, by day and in time."""
    held = next(iter(community.rounds(1)), None)
    if event.form == STEP_3 and held is not None:
        soon = awake(event.at + A_BREATH, community)
        missed = OpeningMissed(
            key=f"missed:{event.key}", at=soon, round=held.name, account=event.account
        )
        if _newcomer(missed, community) is not None:
            yield Later(event=missed)


def ask_newcomer(event: OpeningMissed, community: Community) -> Iterator[Effect]:
    """Ask them, once, in the same words as everybody."""
    held, profile = community.held_round(event.round), _newcomer(event, community)
    if held is not None and profile is not None:
        part = _next_part(held, profile.account, community)
        yield KeepPart(part=part)
        yield _question(held, part, community)


def _newcomer(event: OpeningMissed, community: Community) -> Profile | None:
    """Who was not asked yet, and may be now."""
    held, profile = community.held_round(event.round), community.profile(event.account)
    if held is None or profile is None or not held.takes_answers(event.at):
        return None
    asked = community.part_of(profile.account, held.name) is not None
    if asked or not _is_asked(profile, event.at, community.silences(), community):
        return None
    return profile


def answer(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Take a yes or a no, for this round alone."""
    held = community.held_round(event.value)
    part = community.part_of(event.account, event.value)
    if held is None or part is None or not held.takes_answers(event.at):
        yield from _late(event, held, part, community)
    elif event.button == YES:
        why_not = _why_not(community.profile(event.account), event.at, community)
        if why_not:
            yield _tell(event, why_not)
        elif part.says == "yes":
            yield _tell(event, "in_already")
        else:
            yield KeepPart(part=replace(part, says="yes"))
            yield _reworded("in", held, part, event, community)
    else:
        yield KeepPart(part=replace(part, says="no"))
        what = "pausing" if event.button == PAUSE else "not_in"
        yield _reworded(what, held, part, event, community)


def _late(
    event: ButtonPressed, held: HeldRound | None, part: Part | None, community: Community
) -> Iterator[Effect]:
    """Whoever says yes when it has begun gets a seat that becomes free, if there is one."""
    if event.button == PAUSE:  # whoever wants peace gets it all the same
        return
    looks = (community.rules.hold_rounds or HoldRoundsRules()).again_days
    if held is None or part is None or not (looks and held.takes_late()):
        yield _tell(event, "over")
    elif event.button == NO and part.says == "late":
        yield KeepPart(part=replace(part, says="no"))
        yield _reworded("not_in_late", held, part, event, community)
    elif event.button == NO or part.says in ("yes", "late"):
        yield _tell(event, "in_already" if event.button == YES else "over")
    elif why_not := _why_not(community.profile(event.account), event.at, community):
        yield _tell(event, why_not)
    else:
        yield KeepPart(part=replace(part, says="late"))
        yield _reworded("in_late", held, part, event, community)


def come_back(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Whoever was left in peace wants to be asked again."""
    part = community.part_of(event.account, event.value)
    if part is not None and part.says is None:
        yield KeepPart(part=replace(part, says="back"))
    yield _tell(event, "asked_again")


def leave_in_peace(parts: list[Part], community: Community) -> Iterator[Effect]:
    """Say once, kindly, that somebody is not asked any more, and how they come back."""
    silent = community.silences()
    for part in parts:
        if part.says is None and silent.get(part.account) == SILENT_AT_MOST:
            language = community.language_of(part.account)
            back = Button(BACK, part.round)
            yield DirectMessage(
                key=key_of(part, "peace"),
                account=part.account,
                unasked=True,
                message=Message(f"{STEM}-peace", {}, language, buttons=(back,)),
            )


def begins(held: HeldRound, community: Community) -> Day:
    """The Monday of the week in which they would meet."""
    zone = ZoneInfo(community.rules.community.time_zone)
    monday = due_in(held.week, 0, 0, zone)
    return Day((monday or held.closes).date())


def _whom(held: HeldRound, at: datetime, community: Community) -> list[Account]:
    """Whoever could be in it and may be asked, in an order that favours nobody for good."""
    silent = community.silences()
    found = [
        profile.account
        for profile in community.whole_profiles()
        if _is_asked(profile, at, silent, community)
    ]
    return sorted(found, key=lambda account: mixed(f"{held.name}\n{account}"))


def _is_asked(
    profile: Profile, at: datetime, silent: Mapping[Account, int], community: Community
) -> bool:
    return (
        bool(profile.learns or profile.teaches)
        and not _why_not(profile, at, community)
        and silent.get(profile.account, 0) < SILENT_AT_MOST
        and community.may_be_asked(profile.account, at)
    )


def _next_part(held: HeldRound, account: Account, community: Community) -> Part:
    """Their part, with a number that stood for nobody in this round: not for who is forgotten."""
    number = 1 + max((part.number for part in community.parts(held.name)), default=0)
    while community.said(key_of(part := Part(held.name, account, number), "ask")):
        number += 1
    return part


def _why_not(profile: Profile | None, at: datetime, community: Community) -> str:
    """What keeps somebody out of a round; empty: nothing does."""
    if profile is None or not profile.complete:
        return "no_profile"
    rules = community.rules.hold_rounds or HoldRoundsRules()
    if not may_take_part(profile, circles=rules.circles):
        return "minor"
    return "paused" if profile.pauses(at) else ""


def _question(held: HeldRound, part: Part, community: Community) -> DirectMessage:
    buttons = (
        Button(YES, held.name, "primary"),
        Button(NO, held.name),
        Button(PAUSE, held.name),
    )
    return DirectMessage(
        key=key_of(part, "ask"),
        account=part.account,
        unasked=True,
        until=held.closes,
        message=Message(
            f"{STEM}-ask",
            fields_of(held, community),
            community.language_of(part.account),
            buttons=buttons,
        ),
    )


def _reworded(
    what: str, held: HeldRound, part: Part, event: ButtonPressed, community: Community
) -> Edit:
    offered = tuple(Button(name, held.name) for name in CHANGES_OF_MIND.get(what, ()))
    language = community.language_of(part.account)
    return Edit(
        key=key_of(part, f"{what}:{mixed(event.key)}"),  # a press is named after its member
        instead_of=key_of(part, "ask"),
        message=Message(f"{STEM}-{what}", fields_of(held, community), language, buttons=offered),
    )


def fields_of(held: HeldRound, community: Community) -> dict[str, Value]:
    """Until when answers count, when they would meet, and whether in circles too."""
    rules = community.rules.hold_rounds or HoldRoundsRules()
    return {
        "until": Moment(held.closes.astimezone(UTC)),
        "begins": begins(held, community),
        "circles": int(rules.circles),
    }


def _tell(event: ButtonPressed, what: str) -> Answer:
    return Answer(message=Message(f"{STEM}-{what}", {}, event.language))
