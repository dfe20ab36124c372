"""One turn's side of the store: an open transaction in which effects become rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import assert_never

import sqlalchemy as sa

from bot.community import Community
from bot.effects import (
    AskHelper,
    Change,
    Delivery,
    DropAddition,
    DropWish,
    ForgetMember,
    KeepAddition,
    KeepDraft,
    KeepProfile,
    KeepTransfer,
    KeepWish,
    Later,
    LeaveAlone,
    LookAt,
    RecordConsent,
    RecordEvidence,
    RetractEvidence,
    SettleHelper,
    Switch,
    Withdraw,
    WriteLogbook,
)
from bot.events import Event
from bot.steering import ALL, place_of, thread_of
from bot.store import (
    additions,
    digests,
    helpers,
    later,
    logbook,
    matching,
    members,
    putting_off,
    shadows,
    steered,
    suggestions,
    thread_changes,
    whose,
)
from bot.store.answered import Known
from bot.store.database import HalfKept, is_doomed, is_lost
from bot.store.forget import forget
from bot.store.inbox import keep_arrival, keep_failure, promised
from bot.store.outbox import keep_delivery
from bot.store.profiles import change_profile
from bot.store.reading import read_again
from bot.store.transfers import keep_transfer
from bot.store.unnaming import minding
from bot.store.view import Snapshot, View

_Beside = Later | LookAt | AskHelper | SettleHelper | RecordEvidence | RetractEvidence
"""Changes after which all that is read once (``bot/store/reading.py``) is as it was."""

Steering = shadows.Changes | Switch | Withdraw | WriteLogbook | KeepAddition | DropAddition


class Ledger:
    """Fulfils ``bot.react.Ledger`` on one connection, at one moment (``now``, seconds).

    Hardly any reaction fails, so a ledger sets no savepoints until one did: what cannot be undone
    raises ``HalfKept``, and the whole turn is repeated by a ``careful`` ledger, which sets each.
    """

    def __init__(
        self, connection: sa.Connection, snapshot: Snapshot, now: float, *, careful: bool = False
    ) -> None:
        self._connection = connection
        self._now = now
        self._view = View(connection, snapshot, now)
        self._careful = careful
        self._kept = False
        self._known: dict[str, Known] = {}

    @property
    def community(self) -> Community:
        """What reactions may know, as this transaction sees it."""
        return self._view

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Keep all that happens inside, or none of it. Raises ``HalfKept`` where that is too late.

        A transaction that has to be repeated anyway raises what it raised.
        """
        self._kept = False
        try:
            with self._connection.begin_nested() if self._careful else nullcontext():
                yield
        except Exception as error:
            read_again(self._connection)
            self._view.read_anew()
            self._view.steer_anew()
            self._known.clear()
            if self._kept and not self._careful and not is_doomed(error):
                raise HalfKept from error
            raise

    def is_broken(self, error: Exception) -> bool:
        """Whether the transaction is gone. A refused row is its reaction's own fault."""
        return isinstance(error, HalfKept) or is_lost(error, self._connection)

    def deliver(self, effect: Delivery, event: str, reaction: str, *, urgent: bool) -> None:
        """Put a delivery into the outbox, once per key."""
        self._kept = True
        self._view.said_more()
        keep_delivery(
            self._connection, effect, event=event, reaction=reaction, now=self._now, urgent=urgent
        )

    def note(self, event: Event, *, ready: bool) -> bool:
        """Keep a further event; ``False`` if it happened before."""
        self._kept = True
        return keep_arrival(self._connection, event, ready=ready)

    def failed(self, event: Event, reaction: str, error: Exception) -> None:
        """Keep what failed; its class says enough: an error's text may quote a person."""
        keep_failure(self._connection, event, reaction, self._now, type(error).__name__)

    def promise(self, event: Event) -> None:
        """Remember that somebody was told that ``event`` is tried again."""
        self._kept = True
        promised(self._connection, event.key)

    def put_off(self, event: Event, reaction: str, until: datetime) -> None:
        """Keep what is skipped while stopped, to be made up for if that ends before ``until``."""
        self._kept = True
        putting_off.put_off(self._connection, event, reaction, until)

    def change(self, effect: Change) -> None:
        """Apply a change to our own tables."""
        self._kept = True
        if isinstance(effect, _Beside):
            self._change_beside(effect)
            return
        known, self._known = self._known, {}
        match effect:
            case _ if isinstance(effect, thread_changes.Changes):
                with minding(self._connection, thread_of(effect), self._now, known):
                    thread_changes.change(self._connection, effect, self._now)
                self._known = known
            case _ if isinstance(effect, matching.Changes):
                matching.change(self._connection, effect)
            case RecordConsent() | KeepProfile() | LeaveAlone() | ForgetMember():
                self._change_member(effect)
            case _ if isinstance(effect, whose.Changes):
                whose.change(self._connection, effect)
            case _ if isinstance(effect, suggestions.Changes):
                suggestions.change(self._connection, effect)
            case KeepDraft() | KeepWish() | DropWish():
                digests.change(self._connection, effect)
            case KeepTransfer():
                keep_transfer(self._connection, effect)
            case _ if isinstance(effect, Steering):
                self._steer(effect)
            case _:
                assert_never(effect)
        self._view.read_anew()

    def _still_stopped(self, event: Event, reaction: str) -> bool:
        steering = self._view.steering()
        if not steering.switches:
            return False
        kept = self._view.thread(thread_of(event)) if thread_of(event) else None
        place = place_of(event) or (kept.thread.place.key if kept is not None else "")
        return steering.is_stopped(reaction, place)

    def _steer(self, effect: Steering) -> None:
        match effect:
            case Switch():
                self._set_switch(effect)
            case KeepAddition() | DropAddition():
                additions.change(self._connection, effect)
            case _ if isinstance(effect, shadows.Changes):
                shadows.change(self._connection, effect)
            case Withdraw():
                steered.withdraw(self._connection, effect)
            case WriteLogbook():
                logbook.write(self._connection, effect)
            case _:
                assert_never(effect)

    def _set_switch(self, effect: Switch) -> None:
        members.set_switch(self._connection, effect)
        logbook.write_switch(self._connection, effect)
        self._view.steer_anew()
        if effect.on or not effect.name.startswith(ALL):
            return
        putting_off.take_up(self._connection, self._now, self._still_stopped)
        later.take_up(self._connection, self._now)

    def _change_beside(self, effect: _Beside) -> None:
        """Whom we ask, what is to come, what was learnt."""
        match effect:
            case LookAt():
                keep_arrival(self._connection, effect.notice)
            case Later():
                later.keep_later(self._connection, effect.event)
            case AskHelper():
                helpers.ask_helper(self._connection, effect.helper)
            case SettleHelper():
                helpers.settle_helper(self._connection, effect)
            case RecordEvidence():
                allowed = self._view.is_configured_moderator(effect.evidence.account)
                members.record_evidence(self._connection, effect.evidence, allowed=allowed)
            case RetractEvidence():
                members.retract_evidence(self._connection, effect.answer)
            case _:
                assert_never(effect)

    def _change_member(
        self, effect: RecordConsent | KeepProfile | LeaveAlone | ForgetMember
    ) -> None:
        match effect:
            case ForgetMember():
                forget(self._connection, effect.account, self._now)
            case _:
                change_profile(self._connection, effect, self._now)
