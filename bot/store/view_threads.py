"""What a reaction may know about threads: those that wait, those that were answered, those gone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa

from bot.community import KeptAnswer, KeptThread, Tombstone
from bot.store.accepting import accepted_in
from bot.store.aside import aside_of
from bot.store.inbox import waiting_keys
from bot.store.naming import named_others
from bot.store.reading import THREAD
from bot.store.schema import answer, evidence, tag, thread, word
from bot.store.view_open import OpenView, thread_of, time_of
from matchers.model import (
    Account,
    Aside,
    Evidence,
    EvidenceKind,
    QuestionKind,
    Visibility,
)

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_THREAD = sa.select(
    thread,
    sa.exists().where(answer.c.thread == _ITS).label("replied"),
    sa.exists().where(tag.c.thread == _ITS).label("tagged"),
).where(thread.c.key == _ITS, thread.c.gone.is_(False), thread.c.aside.is_(None))
_TAGS = (
    sa.select(tag.c.topic, tag.c.by)
    .where(tag.c.thread == _ITS)
    .order_by(tag.c.confidence.desc(), tag.c.topic)
)
_ANSWERS = (
    sa.select(answer.c.key, answer.c.by, answer.c.at, answer.c.thanks)
    .where(answer.c.thread == _ITS, answer.c.gone.is_(False))
    .order_by(answer.c.at, answer.c.key)
)

_ASKER = sa.select(thread.c.asker).where(thread.c.key == _ITS)
_EVIDENCE = sa.select(evidence).where(evidence.c.thread == _ITS)
_TOMBSTONE = sa.select(thread.c.started).where(thread.c.key == _ITS, thread.c.gone.is_(True))


class ThreadView(OpenView):
    """The part of ``View`` that reads threads, answers and tags."""

    def thread(self, key: str) -> KeptThread | None:
        """The thread with this key; ``None`` if unknown, gone or set aside."""
        return self._once(THREAD, key, self._thread)

    def _thread(self, key: str) -> KeptThread | None:
        row = self._connection.execute(_THREAD, {"its": key}).mappings().first()
        if row is None:
            return None
        return self._kept(row, replied=row["replied"], tagged=row["tagged"])

    def named_others(self, key: str) -> bool:
        """Whether what was said under this key named threads when it was taken away."""
        return named_others(self._connection, key)

    def aside(self, key: str) -> Aside | None:
        """Why people set this thread aside; ``None`` if they did not."""
        return aside_of(self._connection, key)

    def tombstone(self, key: str) -> Tombstone | None:
        """What is left of a thread that is gone; ``None`` if it is not known to be gone."""
        started = self._connection.scalar(_TOMBSTONE, {"its": key})
        return None if started is None else Tombstone(was_question=started > 0)

    def held(self, start: str, since: datetime) -> Sequence[str]:
        """Threads with such keys that are open or began since, gone ones too; open ones first."""
        lately, gone = thread.c.started >= since.timestamp(), thread.c.gone.is_(True)
        asked = sa.or_(thread.c.title != "", gone & (thread.c.started > 0))
        here = thread.c.key.startswith(start, autoescape=True)
        listed = sa.select(thread.c.key, thread.c.open, thread.c.started).where(here, asked)
        # each by an index of its own: any of them in one would be looked for among all threads
        wanted = (
            thread.c.open.is_(True),
            thread.c.guarded.is_(True),
            thread.c.gone.is_(False) & (thread.c.visibility == Visibility.PUBLIC.value) & lately,
            gone & lately,
        )
        found = sa.union(*(listed.where(which) for which in wanted)).subquery()
        query = sa.select(found.c.key)
        query = query.order_by(found.c.open.desc(), found.c.started.desc(), found.c.key)
        return list(self._connection.scalars(query).all())

    def awaited(self, prefix: str) -> Sequence[str]:
        """The keys of notices that begin so and still wait to be looked up."""
        return waiting_keys(self._connection, prefix)

    def thread_of_answer(self, answer_key: str) -> KeptThread | None:
        """The thread that holds the reply with this key."""
        its = (answer.c.key == answer_key) & answer.c.gone.is_(False)
        key = self._connection.scalar(sa.select(answer.c.thread).where(its))
        return None if key is None else self.thread(key)

    def thread_at(self, link: str) -> KeptThread | None:
        """The thread that a link leads to, or to a reply in it; whatever its title is by now."""
        for query in _led_to(link):
            found: Sequence[str] = self._connection.scalars(query.limit(2)).all()
            if len(found) == 1:
                return self.thread(found[0])
        return None

    def accepted_in(self, key: str) -> Sequence[str]:
        """The accepted answers of a thread, the newest first."""
        return accepted_in(self._connection, key)

    def evidence_in(self, key: str) -> frozenset[Evidence]:
        """What was learnt about members from a thread until now."""
        rows = self._connection.execute(_EVIDENCE, {"its": key})
        return frozenset(map(evidence_in, rows))

    def threads_accepted_by_others(self, account: Account) -> Sequence[KeptThread]:
        """Public threads in which an answer of ``account`` is an accepted one."""
        solved = (word.c.thread == thread.c.key) & word.c.counts.is_(True)
        query = (
            sa.select(thread)
            .distinct()
            .join(word, solved)
            .join(answer, answer.c.key == word.c.accepted)
            .where(answer.c.by == account, thread.c.gone.is_(False))
            .where(thread.c.visibility == Visibility.PUBLIC.value)
            .where(sa.or_(thread.c.asker.is_(None), thread.c.asker != account))
            .order_by(thread.c.started)
        )
        return [self._kept(row) for row in self._connection.execute(query).mappings().all()]

    def asker_of(self, key: str) -> Account | None:
        """Who asked in a thread."""
        asker: Account | None = self._connection.scalar(_ASKER, {"its": key})
        return asker

    def answered_between(self, start: datetime, end: datetime) -> int:
        """How many public questions got their first answer in ``start <= t < end``."""
        public = thread.c.gone.is_(False) & (thread.c.visibility == Visibility.PUBLIC.value)
        counted = sa.select(sa.func.count()).select_from(first_answered(start, end, public))
        return int(self._connection.scalar(counted) or 0)

    def _kept(self, row: sa.RowMapping, *, replied: bool = True, tagged: bool = True) -> KeptThread:
        its = {"its": row["key"]}
        answers = self._connection.execute(_ANSWERS, its).all() if replied else ()
        topics, ours, theirs = self._topics_of(row["key"]) if tagged else ((), (), ())
        return KeptThread(
            thread=thread_of(row),
            asker=row["asker"],
            title=row["title"],
            language=row["language"],
            topics=topics,
            ours=ours,
            theirs=theirs,
            rejected=row["rejected"],
            closed=row["closed"],
            accepted=row["accepted"],
            answers=tuple(
                KeptAnswer(a.key, a.by, time_of(a.at), _thanks(a.thanks), a.thanks is not None)
                for a in answers
            ),
            edited=time_of(row["edited"]) if row["edited"] is not None else None,
            seen=time_of(row["seen"]) if row["seen"] is not None else None,
            guarded=row["guarded"],
            kind=QuestionKind(row["kind"]),
            voices=row["voices"],
            rests=time_of(row["rests"]) if row["rests"] is not None else None,
        )

    def _topics_of(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """All topics of a thread, those that we found, those that people gave."""
        found = self._connection.execute(_TAGS, {"its": key}).all()
        rows = [row for row in found if self._is_topic(row.topic)]
        ours = tuple(row.topic for row in rows if row.by == "lotse")
        given = [row.topic for row in rows if row.by in {"lotse", "people"}]
        theirs = tuple(row.topic for row in rows if row.by == "people")
        return tuple(dict.fromkeys(given)), ours, theirs

    def _is_topic(self, topic: str) -> bool:
        """Whether a topic is one now: what moderators add they may take back."""
        return bool(topic)


def first_answered(start: datetime, end: datetime, which: sa.ColumnElement[bool]) -> sa.Subquery:
    """The keys of threads (``which`` of them) whose first answer came then, and when that was.

    Each of those in which anybody answered then is looked at by itself: side by side Postgres would
    rather read all answers that there ever were.
    """
    then = (start.timestamp(), end.timestamp())
    lately = sa.select(answer.c.thread).where(answer.c.at >= then[0], answer.c.at < then[1])
    those, replies = lately.distinct().subquery(), answer.alias("replies")
    others = sa.or_(replies.c.by.is_(None), replies.c.by != thread.c.asker)
    first = (
        sa.select(sa.func.min(replies.c.at))
        .where(replies.c.thread == thread.c.key, replies.c.gone.is_(False), others)
        .scalar_subquery()
    )
    found = (
        sa.select(thread.c.key, first.label("first"))
        .join(those, those.c.thread == thread.c.key)
        .where(which)
        .subquery()
    )
    ours = (found.c.first >= then[0]) & (found.c.first < then[1])
    return sa.select(found).where(ours).subquery()


def _led_to(link: str) -> Iterator[sa.Select[Any]]:
    """The thread at this very address, or at one above it; else the one with its number there."""
    try:
        parts = urlsplit(link.strip().strip("<>").partition("|")[0])
    except ValueError:  # somebody typed it
        return
    host, steps = f"{parts.scheme}://{parts.netloc}", parts.path.strip("/").split("/")
    known = sa.select(thread.c.key).where(thread.c.gone.is_(False))
    for length in range(len(steps), 0, -1):
        yield known.where(thread.c.permalink == "/".join((host, *steps[:length])))
    for above, number in pairwise(steps):
        if number.isdigit() and not above.isdigit():  # not the number of a reply
            here = thread.c.permalink.startswith(f"{host}/", autoescape=True)
            yield known.where(here, thread.c.permalink.endswith(f"/{number}", autoescape=True))


def _thanks(kept: str | None) -> tuple[Account | None, ...] | None:
    named = json.loads(kept or "null")
    return None if named is None else tuple(named)


def evidence_in(row: sa.Row[Any]) -> Evidence:
    """The evidence that a row holds."""
    kind = EvidenceKind(row.kind)
    return Evidence(row.account, row.topic, kind, row.thread, row.answer, time_of(row.at))
