"""Moderators swap and keep apart, and what they cannot have is told in the same words always."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import (
    Answer,
    DropRoundWishes,
    Edit,
    KeepRound,
    KeepRoundWish,
    LookAt,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, FormSent
from bot.reactions._round_preview import FORBID, SWAP
from bot.reactions._round_wishes import FORBID_FORM, SWAP_FORM
from bot.reactions.hold_rounds import hold_rounds
from matchers.held import Part, RoundWish
from matchers.model import Account, MatchState
from tests.reactions.rules import MOD
from tests.reactions.test_round_preview import MODERATORS, SHOWN, WHOLE, told
from tests.reactions.test_round_results import BEGINS, NAME
from tests.reactions.test_round_results import village as plain
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

DOR, EVA = Account("slack:T1/UDOR"), Account("slack:T1/UEVA")
ADA_BEN = RoundWish(NAME, 1, 2, fixed=True)
ADA_DOR = RoundWish(NAME, 1, 4, fixed=True)
CEM_BEN = RoundWish(NAME, 3, 2, fixed=True)


def seat(number: int, who: Account, expert: int, **more: Any) -> Part:
    whole = {"outcome": "seat", "topic": "excel", "expert": expert, "begins": BEGINS, **more}
    return Part(NAME, number=number, account=who, says="yes", **whole)


SEATS = (seat(1, ADA, 2), Part(NAME, BEN, 2, "yes"), seat(3, CEM, 4), Part(NAME, DOR, 4, "yes"))
LEFT = Part(NAME, EVA, 5, "yes", "left", "taken", "excel")


def village(*parts: Part, **more: Any) -> Village:
    """Ada learns with Ben, Cem with Dor; with ``LEFT`` Eva goes without."""
    profiles = {
        ADA: learner(),
        BEN: expert(),
        CEM: learner(CEM, name="Cem"),
        DOR: expert(DOR, name="Dor"),
        EVA: learner(EVA, name="Eva"),
        **more.pop("people", {}),
    }
    whole = {**WHOLE, "profiles": profiles, "keys": frozenset({SHOWN}), **more}
    state = whole.pop("state", "drafted")
    here = replace(plain(*(parts or SEATS)), **whole)
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    return replace(here, held=[replace(here.held[0], state=state, version=snapshot.version)])


def command(name: str, typed: str, here: Village, by: Account = MOD) -> list[Any]:
    event = CommandGiven(
        key="c", at=NOW, account=by, place=HELP, command=f"round_{name}", argument=typed
    )
    return effects_of(hold_rounds, event, here)


def send(form: str, here: Village, by: Account = MOD, tries: int = 1, **values: str) -> list[Any]:
    event = FormSent(
        key="f", at=NOW, account=by, form=form, carries={"round": f"{NAME}#{tries}"},
        values={f"hold_rounds-{name}": (value,) for name, value in values.items()},
    )  # fmt: skip
    return effects_of(hold_rounds, event, here)


def swap(here: Village, first: str = "1", second: str = "2", **more: Any) -> list[Any]:
    return send(SWAP_FORM, here, swap_first=first, swap_second=second, **more)


def press(button: str, here: Village, by: Account = MOD, value: str = f"{NAME}#1") -> list[Any]:
    event = ButtonPressed(key="b", at=NOW, account=by, place=MODERATORS, button=button, value=value)
    return effects_of(hold_rounds, event, here)


def wished(effects: list[Any]) -> list[RoundWish]:
    """What is kept, after all was dropped; nothing where nothing was touched."""
    changes = of(DropRoundWishes, effects)
    assert changes == [DropRoundWishes(round=NAME)] * bool(of(KeepRoundWish, effects))
    return [one.wish for one in of(KeepRoundWish, effects)]


def refused(effects: list[Any]) -> str:
    """The only thing that happens; in a form it stands beside the question."""
    [only] = effects
    assert isinstance(only, Answer)
    [message] = only.errors.values() if only.errors else [only.message]
    assert message is not None
    return message.name.removeprefix("hold_rounds-answer_")


# --- what they do


def test_two_pairs_swap_their_experts() -> None:
    for effects in (swap(village()), command("swap", "2 und 1.", village())):
        assert set(wished(effects)) == {ADA_DOR, CEM_BEN}
        [kept] = of(KeepRound, effects)
        assert (kept.round.state, kept.round.tries) == ("closed", 2)
        assert len(of(LookAt, effects)) == 1
        assert told(effects) == ["preview_old", "answer_swapped"]
        [edit], [written] = of(Edit, effects), of(WriteLogbook, effects)
        assert edit.instead_of == SHOWN
        assert (written.what, written.by, dict(written.about)) == ("round_swapped", MOD, {})


@pytest.mark.parametrize("typed", ["2 a", "A mit 2"])
def test_who_goes_without_takes_a_seat(typed: str) -> None:
    effects = command("swap", typed, village(*SEATS, LEFT))
    assert wished(effects) == [RoundWish(NAME, 5, 4, fixed=True)]


def test_the_last_word_about_a_learner_counts() -> None:
    """Seated as they wished before; now Ada and Cem swap back, and Eva takes Ada's seat."""
    swapped = (seat(1, ADA, 4), SEATS[1], seat(3, CEM, 2), SEATS[3], LEFT)
    here = village(*swapped, wished=[ADA_DOR, CEM_BEN])
    back = wished(command("swap", "1 2", here))
    assert set(back) == {ADA_BEN, RoundWish(NAME, 3, 4, fixed=True)}
    taken = wished(command("swap", "1 a", here))
    assert set(taken) == {CEM_BEN, RoundWish(NAME, 5, 4, fixed=True)}


def test_what_could_not_be_kept_is_no_wish_any_more() -> None:
    lost = RoundWish(NAME, 5, 2, fixed=True)
    effects = command("swap", "1 2", village(*SEATS, LEFT, wished=[lost]))
    assert set(wished(effects)) == {ADA_DOR, CEM_BEN}


def test_two_are_kept_apart() -> None:
    here = village(wished=[ADA_BEN])
    for effects in (command("forbid", "1", here), send(FORBID_FORM, here, forbid_which="1")):
        assert wished(effects) == [RoundWish(NAME, 1, 2, fixed=False)], "no pair any more"
        assert told(effects) == ["preview_old", "answer_forbidden"]
        assert [one.what for one in of(WriteLogbook, effects)] == ["round_forbidden"]
    other = wished(command("forbid", "2", here))
    assert set(other) == {ADA_BEN, RoundWish(NAME, 3, 4, fixed=False)}


def test_all_of_it_can_be_taken_back() -> None:
    effects = command("reset", "", village(wished=[ADA_BEN]))
    assert of(DropRoundWishes, effects) == [DropRoundWishes(round=NAME)]
    assert of(KeepRoundWish, effects) == []
    assert told(effects) == ["preview_old", "answer_reset"]
    assert [one.what for one in of(WriteLogbook, effects)] == ["round_reset"]
    assert refused(command("reset", "", village())) == "nothing_to_reset"


# --- what they cannot have


def test_whatever_stands_in_the_way_the_words_are_the_same() -> None:
    """A block in secret, or what anybody could read in the profiles."""
    ways: list[dict[str, Any]] = [
        {"blocks": frozenset({frozenset((ADA, DOR))})},
        {"blocks": frozenset({frozenset((CEM, BEN))})},
        {"people": {ADA: learner(slots=frozenset({"mo-morning"}))}},
        {"people": {ADA: learner(learns={"r": 1})}},
        {"people": {DOR: expert(DOR, teaches={"excel": 1})}},
        {"people": {ADA: learner(languages=frozenset({"en"}))}},
        {"people": {ADA: learner(minor=True)}},
        {"people": {DOR: expert(DOR, hours=0.0)}},
        {"matches": [pair(expert=DOR, state=MatchState.ENDED, proposed=NOW)]},
        {"wished": [RoundWish(NAME, 1, 4, fixed=False)]},
    ]
    for typed in (True, False):
        said = set()
        for way in ways:
            here = village(**way)
            effects = command("swap", "1 2", here) if typed else swap(here)
            assert refused(effects) == "cannot_swap", way
            said.add(repr(effects))
        assert len(said) == 1


def test_only_pairs_swap_and_any_two_are_kept_apart() -> None:
    circle = (*SEATS[:2], seat(3, CEM, 4, form="circle"), SEATS[3], LEFT)
    here = village(*circle)
    assert refused(command("swap", "1 2", here)) == "pairs_only"
    assert refused(swap(here, "2", "a")) == "pairs_only"
    assert wished(command("forbid", "2", here)) == [RoundWish(NAME, 3, 4, fixed=False)]
    tandem = (seat(1, ADA, 2, form="tandem"), seat(2, BEN, 1, form="tandem"))
    assert refused(press(SWAP, village(*tandem))) == "pairs_only"


def test_what_is_no_swap_is_told_kindly() -> None:
    both = (seat(1, ADA, 2), SEATS[1], seat(3, CEM, 2), SEATS[3])
    assert refused(command("swap", "1 2", village(*both))) == "same_expert"
    here = village(*SEATS, LEFT, replace(LEFT, account=Account("slack:T1/UFAY"), number=6))
    for typed in ("", "7", "1", "1 7", "1 2 a", "a b", "und", "1 z"):
        one = ("which_two", "two_different")[typed == "1"]
        assert refused(command("swap", typed, here)) == one, typed
    assert refused(swap(here, "2", "2")) == "two_different"
    for typed in ("", "7", "a", "1 2"):
        assert refused(command("forbid", typed, here)) == "which_one"
    assert refused(send(FORBID_FORM, here, forbid_which="9")) == "which_one"


def test_only_moderators_change_it() -> None:
    here = village(wished=[ADA_BEN])
    assert swap(here, by=ADA) == send(FORBID_FORM, here, by=ADA, forbid_which="1") == []
    assert press(SWAP, here, by=ADA) == press(FORBID, here, by=ADA) == []
    assert all(command(name, "1 2", here, by=ADA) == [] for name in ("swap", "forbid", "reset"))


def test_a_preview_that_is_over_changes_nothing() -> None:
    for here in (village(state="closed"), village(state="released"), village(state="dropped")):
        assert refused(swap(here)) == refused(press(SWAP, here)) == "nothing_to_release"
        for name in ("swap", "forbid", "reset"):
            assert refused(command(name, "1 2", here)) == "nothing_to_release"
    assert refused(swap(village(), tries=0)) == "nothing_to_release"
    assert refused(press(FORBID, village(), value=f"{NAME}#0")) == "nothing_to_release"


def test_what_has_moved_is_worked_out_anew_and_not_swapped() -> None:
    here = replace(village(), profiles={ADA: learner()})
    for effects in (swap(here), press(SWAP, here), command("forbid", "1", here)):
        assert wished(effects) == []
        assert told(effects) == ["preview_old", "answer_moved"]
        assert [one.round.state for one in of(KeepRound, effects)] == ["closed"]
