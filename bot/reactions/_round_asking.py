"""The question whether somebody is in this round, and what they answer.

Nobody is in a round without a yes to this very one. It can be taken back until the answers end, by
the same message. Nobody is reminded, and who let several rounds pass is not asked any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
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
    Message,
    Moment,
    Value,
)
from bot.events import ButtonPressed, RoundOpened
from bot.reactions._round_groups import (
    all_groups,
    called,
    tomorrow,
    was_asked_today,
    within,
)
from bot.reactions._round_steps import hours_to_answer
from bot.reactions._transfers import mixed
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part, round_name, week_in
from matchers.model import Account, Language, Profile
from matchers.rhythm import meeting_week
from matchers.rounds.entering import may_take_part
from matchers.weeks import due_in

STEM = "hold_rounds"
YES, NO, PAUSE, BACK = (f"{STEM}-{what}" for what in ("yes", "no", "pause", "back"))

CHANGES_OF_MIND = {"in": (NO,), "not_in": (YES,), "in_late": (NO,), "not_in_late": (YES,)}
"""What can be pressed after an answer."""

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
        if was_asked_today(account, event.at, community):
            yield from tomorrow(held, account, f"missed:{event.key}:{number}", event.at, community)
        else:
            yield KeepPart(part=part)
            yield question(held, part, community)


def answer(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Take a yes or a no, for this round alone."""
    held = community.held_round(event.value)
    part = community.part_of(event.account, event.value)
    if held is None or part is None or not held.takes_answers(event.at):
        yield from _late(event, held, part, community)
    elif event.button == YES:
        why_not = _why_not(_theirs(event, community), event.at, community)
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


def _theirs(event: ButtonPressed, community: Community) -> Profile | None:
    """The profile of who pressed, as far as it counts in this round."""
    profile = community.profile(event.account)
    return None if profile is None else within(profile, event.value, community)


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
    elif why_not := _why_not(_theirs(event, community), event.at, community):
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


def leave_in_peace(parts: list[Part], at: datetime, community: Community) -> Iterator[Effect]:
    """Say once, kindly, that somebody is not asked any more, and how they come back."""
    silent = community.silences(at)
    for part in parts:
        enough = part.says is None and silent.get(part.account) == SILENT_AT_MOST
        if enough and not _was_left_in_peace(part, community):
            language = community.language_of(part.account)
            back = Button(BACK, part.round)
            yield DirectMessage(
                key=key_of(part, "peace"),
                account=part.account,
                unasked=True,
                message=Message(f"{STEM}-peace", {}, language, buttons=(back,)),
            )


def _was_left_in_peace(part: Part, community: Community) -> bool:
    """Whether it was said already, after a round of another group in the same week."""
    names = [round_name(week_in(part.round), group.name) for group in all_groups(community)]
    others = [community.part_of(part.account, name) for name in names if name != part.round]
    return any(one is not None and community.said(key_of(one, "peace")) for one in others)


def begins(held: HeldRound, community: Community) -> Day:
    """The Monday of the week in which they would meet."""
    zone = ZoneInfo(community.rules.community.time_zone)
    monday = due_in(held.week, 0, 0, zone)
    return Day((monday or held.closes).date())


def _whom(held: HeldRound, at: datetime, community: Community) -> list[Account]:
    """Whoever could be in it and may be asked, in an order that favours nobody for good."""
    silent = community.silences(at)
    found = [
        profile.account
        for profile in community.whole_profiles()
        if is_asked(within(profile, held.name, community), at, silent, community)
    ]
    return sorted(found, key=lambda account: mixed(f"{held.name}\n{account}"))


def is_asked(
    profile: Profile, at: datetime, silent: Mapping[Account, int], community: Community
) -> bool:
    return (
        bool(profile.learns or profile.teaches)
        and not _why_not(profile, at, community)
        and silent.get(profile.account, 0) < SILENT_AT_MOST
        and community.may_be_asked(profile.account, at)
    )


def _why_not(profile: Profile | None, at: datetime, community: Community) -> str:
    """What keeps somebody out of a round; empty: nothing does."""
    if profile is None or not profile.complete:
        return "no_profile"
    rules = community.rules.hold_rounds or HoldRoundsRules()
    if not may_take_part(profile, circles=rules.circles):
        return "minor"
    return "paused" if profile.pauses(at) else ""


def question(held: HeldRound, part: Part, community: Community) -> DirectMessage:
    buttons = (
        Button(YES, held.name, "primary"),
        Button(NO, held.name),
        Button(PAUSE, held.name),
    )
    language = community.language_of(part.account)
    fields = fields_of(held, language, community)
    return DirectMessage(
        key=key_of(part, "ask"),
        account=part.account,
        unasked=True,
        until=held.closes,
        message=Message(f"{STEM}-ask", fields, language, buttons=buttons),
    )


def _reworded(
    what: str, held: HeldRound, part: Part, event: ButtonPressed, community: Community
) -> Edit:
    offered = tuple(Button(name, held.name) for name in CHANGES_OF_MIND.get(what, ()))
    language = community.language_of(part.account)
    return Edit(
        key=key_of(part, f"{what}:{mixed(event.key)}"),  # a press is named after its member
        instead_of=key_of(part, "ask"),
        message=Message(
            f"{STEM}-{what}", fields_of(held, language, community), language, buttons=offered
        ),
    )


def fields_of(held: HeldRound, language: Language, community: Community) -> dict[str, Value]:
    """Whose round it is, until when answers count, when they would meet, whether in circles too."""
    rules = community.rules.hold_rounds or HoldRoundsRules()
    return {
        **called(held.name, language, community),
        "until": Moment(held.closes.astimezone(UTC)),
        "begins": begins(held, community),
        "circles": int(rules.circles),
    }


def _tell(event: ButtonPressed, what: str) -> Answer:
    return Answer(message=Message(f"{STEM}-{what}", {}, event.language))
