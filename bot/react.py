"""The spine: an event, its reactions, one transaction.

Each (event, reaction) has a savepoint of its own. A raising reaction loses all its effects, is
kept as a failure with its event and tried again alone; its neighbours do not notice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, assert_never

from bot.community import Community
from bot.effects import Answer, Change, Delivery, Effect
from bot.errors import OurFault
from bot.events import Event

Reaction = Callable[[Any, Community], Iterator[Effect]]
Table = Mapping[type[Event], tuple[Reaction, ...]]


class Ledger(Protocol):
    """The store's side of one turn: an open transaction."""

    @property
    def community(self) -> Community:
        """What reactions may know, as this transaction sees it."""
        ...

    def savepoint(self) -> AbstractContextManager[object]:
        """All that is kept inside is kept, or none of it when it raises."""
        ...

    def is_broken(self, error: Exception) -> bool:
        """Whether the transaction itself failed: then the whole turn must be repeated."""
        ...

    def change(self, effect: Change) -> None:
        """Apply a change to our own tables."""
        ...

    def deliver(self, effect: Delivery, event: str, reaction: str, *, urgent: bool) -> None:
        """Put a delivery into the outbox, once per key."""
        ...

    def note(self, event: Event, *, ready: bool) -> bool:
        """Keep a further event; ``ready``: for the engine. ``False`` if its key was known."""
        ...

    def failed(self, event: Event, reaction: str, error: Exception) -> None:
        """Keep what failed, to be tried again alone."""
        ...


@dataclass(frozen=True, slots=True)
class Trace:
    """What one reaction made of one event: what a transcript tells as *why*."""

    event: Event
    reaction: str
    effects: tuple[Effect, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Spine:
    """The table of reactions, and which of them go on while a moderator stopped the bot.

    What happens only once (``never_skipped``) is reacted to even then; what that leads to be said
    waits.
    """

    table: Table
    while_stopped: frozenset[str]
    never_skipped: Collection[type[Event]] = ()

    def turn(self, event: Event, ledger: Ledger, *, now: bool = False) -> tuple[Trace, ...]:
        """React to ``event`` and to the events it leads to, within the ledger's transaction.

        With ``now`` (a command, click or form), further events are left for the engine.
        """
        traces: list[Trace] = []
        waiting = deque([event])
        while waiting:
            current = waiting.popleft()
            for reaction in self.reactions_to(current, ledger.community):
                trace = self._react(reaction, current, ledger, now=now)
                traces.append(trace)
                waiting.extend(e for e in trace.effects if isinstance(e, Event) and not now)
        return tuple(traces)

    def again(self, event: Event, name: str, ledger: Ledger) -> tuple[Trace, ...]:
        """Only the reaction ``name`` once more. Raises what it raises."""
        for reaction in self.table.get(type(event), ()):
            if reaction.__name__ == name:
                effects = self._keep(reaction, event, ledger, now=False)
                traces = [Trace(event, name, effects)]
                for further in effects:
                    if isinstance(further, Event):
                        traces.extend(self.turn(further, ledger))
                return tuple(traces)
        raise OurFault(f"there is no reaction {name!r} to {type(event).__name__} any more")

    def reactions_to(self, event: Event, community: Community) -> Iterator[Reaction]:
        """The reactions that are on: their section is there, and nobody stopped them."""
        stopped = community.stopped() and type(event) not in self.never_skipped
        for reaction in self.table.get(type(event), ()):
            name = reaction.__name__
            if getattr(community.rules, name) is None or (
                stopped and name not in self.while_stopped
            ):
                continue
            yield reaction

    def _react(self, reaction: Reaction, event: Event, ledger: Ledger, *, now: bool) -> Trace:
        name = reaction.__name__
        try:
            with ledger.savepoint():
                return Trace(event, name, self._keep(reaction, event, ledger, now=now))
        except Exception as error:
            if ledger.is_broken(error):
                raise
            ledger.failed(event, name, error)
            return Trace(event, name, (), error=type(error).__name__)

    def _keep(
        self, reaction: Reaction, event: Event, ledger: Ledger, *, now: bool
    ) -> tuple[Effect, ...]:
        name = reaction.__name__
        kept: list[Effect] = []
        for effect in list(reaction(event, ledger.community)):
            if isinstance(effect, Change):
                ledger.change(effect)
            elif isinstance(effect, Delivery):
                ledger.deliver(effect, event.key, name, urgent=name in self.while_stopped)
            elif isinstance(effect, Event):
                if not ledger.note(effect, ready=now):
                    continue
            elif not isinstance(effect, Answer):
                assert_never(effect)
            kept.append(effect)
        return tuple(kept)
