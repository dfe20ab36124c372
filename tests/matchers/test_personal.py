"""What looks like personal data, and what only looks like it at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.personal import FOLDER, QUESTIONS, alarms
from matchers.personal import Personal, personal

TABLE = """Wie finde ich hier die Dubletten?
Vorname;Nachname;E-Mail;Telefon
Anna;Weber;anna.weber@posteo.de;0171 5558142
Jonas;Yilmaz;j.yilmaz@web.de;
Anna;Weber;;0171 5558142
"""
LIST = """Ich habe eine Liste:
Weber, Anna; Lindenstraße 12; 47441 Moers
Yilmaz, Jonas; Am Markt 3; 47051 Duisburg
Kowalski, Petra; Hauptstr. 7; 47798 Krefeld
"""
MARKDOWN = """Wie sortiere ich das?
| Name | Geburtstag | PLZ |
|---|---|---|
| Anna Weber | 12.03.1981 | 47441 |
| Jonas Yilmaz | 01.10.1975 | 47051 |
"""

FOUND = [
    ("Meldet euch bei anna.weber81@posteo.de", Personal.EMAIL),
    ("In der Zelle steht Weber.Anna+verein@mail.uni-köln.de, warum?", Personal.EMAIL),
    ("Sie ist unter 0171 5558142 zu erreichen.", Personal.PHONE),
    ("Tel. 02842 91347", Personal.PHONE),
    ("Ruft an: (030) 2093-70990", Personal.PHONE),
    ("02841/88142", Personal.PHONE),
    ("+49 (0)172 555 81 42 geht nicht dran", Personal.PHONE),
    ("0049 30 20937099", Personal.PHONE),
    ("His number is +44 20 7946 0958.", Personal.PHONE),
    ("Die Spende kam von DE75 5121 0800 1245 1261 99.", Personal.IBAN),
    ("konto at483200000012345864", Personal.IBAN),
    (TABLE, Personal.PEOPLE),
    (LIST, Personal.PEOPLE),
    (MARKDOWN, Personal.PEOPLE),
    ("Anna Weber\t1981\nJonas Yilmaz\t1975\nPetra Kowalski\t1990", Personal.PEOPLE),
    ("Klient*innen-Nr. 40718 taucht zweimal auf", Personal.CARE),
    ("Das Aktenzeichen 12 F 4417/24 steht doppelt drin", Personal.CARE),
    ("Versichertennummer: A482735164", Personal.CARE),
    ("Frau Yilmaz hat die Diagnose bekommen und fragt nach Hilfe", Personal.CARE),
    ("Wie trage ich ein, dass Jonas Weber Pflegegrad 3 hat?", Personal.CARE),
]


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_what_is_personal_is_found(text: str, kind: Personal) -> None:
    assert kind in personal(text)


ORDINARY = [
    "Unser Treffen ist am 01.02.2026 von 09:30 bis 11:00 Uhr, Raum 0.123.",
    "Python 3.11.4 oder 3.12.0? pip install numpy==1.26.4, ISO 27001 und DIN EN ISO 9001:2015.",
    "Das kostet 1.234,56 €, also 0,99 € pro Stück, Rechnung 2024-00123456.",
    "ISBN 978-3-16-148410-0, DOI 10.1000/182, Matrikel 0012345678",
    "Schreibt an info@verein.de oder datenschutz@okfn.de, Hotline 0800 7236555.",
    "git clone git@github.com:okfde/codefor.de.git und postgres://bot:geheim@db.verein.de/x",
    "Bild@2x.png, @mira und @leyla@chaos.social, name@example.org, max.mustermann@web.de",
    "Wie prüfe ich eine IBAN wie DE89 3704 0044 0532 0130 00? Oder DE12 3456 7890 1234 5678 90?",
    "Beispielnummern: 0123 456789, +49 123 456789, 0171 1234567",
    "Spalten: Vorname;Nachname;E-Mail;Telefon. Wie trenne ich sie?",
    "Vorname;Nachname;E-Mail\nMax;Mustermann;max.mustermann@web.de\nErika;Musterfrau;e@example.org",
    "Offene Daten; 12; gut\nFreie Software; 13; gut\nSoziale Arbeit; 14; schlecht",
    "Jan; Feb; Mar\n1; 2; 3\n4; 5; 6\n7; 8; 9",
    "x,y,z\n1,2,3\n4,5,6\n7,8,9",
    "2024-01-15;12,5;ja\n2024-01-16;13,5;nein\n2024-01-17;14,5;ja",
    "Anna Weber sucht Mitstreiter für den Kurs, Jonas Yilmaz macht mit.",
    "Wie speichern wir Diagnosen und Pflegegrade datenschutzgerecht?",
    "Welches Feld nehmt ihr für das Aktenzeichen, welches für die Klientennummer?",
    "PLZ 04103 bis 04109, Messwert 0.0123456789, Zeile 01234567 in Spalte 09",
    "Koordinaten 51.4556, 7.0116 und 0x1f4a9, Hash 01a2b3c4d5",
    "DEADBEEF00112233445566, ES6 MODULE IMPORT 2015 2016 2017",
    "Hallo Petra, danke! Viele Grüße, Jonas",
    "",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert personal(text) == ()


def test_the_gravest_comes_first() -> None:
    text = "Klient*innen-Nr. 40718: anna.weber81@posteo.de, 0171 5558142"
    assert personal(text) == (Personal.CARE, Personal.PHONE, Personal.EMAIL)


def test_long_and_hostile_texts_are_read_in_good_time() -> None:
    """As much as anybody may post; a pattern that backtracks would not come back."""
    for piece in ("a@", "0171 ", "anna;", "DE75 5121", "Az. 1", "+1 (", "frau A", "1.", "(0"):
        personal(piece * 20_000)


@given(st.text(max_size=300))
def test_whatever_is_written_gets_the_same_answer_twice(text: str) -> None:
    assert personal(text) == personal(text)


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} is not there: measured with it only")
def test_ordinary_questions_are_left_alone() -> None:
    counted = [alarms(FOLDER / name) for name in QUESTIONS]
    many, false = sum(n for n, _ in counted), sum(found["any"] for _, found in counted)
    assert many > 15_000
    assert false <= many / 1_000
