"""Who said yes to a round, as one numbered snapshot -> the members that a round is solved for.

A profile names parts of days. They count as hours here: the morning from 9 to 12, the afternoon
from 13 to 17, the evening from 18 to 21 o'clock, by the community's clock.

Members are numbers of this round. Whatever changes the members changes the ``version``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from matchers.checking_in import UNKNOWN, CheckIn, may_meet_again
from matchers.held import HeldRound, LeftOver, Part, RoundWish
from matchers.model import DAYS, Account, MatchState, Profile
from matchers.model import Format as How
from matchers.model import Match as Proposed
from matchers.rounds.again import WAITING, free_windows, in_round, learns, still_in
from matchers.rounds.known import History, Known, Limits, Two
from matchers.rounds.model import Format, Member, Rules, Skill, Want, Window
from matchers.text import fold
from matchers.together import seats

HOURS: Mapping[str, tuple[int, int]] = {"morning": (9, 12), "afternoon": (13, 17),
                                        "evening": (18, 21)}  # fmt: skip
FORMATS: Mapping[How, frozenset[Format]] = {
    "online": frozenset({"online"}),
    "onsite": frozenset({"in_person"}),
    "both": frozenset({"online", "in_person"}),
}


@dataclass(frozen=True)
class Snapshot:
    """All that a round is solved from. ``left``: said yes, and cannot be in it after all.

    ``choose_from``: so many pairs at most are found for each learner of one.
    """

    round: str
    week: str
    zone: str
    members: tuple[Member, ...]
    rules: Rules
    left: tuple[LeftOver, ...] = ()
    choose_from: int = 1

    @cached_property
    def version(self) -> str:
        """Equal for equal snapshots, in whichever process and order they were taken."""
        whole = (self.week, self.zone, self.members, self.rules, self.left, self.choose_from)
        told = repr(_plain(whole))
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def snapshot_of(
    held: HeldRound, parts: Sequence[Part], known: Known, limits: Limits, zone: str
) -> Snapshot:
    """Those who said yes to this round, and nobody else."""
    left, inside = list[LeftOver](), dict[Account, Part]()
    ours = [m for m in known.matches if in_round(m, held)]
    for part in sorted(parts, key=lambda part: part.number):
        if not held.counts(part.says):
            continue
        if held.again and not still_in(part.account, ours, held.closes):
            continue
        why = _kept_out(known.profiles.get(part.account), held.since, limits)
        if why:
            left.append(LeftOver(part.number, why))
            continue
        inside[part.account] = part
        elsewhere = [m for m in known.matches if m not in ours]
        if _is_asking(part.account, elsewhere):  # may still teach somebody
            left.append(LeftOver(part.number, "asking"))
    members = tuple(
        _free(_member(part, inside, held, known, limits), part, held, known, ZoneInfo(zone))
        for part in inside.values()
    )
    apart = [tuple(inside[one].number for one in two) for two in known.apart
             if two <= inside.keys()]  # fmt: skip
    wishes = [wish for wish in known.wishes if _may_be(wish, inside, held, known)]
    apart += [(wish.learner, wish.expert) for wish in wishes if not wish.fixed]
    rules = Rules(
        min_gap=limits.gap,
        parents=limits.parents,
        seed=int.from_bytes(hashlib.blake2b(held.name.encode(), digest_size=4).digest()),
        circles=limits.circles,
        tandems=limits.tandems,
        fixed=frozenset(pair_of(w.learner, w.expert) for w in wishes if w.fixed),
        forbidden=frozenset(pair_of(*sorted(two)) for two in apart),
    )
    choose_from = limits.choose_from
    return Snapshot(held.name, held.week, zone, members, rules, tuple(left), choose_from)


def _may_be(wish: RoundWish, inside: Mapping[Account, Part], held: HeldRound, known: Known) -> bool:
    """Whether both are in it still; and for a pair, whether they were not asked already."""
    numbers = {part.number: part.account for part in inside.values()}
    if not {wish.learner, wish.expert} <= numbers.keys():
        return False
    learner, expert = numbers[wish.learner], numbers[wish.expert]
    two = (m for m in known.matches if (m.learner, m.expert) == (learner, expert))
    return not (held.again and wish.fixed and any(in_round(m, held) for m in two))


def may_take_part(profile: Profile, *, circles: bool) -> bool:
    """Whether somebody's age leaves a place for them: under 18 only as a learner in a circle."""
    return not profile.minor or (circles and bool(profile.learns))


def slot_of(begins: datetime) -> str:
    """The part of a day, as profiles name them, in which a meeting begins by this clock."""
    part = next(name for name, (_, end) in HOURS.items() if begins.hour < end)
    return f"{DAYS[begins.weekday()]}-{part}"


def id_of(number: int) -> str:
    """A number of a round as the id of its member: in the order of numbers."""
    return f"{number:05}"


def pair_of(learner: int, expert: int) -> tuple[str, str]:
    """Two numbers of a round as the ids that rules name."""
    return id_of(learner), id_of(expert)


def _kept_out(profile: Profile | None, at: datetime, limits: Limits) -> str:
    """Why somebody who said yes cannot be in it now; empty: they may be."""
    if profile is None or not profile.complete or not (profile.learns or profile.teaches):
        return "profile"
    if not may_take_part(profile, circles=limits.circles):
        return "minor"
    return "paused" if profile.pauses(at) else ""


def _member(
    part: Part, inside: Mapping[Account, Part], held: HeldRound, known: Known, limits: Limits
) -> Member:
    profile, me = known.profiles[part.account], part.account
    mine = [m for m in known.matches if me in (m.learner, m.expert)]
    history = (known.history or {}).get(me, History())
    since = held.closes - timedelta(weeks=limits.no_repeat_weeks)
    asking = _is_asking(me, mine)
    given = seats(m for m in mine if m.expert == me and _takes_a_seat(m))
    busy = seats(m for m in mine if _takes_a_seat(m)) * limits.hours_per_seat
    hours = profile.hours - busy
    leads = [m for m in mine if in_round(m, held) and m.expert == me and _takes_a_seat(m)]
    room = min(limits.seats - given, int(hours // limits.hours_per_seat))
    room = 0 if any(m.form == "circle" for m in leads) else room  # a circle, or pairs
    return Member(
        id_of(part.number),
        frozenset(profile.languages),
        timezone=_ZONE,
        slots=tuple(_window(slot) for slot in sorted(profile.slots)),
        hours_per_week=max(0, int(profile.hours) - ceil(busy)),
        formats=FORMATS[profile.format],
        region=fold(profile.region).strip() or None,
        wants=() if asking else tuple(Want(t, int(n)) for t, n in sorted(profile.learns.items())),
        teaches=_taught(profile),
        capacity=max(0, room),
        circle=profile.circle and not leads,
        exchange=profile.exchange and room >= 1,
        rounds_waited=history.waited,
        blocks=_numbers(me, known.blocked, inside),
        past=_past(me, mine, since, inside),
        repeat_ok=_repeat_ok(me, [m for m in mine if m.proposed > since], known.told, inside),
        feedback=known.feedback.get(me, UNKNOWN),
        minor=profile.minor,
        load=history.load,
    )


def _free(member: Member, part: Part, held: HeldRound, known: Known, zone: ZoneInfo) -> Member:
    """The same without hours that are given away, and without wishes that came true already."""
    member = replace(member, slots=free_windows(member.slots, part.account, known.matches, zone))
    ours = (m for m in known.matches if in_round(m, held))
    served = held.again and learns(part.account, ours, held.closes)
    return replace(member, wants=()) if served else member


def _taught(profile: Profile) -> tuple[Skill, ...]:
    """What somebody gives. Under 18 nothing: so they are in circles alone, and never in a pair.

    Their age is their own word. Were two who say so brought together, an adult could be one.
    """
    if profile.minor:
        return ()
    return tuple(Skill(topic, int(level)) for topic, level in sorted(profile.teaches.items()))


_ZONE = ""
"""The community's own: whoever solves knows it by this name, and all live there."""


def _is_asking(me: Account, matches: Sequence[Proposed]) -> bool:
    """Whether they already wait for a partner, or may choose one."""
    return any(m.learner == me and m.state in WAITING for m in matches)


def _takes_a_seat(match: Proposed) -> bool:
    return match.state in WAITING or (match.state is MatchState.ACCEPTED and match.is_pair)


def _past(
    me: Account, mine: Sequence[Proposed], since: datetime, inside: Mapping[Account, Part]
) -> frozenset[str]:
    """Whom somebody was proposed to lately, or still learns with."""
    met = (m for m in mine if m.proposed > since or _takes_a_seat(m))
    return _with(me, met, inside)


def _repeat_ok(
    me: Account,
    lately: Sequence[Proposed],
    told: Collection[CheckIn],
    inside: Mapping[Account, Part],
) -> frozenset[str]:
    """With whom everything lately is over and was good for both."""
    glad = [m for m in lately if may_meet_again(m, told)]
    others = (m for m in lately if m not in glad)
    return _with(me, glad, inside) - _with(me, others, inside)


def _with(
    me: Account, matches: Iterable[Proposed], inside: Mapping[Account, Part]
) -> frozenset[str]:
    others = {m.expert if m.learner == me else m.learner for m in matches}
    return frozenset(id_of(inside[one].number) for one in others if one in inside)


def _numbers(me: Account, pairs: Collection[Two], inside: Mapping[Account, Part]) -> frozenset[str]:
    others = {one for two in pairs if me in two for one in two if one != me}
    return frozenset(id_of(inside[one].number) for one in others if one in inside)


def _window(slot: str) -> Window:
    day, _, part = slot.partition("-")
    begin, end = HOURS[part]
    return Window(DAYS.index(day), begin * 60, end * 60)


def _plain(thing: Any) -> Any:
    """The same without what has no order."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return tuple(_plain(getattr(thing, field.name)) for field in fields(thing))
    if isinstance(thing, frozenset):
        return sorted(_plain(one) for one in thing)
    if isinstance(thing, Mapping):
        return sorted((key, _plain(value)) for key, value in thing.items())
    if isinstance(thing, tuple):
        return tuple(_plain(one) for one in thing)
    return thing
