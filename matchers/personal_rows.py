"""Rows of people: a pasted table or list in which members of a community could be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matchers.names import FIRST_NAMES, INVENTED

ENOUGH = 3
"""Rows about people from which a paste is a list of them."""

WITH_HEADINGS = 2
"""And below headings that say what they are."""

_GAPS = (";", "\t", "|", ",")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_NAME = re.compile(
    r"\b(?:frau|herrn?|fr\.|hr\.|familie|mrs?\.?|ms\.?) ([^\W\d_][\w'\u2019-]+)", re.IGNORECASE
)
_HEADINGS = re.compile(
    r"\b(?:vor|nach|familien|zu)?name\b|\b(?:first|last|sur)[ _-]?name\b"
    r"|\bmitglied\b|\bklient\w*\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"mail|tel|phone|handy|mobil|adresse|address|stra(?:ß|ss)e|street|geb|birth|plz|wohnort|iban|konto",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}"  # an address of e-mail
    r"|(?<![\d.])(?:\+|0)\d[\d /()-]{5,}\d"  # a telephone number
    r"|\b(?:str(?:aße|asse|\.)|\w+(?:straße|strasse|str\.|weg|gasse|platz|allee)) ?\d+"
    r"|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"  # a day of birth
    r"|\b\d{5} [A-ZÄÖÜ]\w+",  # a town with its postcode
    re.IGNORECASE,
)


def lists_people(text: str) -> bool:
    """Whether several lines tell a name and something that belongs to it."""
    rows = [(line, cells) for line in text.split("\n") if len(cells := _cells(line)) > 1]
    if not rows:
        return False
    below = _below_headings(rows)
    if below is not None:
        return sum(_is_about_somebody(line, cells) for line, cells in below) >= WITH_HEADINGS
    return sum(_is_about_somebody(line, cells) for line, cells in rows) >= ENOUGH


def names_somebody(sentence: str) -> bool:
    """Whether a sentence names a person: "Frau Yilmaz", "Jonas Weber"."""
    if any(
        found[1][0].isupper() and not _is_invented(found[1]) for found in _NAME.finditer(sentence)
    ):
        return True
    return any(_is_name(pair) for pair in _pairs(_WORD.findall(sentence)))


def _below_headings(
    rows: Sequence[tuple[str, list[str]]],
) -> Sequence[tuple[str, list[str]]] | None:
    """The rows under a line of headings that speak of people; ``None``: there is no such line."""
    for number, (line, cells) in enumerate(rows):
        if _HEADINGS.search(line) and _MORE.search(line) and not _CONTACT.search(line):
            return [row for row in rows[number + 1 :] if len(row[1]) == len(cells)]
    return None


def _is_about_somebody(line: str, cells: Sequence[str]) -> bool:
    """A known first name with another one, alone in a cell or two, and not invented."""
    if any(map(_is_invented, _WORD.findall(line))):
        return False
    named = any(_is_name(pair) for cell in cells for pair in _only_name(cell))
    across = any(_is_name((a, b)) or _is_name((b, a)) for a, b in _pairs(cells) if " " not in a + b)
    return named or across or (bool(_CONTACT.search(line)) and _begins_with_name(cells))


def _begins_with_name(cells: Sequence[str]) -> bool:
    words = _WORD.findall(cells[0])
    return bool(words) and words[0].casefold() in FIRST_NAMES


def _only_name(cell: str) -> Iterator[tuple[str, str]]:
    """The two words of a cell that holds nothing else, both ways round: "Weber, Jonas"."""
    words = _WORD.findall(cell)
    if len(words) in (2, 3) and len(cell) <= sum(map(len, words)) + 4:
        yield words[0], words[-1]
        yield words[-1], words[0]


def _cells(line: str) -> list[str]:
    """What stands between the gaps of a row; a line of prose is one cell."""
    inner = line.strip().strip("|").strip()
    gap = next((gap for gap in _GAPS if gap in inner), "")
    if not gap or (gap == "," and inner.endswith((".", "?", "!", ":"))):
        return [inner]
    return [cell.strip().strip("\"'") for cell in inner.split(gap)]


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(words)


def _is_name(pair: tuple[str, str]) -> bool:
    first, second = pair
    return (
        first[:1].isupper()
        and second[:1].isupper()
        and len(second) > 1
        and first.casefold() in FIRST_NAMES
        and not (_is_invented(first) or _is_invented(second))
    )


def _is_invented(word: str) -> bool:
    return word.casefold() in INVENTED
