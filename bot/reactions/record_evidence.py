"""Accepted answers and thanks are evidence: dated, sourced, per topic, and taken back with them.

Only of members who consented (or configured moderators), and only from public threads. Runs
before ``follow_thread``: it must still see which answer was accepted until now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.community import Community, KeptAnswer, KeptThread
from bot.effects import Effect, RecordEvidence, RetractEvidence
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    FormSent,
    ThreadDeleted,
    ThreadSeen,
)
from bot.reactions.ask_profile import CONSENT_FORM
from bot.reactions.follow_thread import may_judge
from matchers.model import Account, Evidence, EvidenceKind

Telling = (
    AnswerAccepted
    | AnswerUnaccepted
    | AnswerGiven
    | AnswerDeleted
    | ThreadSeen
    | ThreadDeleted
    | FormSent
)


def record_evidence(event: Telling, community: Community) -> Iterator[Effect]:
    """Keep, or take back, what an answer says about whoever gave it."""
    match event:
        case AnswerAccepted() | AnswerUnaccepted():
            yield from _judged(event, community)
        case AnswerGiven():
            yield from _given(event, community)
        case AnswerDeleted(answer=answer):
            yield RetractEvidence(answer=answer)
        case ThreadSeen():
            yield from _seen(event, community)
        case ThreadDeleted(thread=thread):
            kept = community.thread(thread)
            for given in kept.answers if kept else ():
                yield RetractEvidence(answer=given.answer)
        case FormSent():
            yield from _consented(event, community)


def _judged(event: AnswerAccepted | AnswerUnaccepted, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread)
    if not may_judge(event.by, by_moderator=event.by_moderator, kept=kept, community=community):
        return
    if isinstance(event, AnswerUnaccepted):
        yield RetractEvidence(answer=event.answer)
    elif kept is not None:
        if event.by is None:  # the forum has one solution: another one replaces it
            yield from _replaced(kept, event.answer)
        yield from _evidence(kept, event.answer, EvidenceKind.ACCEPTED, event.at, community)


def _seen(event: ThreadSeen, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread.key)
    if kept is None:
        return
    yield from _replaced(kept, event.accepted)
    if event.accepted is not None:
        yield from _evidence(kept, event.accepted, EvidenceKind.ACCEPTED, event.at, community)


def _replaced(kept: KeptThread, accepted: str | None) -> Iterator[Effect]:
    if kept.accepted is not None and kept.accepted != accepted:
        yield RetractEvidence(answer=kept.accepted)


def _given(event: AnswerGiven, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread.key)
    if kept is None:
        return
    if kept.accepted == event.answer:  # the news that it is the solution was faster
        given = KeptAnswer(event.answer, event.by, event.at)
        whole = replace(kept, answers=(*kept.answers, given))
        yield from _evidence(whole, event.answer, EvidenceKind.ACCEPTED, event.at, community)
    if event.thanks and event.by == kept.asker:
        yield from _thanked(event, kept, community)


def _thanked(event: AnswerGiven, kept: KeptThread, community: Community) -> Iterator[Effect]:
    """Thanks go to the answers of whoever is named, or else to the latest one before."""
    before = [a for a in kept.answers if a.by not in (None, kept.asker) and a.at <= event.at]
    before.sort(key=lambda answer: answer.at)
    named = [a for a in before if a.by in event.mentions]
    for answer in _latest_of_each(named) if event.mentions else before[-1:]:
        if answer.answer != kept.accepted:
            yield from _evidence(kept, answer.answer, EvidenceKind.THANKED, event.at, community)


def _latest_of_each(answers: list[KeptAnswer]) -> list[KeptAnswer]:
    return list({answer.by: answer for answer in answers}.values())


def _consented(event: FormSent, community: Community) -> Iterator[Effect]:
    if event.form != CONSENT_FORM or not community.consented(event.account):
        return
    for kept in community.threads_accepted_by_others(event.account):
        if kept.accepted is not None:
            at = next((a.at for a in kept.answers if a.answer == kept.accepted), event.at)
            yield from _evidence(kept, kept.accepted, EvidenceKind.ACCEPTED, at, community)


def _evidence(
    kept: KeptThread, answer: str, kind: EvidenceKind, at: datetime, community: Community
) -> Iterator[Effect]:
    by = next((a.by for a in kept.answers if a.answer == answer), None)
    if by is None or by == kept.asker or not kept.thread.place.public:
        return
    if not _may_be_kept(by, community):
        return
    for topic in kept.topics:
        yield RecordEvidence(evidence=Evidence(by, topic, kind, kept.thread.key, answer, at))


def _may_be_kept(account: Account, community: Community) -> bool:
    return community.consented(account) or community.is_configured_moderator(account)
