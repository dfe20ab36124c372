"""Asked once, in private, a day after the first answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Answer, DirectMessage, Edit, Later, SayHelped
from bot.events import AnswerAged, AnswerGiven, AskerJudged, ButtonPressed
from bot.reactions.ask_if_helped import ask_if_helped
from matchers.model import Account, Visibility
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    EVA,
    HELP,
    HOUR,
    NOW,
    THREAD,
    TOPIC,
    Village,
    effects_of,
    expert,
    holding,
    kept,
    of,
    reply,
)

ANSWERED = replace(kept(), answers=(reply("a1", BEN, NOW - DAY),), voices=1)
AGED = AnswerAged(key="a", at=NOW, thread=THREAD.key)


def given(by: Account = BEN) -> AnswerGiven:
    return AnswerGiven(key="g", at=NOW, thread=THREAD, answer="a1", by=by)


def press(name: str, village: Village, by: Account = ADA) -> list[Any]:
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=by,
        place=HELP,
        button=f"ask_if_helped-{name}",
        value=THREAD.key,
    )
    return effects_of(ask_if_helped, event, village)


def test_the_first_answer_by_somebody_else_is_looked_back_at_a_day_later() -> None:
    (later,) = of(Later, effects_of(ask_if_helped, given(), holding(ANSWERED)))
    assert later.event == AnswerAged(key=f"aged:{THREAD.key}", at=NOW + DAY, thread=THREAD.key)
    assert effects_of(ask_if_helped, given(ADA), holding(ANSWERED)) == []
    assert effects_of(ask_if_helped, given(), holding()) == []


SETTLED = [
    replace(ANSWERED, accepted="a1"),
    replace(ANSWERED, closed=True),
    replace(ANSWERED, asker=None),
    replace(ANSWERED, asker=EVA),
    replace(ANSWERED, thread=replace(THREAD, place=replace(HELP, visibility=Visibility.PRIVATE))),
]


@pytest.mark.parametrize("settled", SETTLED)
def test_what_is_settled_private_or_asked_in_the_forum_is_not_asked_about(settled: Any) -> None:
    assert effects_of(ask_if_helped, AGED, holding(settled)) == []
    assert effects_of(ask_if_helped, given(), holding(settled)) == []


def test_the_asker_is_asked_in_private_and_nobody_is_named() -> None:
    (told,) = effects_of(ask_if_helped, AGED, holding(ANSWERED))
    assert isinstance(told, DirectMessage)
    assert (told.account, told.unasked) == (ADA, True)
    assert BEN not in repr(told)
    gone = replace(ANSWERED, answers=())
    assert effects_of(ask_if_helped, AGED, holding(gone)) == []
    thanks = (*ANSWERED.answers, reply("a2", ADA, NOW, thanks=()))
    assert effects_of(ask_if_helped, AGED, holding(replace(ANSWERED, answers=thanks))) == []
    old = replace(ANSWERED, answers=(reply("a1", BEN, NOW - 20 * DAY),))
    assert effects_of(ask_if_helped, AGED, holding(old)) == []


def test_a_yes_is_as_good_as_a_mark_and_can_be_taken_back() -> None:
    effects = press("yes", holding(ANSWERED))
    (said,) = of(SayHelped, effects)
    assert (said.answer, said.by, said.at) == ("a1", ADA, NOW)
    assert of(AskerJudged, effects)
    (edit,) = of(Edit, effects)
    assert [b.name for b in edit.message.buttons] == ["ask_if_helped-not_quite"]


@pytest.mark.parametrize("name", ["no", "partly", "not_quite"])
def test_anything_less_keeps_it_open_and_says_what_comes_next(name: str) -> None:
    effects = press(name, holding(ANSWERED))
    (said,) = of(SayHelped, effects)
    assert said.answer is None
    (edit,) = of(Edit, effects)
    assert edit.message.name == "ask_if_helped-asking_on"


def test_the_answer_is_that_of_whoever_wrote_most_there() -> None:
    answers = (
        reply("a1", CEM, NOW - 4 * HOUR),
        reply("a2", BEN, NOW - 3 * HOUR),
        reply("a3", ADA, NOW - 2 * HOUR),
        reply("a4", BEN, NOW - HOUR),
    )
    (said,) = of(SayHelped, press("yes", holding(replace(ANSWERED, answers=answers))))
    assert said.answer == "a4"


@pytest.mark.parametrize(
    ("village", "by", "what"),
    [
        (holding(), ADA, "gone"),
        (holding(ANSWERED), BEN, "gone"),
        (holding(replace(ANSWERED, answers=())), ADA, "no_answer"),
    ],
)
def test_what_cannot_be_judged_hears_a_sentence(village: Village, by: Account, what: str) -> None:
    (said,) = press("yes", village, by)
    assert isinstance(said, Answer)
    assert said.message is not None
    assert said.message.name == f"ask_if_helped-{what}"


def test_in_the_forum_only_who_agreed_to_hear_from_us_is_asked_and_answers_by_a_word() -> None:
    asked = replace(kept(TOPIC, asker=EVA), answers=(reply("discourse:p/2", BEN, NOW - DAY),))
    aged = AnswerAged(key="a", at=NOW, thread=TOPIC.key)
    assert effects_of(ask_if_helped, aged, holding(asked)) == []
    known = replace(holding(asked), profiles={EVA: expert(EVA)})
    (letter,) = of(DirectMessage, effects_of(ask_if_helped, aged, known))
    assert (letter.account, letter.unasked) == (EVA, True)
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=EVA,
        place=HELP,
        button="ask_if_helped-yes",
        value=TOPIC.key,
        letter="discourse:pm/9",
    )
    effects = effects_of(ask_if_helped, event, known)
    assert of(Edit, effects) == [], "nobody in the forum sees an edit"
    (answer,) = of(Answer, effects)
    assert answer.message.name == "ask_if_helped-glad"
    (helped,) = of(SayHelped, effects)
    assert helped.answer == "discourse:p/2"
