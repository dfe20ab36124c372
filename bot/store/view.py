"""What a reaction may know: the community as one transaction sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.community import KeptAnswer, KeptThread, Tagger
from bot.rules import Rules
from bot.store.blocks import is_blocked
from bot.store.codec import adapter
from bot.store.members import has_consented
from bot.store.schema import (
    answer,
    match,
    outbox,
    profile,
    switch,
    tag,
    teaches,
    thread,
)
from matchers.model import (
    Account,
    Language,
    Match,
    MatchState,
    OpenQuestion,
    Place,
    Profile,
    QuestionKind,
    Thread,
    Topic,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is held in memory: rules, topics and the tagger built from them."""

    rules: Rules
    topics: Mapping[str, Topic]
    tagger: Tagger


# The looks of every turn, built once: see ``bot.store.database``.
_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_SWITCH = sa.select(switch.c.on).where(switch.c.name == _ITS)
_SAID = sa.select(outbox.c.seq).where(outbox.c.key == _ITS)
_THREAD = sa.select(thread).where(thread.c.key == _ITS, thread.c.gone.is_(False))
_TAGS = (
    sa.select(tag.c.topic, tag.c.by)
    .where(tag.c.thread == _ITS)
    .order_by(tag.c.confidence.desc(), tag.c.topic)
)
_ANSWERS = (
    sa.select(answer.c.key, answer.c.by, answer.c.at)
    .where(answer.c.thread == _ITS, answer.c.gone.is_(False))
    .order_by(answer.c.at, answer.c.key)
)


class View:
    """Fulfils ``bot.community.Community`` on one connection."""

    def __init__(self, connection: sa.Connection, snapshot: Snapshot) -> None:
        self._connection = connection
        self._snapshot = snapshot

    @property
    def rules(self) -> Rules:
        """All rules in force."""
        return self._snapshot.rules

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by its id."""
        return self._snapshot.topics

    @property
    def tagger(self) -> Tagger:
        """The tagger of the topics' present version."""
        return self._snapshot.tagger

    # --- the installation

    def stopped(self) -> bool:
        """Whether a moderator stopped the bot."""
        return self.switch("stopped")

    def switch(self, name: str) -> bool:
        """Whether the switch ``name`` is on."""
        return bool(self._connection.scalar(_SWITCH, {"its": name}))

    def said(self, key: str) -> bool:
        """Whether a delivery with this key was kept before."""
        return self._connection.scalar(_SAID, {"its": key}) is not None

    def moderators_place(self) -> Place | None:
        """The moderators' private channel, where configured."""
        channel = self.rules.community.moderator_channel
        return Place(channel) if channel else None

    def is_configured_moderator(self, account: Account) -> bool:
        """Whether ``account`` is listed in ``[community] moderators``."""
        return account in self.rules.community.moderators

    # --- threads

    def thread(self, key: str) -> KeptThread | None:
        """The thread with this key; ``None`` if unknown or gone."""
        row = self._connection.execute(_THREAD, {"its": key}).mappings().first()
        return None if row is None else self._kept(row)

    def thread_of_answer(self, answer_key: str) -> KeptThread | None:
        """The thread that holds the reply with this key."""
        query = sa.select(answer.c.thread).where(
            answer.c.key == answer_key, answer.c.gone.is_(False)
        )
        key = self._connection.scalar(query)
        return None if key is None else self.thread(key)

    def threads_accepted_by_others(self, account: Account) -> Sequence[KeptThread]:
        """Public threads in which an answer of ``account`` is the accepted one."""
        query = (
            sa.select(thread)
            .join(answer, answer.c.key == thread.c.accepted)
            .where(answer.c.by == account, thread.c.gone.is_(False))
            .where(thread.c.visibility == Visibility.PUBLIC.value)
            .where(sa.or_(thread.c.asker.is_(None), thread.c.asker != account))
            .order_by(thread.c.started)
        )
        return [self._kept(row) for row in self._connection.execute(query).mappings().all()]

    def unanswered(self) -> Sequence[OpenQuestion]:
        """Open questions in public places, oldest first."""
        query = (
            sa.select(thread)
            .where(thread.c.open.is_(True))
            .order_by(thread.c.started, thread.c.key)
        )
        rows = self._connection.execute(query).mappings().all()
        topics = self._topics_of_open()
        return [
            OpenQuestion(
                thread=_thread(row),
                title=row["title"],
                kind=QuestionKind(row["kind"]),
                topics=tuple(topics.get(row["key"], ())),
                voices=row["voices"],
            )
            for row in rows
        ]

    def _topics_of_open(self) -> Mapping[str, Iterable[str]]:
        """The topics of all open questions, surest first, in one query."""
        query = (
            sa.select(tag.c.thread, tag.c.topic)
            .join(thread, thread.c.key == tag.c.thread)
            .where(thread.c.open.is_(True), tag.c.by.in_(("lotse", "people")))
            .order_by(tag.c.confidence.desc(), tag.c.topic)
        )
        found: dict[str, dict[str, None]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.thread, {})[row.topic] = None
        return found

    def answered_between(self, start: datetime, end: datetime) -> int:
        """How many public questions got their first answer in ``start <= t < end``."""
        others = sa.or_(answer.c.by.is_(None), answer.c.by != thread.c.asker)
        first = sa.func.min(answer.c.at)
        per_thread = (
            sa.select(answer.c.thread)
            .join(thread, thread.c.key == answer.c.thread)
            .where(answer.c.gone.is_(False), thread.c.gone.is_(False), others)
            .where(thread.c.visibility == Visibility.PUBLIC.value)
            .where(
                answer.c.thread.in_(
                    sa.select(answer.c.thread).where(
                        answer.c.at >= start.timestamp(), answer.c.at < end.timestamp()
                    )
                )
            )
            .group_by(answer.c.thread)
            .having(first >= start.timestamp(), first < end.timestamp())
        )
        counted = sa.select(sa.func.count()).select_from(per_thread.subquery())
        return int(self._connection.scalar(counted) or 0)

    def _kept(self, row: sa.RowMapping) -> KeptThread:
        answers = self._connection.execute(_ANSWERS, {"its": row["key"]}).all()
        topics, ours, theirs = self._topics_of(row["key"])
        return KeptThread(
            thread=_thread(row),
            asker=row["asker"],
            title=row["title"],
            language=row["language"],
            topics=topics,
            ours=ours,
            theirs=theirs,
            rejected=row["rejected"],
            closed=row["closed"],
            accepted=row["accepted"],
            answers=tuple(KeptAnswer(a.key, a.by, _time(a.at)) for a in answers),
        )

    def _topics_of(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """All topics of a thread, those that we found, those that people gave."""
        rows = self._connection.execute(_TAGS, {"its": key}).all()
        ours = tuple(row.topic for row in rows if row.by == "lotse")
        given = [row.topic for row in rows if row.by in ("lotse", "people")]
        theirs = tuple(row.topic for row in rows if row.by == "people")
        return tuple(dict.fromkeys(given)), ours, theirs

    # --- members and matches

    def consented(self, account: Account) -> bool:
        """Whether the member agreed to the consent text."""
        return has_consented(self._connection, account)

    def profile(self, account: Account) -> Profile | None:
        """What the member said about themselves."""
        query = sa.select(profile.c.payload).where(profile.c.account == account)
        payload = self._connection.scalar(query)
        return None if payload is None else adapter(Profile).validate_json(payload)

    def language_of(self, account: Account) -> Language:
        """The language to write to this member in."""
        query = sa.select(profile.c.language).where(profile.c.account == account)
        known: Language | None = self._connection.scalar(query)
        return known or self.rules.community.language

    def experts_for(self, topic: str) -> Sequence[Profile]:
        """Complete profiles that teach ``topic``, by account."""
        query = (
            sa.select(profile.c.payload)
            .join(teaches, teaches.c.account == profile.c.account)
            .where(teaches.c.topic == topic)
            .order_by(profile.c.account)
        )
        payloads = self._connection.scalars(query).all()
        return [adapter(Profile).validate_json(payload) for payload in payloads]

    def match(self, id: str) -> Match | None:
        """The match with this id."""
        row = self._connection.execute(sa.select(match).where(match.c.id == id)).mappings().first()
        return None if row is None else _match(row)

    def matches_of(self, account: Account) -> Sequence[Match]:
        """All matches that name the account, newest first."""
        query = (
            sa.select(match)
            .where(sa.or_(match.c.learner == account, match.c.expert == account))
            .order_by(match.c.proposed.desc(), match.c.id)
        )
        return [_match(row) for row in self._connection.execute(query).mappings().all()]

    def blocked(self, one: Account, other: Account) -> bool:
        """Whether these two are never to be matched again."""
        return is_blocked(self._connection, one, other)


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _thread(row: sa.RowMapping) -> Thread:
    return Thread(
        key=row["key"],
        place=Place(row["place"], Visibility(row["visibility"])),
        permalink=row["permalink"],
        started=_time(row["started"]),
    )


def _match(row: sa.RowMapping) -> Match:
    return Match(
        id=row["id"],
        learner=row["learner"],
        expert=row["expert"],
        topic=row["topic"],
        slot=row["slot"],
        proposed=_time(row["proposed"]),
        expires=_time(row["expires"]),
        state=MatchState(row["state"]),
        learner_says=row["learner_says"],
        expert_says=row["expert_says"],
    )
