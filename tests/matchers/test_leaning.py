"""What people's corrections teach about asking, and what they can never teach."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matchers.asking import asks, cues_of
from matchers.cues import ASKING, STARTS, TELLING
from matchers.leaning import MOST, Verdict, lean

ANNOUNCED = "Ich suche die Vorlagen für Excel heraus und lade sie hoch."
OURS = {word for cue in (*STARTS, *ASKING, *TELLING) for word in (*cue.firsts, cue.name)}
VERDICTS = st.lists(
    st.builds(
        Verdict,
        st.frozensets(st.sampled_from(sorted(cues_of(ANNOUNCED) | {"b: b", "c: c"})), max_size=3),
        st.booleans(),
        st.sampled_from(["ada", "ben", "cem", None]),
    ),
    max_size=40,
)


def test_what_two_people_say_is_a_habit_and_one_is_an_exception() -> None:
    ada, ben = (Verdict(cues_of(ANNOUNCED), asks=False, by=by) for by in ("ada", "ben"))
    assert asks(ANNOUNCED) is not None
    assert asks(ANNOUNCED, leaning=lean([ada] * 9)) is not None, "nobody speaks for all"
    assert asks(ANNOUNCED, leaning=lean([ada, ben])) is None
    assert asks("Weiß jemand, wo die Vorlagen sind?", leaning=lean([ada, ben])) is not None


def test_what_we_missed_is_learned_too() -> None:
    told = "Neuigkeiten zum Drucker wären gut, der geht nicht."
    assert asks(told) is None
    said = [Verdict(cues_of(told), asks=True, by=str(n)) for n in range(20)]
    assert asks(told, leaning=lean(said)) is not None


@given(VERDICTS)
def test_no_cue_changes_sides_and_the_order_means_nothing(verdicts: list[Verdict]) -> None:
    leaning = lean(verdicts)
    assert leaning == lean(verdicts[::-1])
    assert all(abs(points) < MOST for points in leaning.values())
    assert all(abs(cue.points) > MOST for cue in (*STARTS, *ASKING, *TELLING))


@given(st.text(max_size=300))
def test_no_word_that_anybody_wrote_is_in_a_name(text: str) -> None:
    for name in cues_of(text, f"Ich suche {text} und {text}. Weiß jemand {text} wer? {text}"):
        cue, _, begins = name.partition(": ")
        assert cue in OURS
        assert begins in OURS
