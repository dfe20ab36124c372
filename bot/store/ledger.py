"""One turn's side of the store: an open transaction in which effects become rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import assert_never

import sqlalchemy as sa

from bot.community import Community
from bot.effects import (
    AnswerMatch,
    AskHelper,
    BlockPair,
    Change,
    ClaimLink,
    CountGuess,
    Delivery,
    DropAnswer,
    DropFilling,
    DropOffer,
    DropThread,
    ForgetMember,
    JudgeAnswer,
    KeepAnswer,
    KeepFilling,
    KeepProfile,
    KeepQuestion,
    Later,
    LinkAccounts,
    OfferLink,
    ProposeMatch,
    RecordConsent,
    RecordEvidence,
    RejectTags,
    RetractEvidence,
    SayHelped,
    SeeThread,
    SetAside,
    SettleHelper,
    SettleMatch,
    Switch,
    TagThread,
    UnlinkAccounts,
)
from bot.events import Event
from bot.store import codes, helpers, later, letters, links, members, putting_off, threads
from bot.store.aside import set_aside
from bot.store.blocks import block_pair
from bot.store.database import is_lost
from bot.store.forget import forget
from bot.store.inbox import keep_arrival, keep_failure, promised
from bot.store.outbox import keep_delivery
from bot.store.view import Snapshot, View


class Ledger:
    """Fulfils ``bot.react.Ledger`` on one connection, at one moment (``now``, seconds)."""

    def __init__(self, connection: sa.Connection, snapshot: Snapshot, now: float) -> None:
        self._connection = connection
        self._now = now
        self._view = View(connection, snapshot)

    @property
    def community(self) -> Community:
        """What reactions may know, as this transaction sees it."""
        return self._view

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Keep all that happens inside, or none of it."""
        with self._connection.begin_nested():
            yield

    def is_broken(self, error: Exception) -> bool:
        """Whether the transaction is gone. A refused row is its reaction's own fault."""
        return is_lost(error, self._connection)

    def deliver(self, effect: Delivery, event: str, reaction: str, *, urgent: bool) -> None:
        """Put a delivery into the outbox, once per key."""
        keep_delivery(
            self._connection, effect, event=event, reaction=reaction, now=self._now, urgent=urgent
        )

    def note(self, event: Event, *, ready: bool) -> bool:
        """Keep a further event; ``False`` if it happened before."""
        return keep_arrival(self._connection, event, ready=ready)

    def failed(self, event: Event, reaction: str, error: Exception) -> None:
        """Keep what failed; its class says enough: an error's text may quote a person."""
        keep_failure(self._connection, event, reaction, self._now, type(error).__name__)

    def promise(self, event: Event) -> None:
        """Remember that somebody was told that ``event`` is tried again."""
        promised(self._connection, event.key)

    def put_off(self, event: Event, reaction: str, until: datetime) -> None:
        """Keep what is skipped while stopped, to be made up for if that ends before ``until``."""
        putting_off.put_off(self._connection, event, reaction, until)

    def change(self, effect: Change) -> None:
        """Apply a change to our own tables."""
        match effect:
            case (
                KeepQuestion()
                | TagThread()
                | RejectTags()
                | SeeThread()
                | DropThread()
                | SetAside()
            ):
                self._change_thread(effect)
            case KeepAnswer() | DropAnswer() | JudgeAnswer() | SayHelped():
                self._change_answer(effect)
            case ProposeMatch() | AnswerMatch() | SettleMatch() | BlockPair():
                self._change_match(effect)
            case RecordConsent() | KeepProfile() | RecordEvidence() | RetractEvidence():
                self._change_member(effect)
            case Later() | AskHelper() | SettleHelper():
                self._change_helper(effect)
            case KeepFilling() | DropFilling() | LinkAccounts() | UnlinkAccounts():
                self._change_whose(effect)
            case OfferLink() | ClaimLink() | CountGuess() | DropOffer():
                codes.change_offer(self._connection, effect)
            case ForgetMember():
                forget(self._connection, effect.account, self._now)
            case Switch():
                self._set_switch(effect)
            case _:
                assert_never(effect)

    def _set_switch(self, effect: Switch) -> None:
        members.set_switch(self._connection, effect)
        if effect.name == "stopped" and not effect.on:
            putting_off.take_up(self._connection, self._now)
            later.take_up(self._connection, self._now)

    def _change_thread(
        self,
        effect: KeepQuestion | TagThread | RejectTags | SeeThread | DropThread | SetAside,
    ) -> None:
        match effect:
            case KeepQuestion():
                threads.keep_question(self._connection, effect)
            case TagThread():
                threads.tag_thread(self._connection, effect)
            case RejectTags():
                threads.reject_tags(self._connection, effect)
            case SeeThread():
                threads.see_thread(self._connection, effect)
            case DropThread():
                threads.drop_thread(self._connection, effect.thread)
                for kept in (putting_off, later, helpers):
                    kept.drop_of_thread(self._connection, effect.thread)
            case SetAside():
                set_aside(self._connection, effect)
                for kept in (putting_off, later, helpers):
                    kept.drop_of_thread(self._connection, effect.thread)
            case _:
                assert_never(effect)

    def _change_answer(self, effect: KeepAnswer | DropAnswer | JudgeAnswer | SayHelped) -> None:
        match effect:
            case KeepAnswer():
                threads.keep_answer(self._connection, effect)
            case DropAnswer():
                threads.drop_answer(self._connection, effect.answer, effect.thread)
            case JudgeAnswer():
                threads.judge_answer(self._connection, effect)
            case SayHelped():
                threads.say_helped(self._connection, effect)
            case _:
                assert_never(effect)

    def _change_match(self, effect: ProposeMatch | AnswerMatch | SettleMatch | BlockPair) -> None:
        match effect:
            case ProposeMatch():
                members.propose_match(self._connection, effect.match)
            case AnswerMatch():
                members.answer_match(self._connection, effect)
            case SettleMatch():
                members.settle_match(self._connection, effect)
            case BlockPair():
                for one in self._view.accounts_of(effect.one):
                    for other in self._view.accounts_of(effect.other):
                        block_pair(self._connection, one, other, effect.at.timestamp())
            case _:
                assert_never(effect)

    def _change_helper(self, effect: Later | AskHelper | SettleHelper) -> None:
        match effect:
            case Later():
                later.keep_later(self._connection, effect.event)
            case AskHelper():
                helpers.ask_helper(self._connection, effect.helper)
            case SettleHelper():
                helpers.settle_helper(self._connection, effect)
            case _:
                assert_never(effect)

    def _change_whose(
        self, effect: KeepFilling | DropFilling | LinkAccounts | UnlinkAccounts
    ) -> None:
        match effect:
            case KeepFilling() | DropFilling():
                letters.change_filling(self._connection, effect)
            case LinkAccounts() | UnlinkAccounts():
                links.change_links(self._connection, effect)
            case _:
                assert_never(effect)

    def _change_member(
        self, effect: RecordConsent | KeepProfile | RecordEvidence | RetractEvidence
    ) -> None:
        match effect:
            case RecordConsent() | KeepProfile():
                members.change_profile(self._connection, effect)
            case RecordEvidence():
                allowed = self._view.is_configured_moderator(effect.evidence.account)
                members.record_evidence(self._connection, effect.evidence, allowed=allowed)
            case RetractEvidence():
                members.retract_evidence(self._connection, effect.answer)
            case _:
                assert_never(effect)
