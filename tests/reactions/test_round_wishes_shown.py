"""What moderators read before they swap two or keep two apart: forms, and numbered lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.effects import Answer, Form, Post
from bot.reactions import _round_numbers as numbers
from bot.reactions._round_preview import FORBID, RELEASE, SWAP
from bot.reactions._round_wishes import FIRST, MOST, SECOND, WHICH
from bot.reactions.hold_rounds import hold_rounds
from matchers.held import LeftOver, Part, Seat
from matchers.model import Account
from tests.reactions.test_round_preview import solved
from tests.reactions.test_round_results import BEGINS, NAME
from tests.reactions.test_round_wishes import LEFT, SEATS, press, seat, village
from tests.reactions.village import ADA, BEN, Village, effects_of, expert, learner, of


def form(button: str, here: Village) -> Form:
    [answer] = press(button, here)
    assert isinstance(answer, Answer)
    assert answer.form is not None
    return answer.form


def test_the_form_names_people_as_they_call_themselves() -> None:
    opened = form(SWAP, village(*SEATS, LEFT))
    assert opened.carries == {"round": f"{NAME}#1"}
    offered = {one.name: [(o.value, o.label) for o in one.options] for one in opened.inputs}
    pairs = [("1", "1. Ada – Ben"), ("2", "2. Cem – Dor")]  # noqa: RUF001
    assert offered == {FIRST: pairs, SECOND: [*pairs, ("a", "a) Eva")]}
    [which] = form(FORBID, village(*SEATS, LEFT)).inputs
    assert (which.name, [o.label for o in which.options]) == (WHICH, [label for _, label in pairs])


def test_a_name_that_is_missing_or_long_fits_all_the_same() -> None:
    people = {ADA: learner(name=""), BEN: expert(name="Ben " * 30)}
    [first, _] = form(SWAP, village(people=people)).inputs
    label = first.options[0].label
    assert isinstance(label, str)
    assert label.startswith("1. … – Ben")  # noqa: RUF001
    assert len(label) < 75


def test_a_list_holds_a_hundred() -> None:
    who = [Account(f"slack:T1/U{n:03}") for n in range(2 * MOST + 2)]
    parts = [seat(n, one, n + 1) for n, one in enumerate(who, start=1)]
    [which] = form(FORBID, village(*parts, people={one: learner(one) for one in who})).inputs
    assert len(which.options) == MOST


def test_the_preview_numbers_its_lines_and_letters_who_goes_without() -> None:
    out = Part(NAME, Account("slack:T1/UFAY"), 6, "yes", "left", "profile")
    here = village(*SEATS, LEFT, out, state="closed")
    [post] = of(Post, effects_of(hold_rounds, again(here), here))
    lines = [(one.name.removeprefix("hold_rounds-line_"), one.fields) for one in post.message.parts]
    assert [name for name, _ in lines] == ["lettered", "out", "pair", "pair", "drop"]
    assert [fields.get("letter", fields.get("number")) for _, fields in lines] == [
        "a", None, "1", "2", None,
    ]  # fmt: skip
    assert [one.name for one in post.message.buttons] == [SWAP, FORBID, RELEASE]


def again(here: Village, **more: Any) -> Any:
    """Solved as it was."""
    parts = here.taking_part
    seats = [Seat(p.number, p.expert, p.topic, BEGINS) for p in parts if p.outcome == "seat"]
    left = [LeftOver(p.number, p.why, p.topic) for p in parts if p.outcome == "left"]
    whole = {"seats": tuple(seats), "left": tuple(left), "idle": (), **more}
    return solved(version=here.held[0].version, **whole)


def test_the_preview_tells_that_wishes_could_not_be_kept() -> None:
    here = village(state="closed")
    [kept], [lost] = (
        of(Post, effects_of(hold_rounds, again(here, wishes_kept=kept), here))
        for kept in (True, False)
    )
    first, *rest = lost.message.parts
    assert first.name == "hold_rounds-line_not_kept"
    assert tuple(rest) == kept.message.parts


def test_letters_go_on_after_z() -> None:
    many = [replace(LEFT, number=n) for n in range(1, 60)]
    letters = list(numbers.lettered(many, {}))
    assert (letters[0], letters[25], letters[26], letters[52]) == ("a", "z", "aa", "ba")
    assert len(set(letters)) == len(many)
