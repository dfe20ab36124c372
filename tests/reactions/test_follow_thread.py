from __future__ import annotations

from dataclasses import replace

import pytest

from bot.community.steered import ShadowLine
from bot.effects import (
    DropAnswer,
    DropShadow,
    DropThread,
    Edit,
    Effect,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    Link,
    SeeThread,
    Unsay,
)
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    QuestionAsked,
    QuestionEdited,
    ThreadDeleted,
    ThreadSeen,
    ThreadSetAside,
)
from bot.reactions.follow_thread import Followed, follow_thread
from matchers.model import Account
from tests.reactions.rules import MOD
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    EVA,
    HOUR,
    NOW,
    THREAD,
    TOPIC,
    Village,
    holding,
    kept,
    question,
)

LINE = f"tag_question:{THREAD.key}"


def follow(event: Followed, village: Village) -> list[Effect]:
    return list(follow_thread(event, village))


def test_a_question_is_kept() -> None:
    asked = QuestionAsked(key="q", at=NOW, question=question())
    assert follow(asked, Village()) == [KeepQuestion(question=asked.question)]


def test_what_was_recovered_is_kept_as_such() -> None:
    asked = QuestionAsked(key="q", at=NOW, question=question(), recovered=True)
    assert follow(asked, Village()) == [KeepQuestion(question=asked.question, recovered=True)]
    given = AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a1", by=BEN, recovered=True)
    (effect,) = follow(given, Village())
    assert isinstance(effect, KeepAnswer)
    assert effect.recovered


def test_a_late_repeat_does_not_bring_the_old_title_back() -> None:
    late = QuestionAsked(key="q2", at=NOW, question=question("Alter Titel"))
    assert follow(late, holding(kept())) == []


def test_an_edit_is_kept() -> None:
    edited = QuestionEdited(key="e", at=NOW, question=question("Neuer Titel"))
    assert follow(edited, holding(kept())) == [KeepQuestion(question=edited.question, edited=NOW)]


def test_an_older_edit_that_comes_late_is_no_news() -> None:
    edited = QuestionEdited(key="e", at=NOW, question=question("Ruf mich an: 0171 1234567"))
    assert follow(edited, holding(kept(edited=NOW + HOUR))) == []
    assert follow(edited, holding(kept(edited=NOW))) != []


def test_every_reply_is_kept_the_askers_too() -> None:
    for by in (ADA, BEN):
        given = AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a1", by=by)
        assert follow(given, holding(kept())) == [
            KeepAnswer(thread=THREAD.key, answer="a1", by=by, at=NOW)
        ]


def test_a_deleted_reply_is_dropped_also_before_it_came() -> None:
    gone = AnswerDeleted(key="d", at=NOW, thread=THREAD.key, answer="a1")
    assert follow(gone, Village()) == [DropAnswer(thread=THREAD.key, answer="a1")]


def accepted(by: Account | None, *, moderator: bool = False) -> AnswerAccepted:
    return AnswerAccepted(
        key="ok", at=NOW, thread=THREAD.key, answer="a1", by=by, by_moderator=moderator
    )


def word(by: Account | None, *, solves: bool = True, counts: bool = True) -> list[Effect]:
    return [
        JudgeAnswer(thread=THREAD.key, answer="a1", by=by, solves=solves, counts=counts, at=NOW)
    ]


def test_asker_moderator_and_forum_accept() -> None:
    assert follow(accepted(ADA), holding(kept())) == word(ADA)
    assert follow(accepted(CEM, moderator=True), holding(kept())) == word(CEM)
    assert follow(accepted(MOD), holding(kept())) == word(MOD)
    assert follow(accepted(None), holding(kept())) == word(None)


def test_nobody_else_accepts() -> None:
    assert follow(accepted(CEM), holding(kept())) == []
    assert follow(accepted(ADA), holding(kept(asker=None))) == []


def test_a_word_that_comes_before_the_question_waits_for_it() -> None:
    assert follow(accepted(CEM), Village()) == word(CEM, counts=False)
    assert follow(accepted(MOD), Village()) == word(MOD)


def test_who_accepted_may_take_it_back() -> None:
    back = AnswerUnaccepted(key="no", at=NOW, thread=THREAD.key, answer="a1", by=ADA)
    assert follow(back, holding(kept(accepted="a1"))) == word(ADA, solves=False)
    assert follow(replace(back, by=CEM), holding(kept(accepted="a1"))) == []


def seen(*, closed: bool = False, accepted: str | None = None) -> ThreadSeen:
    return ThreadSeen(
        key="s", at=NOW, thread=TOPIC, asker=EVA, title="T", closed=closed, accepted=accepted
    )


def test_states_are_set_to_what_is_true() -> None:
    village = holding(kept(TOPIC, asker=EVA, accepted="a1", seen=NOW))
    assert follow(seen(closed=True, accepted="a2"), village) == [
        SeeThread(thread=TOPIC.key, closed=True, accepted="a2", at=NOW)
    ]


def test_an_older_look_that_comes_late_is_no_news() -> None:
    assert follow(seen(closed=True), holding(kept(TOPIC, asker=EVA, seen=NOW + HOUR))) == []


def test_what_stands_of_it_elsewhere_goes_too() -> None:
    told = (f"suggest_helpers:{THREAD.key}:moderators:1",)
    village = holding(kept(), elsewhere={THREAD.key: told}, keys=frozenset(told))
    aside = ThreadSetAside(key="s", at=NOW, thread=THREAD.key, asker=ADA, why="confidential")
    for event in (aside, ThreadDeleted(key="d", at=NOW, thread=THREAD.key)):
        unsaid = [e.instead_of for e in follow(event, village) if isinstance(e, Unsay)]
        assert sorted(unsaid) == sorted(told), "each once"


@pytest.mark.prevents("F14")
def test_what_moderators_read_of_it_in_the_shadow_goes_and_the_rest_of_the_note_stays() -> None:
    def line(key: str, thread: str, note: str | None) -> ShadowLine:
        return ShadowLine(key, "tag_question", "replied", thread=thread, note=note)

    mine = (line("a", THREAD.key, "note:1"), line("b", THREAD.key, "note:2"))
    lines = (*mine, line("c", THREAD.key, None), line("d", TOPIC.key, "note:1"))
    notes = frozenset({"note:1", "note:2"})
    village = holding(kept(), kept(TOPIC), lines=lines, keys=notes)
    aside = ThreadSetAside(key="s", at=NOW, thread=THREAD.key, asker=ADA, why="confidential")
    for event in (aside, ThreadDeleted(key="d", at=NOW, thread=THREAD.key)):
        _, dropped, edited, gone = follow(event, village)
        assert dropped == DropShadow(thread=THREAD.key)
        assert isinstance(edited, Edit)
        assert edited.instead_of == "note:1"
        (left,) = edited.message.parts
        assert left.fields["thread"] == Link(TOPIC.permalink, "", TOPIC.place.key)
        assert gone == Unsay(key="note:2:unsaid", instead_of="note:2")
        counted = follow(event, replace(village, rest=1))[-1]
        assert isinstance(counted, Edit), "others are counted there still"


def test_a_deleted_thread_takes_our_line_with_it() -> None:
    gone = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    assert follow(gone, holding(kept(), keys=frozenset({LINE}))) == [
        DropThread(thread=THREAD.key),
        Unsay(key=f"{LINE}:unsaid", instead_of=LINE, language="de"),
    ]


def test_a_deleted_thread_without_a_line_is_only_dropped() -> None:
    gone = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    assert follow(gone, Village()) == [DropThread(thread=THREAD.key)]
    unsaid = frozenset({LINE, f"{LINE}:unsaid"})
    assert follow(gone, Village(keys=unsaid)) == [DropThread(thread=THREAD.key)]
