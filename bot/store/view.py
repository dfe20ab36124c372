"""What a reaction may know: the community as one transaction sees it."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

import sqlalchemy as sa

from bot.community import Condition, Finder, Tagger
from bot.community.steered import Saying
from bot.rules import Rules
from bot.steering import Steering
from bot.store.blocks import is_blocked
from bot.store.codec import adapter
from bot.store.manners import WEEK, paused_until, told_unasked
from bot.store.matching import match_in
from bot.store.members import has_consented
from bot.store.naming import named_in, named_of, naming
from bot.store.outbox import private_lane
from bot.store.schema import (
    evidence,
    match,
    outbox,
    profile,
    switch,
    teaches,
)
from bot.store.steered import said_between
from bot.store.stops import switches_on
from bot.store.upkeep import condition
from bot.store.view_asking import AskingView
from bot.store.view_check_ins import CheckInView
from bot.store.view_digests import DigestView
from bot.store.view_growing import GrowingView
from bot.store.view_helpers import HelperView
from bot.store.view_rounds import RoundView
from bot.store.view_steered import SteeredView
from bot.store.view_suggestions import SuggestionView
from bot.store.view_threads import evidence_in
from bot.store.view_transfers import TransferView
from bot.store.view_whose import WhoseView
from matchers.model import (
    Account,
    Evidence,
    Language,
    Match,
    Place,
    Profile,
    Question,
    Tag,
    Topic,
    Visibility,
)
from matchers.similar import Similar


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is held in memory: rules, topics and the tagger built from them, and what was answered.

    ``shadowed`` and ``unstoppable``: what ``bot.reactions`` says of features. ``known``: whether a
    folded word is one of the language.
    """

    rules: Rules
    topics: Mapping[str, Topic]
    tagger: Tagger
    answered: Finder | None = None
    shadowed: frozenset[str] = frozenset()
    unstoppable: frozenset[str] = frozenset()
    known: Callable[[str], bool] = lambda _: False


# The looks of every turn, built once: see ``bot.store.database``.
_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_SWITCH = sa.select(switch.c.on).where(switch.c.name == _ITS)
_STATUS = sa.select(outbox.c.status).where(outbox.c.key == _ITS)
_HOME = (
    sa.select(outbox.c.key)
    .where(outbox.c.lane == _ITS, outbox.c.kind == "ShowHome")
    .where(outbox.c.status.in_(("live", "sent")))
    .order_by(outbox.c.seq.desc())
    .limit(1)
)


class View(
    HelperView,
    AskingView,
    DigestView,
    RoundView,
    CheckInView,
    GrowingView,
    TransferView,
    SteeredView,
    SuggestionView,
    WhoseView,
):
    """Fulfils ``bot.community.Community`` on one connection."""

    def __init__(
        self, connection: sa.Connection, snapshot: Snapshot, now: float = math.inf
    ) -> None:
        super().__init__(connection, now)
        self._snapshot = snapshot
        self._steering: Steering | None = None

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

    def _is_topic(self, topic: str) -> bool:
        return topic in self._snapshot.topics

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of the language."""
        return self._snapshot.known(word)

    def similar(self, question: Question, tags: Sequence[Tag], most: int) -> Sequence[Similar]:
        """Earlier threads that answered something similar, as they were a minute ago."""
        held = self._snapshot.answered
        return held.find(question.title, question.body, tags, at_most=most) if held else ()

    # --- the installation

    def steering(self) -> Steering:
        """What is stopped, and what only watches."""
        if self._steering is None:
            self._steering = Steering(
                frozenset(switches_on(self._connection)),
                self.rules.community.shadow,
                self._snapshot.shadowed,
                self._snapshot.unstoppable,
            )
        return self._steering

    def steer_anew(self) -> None:
        """A switch was turned: ask again."""
        self._steering = None

    def said_between(self, start: datetime, end: datetime) -> Sequence[Saying]:
        """What was said in public and tagged then, and what waits since then."""
        return said_between(
            self._connection,
            start,
            end,
            unless=self._snapshot.unstoppable,
            elsewhere=self.rules.community.moderator_channel,
        )

    def condition(self) -> Condition:
        """How the bot itself is doing."""
        return condition(self._connection)

    def stopped(self) -> bool:
        """Whether a moderator stopped the bot."""
        return self.switch("stopped")

    def switch(self, name: str) -> bool:
        """Whether the switch ``name`` is on."""
        return bool(self._connection.scalar(_SWITCH, {"its": name}))

    def said(self, key: str) -> bool:
        """Whether a delivery with this key was kept before."""
        return self._once("said", key, self._status) is not None

    def _status(self, key: str) -> str | None:
        """What became of the delivery with this key until now."""
        status: str | None = self._connection.scalar(_STATUS, {"its": key})
        return status

    def naming(self, threads: Collection[str]) -> Sequence[str]:
        """The keys of what names one of these threads, and stands or is on its way."""
        return naming(self._connection, threads)

    def named_in(self, key: str) -> Sequence[str]:
        """The threads that what was said under this key names now, in order."""
        return named_in(self._connection, key)

    def named_of(self, account: Account) -> Sequence[str]:
        """The threads of this member, with any account, that something names."""
        return named_of(self._connection, self.accounts_of(account))

    def given_up(self, key: str) -> bool:
        """Whether what was kept under this key is not going to be said."""
        return self._once("said", key, self._status) in {"dead", "dropped"}

    def moderators_place(self) -> Place | None:
        """The moderators' private channel, where configured."""
        channel = self.rules.community.moderator_channel
        return Place(channel, Visibility.CONFIDENTIAL) if channel else None

    def is_configured_moderator(self, account: Account) -> bool:
        """Whether ``account`` is listed in ``[community] moderators``."""
        listed = self.rules.community.moderators
        return any(one in listed for one in self.accounts_of(account))

    # --- members and matches

    def consented(self, account: Account) -> bool:
        """Whether the member agreed to the consent text."""
        return has_consented(self._connection, account)

    def profile(self, account: Account) -> Profile | None:
        """What the member said about themselves."""
        query = sa.select(profile.c.payload).where(profile.c.account == self.home_of(account))
        payload = self._connection.scalar(query)
        return None if payload is None else adapter(Profile).validate_json(payload)

    def language_of(self, account: Account) -> Language:
        """The language to write to this member in."""
        query = sa.select(profile.c.language).where(profile.c.account == self.home_of(account))
        known: Language | None = self._connection.scalar(query)
        return known or self.rules.community.language

    def may_be_asked(self, account: Account, at: datetime) -> bool:
        """Whether something unasked may be told to this member now."""
        until = paused_until(self._connection, account)
        if until is not None and until > at:
            return False
        since = at.timestamp() - WEEK
        accounts = self.accounts_of(account)
        told = sum(told_unasked(self._connection, one, since=since) for one in accounts)
        return told < self.rules.manners.unasked_a_week

    def experts_for(self, topic: str, at: datetime) -> Sequence[Profile]:
        """Complete profiles that teach ``topic``, by account, of those who do not pause then."""
        return [profile for profile in self._teaching(topic) if not profile.pauses(at)]

    def is_taught_by_who_pauses(self, topic: str, at: datetime) -> bool:
        """Whether somebody who teaches it is away."""
        return any(profile.pauses(at) for profile in self._teaching(topic))

    def _teaching(self, topic: str) -> Sequence[Profile]:
        query = (
            sa.select(profile.c.payload)
            .join(teaches, teaches.c.account == profile.c.account)
            .where(teaches.c.topic == topic)
            .order_by(profile.c.account)
        )
        payloads = self._connection.scalars(query).all()
        return [adapter(Profile).validate_json(payload) for payload in payloads]

    def evidence_of(self, account: Account) -> Sequence[Evidence]:
        """What was observed of a member, the newest first."""
        query = sa.select(evidence).where(evidence.c.account == account)
        rows = self._connection.execute(query.order_by(evidence.c.at.desc(), evidence.c.answer))
        return [evidence_in(row) for row in rows]

    def home_shown(self, account: Account) -> str:
        """The key of the home tab that was drawn last."""
        return self._connection.scalar(_HOME, {"its": private_lane(account)}) or ""

    def match(self, id: str) -> Match | None:
        """The match with this id."""
        row = self._connection.execute(sa.select(match).where(match.c.id == id)).mappings().first()
        return None if row is None else match_in(row)

    def matches_of(self, account: Account) -> Sequence[Match]:
        """All matches that name the account, newest first."""
        home = self.home_of(account)
        query = (
            sa.select(match)
            .where(sa.or_(match.c.learner == home, match.c.expert == home))
            .order_by(match.c.proposed.desc(), match.c.id)
        )
        return [match_in(row) for row in self._connection.execute(query).mappings().all()]

    def blocked(self, one: Account, other: Account) -> bool:
        """Whether these two are never to be matched again."""
        both = product(self.accounts_of(one), self.accounts_of(other))
        return any(is_blocked(self._connection, *pair) for pair in both)
