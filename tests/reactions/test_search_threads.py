"""Public questions that fit, and a sentence where there are none."""

from __future__ import annotations

from typing import Any

import pytest

from bot.community import Titled
from bot.effects import Link
from bot.events import CommandGiven
from bot.leaving_out import hide
from bot.reactions.search_threads import search_threads
from matchers.model import Thread
from tests.reactions.village import ADA, HELP, NOW, Village, effects_of


def titled(number: int, title: str, *topics: str, answered: bool = False) -> Titled:
    thread = Thread(f"slack:T1/CHELP/{number}.0", HELP, f"https://t1.slack.com/{number}", NOW)
    return Titled(thread, title, topics, answered)


CSV = titled(1, "Wie lese ich eine CSV-Datei mit Umlauten?", "r")
TABLE = titled(2, "Doppelte Einträge in Excel finden", "excel", answered=True)
CAKE = titled(3, "Wer bringt am Freitag Kuchen mit?")


def search(words: str, *titles: Titled) -> Any:
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="search", argument=words)
    [answer] = effects_of(search_threads, event, Village(titles=titles))
    return answer.message


def found(words: str, *titles: Titled) -> list[str]:
    links = [part.fields["question"] for part in search(words, *titles).parts]
    assert all(isinstance(link, Link) and link.place == HELP.key for link in links)
    return [link.title for link in links]


def test_words_find_titles_despite_slips_and_endings() -> None:
    for words in ("csv umlaute", "CSV Umlaut", "csv-datei", "umlauten", "Datei mit umlautn"):
        assert found(words, CAKE, CSV, TABLE) == [CSV.title], words


def test_a_topic_finds_what_has_none_of_its_words() -> None:
    odd = titled(4, "Warum zählt mein Blatt falsch?", "excel")
    assert found("Tabelle", odd, CAKE) == [odd.title]


def test_what_was_answered_comes_first() -> None:
    asked = titled(4, "Excel", "excel")
    assert found("excel", asked, TABLE) == [TABLE.title, asked.title]


def test_few_are_shown_and_some_are_spare() -> None:
    many = [titled(n, f"Excel Frage {n}", "excel") for n in range(9)]
    said = search("excel", *many)
    assert (len(said.parts), len(said.spare)) == (2, 3)


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("words", ["excel", "umlaute"])
def test_where_all_may_be_read_no_more_it_answers_as_if_there_were_nothing(words: str) -> None:
    assert hide(search(words, CSV, TABLE), {HELP.key}) == search(words)


def test_where_nothing_fits_it_says_what_to_do() -> None:
    assert search("Wetter", CAKE, CSV).name == "search_threads-nothing"
    assert search("excel", CAKE).name == "search_threads-nothing_on"
    assert search("").name == "search_threads-empty"
    assert search("x " * 1500).name == "search_threads-long"
    assert search("wie ist das", CAKE, CSV).name == "search_threads-nothing"
