"""Accepted answers and thanks are evidence: dated, sourced, per topic, and taken back with them.

Only of members who consented (or configured moderators), and only from public threads. Whatever
happens in a thread, and in whichever order it is heard of, its evidence is worked out anew from
what is known now. So this runs last; it is dated by the answer, which is when the member knew.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, KeptAnswer, KeptThread
from bot.effects import Effect, RecordEvidence, RetractEvidence
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    AskerJudged,
    FormSent,
    QuestionAsked,
    QuestionEdited,
    TagsRejected,
    ThreadSeen,
    TopicsChosen,
)
from bot.reactions.ask_profile import CONSENT_FORM
from matchers.model import Account, Evidence, EvidenceKind

Telling = (
    QuestionAsked
    | QuestionEdited
    | AnswerAccepted
    | AnswerUnaccepted
    | AnswerGiven
    | AnswerDeleted
    | ThreadSeen
    | TagsRejected
    | TopicsChosen
    | FormSent
    | AskerJudged
)


def record_evidence(event: Telling, community: Community) -> Iterator[Effect]:
    """Keep, or take back, what a thread says about those who answered in it."""
    for kept in _threads(event, community):
        if kept.answers:
            yield from _differences(kept, community)


def _threads(event: Telling, community: Community) -> Iterator[KeptThread]:
    match event:
        case FormSent(form=form, account=account):
            if form == CONSENT_FORM and community.consented(account):
                yield from community.threads_accepted_by_others(account)
        case QuestionAsked(question=question) | QuestionEdited(question=question):
            yield from _known(question.thread.key, community)
        case AnswerGiven(thread=thread) | ThreadSeen(thread=thread):
            yield from _known(thread.key, community)
        case (
            AnswerAccepted(thread=key)
            | AnswerUnaccepted(thread=key)
            | AnswerDeleted(thread=key)
            | TagsRejected(thread=key)
            | AskerJudged(thread=key)
            | TopicsChosen(thread=key)
        ):
            yield from _known(key, community)


def _known(key: str, community: Community) -> Iterator[KeptThread]:
    kept = community.thread(key)
    if kept is not None:
        yield kept


def _differences(kept: KeptThread, community: Community) -> Iterator[Effect]:
    held = community.evidence_in(kept.thread.key)
    found = {(e.answer, e.topic): e for e in _evidence(kept, held, community)}
    wanted = frozenset(found.values())
    for answer in sorted({e.answer for e in held ^ wanted}):
        if any(e.answer == answer for e in held):
            yield RetractEvidence(answer=answer)
        mine = (e for e in wanted if e.answer == answer)
        for evidence in sorted(mine, key=lambda e: kept.topics.index(e.topic)):
            yield RecordEvidence(evidence=evidence)


def _evidence(
    kept: KeptThread, held: frozenset[Evidence], community: Community
) -> Iterator[Evidence]:
    """Thanks first: an answer that was accepted as well is evidence as that."""
    if not kept.thread.place.public:
        return
    if _thanks_are_unknown(kept):
        known = {answer.answer for answer in kept.answers}
        yield from (
            e
            for e in held
            if e.kind is EvidenceKind.THANKED and e.answer in known and e.topic in kept.topics
        )
    for reply in kept.answers:
        if reply.thanks is not None and kept.asker is not None and reply.by == kept.asker:
            for answer in _thanked(reply, kept):
                yield from _about(answer, EvidenceKind.THANKED, kept, community)
    accepted = community.accepted_in(kept.thread.key) if kept.accepted else ()
    for answer in kept.answers:
        if answer.answer in accepted:
            yield from _about(answer, EvidenceKind.ACCEPTED, kept, community)


def _thanks_are_unknown(kept: KeptThread) -> bool:
    """Whether nobody can tell any more whose thanks counted: then what was learnt stays."""
    if kept.asker is None:  # forgotten
        return True
    return any(not reply.thanks_known and reply.by == kept.asker for reply in kept.answers)


def _thanked(reply: KeptAnswer, kept: KeptThread) -> list[KeptAnswer]:
    """Thanks go to the latest answer before of each who is named, or else of anybody."""
    before = [
        a for a in kept.answers if a.by not in (None, kept.asker) and _order(a) < _order(reply)
    ]
    before.sort(key=_order)
    if not reply.thanks:
        return before[-1:]
    return list({a.by: a for a in before if a.by in reply.thanks}.values())


def _order(answer: KeptAnswer) -> tuple[float, str]:
    return answer.at.timestamp(), answer.answer


def _about(
    answer: KeptAnswer, kind: EvidenceKind, kept: KeptThread, community: Community
) -> Iterator[Evidence]:
    by = answer.by
    if by is None or by == kept.asker or not _may_be_kept(by, community):
        return
    for topic in kept.topics:
        yield Evidence(by, topic, kind, kept.thread.key, answer.answer, answer.at)


def _may_be_kept(account: Account, community: Community) -> bool:
    return community.consented(account) or community.is_configured_moderator(account)
