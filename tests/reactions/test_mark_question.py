"""A message becomes a question when its author or a moderator says so."""

from __future__ import annotations

from bot.effects import KeepQuestion, Reply
from bot.events import QuestionAsked
from bot.reactions.follow_thread import follow_thread
from bot.reactions.tag_question import tag_question
from tests.reactions.rules import MOD
from tests.reactions.shortcuts import BELOW, HERE, LINE, told, use
from tests.reactions.village import ADA, BEN, NOW, Village, effects_of, holding, kept, of, question


def test_it_is_kept_at_once_and_then_asked_as_any_question() -> None:
    effects = use("mark_question", Village())
    assert effects[:2] == [
        KeepQuestion(question=question(), marked=True),
        QuestionAsked(key=f"marked:{HERE}:s1", at=NOW, question=question(), marked=True),
    ]
    assert told(effects) == "mark_question-done"


def test_moderators_may_and_others_may_not() -> None:
    assert told(use("mark_question", Village(), MOD)) == "mark_question-done"
    assert told(use("mark_question", Village(), BEN, moderator=True)) == "mark_question-done"
    [only] = use("mark_question", Village(), BEN)
    assert told([only]) == "common-shortcut_not_yours"


def test_it_takes_back_what_was_set_aside() -> None:
    effects = use("mark_question", Village(asides={HERE: "confidential"}))
    assert of(KeepQuestion, effects)


def test_what_cannot_be_marked_is_explained_and_nothing_happens() -> None:
    for name, effects in {
        "mark_question-already": use("mark_question", holding(kept())),
        "mark_question-reply": use("mark_question", Village(), message=BELOW),
        "mark_question-no_words": use("mark_question", Village(), question=None),
        "common-shortcut_elsewhere": use("mark_question", Village(), message="", thread=""),
        "common-shortcut_gone": use("mark_question", Village(gone=frozenset({HERE}))),
    }.items():
        assert len(effects) == 1
        assert told(effects) == name


def test_a_bot_s_message_is_nobody_s_question() -> None:
    effects = use("mark_question", Village(), MOD, author=None, question=None)
    assert told(effects) == "mark_question-no_words"
    assert told(use("mark_question", Village(), author=None)) == "common-shortcut_not_yours"


def test_the_line_is_said_once_and_no_second_time() -> None:
    """The outbox knows whether it was: ``again`` repeats only what was dropped unsaid."""
    event = QuestionAsked(key="m", at=NOW, question=question(), marked=True)
    [first] = of(Reply, effects_of(tag_question, event, holding(kept())))
    assert (first.key, first.again) == (LINE, True)
    before = holding(kept(), keys=frozenset({LINE, f"{LINE}:unsaid"}))
    [second] = of(Reply, effects_of(tag_question, event, before))
    assert (second.key, second.again) == (LINE, True)


def test_what_the_engine_hears_of_it_keeps_it_too() -> None:
    event = QuestionAsked(key="m", at=NOW, question=question(asker=ADA), marked=True)
    [keep] = effects_of(follow_thread, event, Village())
    assert keep == KeepQuestion(question=question(), marked=True)
