from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from matchers.expertise import rank
from matchers.model import Account, Evidence, EvidenceKind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def one(
    account: str,
    topic: str = "excel",
    days: float = 1,
    kind: EvidenceKind = EvidenceKind.ACCEPTED,
    number: int = 0,
) -> Evidence:
    answer = f"{account}/{topic}/{number}"
    at = NOW - timedelta(days=days)
    return Evidence(Account(account), topic, kind, f"thread:{answer}", answer, at)


def order(*evidence: Evidence) -> list[str]:
    return [ranked.account for ranked in rank(evidence, ["excel"], NOW)]


def test_who_answered_on_the_topic_comes_before_who_answered_elsewhere() -> None:
    assert order(one("ada", "sql"), one("bob", "excel")) == ["bob", "ada"]


def test_an_accepted_answer_says_more_than_thanks() -> None:
    assert order(one("ada", kind=EvidenceKind.THANKED), one("bob")) == ["bob", "ada"]


def test_old_evidence_fades() -> None:
    assert order(one("ada", days=900), one("bob", days=200)) == ["bob", "ada"]


def test_who_is_around_lately_comes_first_among_equals() -> None:
    recent = [one("bob", days=170), one("bob", "sql", 3)]
    assert order(one("ada", days=170), *recent) == ["bob", "ada"]


def test_on_little_topic_evidence_activity_decides_on_much_the_topic_does() -> None:
    busy = [one("ada", "sql", number=n) for n in range(5)]
    little = [one("bob", kind=EvidenceKind.THANKED)]
    much = [one("bob", number=n) for n in range(4)]
    assert order(*busy, *little) == ["ada", "bob"]
    assert order(*busy, *much) == ["bob", "ada"]


def test_reasons_are_the_evidence_on_these_topics_newest_first() -> None:
    old, new, other = one("ada", days=9), one("ada", days=2, number=1), one("ada", "sql")
    (ranked,) = rank([old, other, new], ["excel"], NOW)
    assert ranked.because == (new, old)


def test_the_future_and_nothing_at_all() -> None:
    assert rank([one("ada", days=-1)], ["excel"], NOW) == ()
    assert rank([], ["excel"], NOW) == ()


@given(
    st.lists(
        st.builds(
            one,
            st.sampled_from("abc"),
            st.sampled_from(["excel", "sql"]),
            st.integers(0, 2000),
            st.sampled_from(list(EvidenceKind)),
            st.integers(0, 3),
        ),
        max_size=12,
    ),
    st.randoms(),
)
def test_order_of_evidence_changes_nobodys_place(evidence: list[Evidence], dice: Random) -> None:
    shuffled = sorted(evidence, key=lambda _: dice.random())
    here, there = rank(evidence, ["excel"], NOW), rank(shuffled, ["excel"], NOW)
    assert here == there
    assert all(0 <= ranked.score <= 1 for ranked in here)


def test_a_specialist_comes_before_who_answers_everything() -> None:
    topics = ["sql", "r", "git", "excel"]
    everything = [one("ada", topic, number=n) for n, topic in enumerate(topics)]
    special = [one("bob", number=n) for n in range(3)]
    assert order(*everything, *special) == ["bob", "ada"]


def test_an_offer_counts_like_evidence_but_less() -> None:
    offers = {Account("cyd"): ["excel"], Account("dan"): ["sql"]}
    told = rank([one("ada")], ["excel"], NOW, offers)
    assert [ranked.account for ranked in told] == ["ada", "cyd", "dan"]
    assert told[0].score == 1.0


def test_evidence_of_one_answer_on_two_topics_is_one_deed() -> None:
    both = Evidence(Account("ada"), "sql", EvidenceKind.ACCEPTED, "t", "ada/excel/0", one("ada").at)
    twice = [one("bob", "excel"), one("bob", "sql")]
    told = {ranked.account: ranked.score for ranked in rank([one("ada"), both, *twice], ["r"], NOW)}
    assert told["bob"] > told["ada"]
