"""Why somebody waits, what could help, and how fair the round is: never a name, never a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from bot.handouts.outcome import Waiting
from matchers.rounds.auditing import Audit
from matchers.rounds.reasons import Help, HelpKind, Stage, TakenBy, Unmatched

_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_LANGUAGES = {"de": "German", "en": "English"}
_SAID: Mapping[Stage, str] = {
    Stage.OPTED_OUT: "Not in this round.",
    Stage.HOURS: "No hour a week for it.",
    Stage.LANGUAGES: "No language was named.",
    Stage.SLOTS: "No free hour in this week.",
    Stage.TOPIC: "Nobody teaches {topic} this time.",
    Stage.CAPACITY: "Whoever teaches {topic} has no seat.",
    Stage.LEVEL: "Nobody is a step ahead in {topic}.",
    Stage.LANGUAGE: "No language in common for {topic}.",
    Stage.FORMAT: "Nobody to meet for {topic}: neither online nor in the same region.",
    Stage.TIME: "No common hour for {topic}.",
}
_TAKEN: Mapping[TakenBy | None, str] = {
    TakenBy.LONGER_WAITING: "Seats for {topic} went to people who have waited longer.",
    TakenBy.OWN_HOURS: "Their own hours are full with what they teach.",
    TakenBy.OTHERS: "Nobody free for {topic} this time; asked first in the next round.",
    None: "Nobody free for {topic} this time; asked first in the next round.",
}
_HELP: Mapping[HelpKind, str] = {
    HelpKind.HOUR: "{what} could open {opens}.",
    HelpKind.ONLINE: "Meeting online could open {opens}.",
    HelpKind.LANGUAGE: "Speaking {what} could open {opens}.",
    HelpKind.TOPIC: "Wishing for {what}, too, could open {opens}.",
}


def in_words(unmatched: Iterable[Unmatched]) -> Iterator[Waiting]:
    """Each reason as a code and in words."""
    for one in unmatched:
        said = _TAKEN[one.taken_by] if one.stage is Stage.TAKEN else _SAID[one.stage]
        told = said.format(topic=one.topic or "it")
        yield Waiting(one.member, one.stage.value, told, _help(one.help) if one.help else None)


def _help(help_: Help) -> str:
    what = help_.what
    if help_.kind is HelpKind.HOUR:
        day, clock, zone = what.split(" ", 2)
        what = f"{_DAYS[day]} {clock}-{_hour_later(clock)} ({zone})"
    elif help_.kind is HelpKind.LANGUAGE:
        what = _LANGUAGES.get(what, what)
    opens = "one possibility" if help_.opens == 1 else f"{help_.opens} possibilities"
    return _HELP[help_.kind].format(what=what, opens=opens)


def _hour_later(clock: str) -> str:
    hour, minute = clock.split(":")
    return f"{(int(hour) + 1) % 24:02}:{minute}"


def fairness(audited: Audit, served: int, most: int | None) -> dict[str, Any]:
    """What was found out about a round, in figures: who could envy whom is nobody's business.

    ``most``: how many the largest possible round would serve, ``None`` where nobody knows.
    """
    told = {"justified_envy": audited.justified_envy, **asdict(audited)}
    told |= {"most_served": most, "given_up": None if most is None else max(0, most - served)}
    del told["envy"]
    bounds = told["wait_bounds"]
    told["wait_bounds"] = None if bounds is None else dict(bounds)
    return {name: round(one, 4) if isinstance(one, float) else one for name, one in told.items()}
