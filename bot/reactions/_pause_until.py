"""What somebody types after "pause" -> the last day of it. German and English, no clock."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from matchers.text import vocabulary

AT_MOST = timedelta(days=366)
"""Nobody is forgotten in a pause: whoever is away longer says so again."""
FAR = timedelta(days=300)
"""A day without a year that would only come again after this was meant as one that is over."""


class Wrong(StrEnum):
    """Why it is no day to pause until."""

    UNCLEAR = "unclear"
    PAST = "past"
    FAR = "far"


END = vocabulary("aus ende beenden beende fertig vorbei stopp off end stop over done resume none")
"""Words that end a pause."""

_LEADS = vocabulary(
    "bis zum zu einschließlich einschliesslich inklusive inkl für fuer until till to for the "
    "through including am on dem den kommenden nächsten next of von"
)
_MONTHS = (
    ("januar", "january", "jan", "jän", "jänner"),
    ("februar", "february", "feb"),
    ("märz", "march", "mar", "mär", "maerz", "mrz"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_DAYS = (
    ("montag", "monday", "mo", "mon"),
    ("dienstag", "tuesday", "di", "tue"),
    ("mittwoch", "wednesday", "mi", "wed"),
    ("donnerstag", "thursday", "do", "thu"),
    ("freitag", "friday", "fr", "fri"),
    ("samstag", "saturday", "sa", "sat", "sonnabend"),
    ("sonntag", "sunday", "so", "sun"),
)
_WEEKDAY = {name: number for number, names in enumerate(_DAYS) for name in names}
_SOON = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2}
_COUNTS = (
    ("ein", "eine", "einen", "einer", "a", "an", "one"),
    ("zwei", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("fünf", "fuenf", "five"),
    ("sechs", "six"),
)
_COUNT = {name: number for number, names in enumerate(_COUNTS, start=1) for name in names}
_UNITS = {
    **dict.fromkeys(("tag", "tage", "tagen", "day", "days"), 1),
    **dict.fromkeys(("woche", "wochen", "week", "weeks"), 7),
    **dict.fromkeys(("monat", "monate", "monaten", "month", "months"), 30),
    **dict.fromkeys(("jahr", "jahre", "year", "years"), 365),
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(\d{4}|\d{2})?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_ORDINAL = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?")
_NUMBER = re.compile(r"\d{1,6}")
_YEAR = re.compile(r"\d{4}")


def last_day(text: str, today: date) -> date | Wrong:
    """The last day of the pause, that day included; or why there is none."""
    words = [word for word in _words(text) if word not in _LEADS]
    found = _read(words, today)
    if isinstance(found, date):
        if found < today:
            return Wrong.PAST
        return Wrong.FAR if found - today > AT_MOST else found
    return found or Wrong.UNCLEAR


def _words(text: str) -> list[str]:
    text = re.sub(r"(?<=\d\.)\s+(?=\d)", "", text[:200].casefold())
    return [word.strip(",;:!?()") for word in text.split() if word.strip(",;:!?()")]


def _read(words: list[str], today: date) -> date | Wrong | None:
    if len(words) == 1:
        return _word(words[0], today)
    if words and words[0] in {"ende", "end"} and len(words) == 2:  # noqa: PLR2004
        return _end_of_month(words[1].strip("."), today)
    return _span(words, today) or _spelt(words, today)


def _word(word: str, today: date) -> date | Wrong | None:
    plain = word.strip(".")
    if plain in _SOON:
        return today + timedelta(days=_SOON[plain])
    if plain in _WEEKDAY:
        return today + timedelta(days=(_WEEKDAY[plain] - today.weekday() - 1) % 7 + 1)
    if found := _ISO.fullmatch(plain):
        return _day(int(found[3]), int(found[2]), found[1], today)
    if found := _DOTTED.fullmatch(word):
        return _day(int(found[1]), int(found[2]), found[3], today)
    if found := _SLASHED.fullmatch(plain):
        return _either(int(found[1]), int(found[2]), found[3], today)
    return None


def _either(one: int, other: int, year: str | None, today: date) -> date | Wrong | None:
    """``15/8`` and ``8/15`` are the same day; what could be two is none."""
    if one > 12 or one == other:  # noqa: PLR2004
        return _day(one, other, year, today)
    return _day(other, one, year, today) if other > 12 else None  # noqa: PLR2004


def _span(words: list[str], today: date) -> date | Wrong | None:
    """``2 Wochen``, ``a month``."""
    if len(words) != 2 or words[1].strip(".") not in _UNITS:  # noqa: PLR2004
        return None
    number = int(words[0]) if _NUMBER.fullmatch(words[0]) else _COUNT.get(words[0], 0)
    days = number * _UNITS[words[1].strip(".")]
    if not days:
        return None
    return today + timedelta(days=days) if days <= AT_MOST.days else Wrong.FAR


def _spelt(words: list[str], today: date) -> date | Wrong | None:
    """``15. August``, ``August 15th 2027``."""
    year = words[-1] if len(words) == 3 and _YEAR.fullmatch(words[-1]) else None  # noqa: PLR2004
    if len(words) != (3 if year else 2):
        return None
    for day, month in ((words[0], words[1]), (words[1], words[0])):
        found, number = _ORDINAL.fullmatch(day), _MONTH.get(month.strip("."))
        if found and number:
            return _day(int(found[1]), number, year, today)
    return None


def _end_of_month(month: str, today: date) -> date | Wrong | None:
    number = _MONTH.get(month)
    if number is None:
        return None
    year = today.year + (number < today.month)
    following = date(year + number // 12, number % 12 + 1, 1)
    return following - timedelta(days=1)


def _day(day: int, month: int, year: str | None, today: date) -> date | Wrong | None:
    """The day; without a year the next one of this name, unless that is far off."""
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
        this_year = date(today.year, month, day)
        if this_year >= today:
            return this_year
        next_year = date(today.year + 1, month, day)
    except ValueError:
        return None
    return Wrong.PAST if next_year - today > FAR else next_year
