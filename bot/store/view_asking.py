"""What a reaction may know when a member asks: topics and titles to find, what was told to whom."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.community import KeptThread, Titled, Told
from bot.store.answered import PAST
from bot.store.everything import everything_about
from bot.store.inquiries import inquiries_of, inquiry_with
from bot.store.outbox import own_lanes, private_lane
from bot.store.schema import lesson, outbox, outbox_person, tag, thread
from bot.store.verdicts import leaning
from bot.store.view_open import thread_of, time_of
from bot.store.view_threads import ThreadView
from matchers.inquiring import Inquiry
from matchers.leaning import Leaning
from matchers.model import Account, Place, QuestionKind, Thread, Visibility
from matchers.states import voices_wanted

_GIVEN = ("lotse", "people")
PUBLIC = (
    thread.c.visibility == Visibility.PUBLIC.value,
    thread.c.gone.is_(False),
    thread.c.guarded.is_(False),
    thread.c.title != "",
)
"""Which threads everybody may know of."""
_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_PAST = sa.select(lesson).where(lesson.c.thread == _ITS, *PAST)
_LETTERS = ("DirectMessage", "SendFile")
_AMONG_OTHERS = ("OpenGroup", "Whisper")
_HERE = ("Reply", "ApplyTags")


class AskingView(ThreadView):
    """The part of ``View`` that answers what members ask."""

    def past(self, key: str) -> KeptThread | None:
        """A question of before that was answered, as it was read in."""
        row = self._connection.execute(_PAST, {"its": key}).first()
        if row is None:
            return None
        place = Place(row.place, Visibility.PUBLIC)
        begun = Thread(row.thread, place, row.permalink, time_of(row.at))
        topics = tuple(json.loads(row.topics))
        return KeptThread(begun, None, row.title, "de", topics, accepted=row.thread)

    def topics_asked(self) -> Mapping[str, int]:
        """How many public questions each topic has."""
        query = (
            sa.select(tag.c.topic, sa.func.count(sa.distinct(tag.c.thread)))
            .join(thread, thread.c.key == tag.c.thread)
            .where(tag.c.by.in_(_GIVEN), *PUBLIC)
            .group_by(tag.c.topic)
        )
        return {topic: int(count) for topic, count in self._connection.execute(query).all()}

    def leaning(self) -> Leaning:
        """What people's corrections taught about which messages ask."""
        return leaning(self._connection)

    def titled(self, topics: Sequence[str], words: Sequence[str], most: int) -> Sequence[Titled]:
        """Public questions on these topics, with these words, and the newest."""
        newest = sa.select(thread.c.key).where(*PUBLIC).order_by(thread.c.started.desc())
        queries = [newest]
        if topics:
            its = (tag.c.thread == thread.c.key) & tag.c.topic.in_(topics) & tag.c.by.in_(_GIVEN)
            queries.append(newest.where(sa.exists().where(its)))  # found walking from the newest
        if words:
            has = [sa.func.lower(thread.c.title).contains(w, autoescape=True) for w in words]
            queries.append(newest.where(sa.or_(*has)))
        keys = {k for query in queries for k in self._connection.scalars(query.limit(most)).all()}
        whole = sa.select(thread).where(thread.c.key.in_(keys))
        rows = self._connection.execute(whole.order_by(thread.c.started.desc(), thread.c.key))
        tagged = self._given(keys)
        return [
            Titled(
                thread=thread_of(row),
                title=row["title"],
                topics=tagged.get(row["key"], ()),
                answered=_is_answered(row),
            )
            for row in rows.mappings().all()
        ]

    def _given(self, keys: set[str]) -> Mapping[str, tuple[str, ...]]:
        query = (
            sa.select(tag.c.thread, tag.c.topic)
            .where(tag.c.thread.in_(keys), tag.c.by.in_(_GIVEN))
            .order_by(tag.c.confidence.desc(), tag.c.topic)
        )
        found: dict[str, dict[str, None]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.thread, {})[row.topic] = None
        return {key: tuple(topics) for key, topics in found.items()}

    def kept_about(self, account: Account) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """All that is kept about a member, by table."""
        return everything_about(self._connection, account)

    def addressee(self, delivery: str) -> Account | None:
        """The one member whom a delivery was for, or the only one whom it names."""
        query = sa.select(outbox_person.c.account).where(outbox_person.c.key == delivery)
        accounts = self._connection.scalars(query.limit(2)).all()
        return accounts[0] if len(accounts) == 1 else None

    def file_since(self, account: Account, since: datetime) -> bool:
        """Whether a file was kept for a member then or later, and is sent or on its way."""
        lane = private_lane(account)
        query = (
            sa.select(outbox.c.key)
            .where(outbox.c.lane == lane, outbox.c.kind == "SendFile")
            .where(outbox.c.status.in_(("live", "sent")), outbox.c.at >= since.timestamp())
        )
        return self._connection.scalar(query.limit(1)) is not None

    def inquiry(self, id: str) -> Inquiry | None:
        """The inquiry with this id."""
        return inquiry_with(self._connection, id)

    def inquiries_of(self, account: Account) -> Sequence[Inquiry]:
        """What a member asked for, or is asked in."""
        return inquiries_of(self._connection, account)

    def told(self, account: Account, most: int) -> Sequence[Told]:
        """What was said to a member, or in their threads; what waits still does not count."""
        mine = sa.select(thread.c.key).where(thread.c.asker == account)
        named = sa.select(outbox_person.c.key).where(outbox_person.c.account == account)
        letters = outbox.c.lane.in_(own_lanes(account)) & outbox.c.kind.in_(_LETTERS)
        among = outbox.c.key.in_(named) & outbox.c.kind.in_(_AMONG_OTHERS)
        here = outbox.c.thread.in_(mine) & outbox.c.kind.in_(_HERE)
        query = (
            sa.select(outbox.c.key, outbox.c.reaction, outbox.c.at, outbox.c.thread)
            .where(sa.or_(letters, among, here), outbox.c.status == "sent")
            .order_by(outbox.c.seq.desc())
            .limit(most)
        )
        return [
            Told(row.key, row.reaction, time_of(row.at), row.thread or "")
            for row in self._connection.execute(query)
        ]


def _is_answered(row: sa.RowMapping) -> bool:
    """Whether somebody answered a kept question, or two did where experience is asked for."""
    return row["accepted"] is not None or row["voices"] >= voices_wanted(QuestionKind(row["kind"]))
