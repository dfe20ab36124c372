from __future__ import annotations

from bot.effects import (
    AcceptAnswer,
    CloseThread,
    DropAnswer,
    DropThread,
    Effect,
    KeepAnswer,
    KeepQuestion,
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
)
from bot.reactions.follow_thread import Followed, follow_thread
from matchers.model import Account
from tests.reactions.rules import MOD
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    EVA,
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
    assert follow(edited, holding(kept())) == [KeepQuestion(question=edited.question)]


def test_every_reply_is_kept_the_askers_too() -> None:
    for by in (ADA, BEN):
        given = AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a1", by=by)
        assert follow(given, holding(kept())) == [
            KeepAnswer(thread=THREAD.key, answer="a1", by=by, at=NOW)
        ]


def test_a_deleted_reply_is_dropped_also_before_it_came() -> None:
    gone = AnswerDeleted(key="d", at=NOW, thread=THREAD.key, answer="a1")
    assert follow(gone, Village()) == [DropAnswer(thread=THREAD.key, answer="a1")]


def test_a_deleted_solution_is_none_any_more() -> None:
    gone = AnswerDeleted(key="d", at=NOW, thread=THREAD.key, answer="a1")
    assert follow(gone, holding(kept(accepted="a1")))[1:] == [
        AcceptAnswer(thread=THREAD.key, answer=None)
    ]


def accepted(by: Account | None, *, moderator: bool = False) -> AnswerAccepted:
    return AnswerAccepted(
        key="ok", at=NOW, thread=THREAD.key, answer="a1", by=by, by_moderator=moderator
    )


def test_asker_moderator_and_forum_accept() -> None:
    yes = [AcceptAnswer(thread=THREAD.key, answer="a1")]
    assert follow(accepted(ADA), holding(kept())) == yes
    assert follow(accepted(CEM, moderator=True), holding(kept())) == yes
    assert follow(accepted(MOD), holding(kept())) == yes
    assert follow(accepted(None), holding(kept())) == yes


def test_nobody_else_accepts() -> None:
    assert follow(accepted(CEM), holding(kept())) == []
    assert follow(accepted(CEM), Village()) == []
    assert follow(accepted(ADA), holding(kept(asker=None))) == []


def test_only_what_is_accepted_is_unaccepted() -> None:
    back = AnswerUnaccepted(key="no", at=NOW, thread=THREAD.key, answer="a1", by=ADA)
    assert follow(back, holding(kept(accepted="a1"))) == [
        AcceptAnswer(thread=THREAD.key, answer=None)
    ]
    assert follow(back, holding(kept(accepted="a2"))) == []


def seen(*, closed: bool = False, accepted: str | None = None) -> ThreadSeen:
    return ThreadSeen(
        key="s", at=NOW, thread=TOPIC, asker=EVA, title="T", closed=closed, accepted=accepted
    )


def test_states_are_set_to_what_is_true() -> None:
    village = holding(kept(TOPIC, asker=EVA, accepted="a1"))
    assert follow(seen(closed=True, accepted="a2"), village) == [
        CloseThread(thread=TOPIC.key, closed=True),
        AcceptAnswer(thread=TOPIC.key, answer="a2"),
    ]


def test_seeing_the_same_again_changes_nothing() -> None:
    village = holding(kept(TOPIC, asker=EVA, closed=True, accepted="a1"))
    assert follow(seen(closed=True, accepted="a1"), village) == []


def test_a_thread_we_never_met_is_not_invented() -> None:
    assert follow(seen(closed=True), Village()) == []


def test_a_deleted_thread_takes_our_line_with_it() -> None:
    gone = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    assert follow(gone, holding(kept(), keys=frozenset({LINE}))) == [
        DropThread(thread=THREAD.key),
        Unsay(key=f"{LINE}:unsaid", instead_of=LINE),
    ]


def test_a_deleted_thread_without_a_line_is_only_dropped() -> None:
    gone = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    assert follow(gone, Village()) == [DropThread(thread=THREAD.key)]
    unsaid = frozenset({LINE, f"{LINE}:unsaid"})
    assert follow(gone, Village(keys=unsaid)) == [DropThread(thread=THREAD.key)]
