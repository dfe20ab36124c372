from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.asking import asks, thanks, title_of
from matchers.model import QuestionKind

QUESTIONS = [
    # with a question mark
    ("Hat jemand Erfahrung mit LimeSurvey?", "experience", "de"),
    ("Any recommendations for a newsletter tool?", "experience", "en"),
    ("Was ist eine Pivot-Tabelle?", "fact", "de"),
    ("What is record linkage?", "fact", "en"),
    ("Danke! Und wie mache ich das in Excel?", "howto", "de"),
    ("Hallo, ich bin neu hier. Wie kann ich bei euch mitmachen?", "howto", "de"),
    ("Der Server ist down, wer kann helfen? Es eilt, bis morgen muss es laufen.", "urgent", "de"),
    # without one
    ("wie bekomme ich doppelte einträge aus einer liste raus", "howto", "de"),
    ("Does anyone know how to anonymise survey data", "howto", "en"),
    ("ich frage mich ob python oder r besser ist für den anfang", "fact", "de"),
    ("Kurze Frage: lohnt sich Matomo für kleine Vereine", "experience", "de"),
    ("Wir suchen jemanden, der uns beim Drucker hilft", "people", "de"),
    ("Looking for someone who knows QGIS", "people", "en"),
    ("I'm stuck with my script, the plot doesn't work", "howto", "en"),
    ("Need help asap: our forum is down", "urgent", "en"),
    ("wer kennt sich mit vereinsrecht aus", "people", "de"),
]


@pytest.mark.parametrize(("text", "kind", "spoken"), QUESTIONS)
def test_questions_and_their_kind(text: str, kind: str, spoken: str) -> None:
    asking = asks(text)
    assert asking is not None
    assert (asking.kind, asking.language) == (QuestionKind(kind), spoken)


NO_QUESTIONS = [
    "Danke, das hat geholfen!",
    "Thanks a lot, works now",
    "Hallo, ich bin neu hier und heiße Ada. Freue mich auf den Austausch!",
    "Hi all, my name is Ada and I work with maps.",
    "Wir laden euch herzlich zum Workshop am Freitag ein. Wer kommt?",
    "Save the date: am 3. Dezember ist Sommerfest. Fragen?",
    "Reminder: our meetup takes place tomorrow at 18:00. Questions?",
    "Wer hätte das gedacht?",
    "How cool is that?",
    "Wusstet ihr, dass es ein Datenportal gibt?",
    "Er fragte: „Was ist Open Data?“ und alle lachten.",
    "> Wie geht das?\nDas geht so.",
    "```\nwas ist das?\n```",
    "https://example.org/?was=das",
    "Wie besprochen schicke ich euch die Folien.",
    "Super Vortrag gestern, die Folien liegen im Wiki.",
    "Wir haben den Bericht gestern fertig geschrieben.",
    "Echt?",
    "🎉",
    "",
]


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_wants_no_answer_is_none(text: str) -> None:
    assert asks(text) is None


def test_a_forum_thread_asks_unless_it_announces() -> None:
    assert asks("Barrierefreie Diagramme", "Balken in Rot und Grün.", forum=True) is not None
    assert asks("Barrierefreie Diagramme", "Balken in Rot und Grün.") is None
    assert asks("Einladung", "Wir laden euch herzlich ein. Wer kommt?", forum=True) is None
    assert asks("Hallo!", "Ich heiße Ada und freue mich, dabei zu sein.", forum=True) is None
    assert asks("", "", forum=True) is None


@pytest.mark.parametrize(
    ("text", "thanked"),
    [
        ("Vielen Dank, @ada!", True),
        ("Danke dir", True),
        ("thx, that helped", True),
        ("Das hat mir sehr geholfen", True),
        ("Danke im Voraus für eure Tipps", False),
        ("Thanks in advance", False),
        ("Nein danke", False),
        ("Das hat leider nicht geholfen", False),
        ("Dank der DSGVO ist das verboten", False),
        ("> Danke!\nWofür denn?", False),
    ],
)
def test_thanks(text: str, thanked: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert thanks(text) is thanked


def test_a_short_question_is_its_own_title() -> None:
    assert title_of("Hallo *zusammen*,\n\n<@U1> kennt ihr   `git rebase`?") == (
        "Hallo zusammen, kennt ihr git rebase?"
    )


def test_the_title_of_a_long_question_is_the_sentence_that_asks() -> None:
    text = (
        "Hallo zusammen! Ich arbeite in einem kleinen Verein und betreue dort seit drei Jahren "
        "die Mitgliederliste. Wie finden wir in so einer Liste alle Leute, die doppelt drin "
        "sind? Das wäre toll. Danke euch allen schon einmal!"
    )
    assert title_of(text) == "Wie finden wir in so einer Liste alle Leute, die doppelt drin sind?"


def test_a_long_sentence_is_cut_at_a_word() -> None:
    title = title_of("Wie schreibt man " + "sehr " * 60 + "lange Sätze?")
    assert title.endswith("sehr…")
    assert 110 < len(title) <= 120


@given(st.text(max_size=400))
def test_any_text_has_an_answer_and_a_title_of_one_line(text: str) -> None:
    assert asks(text) == asks(text)
    asks(text, text, forum=True)
    thanks(text)
    title = title_of(text)
    assert len(title) <= 120
    assert len(title.splitlines()) <= 1
    assert title == title.strip()
