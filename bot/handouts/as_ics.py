"""A match as an entry in a calendar (RFC 5545), ready to be sent to those who meet.

Our own sixty lines, as one event in UTC is all there is to write: no repeating, no zones, no
reading. A library (icalendar) would bring 40 times as much, and dates that it guesses at.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from bot.handouts.outcome import Outcome, taught
from matchers.rounds.model import Match
from matchers.rounds.week import MEETING

FOLD = 75
"""So many octets a line holds at most."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "pair": "{learners} lernt {topic} von {expert}.",
        "circle": "{learners} lernen zusammen {topic}, {expert} leitet den Kreis.",
        "tandem": "{members} lernen voneinander: {topic}.",
        "online": "Ihr trefft euch online.",
        "in_person": "Ihr trefft euch vor Ort: {region}.",
    },
    "en": {
        "pair": "{learners} learns {topic} from {expert}.",
        "circle": "{learners} learn {topic} together; {expert} leads the circle.",
        "tandem": "{members} learn from each other: {topic}.",
        "online": "You meet online.",
        "in_person": "You meet in person: {region}.",
    },
}


def as_ics(outcome: Outcome, now: datetime) -> dict[str, str]:
    """File name -> calendar, one for each match. ``now``: when they are written."""
    return {
        _name(match, outcome): _calendar(match, outcome, now) for match in outcome.round.matches
    }


def _name(match: Match, outcome: Outcome) -> str:
    """A name that any disk takes and that leads nowhere else."""
    words = [_slug(one) for one in match.members[:3]]
    return "-".join([outcome.round.week, match.kind, *words, _key(match, outcome)]) + ".ics"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:20] or "x"


def _key(match: Match, outcome: Outcome) -> str:
    """The same for the same people and week, whatever hour and topic: a later entry replaces it."""
    told = "\n".join((outcome.round.week, match.kind, *match.members))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _calendar(match: Match, outcome: Outcome, now: datetime) -> str:
    start = outcome.week.at(match.hour).astimezone(UTC)
    about = f"{taught(match)}: {_names(match.members)}"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lotse//match//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{_key(match, outcome)}@lotse",
        f"DTSTAMP:{_instant(now)}",
        f"DTSTART:{_instant(start)}",
        f"DTEND:{_instant(start + MEETING)}",
        f"SUMMARY:{_escaped(about)}",
        f"DESCRIPTION:{_escaped(_description(match))}",
        *([f"LOCATION:{_escaped(match.region)}"] if match.region else []),
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _description(match: Match) -> str:
    words = _WORDS["de" if match.language.startswith("de") else "en"]
    named = {
        "learners": _names(match.learners),
        "expert": match.lessons[0].expert,
        "members": _names(match.members),
        "topic": taught(match),
        "region": match.region or "",
    }
    return f"{words[match.kind].format(**named)} {words[match.format].format(**named)}"


def _names(members: tuple[str, ...]) -> str:
    return ", ".join(members)


def _instant(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line in pieces of whole characters; all but the first begin with a blank."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    yield piece
