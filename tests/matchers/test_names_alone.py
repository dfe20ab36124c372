"""What names are worth while nothing is known of a community."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from matchers.model import Topic
from matchers.names_alone import InTitle, below_title
from matchers.tagging import APPLY, SUGGEST, FuzzyTagger

TOPICS = {
    "excel": Topic("excel", "Excel", "Excel"),
    "open-data": Topic("open-data", "offene Daten", "open data"),
    "nextcloud": Topic("nextcloud", "Nextcloud", "Nextcloud"),
}
LONG = "wobei gestern jeder Nachbar unterm Apfelbaum heftig gelacht hatte"


@pytest.fixture(scope="module")
def small(known: Callable[[str], bool]) -> FuzzyTagger:
    return FuzzyTagger(TOPICS, known=known)


def sure(tagger: FuzzyTagger, title: str, body: str = "") -> float:
    [tag] = tagger.tag(title, body)
    return tag.confidence


def test_an_everyday_word_in_a_long_title_is_suggested_not_applied(small: FuzzyTagger) -> None:
    assert sure(small, "Wer hilft mir mit Excel?") == 0.8
    assert SUGGEST < sure(small, f"Wer hilft mir mit Excel, {LONG}?") < APPLY


def test_names_that_somebody_wrote_down_are_believed_in_a_long_chat_message(
    known: Callable[[str], bool],
) -> None:
    chosen = replace(TOPICS["excel"], aliases=("Excel-Tabelle",))
    tagger = FuzzyTagger({"excel": chosen}, known=known)
    assert sure(tagger, f"Wer hilft mir mit Excel, {LONG}?") == 0.8
    assert sure(tagger, LONG, "Es geht um Excel.") == 0.4


def test_what_is_no_everyday_word_is_believed_in_any_title(small: FuzzyTagger) -> None:
    assert sure(small, f"Wer hilft mir mit Nextcloud, {LONG}?") == 0.8
    assert sure(small, f"Wer hilft mir mit offenen Daten, {LONG}?") >= APPLY


def test_the_longer_the_title_the_less_sure(known: Callable[[str], bool]) -> None:
    titles = [" ".join(["Excel", *["Apfelbaum"] * more]) for more in range(30)]
    found = [InTitle(title, known)(0.8, "Excel") for title in titles]
    assert found == sorted(found, reverse=True)
    assert found[:4] == [0.8] * 4
    assert found[6] >= APPLY > found[7]


def test_the_body_alone_keeps_its_band(small: FuzzyTagger) -> None:
    judged = [below_title(n / 1000, SUGGEST, APPLY) for n in range(1001)]
    assert judged == sorted(judged)
    for n, one in enumerate(judged):
        assert [n / 1000 >= SUGGEST, n / 1000 >= APPLY] == [one >= SUGGEST, one >= APPLY]
    assert SUGGEST < sure(small, "Hilfe!", "Es geht um Excel.") < 0.32


def test_who_weighs_names_with_a_history_hears_them_as_they_are(small: FuzzyTagger) -> None:
    [named] = small.every(f"Wer hilft mir mit Excel, {LONG}?", "Ja, Excel.")
    assert named.confidence == 0.82


def test_cells_and_signs_say_nothing_of_what_a_title_is_about(small: FuzzyTagger) -> None:
    signs = "A1 &gt; B1 &lt; C1 &amp; D1, E1, F1, G1, H1, I1"
    assert sure(small, f"Wie rechnet Excel, wenn {signs} ist?") == 0.8
