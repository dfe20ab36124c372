from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import (
    Answer,
    DirectMessage,
    Edit,
    GuardThread,
    KeepSuggestions,
    Reply,
    TagThread,
    Unsay,
)
from bot.events import ButtonPressed, QuestionAsked, QuestionEdited, ThreadDeleted
from bot.reactions import REACTIONS
from bot.reactions.guard_personal_data import FINE, guard_personal_data, warning
from bot.reactions.tag_question import tag_question
from matchers.model import Account, Question
from tests.reactions.rules import RULES
from tests.reactions.suggesting import ASKED, EXCEL
from tests.reactions.village import (
    ADA,
    BEN,
    EVA,
    HELP,
    HOUR,
    NOW,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    of,
    question,
)

KEY = warning(THREAD.key)
LEAK = question("Wie lösche ich anna.weber81@posteo.de aus der Tabelle?")
CLEAN = question("Wie lösche ich eine Zeile aus der Tabelle?")


def ask(asked: Question, village: Village) -> list[Any]:
    return effects_of(guard_personal_data, QuestionAsked(key="q", at=NOW, question=asked), village)


def edit(asked: Question, village: Village, key: str = "e") -> list[Any]:
    return effects_of(guard_personal_data, QuestionEdited(key=key, at=NOW, question=asked), village)


def press(by: Account, village: Village) -> list[Any]:
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button=FINE, value=THREAD.key, language="de"
    )
    return effects_of(guard_personal_data, event, village)


def test_moderators_are_asked_nothing_about_it_any_more() -> None:
    asked = replace(holding(kept(), keys=frozenset({ASKED})), suggested={THREAD.key: (EXCEL,)})
    effects = ask(LEAK, asked)
    assert [e.suggestions for e in of(KeepSuggestions, effects)] == [()]
    assert [e.instead_of for e in of(Unsay, effects)] == [ASKED]


def test_only_the_author_is_told_and_nothing_is_quoted() -> None:
    guard, told = ask(LEAK, holding(kept()))
    assert guard == GuardThread(thread=THREAD.key, on=True)
    assert isinstance(told, DirectMessage)
    assert (told.key, told.account) == (KEY, ADA)
    assert [part.name for part in told.message.parts] == [
        "guard_personal_data-email",
        "guard_personal_data-how",
    ]
    assert "anna" not in str(told)
    assert "Tabelle" not in str(told), "not even the title"


def test_an_ordinary_question_is_left_alone() -> None:
    assert ask(CLEAN, holding(kept())) == []
    assert edit(CLEAN, holding(kept())) == []


def test_what_is_not_remembered_is_not_looked_at() -> None:
    assert ask(LEAK, Village()) == []


def test_an_older_wording_says_nothing_about_the_newer_one() -> None:
    assert edit(LEAK, holding(kept(edited=NOW + HOUR))) == []


def test_an_edit_that_removes_it_lets_the_question_in_again() -> None:
    village = holding(replace(kept(), guarded=True), keys=frozenset({KEY}))
    lifted, thanks = edit(CLEAN, village)
    assert lifted == GuardThread(thread=THREAD.key, on=False)
    assert isinstance(thanks, Edit)
    assert (thanks.instead_of, thanks.message.name) == (KEY, "guard_personal_data-lifted")


def test_nobody_is_told_twice_about_one_question() -> None:
    told = holding(replace(kept(), guarded=True), keys=frozenset({KEY}))
    assert edit(LEAK, told) == [], "an edit beside it changes nothing"
    again = edit(LEAK, holding(kept(), keys=frozenset({KEY})), "e2")
    assert again[0] == GuardThread(thread=THREAD.key, on=True)
    assert isinstance(again[1], Edit), "what was said is said anew: no second message"


def test_whoever_asked_may_say_that_it_is_fine() -> None:
    village = holding(replace(kept(), guarded=True), keys=frozenset({KEY}))
    off, said = press(ADA, village)
    assert off == GuardThread(thread=THREAD.key, on=False)
    assert isinstance(said, Edit)
    vouched = replace(village, keys=frozenset({KEY, said.key}))
    assert edit(LEAK, replace(vouched, threads={THREAD.key: kept()})) == [], "and is believed"


@pytest.mark.parametrize(
    ("by", "village"),
    [
        (BEN, holding(replace(kept(), guarded=True))),
        (ADA, holding(kept())),
        (ADA, Village()),
    ],
)
def test_nobody_else_can_say_so_and_nothing_twice(by: Account, village: Village) -> None:
    (answer,) = press(by, village)
    assert isinstance(answer, Answer)
    assert answer.message is not None
    assert answer.message.name == "guard_personal_data-settled"


def test_a_deleted_question_ends_it() -> None:
    gone = ThreadDeleted(key="gone", at=NOW, thread=THREAD.key)
    assert effects_of(guard_personal_data, gone, Village()) == []
    (said,) = effects_of(guard_personal_data, gone, Village(keys=frozenset({KEY})))
    assert said.message.name == "guard_personal_data-gone"


def test_a_forgotten_author_is_not_written_to() -> None:
    assert of(DirectMessage, ask(LEAK, holding(kept(asker=None)))) == []


def test_what_may_stand_here_is_ignored() -> None:
    rules = replace(
        RULES, guard_personal_data=replace(RULES.guard_personal_data, ignore=("email",))
    )
    assert ask(LEAK, holding(kept(), rules=rules)) == []


def test_it_looks_before_anything_is_said_in_the_thread() -> None:
    for event in (QuestionAsked, QuestionEdited):
        names = [reaction.__name__ for reaction in REACTIONS[event]]
        assert names.index("guard_personal_data") < names.index("tag_question")


def test_no_line_draws_anybody_to_it_until_it_is_mended() -> None:
    """It has its topics, so that nothing is missing afterwards; the line comes with the edit."""
    asked = QuestionAsked(key="q", at=NOW, question=LEAK)
    effects = effects_of(tag_question, asked, holding(replace(kept(), guarded=True)))
    assert of(TagThread, effects)
    assert of(Reply, effects) == []
    mended = QuestionEdited(key="e", at=NOW, question=CLEAN)
    known = holding(kept(ours=("excel",)), keys=frozenset({KEY}))
    (line,) = of(Reply, effects_of(tag_question, mended, known))
    assert line.key == f"tag_question:{THREAD.key}"
    still = holding(replace(kept(ours=("excel",)), guarded=True), keys=frozenset({KEY}))
    assert of(Reply, effects_of(tag_question, mended, still)) == []


def test_whoever_asked_may_say_so_with_their_other_account() -> None:
    village = holding(replace(kept(), guarded=True), keys=frozenset({KEY}), others={EVA: ADA})
    off, _ = press(EVA, village)
    assert off == GuardThread(thread=THREAD.key, on=False)
