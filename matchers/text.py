"""What people write, made comparable: folding, words with their places, stems, languages.

Positions always count code points of the text as it was given; cleaning keeps them by putting
spaces where something does not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import repeat
from operator import add
from typing import NamedTuple

import Stemmer  # type: ignore[import-not-found]  # a C extension without stubs

from matchers.model import Language

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})

# A word: letters and digits with the marks and invisible characters that sit inside a word, the
# signs of C++ and C#, and a gender ending (*in, :innen, _in, /in) that is read but not compared.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f\ufeff"
_STEM = rf"[^\W_]++(?:[{_INSIDE}]++[^\W_]*+)*+(?:\+{{1,2}}(?![\w+])|\#(?![\w#]))?"
_WORD = re.compile(rf"{_STEM}(?:[*:_/](?i:in(?:nen)?)(?![^\W_]))?")
_WORD_STEM = re.compile(_STEM)

_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~)|```", re.MULTILINE)
_QUOTE = re.compile(r"\[(/?)quote\b[^\]\n]{0,200}\]", re.IGNORECASE)
_SLACK_LINK = re.compile(r"<(?:https?://|mailto:)[^\s|<>]{1,2000}\|(?P<title>[^<>\n]{0,500})>")
_INLINE = re.compile(r"`[^`\n]+`")
# The order matters: what is blanked first cannot be read as something else. Each stands beside what
# it cannot do without: looking for that alone takes a tenth of the time.
_UNCOUNTED = tuple(
    (needed, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for needed, pattern in (
        (">", r"^[ \t]{0,3}>.*$"),  # quoted lines
        ("&", r"^[ \t]{0,3}&gt;.*$"),  # Slack escapes the sign
        ("<", r"<[@#!][^<>\n]{1,200}>"),  # Slack: <@U1>, <#C1|name>, <!here>
        ("://", r"(?<![a-z0-9+.\-])[a-z][a-z0-9+.\-]{0,20}://[^\s<>\"'\])|]+"),
        (".", r"(?<![\w.])www\.[^\s<>\"'\])|]+"),
        ("@", r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+"),
        ("@", r"(?<![\w@])@[\w][\w.\-]*"),
        (":", r"(?<![\w:]):[a-z][\w+\-]{0,60}:(?![\w:])"),  # emoji by name
        ("<", r"</?[a-z][^<>\n]{0,200}>"),
    )
)
_SUSPECT = "`~<>@[:&"
"""Without any of these, or ``www.``, there is nothing to leave out: most questions are plain."""


def _folded_once(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFD", folded)
    return "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Me", "Cf"})


def fold(text: str) -> str:
    """The same words however they are spelt: ``Größe``, ``GROESSE`` and ``groesse`` are one.

    Idempotent: folding what was folded changes nothing.
    """
    if text.isascii():
        return text.lower()
    while (folded := _folded_once(text)) != text:
        text = folded
    return text


@lru_cache(maxsize=20_000)
def _fold_word(written: str) -> str:
    """A word as it is compared: folded, without its gender ending."""
    found = _WORD_STEM.match(written)
    return fold(found[0]) if found else ""


def fold_dropped(text: str) -> str:
    """Like ``fold``, as people write who have no umlauts and drop them: ``Größe`` -> ``grosse``."""
    return fold(unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN))


class Word(NamedTuple):
    """One word of a text: ``written`` stands at ``start:end``; ``folded`` is what is compared.

    A tuple, as a text has hundreds and a frozen dataclass takes five times as long to make.
    """

    written: str
    start: int
    end: int
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in their order; a gender ending belongs to a word's place only."""
    written: list[str] = _WORD.findall(text)
    folded = list(map(_fold_word, written))
    starts, end = [], 0
    for word in written:
        start = text.index(word, end)  # no letter stands between two words
        starts.append(start)
        end = start + len(word)
    parts = zip(written, starts, map(add, starts, map(len, written)), folded, strict=True)
    found: Iterator[Word] = map(tuple.__new__, repeat(Word), parts)
    return found if all(folded) else (word for word in found if word.folded)


def folded_words(text: str) -> Iterator[str]:
    """The same words, only folded: for whoever does not need their places."""
    yield from filter(None, map(_fold_word, _WORD.findall(text)))


def _fences(text: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for mark in _FENCE.finditer(text):
        if opened is None:
            opened = mark
        elif mark[0].strip() == opened[0].strip():
            yield opened.start(), mark.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)  # CommonMark: an open fence ends with the text


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for mark in _QUOTE.finditer(text):
        if not mark[1]:
            opened.append(mark.start())
        elif opened:
            yield opened.pop(), mark.end()


def _blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > at:
            kept += text[at:start], " " * (end - max(start, at))
            at = end
    return "".join([*kept, text[at:]])


def _open_links(text: str) -> str:
    def keep_title(found: re.Match[str]) -> str:
        return " " * (found.start("title") - found.start()) + found["title"] + " "

    return _SLACK_LINK.sub(keep_title, text)


def clean(text: str, *, inline_code: bool = False) -> str:
    """``text`` in the same length, with spaces for what is not the writer's own words.

    Code, quotes, addresses, mentions, emoji names and HTML do not count; a Slack link's title does.
    ``inline_code`` keeps what stands between single backticks.
    """
    if not _is_suspect(text):
        return text
    if "```" in text or "~~~" in text:
        text = _blank(text, _fences(text))
    if "[" in text:
        text = _blank(text, _quotes(text))
    if "<" in text:
        text = _open_links(text)
    if "`" in text and not inline_code:
        text = _INLINE.sub(_spaces, text)
    for needed, pattern in _UNCOUNTED:
        if needed in text:
            text = pattern.sub(_spaces, text)
    return text


def _is_suspect(text: str) -> bool:
    return any(map(text.__contains__, _SUSPECT)) or "www." in text.lower()


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm, 0)  # its own cache is not made for several threads


def stem(folded: str, language: Language) -> str:
    """The stem of a folded word (Snowball; the German one reads ae, oe, ue as umlauts)."""
    return str(_stemmer("german" if language == "de" else "english").stemWord(folded))


@lru_cache(maxsize=20_000)
def stems(folded: str) -> tuple[tuple[Language, str], ...]:
    """A word's stem in each language; none for short words, whose stems mislead."""
    if len(folded) < 4 or not folded.isalpha():  # noqa: PLR2004
        return ()
    return ("de", stem(folded, "de")), ("en", stem(folded, "en"))


def vocabulary(text: str) -> frozenset[str]:
    """A set of words, from a text with spaces between them."""
    return frozenset(text.split())


_COMMON: dict[Language, frozenset[str]] = {
    "de": vocabulary(
        "aber alle als am an auch auf aus bei bin bitte das dass dem den der des die doch ein eine "
        "einem einen einer es euch eure fuer gibt habe haben hat hallo ich ihr im in ist ja jemand "
        "kann kein keine koennen man mein meine mit moechte nach nicht noch nur oder schon sehr "
        "sein sich sie sind ueber um und uns unser unsere vom von vor war was weiss wenn wer wie "
        "wir wird wo zu zum zur danke"
    ),
    "en": vocabulary(
        "a about all an and any anybody anyone are as at be but by can could do does for from good "
        "has have hello help hi how i if in is it its just know me my no not of on or our out "
        "please should so some thanks that the their them there they this to was we were what when "
        "where which who why will with would you your"
    ),
}


@cache
def common_words() -> frozenset[str]:
    """Words of both languages that tell nothing about what a text is about, folded."""
    return _COMMON["de"] | _COMMON["en"]


def language(text: str, default: Language = "de") -> Language:
    """The language that most of the text's common words belong to; ``default`` on a tie."""
    return language_of(list(folded_words(clean(text[:5_000]))), text, default)


def language_of(seen: Sequence[str], text: str, default: Language = "de") -> Language:
    """The same for a text whose folded words are ``seen`` already."""
    german, english = (sum(map(_COMMON[tongue].__contains__, seen)) for tongue in ("de", "en"))
    if german == english:
        marked = bool(re.search("[äöüß]", text[:5_000].casefold()))
        return "de" if marked else default
    return "de" if german > english else "en"
