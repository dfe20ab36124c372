from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.community import KeptAnswer, KeptThread
from bot.effects import RecordEvidence, RetractEvidence
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    FormSent,
    QuestionEdited,
    ThreadSeen,
)
from bot.reactions.record_evidence import Telling, record_evidence
from matchers.model import Account, Evidence, EvidenceKind, Place, Thread
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
    reply,
)

BOTH = frozenset({ADA, BEN, CEM})


A1, A2 = NOW - 3 * HOUR, NOW - 2 * HOUR


def evidence(event: Telling, village: Village) -> list[Any]:
    return list(record_evidence(event, village))


def thread(accepted: str | None = None, *more: KeptAnswer) -> KeptThread:
    answers = (reply("a1", BEN, A1), reply("a2", CEM, A2), *more)
    return kept(topics=("excel", "dubletten"), answers=answers, accepted=accepted)


def accepted(answer: str = "a1", by: Account | None = ADA) -> AnswerAccepted:
    return AnswerAccepted(key="ok", at=NOW, thread=THREAD.key, answer=answer, by=by)


def learnt(account: Account, answer: str, kind: EvidenceKind, at: datetime) -> frozenset[Evidence]:
    found = (e.evidence for e in about(account, answer, kind, "excel", "dubletten", at=at))
    return frozenset(found)


def about(
    account: Account, answer: str, kind: EvidenceKind, *topics: str, at: datetime = A1
) -> list[RecordEvidence]:
    return [
        RecordEvidence(evidence=Evidence(account, topic, kind, THREAD.key, answer, at))
        for topic in topics
    ]


def test_an_accepted_answer_is_evidence_for_each_topic_as_old_as_itself() -> None:
    assert evidence(accepted(), holding(thread("a1"), consents=BOTH)) == about(
        BEN, "a1", EvidenceKind.ACCEPTED, "excel", "dubletten"
    )


def test_what_is_known_is_not_kept_again() -> None:
    known = learnt(BEN, "a1", EvidenceKind.ACCEPTED, A1)
    assert evidence(accepted(), holding(thread("a1"), consents=BOTH, learnt=known)) == []


def test_other_topics_change_the_evidence() -> None:
    known = learnt(BEN, "a1", EvidenceKind.ACCEPTED, A1)
    edited = QuestionEdited(key="e", at=NOW, question=question("Fragebogen"))
    now = replace(thread("a1"), topics=("fragebogen",))
    assert evidence(edited, holding(now, consents=BOTH, learnt=known)) == [
        RetractEvidence(answer="a1"),
        *about(BEN, "a1", EvidenceKind.ACCEPTED, "fragebogen"),
    ]


def test_without_consent_nothing_is_kept() -> None:
    assert evidence(accepted(), holding(thread("a1"), consents=frozenset({ADA}))) == []


def test_a_configured_moderator_needs_no_form() -> None:
    by_moderator = kept(topics=("excel",), answers=(reply("a1", MOD, A1),), accepted="a1")
    assert evidence(accepted(), holding(by_moderator)) == about(
        MOD, "a1", EvidenceKind.ACCEPTED, "excel"
    )


def test_nobody_is_evidence_of_themselves() -> None:
    own = kept(topics=("excel",), answers=(reply("a1", ADA),), accepted="a1")
    assert evidence(accepted(), holding(own, consents=BOTH)) == []


def test_a_private_thread_is_no_source() -> None:
    secret = Thread(THREAD.key, Place("slack:T1/G1"), THREAD.permalink, THREAD.started)
    hidden = kept(secret, topics=("excel",), answers=(reply("a1", BEN),), accepted="a1")
    assert evidence(accepted(), holding(hidden, consents=BOTH)) == []


def test_unaccepting_takes_it_back() -> None:
    back = AnswerUnaccepted(key="no", at=NOW, thread=THREAD.key, answer="a1", by=ADA)
    known = learnt(BEN, "a1", EvidenceKind.ACCEPTED, A1)
    assert evidence(back, holding(thread(), consents=BOTH, learnt=known)) == [
        RetractEvidence(answer="a1")
    ]


def test_in_slack_two_check_marks_are_two_thanks() -> None:
    village = holding(thread("a2"), solved={THREAD.key: ("a2", "a1")}, consents=BOTH)
    effects = evidence(accepted("a2"), village)
    assert {e.evidence.account for e in effects} == {BEN, CEM}


def test_on_the_forum_another_solution_replaces_the_first() -> None:
    first = Evidence(BEN, "excel", EvidenceKind.ACCEPTED, TOPIC.key, "a1", A1)
    answers = (reply("a1", BEN, A1), reply("a2", CEM, A2))
    now = kept(TOPIC, asker=EVA, topics=("excel",), accepted="a2", answers=answers)
    seen = ThreadSeen(key="s", at=NOW, thread=TOPIC, asker=EVA, title="T", accepted="a2")
    village = holding(now, consents=BOTH, learnt=frozenset({first}))
    gone, new = evidence(seen, village)
    assert gone == RetractEvidence(answer="a1")
    assert new.evidence.account == CEM


def given(by: Account = ADA) -> AnswerGiven:
    return AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a9", by=by)


def thanking(*names: Account | None, by: Account = ADA, accepted: str | None = None) -> Village:
    return holding(thread(accepted, reply("a9", by, NOW, names)), consents=BOTH)


def test_the_askers_thanks_go_to_the_latest_answer() -> None:
    assert evidence(given(), thanking()) == about(
        CEM, "a2", EvidenceKind.THANKED, "excel", "dubletten", at=A2
    )


def test_thanks_with_a_name_go_there() -> None:
    assert evidence(given(), thanking(BEN)) == about(
        BEN, "a1", EvidenceKind.THANKED, "excel", "dubletten"
    )


def test_thanks_to_somebody_who_did_not_answer_prove_nothing() -> None:
    assert evidence(given(), thanking(EVA)) == []
    assert evidence(given(), thanking(None)) == [], "nor to somebody we hold nothing of"


def test_an_answer_that_comes_after_the_thanks_was_not_meant() -> None:
    later = reply("a7", BEN, NOW + HOUR)
    village = holding(thread(None, reply("a9", ADA, NOW, ()), later), consents=BOTH)
    assert {e.evidence.answer for e in evidence(given(), village)} == {"a2"}


def test_thanks_for_the_accepted_answer_do_not_make_less_of_it() -> None:
    assert evidence(given(), thanking(accepted="a2")) == about(
        CEM, "a2", EvidenceKind.ACCEPTED, "excel", "dubletten", at=A2
    )


def test_other_peoples_thanks_prove_nothing() -> None:
    assert evidence(given(BEN), thanking(by=BEN)) == []
    assert evidence(given(), holding(thread(None, reply("a9", ADA, NOW)), consents=BOTH)) == []


def test_thanks_of_a_forgotten_asker_still_count() -> None:
    known = learnt(CEM, "a2", EvidenceKind.THANKED, A2)
    forgotten = replace(thread(None, reply("a9", None, NOW, ())), asker=None)
    assert evidence(given(), holding(forgotten, consents=BOTH, learnt=known)) == []


def test_an_answer_that_was_accepted_before_we_knew_it_counts() -> None:
    village = holding(thread("a9", reply("a9", BEN, NOW)), consents=BOTH)
    effects = evidence(given(BEN), village)
    assert effects == about(BEN, "a9", EvidenceKind.ACCEPTED, "excel", "dubletten", at=NOW)


def test_what_is_deleted_proves_nothing_any_more() -> None:
    gone = AnswerDeleted(key="d", at=NOW, thread=THREAD.key, answer="a1")
    known = learnt(BEN, "a1", EvidenceKind.ACCEPTED, A1)
    left = replace(thread(), answers=(reply("a2", CEM, A2),))
    assert evidence(gone, holding(left, consents=BOTH, learnt=known)) == [
        RetractEvidence(answer="a1")
    ]


def consent(form: str = "ask_profile-step1") -> FormSent:
    return FormSent(key="f", at=NOW, account=BEN, form=form, values={})


def test_with_consent_it_is_derived_again_from_public_threads() -> None:
    village = holding(thread(accepted="a1"), consents=frozenset({BEN}))
    assert evidence(consent(), village) == about(
        BEN, "a1", EvidenceKind.ACCEPTED, "excel", "dubletten"
    )


def test_a_form_without_consent_derives_nothing() -> None:
    assert evidence(consent(), holding(thread(accepted="a1"))) == []
    village = holding(thread(accepted="a1"), consents=frozenset({BEN}))
    assert evidence(consent("ask_profile-step3"), village) == []


def test_thanks_that_were_learnt_before_replies_said_so_stay() -> None:
    known = learnt(CEM, "a2", EvidenceKind.THANKED, A2)
    old = replace(reply("a9", ADA, NOW), thanks_known=False)
    assert evidence(given(), holding(thread(None, old), consents=BOTH, learnt=known)) == []
    said_no_thanks = holding(thread(None, reply("a9", ADA, NOW)), consents=BOTH, learnt=known)
    assert evidence(given(), said_no_thanks) == [RetractEvidence(answer="a2")]


def test_who_asked_is_no_helper_with_their_other_account_either() -> None:
    village = holding(thread("a1"), consents=BOTH, others={BEN: ADA})
    assert evidence(accepted(), village) == []
    thanked = holding(thread(None, reply("a3", EVA, A2 + HOUR, ())), consents=BOTH)
    given = AnswerGiven(key="g", at=NOW, thread=THREAD, answer="a3", by=EVA, thanks=True)
    assert evidence(given, thanked) == [], "somebody else's thanks"
    assert evidence(given, replace(thanked, others={EVA: ADA})) != []
