"""What a reaction may know about helpers: who was asked, and who could be. Narrowed by SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.community import Learnt
from bot.store.codec import adapter
from bot.store.links import accounts_of
from bot.store.schema import (
    CIRCLE,
    GIVEN,
    check_in,
    consent,
    evidence,
    helper,
    match,
    outbox,
    profile,
    tag,
    teaches,
    thread,
    word,
)
from bot.store.view_open import time_of
from bot.store.view_threads import ThreadView
from matchers.helping import WEEK, Helper, HelperState
from matchers.model import Account, Evidence, EvidenceKind, Profile

OFFERING_AT_MOST = 60
EVIDENCE_AT_MOST = 2000
LEARNT_AT_MOST = 20
REMEMBERED = timedelta(days=90)
STILL_FRESH = timedelta(weeks=26)
"""Whoever was helped half a year ago may not remember how."""


class HelperView(ThreadView):
    """The part of ``View`` that reads helpers."""

    def helpers_in(self, key: str) -> Sequence[Helper]:
        """Who was asked for the question with this key, by number."""
        query = sa.select(helper).where(helper.c.thread == key).order_by(helper.c.number)
        return [_helper(row) for row in self._connection.execute(query).mappings().all()]

    def told_elsewhere(self, thread: str) -> Sequence[str]:
        """Keys of what stands about a thread among moderators, and of where its asker was sent."""
        ends = outbox.c.key.endswith(f":{thread}", autoescape=True)
        about = ends | outbox.c.key.contains(f":{thread}:", autoescape=True)
        circle = outbox.c.key.startswith(f"suggest_helpers:{thread}:circle:", autoescape=True)
        after = outbox.alias("after")
        taken_back = sa.exists().where(after.c.follows == outbox.c.key, after.c.kind == "Unsay")
        stands = outbox.c.status.in_(("live", "sent")) & ~taken_back
        told = sa.select(outbox.c.key, outbox.c.seq).where(stands)
        # whoever posts about a thread: looked for among posts alone, which are few
        found = sa.union(told.where(outbox.c.kind == "Post", about), told.where(CIRCLE, circle))
        both = found.subquery()
        return list(self._connection.scalars(sa.select(both.c.key).order_by(both.c.seq)).all())

    def helping(self, account: Account, now: datetime) -> Sequence[Helper]:
        """What a member was asked for in three months, with any account, newest first."""
        since = (now - REMEMBERED).timestamp()
        accounts = accounts_of(self._connection, account)
        query = (
            sa.select(helper)
            .where(helper.c.account.in_(accounts), helper.c.asked > since)
            .order_by(helper.c.asked.desc(), helper.c.thread, helper.c.number)
        )
        return [_helper(row) for row in self._connection.execute(query).mappings().all()]

    def offering(self, topics: Sequence[str], now: datetime) -> Sequence[Profile]:
        """Complete profiles that offer one of the topics, those asked least in a week first.

        Those who were asked longest ago come before others who were asked as often.
        """
        lately = helper.c.asked > (now - WEEK).timestamp()
        asked = (
            sa.select(
                helper.c.account,
                sa.func.sum(sa.case((lately, 1), else_=0)).label("lately"),
                sa.func.max(helper.c.asked).label("last"),
            )
            .where(helper.c.account.in_(_who_offers(topics)))
            .group_by(helper.c.account)
            .subquery()
        )
        query = (
            sa.select(profile.c.payload)
            .outerjoin(asked, asked.c.account == profile.c.account)
            .where(profile.c.account.in_(_who_offers(topics)))
            .order_by(
                sa.func.coalesce(asked.c.lately, 0),
                sa.func.coalesce(asked.c.last, 0.0),
                profile.c.account,
            )
            .limit(OFFERING_AT_MOST)
        )
        payloads = self._connection.scalars(query).all()
        return [adapter(Profile).validate_json(payload) for payload in payloads]

    def evidence_on(self, topics: Sequence[str]) -> Sequence[Evidence]:
        """All evidence about those who have some on one of the topics, the newest of it."""
        who = sa.select(evidence.c.account).where(evidence.c.topic.in_(topics))
        query = (
            sa.select(evidence)
            .where(evidence.c.account.in_(who))
            .order_by(evidence.c.at.desc(), evidence.c.answer, evidence.c.topic)
            .limit(EVIDENCE_AT_MOST)
        )
        return [
            Evidence(e.account, e.topic, EvidenceKind(e.kind), e.thread, e.answer, time_of(e.at))
            for e in self._connection.execute(query)
        ]

    def helped_on(self, topics: Sequence[str], before: datetime) -> Sequence[Learnt]:
        """Members who were helped on one of the topics before then, newest first."""
        since = (before - STILL_FRESH).timestamp()
        asked = (
            sa.select(
                thread.c.asker.label("account"),
                tag.c.topic.label("topic"),
                thread.c.started.label("at"),
                sa.literal(0).label("together"),
            )
            .distinct()
            .join(tag, tag.c.thread == thread.c.key)
            .join(word, (word.c.thread == thread.c.key) & word.c.counts.is_(True))
            .join(consent, consent.c.account == thread.c.asker)
            .where(tag.c.topic.in_(topics), GIVEN)
            .where(thread.c.accepted.is_not(None), word.c.accepted == thread.c.accepted)
            .where(word.c.at <= before.timestamp(), thread.c.gone.is_(False))
            .where(thread.c.started > since)
        )
        both = sa.union_all(asked, _learnt_together(topics, before, since)).subquery()
        newest = (both.c.at.desc(), both.c.account, both.c.topic)
        query = sa.select(both).order_by(*newest).limit(LEARNT_AT_MOST)
        return [
            Learnt(Account(r.account), r.topic, time_of(r.at), together=bool(r.together))
            for r in self._connection.execute(query)
        ]


def _learnt_together(
    topics: Sequence[str], before: datetime, since: float
) -> sa.Select[tuple[str, str, float | None, int]]:
    """Members who learnt one of the topics with somebody, and said then that it was good."""
    return (
        sa.select(
            check_in.c.account,
            match.c.topic,
            check_in.c.felt_at,
            sa.literal(1),
        )
        .join(match, check_in.c.match.in_((match.c.id, match.c.together)))
        .where(match.c.learner == check_in.c.account)
        .where(match.c.topic.in_(topics), check_in.c.felt == "good")
        .where(check_in.c.felt_at <= before.timestamp(), check_in.c.felt_at > since)
    )


def _who_offers(topics: Sequence[str]) -> sa.Select[tuple[str]]:
    return sa.select(teaches.c.account).where(teaches.c.topic.in_(topics))


def _helper(row: sa.RowMapping) -> Helper:
    return Helper(
        thread=row["thread"],
        number=row["number"],
        account=row["account"],
        why=row["why"],
        step=row["step"],
        asked=time_of(row["asked"]),
        until=time_of(row["until"]),
        state=HelperState(row["state"]),
    )
