"""What past tags teach is counted: in any order, and taken back without a trace."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from matchers.learning import Example, Lessons
from matchers.model import Topic
from matchers.tagging import FuzzyTagger
from matchers.terms import Corrector, terms_of
from matchers.trained import TrainedTagger, example_of

WORDS = st.sampled_from(["ofen", "brot", "hefe", "teig", "reis", "salz"])
TOPICS = st.sampled_from(["backen", "kochen"])
EXAMPLES = st.lists(
    st.builds(
        Example,
        terms=st.frozensets(WORDS, max_size=4),
        topics=st.frozensets(TOPICS, max_size=2),
        met=st.frozensets(st.tuples(TOPICS, WORDS), max_size=2),
        words=st.frozensets(WORDS, max_size=4),
    ),
    max_size=12,
)


def taught(examples: list[Example]) -> Lessons:
    lessons = Lessons()
    for example in examples:
        lessons.learn(example)
    return lessons


@given(EXAMPLES, st.integers(0, 99))
def test_the_order_of_examples_means_nothing(examples: list[Example], seed: int) -> None:
    mixed = list(examples)
    random.Random(seed).shuffle(mixed)
    assert taught(examples) == taught(mixed)


@given(EXAMPLES, EXAMPLES)
def test_what_is_forgotten_was_never_there(kept: list[Example], gone: list[Example]) -> None:
    lessons = taught([*kept, *gone])
    for example in gone:
        lessons.forget(example)
    assert lessons == taught(kept)


TAUGHT = {
    "backen": ("Warum geht mein Brot nicht auf", "Hefe zu alt", "Sauerteig riecht komisch"),
    "kochen": ("Reis brennt an", "Suppe zu dick", "Wie viel Salz ins Nudelwasser"),
}
NAMES = FuzzyTagger(
    {"backen": Topic("backen", "Backen", "Baking"), "kochen": Topic("kochen", "Kochen", "Cooking")},
    known=lambda word: word in {"brot", "reis", "suppe"},
)


def tagger(times: int = 40) -> TrainedTagger:
    examples = [
        example_of(NAMES, title, "", [topic])
        for topic, titles in TAUGHT.items()
        for title in titles * times
    ]
    return TrainedTagger(NAMES, taught(examples), known=lambda word: word in {"brot", "reis"})


def test_without_history_only_names_speak() -> None:
    untaught = TrainedTagger(NAMES, Lessons(), known=lambda _: False)
    assert untaught.tag("Warum geht mein Brot nicht auf") == ()
    assert [tag.topic for tag in untaught.tag("Backen mit Kindern")] == ["backen"]


def test_words_of_the_history_find_a_topic_and_are_its_reasons() -> None:
    [first, *_] = tagger().tag("Mein Brot ist flach")
    assert first.topic == "backen"
    assert (first.reasons[0].words, first.reasons[0].how) == ("Brot", "learned")


def test_a_slip_is_read_as_the_word_that_was_meant() -> None:
    correct = Corrector({"nudelwasser": 9, "brot": 9}, known=lambda word: word == "brote")
    assert correct("nudelwaser") == "nudelwasser"
    assert correct("brote") == "brote"
    assert correct("brt") == "brt"
    assert tagger().tag("Nudelwasser")[0].topic == tagger().tag("Nudelwaser")[0].topic


@given(st.text(max_size=200), st.text(max_size=200))
def test_reasons_stand_inside_the_text(title: str, body: str) -> None:
    whole = f"{title}\n{body}"
    for tag in TAGGER.tag(title, body):
        assert 0 <= tag.confidence <= 1
        for reason in tag.reasons:
            assert whole[reason.start : reason.end] == reason.words


TAGGER = tagger()


def test_terms_know_where_they_stand() -> None:
    title, body = "Brot backen", "Das Brot backen wir im Ofen"
    terms = terms_of(title, body)
    whole = f"{title}\n{body}"
    assert {whole[start:end] for start, end in terms.title.values()} >= {"Brot", "Brot backen"}
    assert "Ofen" in {whole[start:end] for start, end in terms.body.values()}
    assert not set(terms.title) & set(terms.body)
