"""Whoever comes late moves few of the others, and takes a seat from nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.rounds.keeping import kept, with_drafts
from matchers.rounds.model import Draft, Match, Member, Round, Rules, Skill, Want
from matchers.rounds.solving import solve
from matchers.rounds.verifying import RuleBroken, verify
from matchers.rounds.week import Week
from tests.matchers.rounds.communities import EXAMPLES, Community, communities, week, window

WEEK = week()
EVENING = (window(1, 18, 20),)


def drafted(matches: Sequence[Match]) -> list[Draft]:
    return [
        Draft(
            one.kind,
            tuple((lesson.learner, lesson.expert) for lesson in one.lessons),
            one.hour,
            *((one.lessons[0].topic, one.language, one.format) if one.kind == "circle" else ()),
        )
        for one in matches
    ]


def again(
    before: Round, members: Sequence[Member], rules: Rules, newcomers: int, when: Week = WEEK
) -> Round:
    """The round of these members, which keeps what there was."""
    held = with_drafts(rules, drafted(before.matches), newcomers, members=members, week=when)
    found = solve(members, held, when)
    verify(found, members, held, when)
    return found


def seats(found: Round) -> set[tuple[str, str, str, int]]:
    return {
        (match.kind, lesson.learner, lesson.expert, match.hour)
        for match in found.matches
        for lesson in match.lessons
    }


@EXAMPLES
@given(communities(), st.data())
def test_a_newcomer_changes_two_drafts_at_most_and_nobody_loses_a_seat(
    community: Community, data: st.DataObject
) -> None:
    members, rules, when = community
    rules = replace(rules, fixed=frozenset())
    late = data.draw(st.sampled_from([one.id for one in members])) if members else ""
    before = solve([one for one in members if one.id != late], rules, when)
    found = again(before, members, rules, 1, when)
    gone = seats(before) - seats(found)
    assert len({frozenset(seat[1:3]) for seat in gone}) <= 2
    assert before.served <= found.served
    whole = solve(members, rules, when)
    assert before.objective <= found.objective <= whole.objective
    if before.served <= whole.served and len(seats(before) - seats(whole)) <= 2:
        assert found.objective == whole.objective


@EXAMPLES
@given(communities())
def test_without_anybody_new_all_stays_as_it_was(community: Community) -> None:
    members, rules, when = community
    rules = replace(rules, fixed=frozenset())
    before = solve(members, rules, when)
    assert seats(again(before, members, rules, 0, when)) == seats(before)


def learner(name: str, **more: object) -> Member:
    base = Member(name, frozenset({"de"}), slots=EVENING, wants=(Want("excel", 1),))
    return replace(base, **more)


def expert(name: str, **more: object) -> Member:
    base = Member(name, frozenset({"de"}), slots=EVENING, teaches=(Skill("excel", 3),))
    return replace(base, **more)


ALONE = Rules(circles=False, tandems=False)


def test_a_chain_of_three_moves_is_left_for_the_next_round() -> None:
    topics = ("a", "b", "c", "d")
    teachers = [expert(f"x{n}", teaches=(Skill(topic, 3),)) for n, topic in enumerate(topics)]
    others = [
        learner(f"l{n}", wants=(Want(topics[n], 1), Want(topics[n + 1], 1, 0.5))) for n in range(3)
    ]
    late = learner("late", wants=(Want("a", 1),))
    before = solve([*teachers, *others], ALONE, week())
    assert {one.lessons[0].expert for one in before.matches} == {"x0", "x1", "x2"}
    everybody = [*teachers, *others, late]
    assert "late" not in again(before, everybody, ALONE, 1).served
    assert "late" in again(before, everybody, ALONE, 2).served
    assert "late" in again(solve([*teachers, *others[:2]], ALONE, week()),
                           [*teachers, *others[:2], late], ALONE, 1).served  # fmt: skip


CIRCLE = [expert("x", circle=True), *(learner(f"l{n}") for n in range(3))]


def test_a_circle_stays_and_whoever_comes_late_takes_its_free_seat() -> None:
    before = solve(CIRCLE, Rules(), week())
    [circle] = before.of("circle")
    late = [learner("n1", rounds_waited=3), learner("n2")]
    [joined, *_] = again(before, [*CIRCLE, *late], Rules(), 0).of("circle")
    assert (joined.hour, joined.lessons[0].expert) == (circle.hour, "x")
    assert joined.learners == ("l0", "l1", "l2", "n1")


def test_a_circle_that_fell_below_three_is_no_draft_any_more() -> None:
    before = drafted(solve(CIRCLE, Rules(), week()).matches)
    assert kept(before, CIRCLE, Rules(), week()) == tuple(before)
    assert kept(before, CIRCLE[:3], Rules(), week()) == ()
    full = [*CIRCLE, learner("l3")]
    four = drafted(solve(full, Rules(), week()).matches)
    [three] = kept(four, CIRCLE, Rules(), week())
    assert three.lessons == (("l0", "x"), ("l1", "x"), ("l2", "x"))


def test_whom_a_block_parts_since_sits_in_no_circle_any_more() -> None:
    full = [*CIRCLE, learner("l3")]
    four = drafted(solve(full, Rules(), week()).matches)
    blocked = [*full[:4], replace(full[4], blocks=frozenset({"l0"}))]
    [three] = kept(four, blocked, Rules(), week())
    assert "l3" not in {who for who, _ in three.lessons}


TANDEM = [
    learner("a", teaches=(Skill("sql", 3),), exchange=True),
    expert("b", wants=(Want("sql", 1),), exchange=True),
]


def test_a_tandem_stays_at_its_hour() -> None:
    rules = Rules(circles=False)
    [tandem] = solve(TANDEM, rules, week()).of("tandem")
    later = tandem.hour + 2
    draft = Draft("tandem", (("a", "b"), ("b", "a")), later)
    better = expert("c", rounds_waited=0)
    everybody = [*TANDEM, better]
    held = with_drafts(rules, [draft], 0, members=everybody, week=week())
    [stays] = solve(everybody, held, week()).of("tandem")
    assert (stays.members, stays.hour) == (("a", "b"), later)


def test_a_fixed_pair_comes_before_a_draft() -> None:
    before = drafted(solve(CIRCLE, Rules(), week()).matches)
    assert kept(before, CIRCLE, Rules(fixed=frozenset({("l0", "x")})), week()) == ()


def test_among_equals_what_changes_least_is_taken() -> None:
    """Both experts are as good: whichever was drafted stays, though a change were allowed."""
    two = [expert("x"), expert("y"), learner("l0")]
    for one in ("x", "y"):
        draft = Draft("pair", (("l0", one),), solve(two, ALONE, week()).matches[0].hour)
        held = with_drafts(ALONE, [draft], 1, members=two, week=week())
        assert held.changes == 1
        assert solve(two, held, week()).matches[0].lessons[0].expert == one


@pytest.mark.parametrize(
    ("drafts", "said"),
    [
        ((Draft("pair", (("l0", "y"),), 84),), "1 drafts have changed, not 0 at most."),
        ((Draft("pair", (("l9", "x"),), 84),), "l9 had a seat in the draft, and has none."),
        ((Draft("circle", (("l0", "x"),), 84, "excel", "de", "online"),), "1 drafts have changed"),
    ],
)
def test_the_second_opinion_counts_what_changed(drafts: tuple[Draft, ...], said: str) -> None:
    members = [expert("x"), learner("l0")]
    found = solve(members, ALONE, week())
    with pytest.raises(RuleBroken, match=said):
        verify(found, members, replace(ALONE, drafts=drafts), week())
