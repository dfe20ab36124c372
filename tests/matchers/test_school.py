"""A school holds just what it is told to hold, and what it made earlier stays as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matchers.learning import Lessons
from matchers.model import Topic
from matchers.school import ENOUGH, Lesson, School
from matchers.tagging import FuzzyTagger
from matchers.trained import example_of, misled_by

NAMES = FuzzyTagger(
    {"backen": Topic("backen", "Backen", "Baking"), "kochen": Topic("kochen", "Kochen", "Cooking")},
    known=lambda word: word in {"brot", "reis", "suppe"},
)
TITLES = st.lists(
    st.sampled_from(["Brot", "backen", "Reis", "kochen", "Suppe", "mit", "Hefe", "bakcen"]),
    min_size=1,
    max_size=5,
).map(" ".join)
REJECTED = st.lists(st.sampled_from(["backen", "kochen"]), unique=True, max_size=2)
TOPICS = st.lists(st.sampled_from(["backen", "kochen", "reisen"]), unique=True, max_size=2)
ROWS = st.dictionaries(
    st.sampled_from([f"t/{n}" for n in range(6)]), st.tuples(TITLES, TOPICS, REJECTED), max_size=6
).map(
    lambda of: [
        Lesson(key, title, tuple(topics), () if topics else tuple(rejected))
        for key, (title, topics, rejected) in of.items()
    ]
)


def school() -> School:
    return School(NAMES, known=lambda word: word in {"brot", "reis", "suppe"})


def scratch(held: list[Lesson]) -> Lessons:
    lessons = Lessons()
    for row in held:
        if row.topics:
            lessons.learn(example_of(NAMES, row.title, "", row.topics))
        else:
            lessons.learn(misled_by(NAMES, row.title, row.rejected))
    return lessons


def rows(many: int) -> list[Lesson]:
    asked = (("Warum geht mein Brot nicht auf", "backen"), ("Reis brennt an", "kochen"))
    told = [asked[n % 2] for n in range(many)]
    return [Lesson(f"t/{n}", title, (topic,)) for n, (title, topic) in enumerate(told)]


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_by_difference_it_knows_what_it_would_know_from_scratch(told: list[list[Lesson]]) -> None:
    one = school()
    for wanted in told:
        one.refresh(wanted)
        assert one.lessons == scratch(wanted)
        assert one.difference(wanted) == []


def test_what_was_crossed_out_costs_the_name_that_misled_its_trust_and_nothing_else() -> None:
    one = school()
    one.refresh(rows(ENOUGH))
    before, taught = one.lessons.copy(), one.tagger()
    crossed = [
        Lesson(f"x/{n}", "Wir kochen nur vor Wut, backen nie", (), ("kochen",)) for n in range(5)
    ]
    one.refresh([*rows(ENOUGH), *crossed])
    assert one.lessons.trust(("kochen", "Kochen")) < before.trust(("kochen", "Kochen")) / 2
    assert one.lessons.trust(("backen", "Backen")) == before.trust(("backen", "Backen"))
    assert one.lessons.examples == before.examples
    assert (one.lessons.terms, one.lessons.topics) == (before.terms, before.topics)
    sure, doubtful = (
        next(tag for tag in tagger.tag("Was kochen wir?") if tag.topic == "kochen")
        for tagger in (taught, one.tagger())
    )
    assert doubtful.confidence < sure.confidence
    one.refresh(rows(ENOUGH))
    assert one.lessons == before, "and whoever takes their cross back takes that back, too"


@given(ROWS, ROWS)
def test_only_what_is_different_is_done(before: list[Lesson], after: list[Lesson]) -> None:
    one = school()
    one.refresh(before)
    same = {row.thread for row in before if row in after}
    steps = one.difference(after)
    assert same.isdisjoint({row.thread for step in steps for row in (step.old, step.new) if row})


@given(ROWS, ROWS)
def test_a_copy_never_hears_of_what_is_learnt_later(
    before: list[Lesson], after: list[Lesson]
) -> None:
    one = school()
    one.refresh(before)
    copy = one.lessons.copy()
    one.refresh(after)
    assert copy == scratch(before)


def test_a_tagger_stays_as_it_was_made() -> None:
    one = school()
    one.refresh(rows(ENOUGH))
    tagger = one.tagger()
    before = tagger.tag("Mein Brot ist flach")
    assert [tag.topic for tag in before] == ["backen"]
    one.refresh(rows(2 * ENOUGH)[1:])
    assert tagger.tag("Mein Brot ist flach") == before
    assert one.tagger().tag("Mein Brot ist flach") != before


def test_with_too_few_examples_names_alone_speak() -> None:
    one = school()
    assert one.tagger() is NAMES, "nothing was ever learnt"
    one.refresh(rows(ENOUGH - 1))
    assert one.tagger() is NAMES
    one.refresh(rows(ENOUGH))
    assert one.tagger() is not NAMES
    one.refresh([])
    assert one.tagger() is NAMES
