from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.dictionary import dictionary
from matchers.text import clean, fold, fold_dropped, language, stem, words

SAME = [
    ("Größe", "GROESSE"),
    ("Größe", "Gro\u0308ße"),
    ("Café", "cafe"),
    ("ﬁnden", "finden"),
    ("Öl", "oel"),
    ("İstanbul", "istanbul"),
    ("Daten\u00adschutz", "Datenschutz"),
    ("Daten\u200bschutz", "Datenschutz"),
    ("\uff25\uff38\uff23\uff25\uff2c", "excel"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_umlauts_that_were_dropped_fold_alike() -> None:
    assert fold_dropped("Größenänderung") == "grossenanderung" == fold("Grossenanderung")


@given(st.text())
def test_folding_what_was_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_ask_how_marks_are_stored(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


WRITTEN = [
    ("Open-Data-Portal", ["open", "data", "portal"]),
    ("C++ und C#, aber 1+1", ["c++", "und", "c#", "aber", "1", "1"]),
    ("Expert*innen, Nutzer:in und Helfer_innen", ["expert", "nutzer", "und", "helfer"]),
    ("snake_case", ["snake", "case"]),
    ("Daten\u0308 x", ["daten", "x"]),
    ("e-mail@home", ["e", "mail", "home"]),
    ("🎉 יום טוב", ["יום", "טוב"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "folded"), WRITTEN)
def test_words_of_a_text(text: str, folded: list[str]) -> None:
    assert [word.folded for word in words(text)] == folded


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    found = list(words(text))
    assert all(text[word.start : word.end] == word.written for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_a_word_that_stands_in_another_is_not_taken_for_it() -> None:
    text = "Hinein in *in, in_in: C, C++, C+++."
    found = [(w.written, w.start, w.folded) for w in words(text)]
    assert found == [
        ("Hinein", 0, "hinein"),
        ("in", 7, "in"),
        ("in", 11, "in"),
        ("in_in", 15, "in"),
        ("C", 22, "c"),
        ("C++", 25, "c++"),
        ("C", 30, "c"),
    ]


OWN_WORDS = [
    ("vor\n```\ncode\n```\nnach", "vor nach"),
    ("vor\n```python\ncode bis zum Schluss", "vor"),
    ("vor\n~~~\ncode\n~~~\nnach", "vor nach"),
    ("ein `inline` Wort", "ein Wort"),
    ("> gesagt\nneu", "neu"),
    ("&gt; gesagt\nneu", "neu"),
    ("[quote=a][quote=b]tief[/quote]alt[/quote]neu", "neu"),
    ("[quote]ohne Ende", "[quote]ohne Ende"),
    ("<@U1> und <#C1|allgemein> und <!here> da", "und und da"),
    ("siehe <https://a.de/b|die Seite> hier", "siehe die Seite hier"),
    ("siehe https://a.de/b?c=d hier", "siehe hier"),
    ("siehe www.a.de hier", "siehe hier"),
    ("siehe WWW.A.DE hier", "siehe hier"),
    ("[Seite](https://a.de/b) hier", "[Seite]( ) hier"),
    ("Mail an ada@example.org bitte", "Mail an bitte"),
    ("@ada.lovelace kannst du", "kannst du"),
    ("gut :thumbsup: so", "gut so"),
    ("um 18:30 oder 19:00", "um 18:30 oder 19:00"),
    ("1 < 2 und 3 > 2", "1 < 2 und 3 > 2"),
    ("<b>fett</b>", "fett"),
]


@pytest.mark.parametrize(("text", "own"), OWN_WORDS)
def test_only_the_writers_own_words_are_kept(text: str, own: str) -> None:
    assert " ".join(clean(text).split()) == own


@given(st.text(alphabet=" \nab`~>[]/quote<@#!|:.w-htps", max_size=120))
def test_cleaning_keeps_every_place_and_is_done_once(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, cleaned, strict=True))


@pytest.mark.parametrize(
    "piece",
    ["[quote]", "[quote][/quote]", "`", "```", "~~~\n", "<a", "a@", "a://", ":a", "> ", "-"],
)
def test_cleaning_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    clean(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 1


def test_stems_in_both_languages() -> None:
    assert stem("frageboegen", "de") == stem("fragebogen", "de")
    assert stem("surveys", "en") == stem("survey", "en")


SPOKEN = [
    ("Wie kann ich das machen?", "de"),
    ("How can I do that?", "en"),
    ("The deadline is tomorrow", "en"),
    ("Excel-Tabelle für Vereine", "de"),
    ("Hat jemand experience with machine learning?", "de"),
    ("Does anybody have Erfahrung with that?", "en"),
    ("```\nif the code is in English\n```\nWas ist das?", "de"),
]


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_language_of_a_text(text: str, spoken: str) -> None:
    assert language(text) == spoken


def test_language_of_nothing_is_the_default() -> None:
    assert (language(""), language("12345", default="en")) == ("de", "en")


def test_the_dictionary_knows_words_in_all_spellings() -> None:
    known = dictionary()
    assert all(map(known, ["husten", "faelle", "strasse", "spreadsheet", "muell", "lange"]))
    assert not any(map(known, ["datenschuz", "excell", "newslettter", "qzxv"]))
