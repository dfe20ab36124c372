"""`/lotse pause`: nobody is asked anything until a day of their own choice, and back at any time.

What waits for an answer moves on at once; pairs that are learning together stay together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import Answer, Button, Day, Effect, KeepProfile, LeaveAlone, Message
from bot.events import ButtonPressed, CommandGiven, MatchExpired
from bot.reactions import _offers as offers
from bot.reactions._inquiries import withdraw
from bot.reactions._parting import edit, left_of, step_back
from bot.reactions._pause_until import END, Wrong, last_day
from bot.reactions._together import all_of
from bot.rules_asking import PauseMemberRules
from matchers.model import Profile
from matchers.together import Together

START, STOP = "pause_member-start", "pause_member-stop"

Deed = CommandGiven | ButtonPressed


def pause_member(event: Deed, community: Community) -> Iterator[Effect]:
    """Pause, end a pause, or say how it stands."""
    match event:
        case CommandGiven(command="pause"):
            yield from _asked(event, event.argument.strip(), community)
        case ButtonPressed(button="pause_member-start" | "hold_rounds-pause"):
            yield from _asked(event, "", community)
        case ButtonPressed(button="pause_member-stop"):
            yield from _asked(event, "aus", community)


def _asked(event: Deed, wish: str, community: Community) -> Iterator[Effect]:
    profile = community.profile(event.account)
    today = event.at.astimezone(_zone(community)).date()
    if profile is None:
        yield from _without_profile(event, wish, today, community)
    elif wish.casefold().strip(".!") in END:
        yield from _end(event, profile, community)
    elif not wish and profile.pauses(event.at):
        yield _paused(event, profile, "already", community)
    elif not wish:
        days = (community.rules.pause_member or PauseMemberRules()).days
        yield from _pause(event, profile, today + timedelta(days=days), community)
    else:
        found = last_day(wish, today)
        if isinstance(found, Wrong):
            yield _tell(event, found.value)
        else:
            yield from _pause(event, profile, found, community)


def _without_profile(event: Deed, wish: str, today: date, community: Community) -> Iterator[Effect]:
    """Who told us nothing may be asked whether an answer helped: that ends, and names nobody."""
    if wish.casefold().strip(".!") in END:
        yield LeaveAlone(account=event.account, until=None)
        yield _tell(event, "no_profile_off")
        return
    days = (community.rules.pause_member or PauseMemberRules()).days
    found = last_day(wish, today) if wish else today + timedelta(days=days)
    if isinstance(found, Wrong):
        yield _tell(event, found.value)
        return
    yield LeaveAlone(account=event.account, until=_end_of(found, community))
    fields = {"until": Day(found)}
    message = Message("pause_member-no_profile", fields, event.language, buttons=(Button(STOP),))
    yield Answer(message=message)


def _end_of(day: date, community: Community) -> datetime:
    """Where the community lives."""
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=_zone(community))
    return end.astimezone(UTC)


def _pause(event: Deed, profile: Profile, until: date, community: Community) -> Iterator[Effect]:
    """To the end of that day."""
    paused = replace(profile, paused_until=_end_of(until, community))
    yield _keep(paused, community)
    yield from offers.leave(event.account, event.at, community, told=True)
    for whole in all_of(event.account, community):
        yield from _not_now(event, whole, community)
    yield from withdraw(event.account, event.at, community)
    yield _paused(event, paused, "on", community)


def _not_now(event: Deed, whole: Together, community: Community) -> Iterator[Effect]:
    """What is proposed to them comes to nothing; a circle may still come to be without them."""
    for match in whole.offered:
        if match.learner == event.account:
            yield MatchExpired(key=f"match_expired:{match.id}", at=event.at, match=match.id)
    proposed = whole.asked
    side = proposed.side_of(event.account) if proposed else None
    if proposed is None or side is None:
        return
    if left_of(proposed, event.account) is not None:
        yield from step_back(proposed, event.account, community)
        yield edit(proposed, side, "closed", community)
    else:
        one = proposed.matches[0].id
        yield MatchExpired(key=f"match_expired:{one}", at=event.at, match=one)


def _end(event: Deed, profile: Profile, community: Community) -> Iterator[Effect]:
    if not profile.pauses(event.at):
        message = Message("pause_member-none", {}, event.language, buttons=(Button(START),))
        yield Answer(message=message)
        return
    yield _keep(replace(profile, paused_until=None), community)
    yield _tell(event, "off")


def _keep(profile: Profile, community: Community) -> KeepProfile:
    return KeepProfile(profile=profile, language=community.language_of(profile.account))


def _paused(event: Deed, profile: Profile, what: str, community: Community) -> Answer:
    assert profile.paused_until is not None
    day = profile.paused_until.astimezone(_zone(community)).date() - timedelta(days=1)
    return Answer(
        message=Message(
            f"pause_member-{what}",
            {"until": Day(day)},
            event.language,
            buttons=(Button(STOP),),
        )
    )


def _zone(community: Community) -> ZoneInfo:
    return ZoneInfo(community.rules.community.time_zone)


def _tell(event: Deed, what: str) -> Answer:
    return Answer(message=Message(f"pause_member-{what}", {}, event.language))
