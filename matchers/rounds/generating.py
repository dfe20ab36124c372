"""Communities that nobody lives in, to try rounds on: members by number, all from one seed.

Two kinds. A dense one, as in a course: most learn, every third teaches, few topics, evenings. A
sparse one, as in a large forum: every sixth teaches, many topics of which few are asked for much,
people of the evening, the weekend, the lunch break or the day. Small communities are dense.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from matchers.rounds.dice import Dice, Odds, odds
from matchers.rounds.model import Background, Format, Member, Skill, Want, Window

Density = Literal["dense", "sparse"]

DENSE_UP_TO = 2_000
"""Communities with more members are sparse unless asked otherwise."""

ZONES = ("Europe/Berlin", "Europe/Lisbon", "America/New_York", "America/Chicago", "Asia/Kolkata")
"""Every time zone that a generated member may live in."""

_MOST_WAITED = 8
_WEEKEND = (5, 6)
_PLACES = ("Göttingen", "Berlin", "Köln", "München", "Leipzig")
_MORE_PLACES = tuple(f"Region {number}" for number in range(1, 15))
_BACKGROUNDS: tuple[Background | None, ...] = ("technik", "fachpraxis", None)
_BOTH: frozenset[Format] = frozenset({"online", "in_person"})
_ONLINE: frozenset[Format] = frozenset({"online"})
_ON_SITE: frozenset[Format] = frozenset({"in_person"})


def _falling(many: int, fall: float) -> Odds[str]:
    """Topics of which the first is asked for most (Zipf)."""
    named = [f"topic-{place:02}" for place in range(many)]
    return odds(named, [(place + 1) ** -fall for place in range(many)])


_FEW = _falling(40, 1.0)
_OFFERED, _ASKED = _falling(80, 0.8), _falling(80, 1.0)
_DENSE_ZONES = odds(ZONES[:3], (18, 1, 1))
_SPARSE_ZONES = odds(ZONES, (95, 1, 1, 1, 2))
_OFFERS = odds((1, 2, 3, 4), (25, 35, 25, 15))
_WISHES = odds((1, 2, 3), (35, 40, 25))
_BEGUN = odds((0, 1, 2, 3), (40, 32, 20, 8))
_KNOWN = odds((2, 3, 4), (15, 30, 55))
_SEATS = odds(range(5), (10, 30, 30, 20, 10))
_FORMATS = odds((_ONLINE, _ON_SITE, _BOTH), (70, 7, 23))
_PEOPLE_OF = odds(("evening", "weekend", "lunch", "day"), (50, 20, 12, 18))
_HOURS_OF = {"evening": (16, 19), "weekend": (8, 17), "lunch": (10, 12), "day": (7, 15)}


def generate(many: int, seed: int, kind: Density | None = None) -> tuple[Member, ...]:
    """So many members, in the order of their ids."""
    ids = [name(number) for number in range(many)]
    told = kind or kind_of(many)
    return tuple(newcomer(number, seed, told, ids) for number in range(many))


def kind_of(many: int) -> Density:
    """How a community of this size is thought of."""
    return "dense" if many <= DENSE_UP_TO else "sparse"


def name(number: int) -> str:
    """The id of a member, in the order of the numbers up to ten million."""
    return f"m{number:07}"


def newcomer(number: int, seed: int, kind: Density, others: Sequence[str]) -> Member:
    """One member. ``others``: the ids that they may have blocked or met."""
    return _KINDS[kind](name(number), Dice(seed, kind, number), others)


def _dense(ident: str, dice: Dice, others: Sequence[str]) -> Member:
    taught = _topics(dice, _FEW, dice.between(1, 3)) if dice.chance(0.3) else []
    learns = dice.chance(0.6) or not taught
    wanted = [topic for topic in _topics(dice, _FEW, 3) if topic not in taught] if learns else []
    languages = dice.pick(("de", "de", "de en", "de en", "en"))
    return Member(
        id=ident,
        languages=frozenset(languages.split()),
        timezone=dice.draw(_DENSE_ZONES),
        slots=tuple(_evening(dice) for _ in range(dice.between(1, 4))),
        hours_per_week=dice.between(1, 4),
        formats=dice.pick((_ONLINE, _ONLINE, _BOTH, _ON_SITE)),
        region=dice.pick((*_PLACES, None)),
        wants=tuple(
            Want(topic, dice.between(0, 2), round(1 / (place + 1), 2))
            for place, topic in enumerate(wanted)
        ),
        teaches=tuple(Skill(topic, dice.between(2, 4)) for topic in taught),
        capacity=dice.pick((0, 1, 1, 2, 3, 4)) if taught else 0,
        circle=bool(taught) and dice.chance(0.4),
        exchange=bool(taught and wanted) and dice.chance(0.8),
        rounds_waited=min(_MOST_WAITED, int(dice.waiting())),
        joined=f"2026-{dice.between(1, 10):02}-{dice.between(1, 28):02}",
        blocks=_others(dice, others, ident, 1) if dice.chance(0.05) else frozenset(),
        past=_others(dice, others, ident, 2) if dice.chance(0.1) else frozenset(),
        minor=dice.chance(0.03),
        background=dice.pick(_BACKGROUNDS),
    )


def _sparse(ident: str, dice: Dice, others: Sequence[str]) -> Member:
    teaches = dice.chance(0.15)
    learns = dice.chance(0.25) if teaches else dice.chance(0.4265)
    taught = _topics(dice, _OFFERED, dice.draw(_OFFERS)) if teaches else []
    wanted = _topics(dice, _ASKED, dice.draw(_WISHES)) if learns else []
    return Member(
        id=ident,
        languages=_languages(dice),
        timezone=dice.draw(_SPARSE_ZONES),
        slots=_windows(dice),
        hours_per_week=dice.between(1, 4),
        formats=dice.draw(_FORMATS),
        region=dice.pick(_MORE_PLACES),
        wants=tuple(
            Want(topic, dice.draw(_BEGUN), weight)
            for topic, weight in zip(wanted, (1.0, 0.7, 0.45), strict=False)
            if topic not in taught
        ),
        teaches=tuple(Skill(topic, dice.draw(_KNOWN)) for topic in taught),
        capacity=dice.draw(_SEATS) if taught else 0,
        circle=bool(taught) and dice.chance(0.3),
        exchange=bool(taught and wanted) and dice.chance(0.8),
        rounds_waited=min(_MOST_WAITED, int(dice.waiting(1.44))),
        joined=f"2026-{dice.between(1, 10):02}-{dice.between(1, 28):02}",
        past=_others(dice, others, ident, 1) if dice.chance(0.02) else frozenset(),
        background=dice.pick(_BACKGROUNDS),
        feedback=1 - dice.share() * dice.share() if taught else 0.5,
    )


_KINDS: Mapping[Density, Callable[[str, Dice, Sequence[str]], Member]] = {
    "dense": _dense,
    "sparse": _sparse,
}


def _topics(dice: Dice, known: Odds[str], many: int) -> list[str]:
    """So many topics, or fewer where one came up twice."""
    return list(dict.fromkeys(dice.draw(known) for _ in range(many)))


def _evening(dice: Dice) -> Window:
    """One to three hours, mostly after work."""
    day = dice.below(7)
    start = dice.pick((9, 10, 14, 16) if day in _WEEKEND else (12, 16, 17, 18, 19))
    return _window(day, start, dice.between(1, 3))


def _windows(dice: Dice) -> tuple[Window, ...]:
    """Two to five windows of one kind of person, now and then one of another kind."""
    style = dice.draw(_PEOPLE_OF)
    found = []
    for _ in range(dice.between(2, 5)):
        this = style if dice.chance(0.75) else dice.pick(_PEOPLE_OF.of)
        day = dice.pick(_WEEKEND) if this == "weekend" else dice.below(5)
        long = 1 if this == "lunch" else dice.between(1, 3)
        found.append(_window(day, dice.between(*_HOURS_OF[this]), long))
    return tuple(found)


def _window(day: int, start: int, hours: int) -> Window:
    return Window(day, start * 60, (start + hours) % 24 * 60)


def _languages(dice: Dice) -> frozenset[str]:
    """Mostly German, often English, seldom another one; never none."""
    spoken = {"de": 0.86, "en": 0.62, "uk": 0.07}
    return frozenset(word for word, share in spoken.items() if dice.chance(share)) or frozenset(
        {"de"}
    )


def _others(dice: Dice, others: Sequence[str], ident: str, many: int) -> frozenset[str]:
    return frozenset(dice.pick(others) for _ in range(many) if others) - {ident}
