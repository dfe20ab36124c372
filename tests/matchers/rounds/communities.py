"""Small communities in which every hard rule bites often: what property tests draw from.

Few topics, few windows and few places, so that much is possible and much is forbidden.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from matchers.rounds.model import Format, Member, Rules, Skill, Want, Window
from matchers.rounds.week import Week

EXAMPLES = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
"""How many communities a property is tried on: enough, within a minute for all of them."""

ZONES = {
    name: ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "Asia/Kathmandu",
        "Africa/Nairobi",
        "Atlantic/Azores",
    )
}
TOPICS = ("excel", "python", "pandas", "sql")
SOME = ((), ("excel",), ("excel", "python"), ("pandas",), ("python", "sql"), ("excel", "sql"))
PARENTS = {"pandas": "python"}
WEEKS = ("2026-W48", "2026-W43", "2026-W13", "2026-W53")
NAMES = tuple("abcdefghijkl")


class Community(NamedTuple):
    """What a round is made of."""

    members: tuple[Member, ...]
    rules: Rules
    week: Week


def week(name: str = "2026-W48", zone: str = "Europe/Berlin") -> Week:
    return Week.of(name, zone, ZONES)


def window(day: int, start: float, end: float) -> Window:
    """Hours of a day, as people say them."""
    return Window(day, round(start * 60), round(end * 60))


BERLIN = (
    window(1, 18, 20),
    window(1, 19, 20.5),
    window(2, 18, 19),
    window(1, 17.5, 19),
    window(2, 23, 1),
    window(6, 1, 4),
    window(6, 22, 0.5),
)
"""By Berlin's clock in winter: some overlap, two go over midnight, one is where clocks change."""

ELSEWHERE: dict[str, tuple[Window, ...]] = {
    "Europe/London": (window(1, 17, 19), window(2, 22, 0), window(6, 0.5, 3)),
    "America/New_York": (window(1, 12, 14.5), window(5, 19, 23), window(2, 17, 18)),
    "Asia/Kathmandu": (window(1, 22.5, 1), window(2, 4, 6.5), window(6, 5, 8)),
    "Africa/Nairobi": (window(1, 20, 22), window(2, 0.5, 3), window(6, 3, 6)),
    "Atlantic/Azores": (window(1, 16, 18.5), window(6, 0, 2.5), window(6, 21, 0)),
}
FORMATS: tuple[frozenset[Format], ...] = (
    frozenset({"online"}),
    frozenset({"online", "in_person"}),
    frozenset({"in_person"}),
)
TONGUES = ("de", "de", "de", "de en", "de en", "de tr", "en tr")


@st.composite
def member(draw: st.DrawFn, name: str, others: tuple[str, ...]) -> Member:
    """One member; most are ordinary, and some have one oddity or two."""
    zone = draw(st.sampled_from(("Europe/Berlin",) * 9 + tuple(ELSEWHERE)))
    windows = ELSEWHERE.get(zone, BERLIN)
    slots = draw(st.sets(st.sampled_from(windows), min_size=1, max_size=3))
    some = st.sampled_from(SOME)
    wants, teaches = draw(some), draw(some)
    level = st.integers(0, 2)
    ordinary = Member(
        name,
        frozenset(draw(st.sampled_from(TONGUES)).split()),
        timezone=zone,
        slots=tuple(sorted(slots, key=windows.index)),
        hours_per_week=draw(st.sampled_from((2, 1, 3, 1, 2, 0))),
        wants=tuple(
            Want(topic, draw(level), draw(st.sampled_from((1.0, 0.7, 0.45)))) for topic in wants
        ),
        teaches=tuple(Skill(topic, draw(level) + 2) for topic in teaches),
        capacity=draw(st.sampled_from((1, 2, 3, 1, 0))),
        circle=draw(st.booleans()),
        exchange=draw(st.booleans()),
        rounds_waited=draw(st.sampled_from((0, 0, 0, 1, 1, 2, 7, 8, 12))),
    )
    return draw(odd(ordinary, others))


@st.composite
def odd(draw: st.DrawFn, one: Member, others: tuple[str, ...]) -> Member:
    """The same member with what makes matching them harder."""
    some = st.frozensets(st.sampled_from(others), max_size=2)
    rare = st.sampled_from((False, False, False, True))
    if draw(rare):
        one = replace(one, blocks=draw(some) - {one.id})
    if draw(rare):
        one = replace(one, past=draw(some) - {one.id}, repeat_ok=draw(some) - {one.id})
    if draw(rare):
        one = replace(one, minor=True)
    if draw(rare):
        region = draw(st.sampled_from(("Halle", "Göttingen", None)))
        one = replace(one, region=region, formats=draw(st.sampled_from(FORMATS)))
    if draw(rare):
        one = replace(one, background=draw(st.sampled_from(("technik", "fachpraxis"))))
        one = replace(one, feedback=draw(st.sampled_from((0.0, 0.9))), load=draw(st.integers(0, 5)))
    if draw(st.integers(0, 19)) == 19:
        one = replace(one, opted_in=False)
    return one


@st.composite
def communities(
    draw: st.DrawFn, *, least: int = 6, most: int = 12, plain: bool = False
) -> Community:
    """A community, its rules and a week; ``plain``: pairs alone, and nobody learns and gives."""
    count = draw(st.integers(least, most))
    names = NAMES[:count]
    members = tuple(draw(member(name, names)) for name in names)
    if plain:
        members = tuple(
            replace(one, teaches=()) if number % 3 else replace(one, wants=())
            for number, one in enumerate(members)
        )
    forbidden: frozenset[tuple[str, str]] = frozenset()
    if draw(st.integers(0, 3)) == 3:
        one, other = sorted(draw(st.sets(st.sampled_from(names), min_size=2, max_size=2)))
        forbidden = frozenset({(one, other)})
    rules = Rules(
        min_gap=draw(st.sampled_from((1, 1, 1, 2))),
        circle=draw(st.sampled_from(((3, 4), (3, 3), (2, 3)))),
        parents=PARENTS,
        circles=not plain,
        tandems=not plain,
        forbidden=forbidden,
    )
    zone = draw(st.sampled_from(("Europe/Berlin", "Europe/Berlin", *ELSEWHERE)))
    return Community(members, rules, week(draw(st.sampled_from(WEEKS)), zone))
