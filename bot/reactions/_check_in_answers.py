"""What members answer when we check in on their match, and what each hears of it, alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import BlockPair, Button, DirectMessage, Effect, KeepCheckIn, Later
from bot.events import ButtonPressed, MatchOver
from bot.reactions import _check_in_words as say
from bot.reactions._check_in_words import (
    GO_ON,
    GOOD,
    HARD,
    MET,
    NO_TALK,
    NOT_YET,
    SO_SO,
    TALK,
    key_of,
    worded,
)
from bot.reactions._helping import reached
from bot.reactions._profile_topic import OWN_LEVEL
from bot.reactions._rematch import rematch
from bot.reactions._together import together
from bot.rules_rounds import CheckInRules
from matchers.checking_in import CheckIn, Felt, go_on
from matchers.model import Account, MatchState
from matchers.together import Together

FELT: dict[str, Felt] = {GOOD: "good", SO_SO: "so_so", HARD: "hard"}
BUTTONS = frozenset({MET, NOT_YET, *FELT, GO_ON, TALK, NO_TALK})


def take(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """One answer of one member; it is final, and nobody else reads it."""
    whole = together(event.value, community)
    told = _told(whole, event.account, community) if whole else None
    if whole is None or told is None:
        yield say.tell(event, "gone")
    elif event.button in (MET, NOT_YET):
        yield from _said_met(event, whole, told, community)
    elif event.button in FELT:
        yield from _said_felt(event, whole, told, community)
    elif event.button == GO_ON:
        yield from _goes_on(event, whole, told, community)
    else:
        yield from _talk(event, whole, told, community)


def _said_met(
    event: ButtonPressed, whole: Together, told: CheckIn, community: Community
) -> Iterator[Effect]:
    if told.met is not None:
        yield say.tell(event, "already")
        return
    if not _is_in(whole, told):
        yield say.tell(event, "gone")
        return
    yield KeepCheckIn(check_in=replace(told, met=event.button == MET))
    what = "glad_met" if event.button == MET else "not_met"
    message = worded(what, whole, told.account, community, ends=told.ends)
    yield say.reply(event, key_of(whole, told.account, "met"), message)


def _said_felt(
    event: ButtonPressed, whole: Together, told: CheckIn, community: Community
) -> Iterator[Effect]:
    """Their word stands; nobody else hears it. Who found it hard never meets these again."""
    if told.felt is not None:
        yield say.tell(event, "already")
        return
    felt = FELT[event.button]
    yield KeepCheckIn(check_in=replace(told, felt=felt, felt_at=event.at))
    if felt == "hard":
        for other in (one for one in whole.accounts if one != told.account):
            yield BlockPair(one=told.account, other=other, at=event.at)
    what = {"good": "glad", "so_so": "thanks", "hard": "sorry"}[felt]
    if felt != "hard" and not _may_go_on(whole, told, event.at):
        what += "_over"
    buttons = tuple(_after(felt, whole, told, event.at, community))
    message = worded(what, whole, told.account, community, ends=told.ends, buttons=buttons)
    yield say.reply(event, _asked(whole, told.account), message)


def _after(
    felt: Felt, whole: Together, told: CheckIn, at: datetime, community: Community
) -> Iterator[Button]:
    """What can come next, for this one member."""
    if felt == "hard":
        yield Button(TALK, whole.id)
        yield Button(NO_TALK, whole.id)
    elif _may_go_on(whole, told, at):
        yield Button(GO_ON, whole.id)
    if felt != "good":
        yield from _another(whole, told, community)
        return
    profile, side = community.profile(told.account), whole.side_of(told.account)
    if community.rules.ask_profile is None or side is None or side.role != "learner":
        return
    if profile is not None and side.match.topic in profile.learns:
        yield Button(OWN_LEVEL, f"learns:{side.match.topic}")


def _another(whole: Together, told: CheckIn, community: Community) -> tuple[Button, ...]:
    side = whole.side_of(told.account)
    return rematch(side, community) if side is not None else ()


def _goes_on(
    event: ButtonPressed, whole: Together, told: CheckIn, community: Community
) -> Iterator[Effect]:
    """Once more, when everybody wishes it; until then nobody hears who does."""
    if told.goes_on or told.felt == "hard":
        yield say.tell(event, "already")
        return
    if not _may_go_on(whole, told, event.at):
        yield say.tell(event, "too_late")
        return
    mine = replace(told, goes_on=True)
    kept = [mine if one == told else one for one in _of_those_in_it(whole, community)]
    if go_on(kept):
        yield from _longer(kept, whole, community, event)
        return
    yield KeepCheckIn(check_in=mine)
    message = worded("wishes", whole, told.account, community, ends=told.ends)
    yield say.reply(event, _asked(whole, told.account), message)


def those_left_go_on(whole: Together, at: datetime, community: Community) -> Iterator[Effect]:
    """Somebody left: it may be that all who are in it now had wished it."""
    everybody, kept = community.check_ins(whole.id), _of_those_in_it(whole, community)
    if not go_on(kept) or any(at >= one.ends for one in kept):
        return
    longer_already = go_on(everybody) or kept[0].ends > min(one.ends for one in everybody)
    if not longer_already:
        yield from _longer(kept, whole, community)


def _longer(
    kept: Sequence[CheckIn],
    whole: Together,
    community: Community,
    pressed: ButtonPressed | None = None,
) -> Iterator[Effect]:
    """It lasts once more, and everybody hears so."""
    ends = kept[0].ends + timedelta(weeks=rules_of(community).weeks)
    yield Later(event=MatchOver(key=f"match_over:{whole.id}:2", at=ends, match=whole.id))
    for one in kept:
        yield KeepCheckIn(check_in=replace(one, ends=ends))
        message = worded("longer", whole, one.account, community, ends=ends)
        if pressed is not None and community.home_of(pressed.account) == one.account:
            yield say.reply(pressed, _asked(whole, one.account), message)
        else:
            key, account = key_of(whole, one.account, "longer"), reached(one.account, community)
            yield DirectMessage(key=key, account=account, message=message)


def _of_those_in_it(whole: Together, community: Community) -> list[CheckIn]:
    now = whole.of_state(MatchState.ACCEPTED)
    still = now.accounts if now is not None else ()
    return [one for one in community.check_ins(whole.id) if one.account in still]


def _talk(
    event: ButtonPressed, whole: Together, told: CheckIn, community: Community
) -> Iterator[Effect]:
    """A word with an organiser, for whoever found it hard; only that they want it is told."""
    key = key_of(whole, told.account, "talk")
    called = community.said(key) or community.said(f"{key}:1")
    declined = event.button == NO_TALK and community.said(f"{_asked(whole, told.account)}:no_word")
    if told.felt != "hard" or called or declined:
        yield say.tell(event, "gone" if told.felt != "hard" else "already")
        return
    what = "no_word"
    if event.button == TALK:
        sent = list(say.call(whole, told.account, community))
        yield from sent
        what = "called" if sent else "nobody_there"
    buttons = _another(whole, told, community)
    message = worded(what, whole, told.account, community, buttons=buttons)
    yield say.reply(event, _asked(whole, told.account), message)


def _may_go_on(whole: Together, told: CheckIn, at: datetime) -> bool:
    return _is_in(whole, told) and at < told.ends and not told.goes_on


def _is_in(whole: Together, told: CheckIn) -> bool:
    now = whole.of_state(MatchState.ACCEPTED)
    return now is not None and now.side_of(told.account) is not None


def _asked(whole: Together, account: Account) -> str:
    return key_of(whole, account, "felt")


def _told(whole: Together, account: Account, community: Community) -> CheckIn | None:
    home = community.home_of(account)
    return next((one for one in community.check_ins(whole.id) if one.account == home), None)


def rules_of(community: Community) -> CheckInRules:
    """The rules in force."""
    return community.rules.check_in or CheckInRules()
