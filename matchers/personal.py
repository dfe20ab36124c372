"""A text -> the kinds of personal data that it seems to hold, the gravest first.

What is found is named by kind and never quoted. It leans to silence: addresses of offices
(``info@…``), invented people and numbers (``Max Mustermann``, ``0123 456789``), versions, dates,
standards and prices are no personal data. A table's headings are none either: rows of people are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from matchers.personal_rows import lists_people, names_somebody
from matchers.text import clean

READ = 20_000
"""Code points of a text that are looked at."""


class Personal(StrEnum):
    """A kind of personal data; the order is how grave it is."""

    CARE = "care"
    PEOPLE = "people"
    IBAN = "iban"
    PHONE = "phone"
    EMAIL = "email"


def personal(text: str) -> tuple[Personal, ...]:
    """What kinds of personal data ``text`` seems to hold. Deterministic; holds no word of it."""
    read = text[:READ]
    return tuple(kind for kind, found in _LOOKS.items() if found(read))


# --- e-mail addresses

_EMAIL = re.compile(
    r"(?<![\w@:/.+-])([a-z0-9][\w.+%-]{0,63})@((?:[a-z0-9äöüß-]{1,63}\.){1,4}[a-z]{2,12})(?![\w@-])",
    re.IGNORECASE,
)
_NOBODYS = """
    abuse admin anfrage anmeldung abo bewerbung buchhaltung contact datenschutz feedback finanzen
    foerderung geschaeftsstelle git hallo hello help hilfe hostmaster info infos jobs kontakt
    mail mitglieder mitmachen moin newsletter noreply no-reply nicht-antworten office post
    postmaster presse press privacy redaktion root sales sekretariat security service spenden
    support team user username verein vorstand webmaster website zentrale name vorname.nachname
    firstname.lastname first.last dein.name deinname your.name yourname max.mustermann
    erika.mustermann m.mustermann mustermann john.doe jane.doe jdoe test tester testuser foo bar
    foobar someone somebody jemand alice bob me you ich du email e-mail beispiel example
"""
_OFFICES = frozenset(_NOBODYS.split())
_NO_DOMAIN = frozenset({"example", "beispiel", "muster", "musterverein", "mein-verein", "test"})
_FILES = """
    example invalid test local localhost internal png jpg jpeg gif svg webp pdf csv json xml js ts
    css html md py rb sh exe zip txt yml yaml toml docx xlsx
"""
_NO_TLD = frozenset(_FILES.split())


def _has_email(text: str) -> bool:
    return any(_is_somebodys(found[1], found[2]) for found in _EMAIL.finditer(text))


def _is_somebodys(name: str, domain: str) -> bool:
    parts = domain.casefold().split(".")
    if parts[-1] in _NO_TLD or _NO_DOMAIN.intersection(parts):
        return False
    return name.casefold() not in _OFFICES


# --- telephone numbers

_ABROAD = re.compile(
    r"(?<![\w.,:/+-])(?<!\d )(?:\+|00)([1-9]\d{0,2})[ ./()-]{0,3}"
    r"((?:\d[ ./()-]{0,3}){6,11}\d)(?!\w|[.,:]\d)"
)
_AT_HOME = re.compile(
    r"(?<![\w.,:/+-])(?<!\d )\(?(0[1-9]\d{1,4})\)?([ /-]{0,3})"
    r"((?:\d[ /-]?){3,9}\d)(?!\w|[.,:/-]\d)"
)
_CALLED = re.compile(
    r"(?:tel(?:efon)?|phone|mobile?|handy|fax|ruf|rufnummer|anruf\w*|nummer|call|whatsapp|signal)"
    r"[\w. ]{0,12}[:. ]{0,3}\(?$",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"01[567]\d")
_AT_LEAST, _AT_MOST, _MOBILE_AT_LEAST = 8, 14, 10
"""Digits of a whole number, area or country included."""
_SAMPLES = ("123456", "234567", "987654", "000000", "111111", "0815")
_TOO_EVEN = 2
"""So few different digits are typed by whoever invents a number."""
_SERVICE = ("800", "900", "180", "137", "138", "115", "116")


def _has_phone(text: str) -> bool:
    return any(_abroad(text)) or any(_at_home(text))


def _abroad(text: str) -> Iterator[bool]:
    for found in _ABROAD.finditer(text):
        number = _digits(found[2]).removeprefix("0") if found[1] == "49" else _digits(found[2])
        whole = found[1] + number
        if (
            _AT_LEAST <= len(whole) <= _AT_MOST
            and not number.startswith(_SERVICE)
            and not _is_sample(whole)
        ):
            yield True


def _at_home(text: str) -> Iterator[bool]:
    for found in _AT_HOME.finditer(text):
        area, number = found[1], _digits(found[3])
        whole = area + number
        if (
            not _AT_LEAST <= len(whole) < _AT_MOST
            or area[1:].startswith(_SERVICE)
            or _is_sample(whole)
        ):
            continue
        said = bool(_CALLED.search(text[max(0, found.start() - 30) : found.start()]))
        if said or (_MOBILE.match(area) and len(whole) >= _MOBILE_AT_LEAST) or _is_parted(found):
            yield True


def _is_parted(found: re.Match[str]) -> bool:
    """``02842 / 9123`` and ``(030) 91…``: with a gap only where nothing but a number is written."""
    return "/" in found[2] or "-" in found[2] or found[0].startswith("(")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_sample(digits: str) -> bool:
    return any(sample in digits for sample in _SAMPLES) or len(set(digits[2:])) <= _TOO_EVEN


# --- bank accounts

_IBAN = re.compile(
    r"(?<![A-Z0-9])([A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?)(?!\w)"
)
_COUNTRIES = """
AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IS26 IT27 LI21
LT20 LU20 LV21 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 TR26 UA29
"""
_LENGTHS = {one[:2]: int(one[2:]) for one in _COUNTRIES.split()}
"""How long an IBAN is, by country (the SWIFT registry, without those nobody here will paste)."""
_SHOWN_EVERYWHERE = frozenset(
    {"DE89370400440532013000", "GB82WEST12345698765432", "GB29NWBK60161331926819"}
)


def _has_iban(text: str) -> bool:
    return any(_is_account(found[1]) for found in _IBAN.finditer(text.upper()))


def _is_account(written: str) -> bool:
    """Country, length and checksum (ISO 13616): a row of letters that fits is one in 97."""
    iban = re.sub(r"[ -]", "", written)
    length = _LENGTHS.get(iban[:2])
    if length is None or len(iban) < length:
        return False
    iban = iban[:length]  # a word behind it may look like its last group
    number = "".join(str(int(char, 36)) for char in iban[4:] + iban[:4])
    return int(number) % 97 == 1 and iban not in _SHOWN_EVERYWHERE


# --- social data

_CASE = re.compile(
    r"(?:\b(?:klient|patient|bewohner|teilnehmer|kunden?)\w{0,4}[*:_]?(?:innen)?"
    r"[- ]?(?:nr|nummer|id)\b"
    r"|\b(?:aktenzeichen|az|fall|bg|versicherten|versicherungs|sozialversicherungs|kindergeld)"
    r"[- ]?(?:nummer|nr)?\b)[.:# ]{0,4}(?:lautet |ist |von )?"
    r"([A-Z0-9][A-Z0-9 ./-]{2,24})",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:diagnos\w+|icd[- ]?10|pflegegrad|behinder\w+|schizophren\w*|depressi\w+|psychos\w+"
    r"|sucht(?:krank|berat|hilfe|mittel)\w*|alkohol(?:iker|krank|abh)\w*|therapie|kindeswohl\w*|jugendamt|bewährungs\w*|insolvenz|asyl\w*"
    r"|duldung|bürgergeld|sozialhilfe|hiv|diagnosis|diagnosed)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n.!?;]{3,400}")
_FEW = 4


def _has_care(text: str) -> bool:
    """A case number, or a diagnosis (or help that nobody tells of) with somebody's name."""
    if any(_is_number(found[1]) for found in _CASE.finditer(text)):
        return True
    sentences = (found[0] for found in _SENTENCE.finditer(text))
    return any(_CARE.search(said) and names_somebody(said) for said in sentences)


def _is_number(value: str) -> bool:
    digits = _digits(value)
    return len(digits) >= _FEW and not _is_sample(digits)


def _has_people(text: str) -> bool:
    return lists_people(text)


_LOOKS = {
    Personal.CARE: lambda text: _has_care(clean(text)),
    Personal.PEOPLE: _has_people,
    Personal.IBAN: _has_iban,
    Personal.PHONE: _has_phone,
    Personal.EMAIL: _has_email,
}
