"""What fell due to members, as events: once it is kept, it is over."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.clock import wish_key
from bot.events import Event, InquiryExpired, MatchExpired, RoundClosed, RoundLooked, WishDue
from bot.rules import Rules
from bot.store.store import Store


async def due_to_members(store: Store, rules: Rules, now: datetime) -> list[Event]:
    """What fell due to one of them, while there is somebody to react: kept once, it is over."""
    due = list[Event]()
    if rules.settle_match is not None:
        for match in await store.expired_matches():
            due.append(MatchExpired(key=f"match_expired:{match}", at=now, match=match))
    if rules.ask_around is not None:
        for one in await store.expired_inquiries():
            due.append(InquiryExpired(key=f"inquiry_expired:{one}", at=now, inquiry=one))
    if rules.hold_rounds is not None:
        for name in await store.rounds_over():
            due.append(RoundClosed(key=f"round_closed:{name}", at=now, round=name))
        for name, looks in await store.rounds_to_look_at():
            key = f"round_looked:{name}:{looks:%Y-%m-%dT%H:%M}"
            due.append(RoundLooked(key=key, at=now, round=name))
    if rules.send_personal_digest is not None:
        zone = ZoneInfo(rules.community.time_zone)
        for wish in await store.wishes_due():
            key = wish_key(wish, now, zone)
            due.append(WishDue(key=key, at=now, account=wish.account, due=wish.due))
    return due


async def born(store: Store, now: datetime) -> datetime:
    """When this installation first looked at the calendar: earlier weeks are not its own."""
    told = await store.marked("born")
    if not told:
        await store.mark("born", now.isoformat())
    return datetime.fromisoformat(told) if told else now
