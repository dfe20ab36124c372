from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchers.model import Topic
from matchers.tagging import APPLY, SUGGEST, FuzzyTagger

# A title that people may write -> the topics that must be sure enough to be applied.
SURE = [
    # plain, in both languages
    ("Wie baue ich in Excel einen SVERWEIS?", {"excel"}),
    ("Which tool do you use for your newsletter?", {"newsletter"}),
    ("Fragebogen für unsere Mitglieder mit LimeSurvey", {"umfragen"}),
    ("Brauchen wir für die Mitgliederliste eine Einwilligung?", {"datenschutz"}),
    ("Our Nextcloud is full again", {"nextcloud"}),
    # inflected
    ("Kennt jemand gute Datenbanken für Adressen?", {"datenbanken"}),
    ("Wo gibt es amtliche Statistiken zu Gemeinden?", {"datenquellen"}),
    ("Wer hat schon Förderanträge geschrieben?", {"foerdermittel"}),
    ("Unsere APIs sind zu langsam", {"schnittstellen-api"}),
    # everyday words
    ("Doppelte Einträge in der Adressliste loswerden", {"dubletten"}),
    ("Einträge, die doppelt sind: wie finden?", {"dubletten"}),
    ("Kommt ihr auch nicht mehr ins WLAN?", {"netzwerk-wlan"}),
    ("Adressen auf einer Karte zeigen", {"geodaten"}),
    ("Put our offices on a map", {"geodaten"}),
    # slips of the pen
    ("Frage zum Datenschuz bei Fotos", {"datenschutz"}),
    ("Datenvisualisirung mit wenig Aufwand", {"datenvisualisierung"}),
    ("Serienbrieff aus einer Tabelle", {"automatisierung"}),
    ("Problem with our newslettter", {"newsletter"}),
    ("Barierefreiheit prüfen lassen", {"barrierefreiheit"}),
    # compounds
    ("Datenschutzhinweise für das Sommerfest", {"datenschutz"}),
    ("Spendenquittungen verschicken", {"spenden"}),
    ("Suche eine Excelvorlage", {"excel"}),
    ("Ein Pythonskript erklären", {"python"}),
    # umlauts in every spelling, joined and split
    ("Datenqualitaet verbessern", {"datenqualitaet"}),
    ("Datenqualitat verbessern", {"datenqualitaet"}),
    ("DATENQUALITÄT VERBESSERN", {"datenqualitaet"}),
    ("Daten schutz im Verein", {"datenschutz"}),
    ("Opendata aus der Kommune", {"open-data", "verwaltung"}),
    ("open-data für alle", {"open-data"}),
    # both languages in one sentence
    ("Unser Dashboard crasht, need help with Power BI", {"dashboards"}),
    ("Wie mache ich web scraping legal?", {"web-scraping"}),
    # short names, only as they are written
    ("Sollen wir R lernen?", {"r"}),
    ("Was darf KI im Ehrenamt?", {"ki", "ehrenamt"}),
]


@pytest.mark.parametrize(("title", "wanted"), SURE)
def test_finds_what_a_title_is_about(tagger: FuzzyTagger, title: str, wanted: set[str]) -> None:
    applied = {tag.topic for tag in tagger.tag(title) if tag.confidence >= APPLY}
    assert wanted <= applied, tagger.tag(title)


WORTH_ASKING = [
    ("Pyhton oder etwas anderes?", "python"),
    ("Hilfe bei Exzel gesucht", "excel"),
    ("Wo steht der Druker?", "drucker"),
]


@pytest.mark.parametrize(("title", "topic"), WORTH_ASKING)
def test_a_slip_in_a_short_word_is_suggested_not_applied(
    tagger: FuzzyTagger, title: str, topic: str
) -> None:
    found = {tag.topic: tag.confidence for tag in tagger.tag(title)}
    assert SUGGEST <= found[topic] < APPLY


NEVER = [
    ("Ich bastle eine Grußkarte zum Geburtstag", "geodaten"),
    ("Schreibt jemand die Dankeskarten an die Gäste?", "geodaten"),
    ("That was an excellent evening", "excel"),
    ("Wir haben lange darüber geredet, for real", "r"),
    ("kommt ihr r rüber", "r"),
    ("Das Material ist fein und die Kinder kriegen Hunger", "ki"),
    ("Husten und Schnupfen gehen um", "hosting"),
    ("Of course, that is fine with me", "weiterbildung"),
    ("Unsere Kommunikation könnte besser sein", "verwaltung"),
    ("Der Wasserstand steigt", "mentoring"),
    ("Schaut mal: `import pandas as pd`", "python"),
    ("Siehe https://example.org/datenschutz/excel", "datenschutz"),
    ("Frag mal @python oder <@U0PYTHON>", "python"),
    ("> Wer kann Excel?\nIch nicht.", "excel"),
    ('[quote="ada, post:1"]\nWer kann Excel?\n[/quote]\nIch nicht.', "excel"),
    ("```\nSELECT FROM database\n```\nWas fehlt hier?", "datenbanken"),
    ("Software-Spenden für Vereine", "spenden"),
]


@pytest.mark.parametrize(("text", "topic"), NEVER)
def test_finds_nothing_where_nothing_is_meant(tagger: FuzzyTagger, text: str, topic: str) -> None:
    assert topic not in {tag.topic for tag in tagger.tag(text)}


def test_known_words_are_never_bent() -> None:
    topics = {"hosting": Topic("hosting", "Hosting", "Hosting")}
    guarded = FuzzyTagger(topics, known=lambda word: word == "hostung")
    free = FuzzyTagger(topics, known=lambda _: False)
    assert guarded.tag("Hostung") == ()
    assert [reason.how for tag in free.tag("Hostung") for reason in tag.reasons] == ["typo"]


def test_a_word_made_of_two_words_is_no_slip() -> None:
    topics = {
        "sprachmodelle": Topic("sprachmodelle", "OpenAI", "OpenAI"),
        "planung": Topic("planung", "Projektplan", "Project plan"),
    }
    words = {"open", "air", "projekt", "rad"}
    tagger = FuzzyTagger(topics, known=lambda word: word in words)
    assert tagger.tag("Openair, Openairs und ein Projektrad") == ()
    assert {tag.topic for tag in tagger.tag("Opnai und Projektpaln")} == topics.keys()


LOWER_CASE = [("Was ist RAG?", 0.8), ("Was ist rag?", 0.52), ("Was ist Rag?", 0.52)]


@pytest.mark.parametrize(("title", "sure"), LOWER_CASE)
def test_an_abbreviation_that_is_a_word_is_half_believed_in_lower_case(
    title: str, sure: float
) -> None:
    topics = {"ki": Topic("ki", "RAG", "RAG"), "it": Topic("it", "DNS", "DNS")}
    tagger = FuzzyTagger(topics, known=lambda word: word == "rag")
    assert [tag.confidence for tag in tagger.tag(title)] == [sure]
    assert [tag.confidence for tag in tagger.tag("Was ist dns?")] == [0.8]


def test_a_title_counts_more_than_a_body_and_twice_more_than_once(tagger: FuzzyTagger) -> None:
    title, body, twice = (
        tagger.tag(*texts)[0].confidence
        for texts in (("Excel", ""), ("Hallo", "Excel"), ("Hallo", "Excel, ja, Excel"))
    )
    assert SUGGEST <= body < twice < APPLY <= title


def test_reasons_name_word_place_alias_and_way(tagger: FuzzyTagger) -> None:
    title, body = "Frage 👋🏽 an alle", "Die Datenqualitaet unserer Fragebögen … und Exzel"
    found = {tag.topic: tag.reasons[0] for tag in tagger.tag(title, body)}
    whole = f"{title}\n{body}"
    assert [(found[t].words, found[t].how) for t in ("datenqualitaet", "umfragen", "excel")] == [
        ("Datenqualitaet", "exact"),
        ("Fragebögen", "stem"),
        ("Exzel", "typo"),
    ]
    assert all(whole[r.start : r.end] == r.words for r in found.values())


def test_a_name_of_several_words_is_found_in_any_order_but_close(tagger: FuzzyTagger) -> None:
    def sure(text: str) -> bool:
        return "open-data" in {t.topic for t in tagger.tag(text) if t.confidence >= APPLY}

    assert sure("Daten, die offen sind, also offene Daten")
    assert sure("Sind diese Daten offene?")
    assert not sure("Offene Fragen zum Protokoll von gestern, dann die Daten")


PIECES = re.findall(
    r"\S+",
    """Excel R KI Datenschuz `code` > quote [quote] [/quote] ``` @ada <@U1> https://a.b/c
Fragebögen Datenqualita\u0308t Nutzer*innen C++ offene Daten \u200bSQL שלום 🎉 \x00 ß daten schutz
<https://a.b|Python> :computer: Spendenquittung""",
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*PIECES, "", "\n"]), max_size=40).map(" ".join),
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=TEXTS, body=TEXTS)
def test_any_text_gets_tags_whose_reasons_stand_in_it(
    tagger: FuzzyTagger, title: str, body: str
) -> None:
    tags = tagger.tag(title, body)
    whole = f"{title}\n{body}"
    assert tags == tagger.tag(title, body)
    assert [t.confidence for t in tags] == sorted((t.confidence for t in tags), reverse=True)
    assert len({t.topic for t in tags}) == len(tags)
    for tag in tags:
        assert 0 < tag.confidence <= 1
        assert tag.reasons
        for reason in tag.reasons:
            assert whole[reason.start : reason.end] == reason.words
            assert reason.words.strip()


def test_what_was_seen_before_changes_nothing(
    topics: Mapping[str, Topic], known: Callable[[str], bool]
) -> None:
    texts = [title for title, _ in SURE]
    forwards, backwards = FuzzyTagger(topics, known=known), FuzzyTagger(topics, known=known)
    assert [forwards.tag(t) for t in texts] == [backwards.tag(t) for t in texts[::-1]][::-1]


@pytest.mark.parametrize(
    "piece", ["a", "[quote]", "`", "```", "<", "http://", "ä\u0308", "a@", "Excel "]
)
def test_a_megabyte_of_anything_takes_no_second(tagger: FuzzyTagger, piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    tagger.tag("Excel", text)
    assert time.process_time() - start < 1


def test_no_topics_and_very_many(known: Callable[[str], bool]) -> None:
    assert FuzzyTagger({}, known=known).tag("Excel", "Excel") == ()
    dice = random.Random(7)
    names = {"".join(dice.choices("abcdefghiklmnoprstuw", k=9)) for _ in range(10_000)}
    many = {name: Topic(name, name, name) for name in sorted(names)}
    start = time.process_time()
    tagger = FuzzyTagger(many, known=known)
    assert time.process_time() - start < 3
    name = sorted(names)[123]
    assert tagger.tag(f"Frage zu {name.upper()}")[0].topic == name


def test_a_message_that_names_three_topics_gets_all_three(tagger: FuzzyTagger) -> None:
    said = (
        "Die Datenschutzgrundverodnung macht mir Angst: Dürfen wir unsere Mitgliederliste in die "
    )
    found = {tag.topic for tag in tagger.tag(f"{said}Nextcloud legen?") if tag.confidence >= APPLY}
    assert found == {"datenschutz", "mitgliederverwaltung", "nextcloud"}
