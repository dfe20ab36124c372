from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.community import KeptThread
from bot.effects import RecordEvidence, RetractEvidence
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    FormSent,
    ThreadDeleted,
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
    reply,
)

BOTH = frozenset({ADA, BEN, CEM})


def evidence(event: Telling, village: Village) -> list[Any]:
    return list(record_evidence(event, village))


def thread(accepted: str | None = None) -> KeptThread:
    answers = (reply("a1", BEN, NOW - 3 * HOUR), reply("a2", CEM, NOW - 2 * HOUR))
    return kept(topics=("excel", "dubletten"), answers=answers, accepted=accepted)


def accepted(answer: str = "a1", by: Account | None = ADA) -> AnswerAccepted:
    return AnswerAccepted(key="ok", at=NOW, thread=THREAD.key, answer=answer, by=by)


def about(
    account: Account, answer: str, kind: EvidenceKind, *topics: str, at: datetime = NOW
) -> list[RecordEvidence]:
    return [
        RecordEvidence(evidence=Evidence(account, topic, kind, THREAD.key, answer, at))
        for topic in topics
    ]


def test_an_accepted_answer_is_evidence_for_each_topic() -> None:
    assert evidence(accepted(), holding(thread(), consents=BOTH)) == about(
        BEN, "a1", EvidenceKind.ACCEPTED, "excel", "dubletten"
    )


def test_without_consent_nothing_is_kept() -> None:
    assert evidence(accepted(), holding(thread(), consents=frozenset({ADA}))) == []


def test_a_configured_moderator_needs_no_form() -> None:
    by_moderator = kept(topics=("excel",), answers=(reply("a1", MOD),))
    assert evidence(accepted(), holding(by_moderator)) == about(
        MOD, "a1", EvidenceKind.ACCEPTED, "excel"
    )


def test_nobody_is_evidence_of_themselves() -> None:
    own = kept(topics=("excel",), answers=(reply("a1", ADA),))
    assert evidence(accepted(), holding(own, consents=BOTH)) == []


def test_a_stranger_accepts_nothing() -> None:
    assert evidence(accepted(by=CEM), holding(thread(), consents=BOTH)) == []


def test_a_private_thread_is_no_source() -> None:
    secret = Thread(THREAD.key, Place("slack:T1/G1"), THREAD.permalink, THREAD.started)
    hidden = kept(secret, topics=("excel",), answers=(reply("a1", BEN),))
    assert evidence(accepted(), holding(hidden, consents=BOTH)) == []


def test_unaccepting_takes_it_back() -> None:
    back = AnswerUnaccepted(key="no", at=NOW, thread=THREAD.key, answer="a1", by=ADA)
    assert evidence(back, holding(thread(accepted="a1"))) == [RetractEvidence(answer="a1")]
    strangers = AnswerUnaccepted(key="no", at=NOW, thread=THREAD.key, answer="a1", by=CEM)
    assert evidence(strangers, holding(thread(accepted="a1"))) == []


def test_on_the_forum_another_solution_replaces_the_first() -> None:
    effects = evidence(accepted("a2", by=None), holding(thread(accepted="a1"), consents=BOTH))
    assert effects[0] == RetractEvidence(answer="a1")
    assert {e.evidence.account for e in effects[1:]} == {CEM}


def test_in_slack_two_check_marks_are_two_thanks() -> None:
    effects = evidence(accepted("a2"), holding(thread(accepted="a1"), consents=BOTH))
    assert not any(isinstance(e, RetractEvidence) for e in effects)


def test_the_forums_state_says_the_same() -> None:
    village = holding(
        kept(TOPIC, asker=EVA, topics=("excel",), accepted="a1", answers=(reply("a2", CEM),)),
        consents=BOTH,
    )
    seen = ThreadSeen(key="s", at=NOW, thread=TOPIC, asker=EVA, title="T", accepted="a2")
    first, second = evidence(seen, village)
    assert first == RetractEvidence(answer="a1")
    assert second.evidence.account == CEM
    unsolved = ThreadSeen(key="s", at=NOW, thread=TOPIC, asker=EVA, title="T")
    assert evidence(unsolved, village) == [RetractEvidence(answer="a1")]


def given(by: Account, *, thanks: bool = True, mentions: tuple[Account, ...] = ()) -> AnswerGiven:
    return AnswerGiven(
        key="a", at=NOW, thread=THREAD, answer="a9", by=by, thanks=thanks, mentions=mentions
    )


def test_the_askers_thanks_go_to_the_latest_answer() -> None:
    assert evidence(given(ADA), holding(thread(), consents=BOTH)) == about(
        CEM, "a2", EvidenceKind.THANKED, "excel", "dubletten"
    )


def test_thanks_with_a_name_go_there() -> None:
    assert evidence(given(ADA, mentions=(BEN,)), holding(thread(), consents=BOTH)) == about(
        BEN, "a1", EvidenceKind.THANKED, "excel", "dubletten"
    )


def test_thanks_to_somebody_who_did_not_answer_prove_nothing() -> None:
    assert evidence(given(ADA, mentions=(EVA,)), holding(thread(), consents=BOTH)) == []


def test_thanks_for_the_accepted_answer_do_not_make_less_of_it() -> None:
    assert evidence(given(ADA), holding(thread(accepted="a2"), consents=BOTH)) == []


def test_other_peoples_thanks_prove_nothing() -> None:
    assert evidence(given(BEN), holding(thread(), consents=BOTH)) == []
    assert evidence(given(ADA, thanks=False), holding(thread(), consents=BOTH)) == []


def test_an_answer_that_was_accepted_before_we_knew_it_counts() -> None:
    late = AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a9", by=BEN)
    effects = evidence(late, holding(thread(accepted="a9"), consents=BOTH))
    assert effects == about(BEN, "a9", EvidenceKind.ACCEPTED, "excel", "dubletten")


def test_what_is_deleted_proves_nothing_any_more() -> None:
    gone = AnswerDeleted(key="d", at=NOW, thread=THREAD.key, answer="a1")
    assert evidence(gone, holding(thread())) == [RetractEvidence(answer="a1")]
    whole = ThreadDeleted(key="d", at=NOW, thread=THREAD.key)
    assert evidence(whole, holding(thread())) == [
        RetractEvidence(answer="a1"),
        RetractEvidence(answer="a2"),
    ]


def consent(form: str = "ask_profile-step1") -> FormSent:
    return FormSent(key="f", at=NOW, account=BEN, form=form, values={})


def test_with_consent_it_is_derived_again_from_public_threads() -> None:
    village = holding(thread(accepted="a1"), consents=frozenset({BEN}))
    assert evidence(consent(), village) == about(
        BEN, "a1", EvidenceKind.ACCEPTED, "excel", "dubletten", at=NOW - 3 * HOUR
    )


def test_a_form_without_consent_derives_nothing() -> None:
    assert evidence(consent(), holding(thread(accepted="a1"))) == []
    village = holding(thread(accepted="a1"), consents=frozenset({BEN}))
    assert evidence(consent("ask_profile-step3"), village) == []
