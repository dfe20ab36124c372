"""The spine: an event, its reactions, one transaction.

A raising reaction loses all its effects, is kept as a failure with its event and tried again alone;
its neighbours do not notice.

Who gave a command, pressed a button or sent a form hears at once that something failed, and later,
by a delivery, what became of it: an answer can be given only once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol, assert_never

from bot.community import Community
from bot.effects import Answer, Change, Delivery, DirectMessage, Effect, Message, Post
from bot.errors import OurFault
from bot.events import ButtonPressed, CommandGiven, Event, FormSent, ShortcutUsed
from bot.rules import Rules
from bot.shadow import shadowed
from bot.steering import ALL, Steering, place_of, thread_of

Reaction = Callable[[Any, Community], Iterator[Effect]]
Table = Mapping[type[Event], tuple[Reaction, ...]]
Deed = CommandGiven | ButtonPressed | FormSent | ShortcutUsed
"""What somebody did here, and is answered."""

ANSWERS, DRAWS = "read_letter", "show_home"
"""The feature that answers by letters, and the one that shows what the others did."""


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

    def put_off(self, event: Event, reaction: str, until: datetime) -> None:
        """Keep what is skipped while stopped, to be made up for if that ends before ``until``."""
        ...

    def promise(self, event: Event) -> None:
        """Remember that somebody was told that ``event`` is tried again."""
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
    waits. ``made_up`` says how long after an event a skipped reaction is made up for. ``answer``
    makes a letter of what somebody is answered who did not wait for it: named ``ANSWERS``.
    """

    table: Table
    while_stopped: frozenset[str]
    never_skipped: Collection[type[Event]] = ()
    made_up: Callable[[str, Rules], timedelta | None] = lambda _reaction, _rules: None
    answer: Callable[[Deed, Sequence[Answer], Community], Iterator[Effect]] = (
        lambda _deed, _answers, _community: iter(())
    )

    def turn(self, event: Event, ledger: Ledger, *, now: bool = False) -> tuple[Trace, ...]:
        """React to ``event`` and to the events it leads to, within the ledger's transaction.

        With ``now`` (a command, click or form), further events are left for the engine.
        """
        traces: list[Trace] = []
        waiting = deque([event])
        while waiting:
            current = waiting.popleft()
            here = [
                self._react(reaction, current, ledger, now=now)
                for reaction in self.reactions_to(current, ledger)
            ]
            here += self._answer(current, here, ledger)
            traces += here
            further = (e for trace in here for e in trace.effects if isinstance(e, Event))
            waiting.extend(e for e in further if not now)
        return tuple(traces)

    def _answer(self, event: Event, traces: Sequence[Trace], ledger: Ledger) -> list[Trace]:
        """Answer whoever wrote a letter; whoever waits gets the answers themselves."""
        if not isinstance(event, Deed) or event.letter is None:
            return []
        if is_promised(event, traces):
            ledger.promise(event)
        return [self._write(event, answers(event, traces), ledger)]

    def _write(self, event: Deed, given: Sequence[Answer], ledger: Ledger) -> Trace:
        effects = tuple(self.answer(event, given, ledger.community))
        for effect in effects:
            if isinstance(effect, Change):
                ledger.change(effect)
            elif isinstance(effect, Delivery):
                ledger.deliver(effect, event.key, ANSWERS, urgent=True)
        return Trace(event, ANSWERS, effects)

    def again(
        self, event: Event, name: str, ledger: Ledger, *, promised: bool = False
    ) -> tuple[Trace, ...]:
        """Only the reaction ``name`` once more, unless it was switched off. Raises what it raises.

        Where it was ``promised`` to somebody, its answer comes as a delivery.
        """
        for reaction in self.table.get(type(event), ()):
            if reaction.__name__ == name:
                if getattr(ledger.community.rules, name) is None:
                    return ()
                effects = self._keep(reaction, event, ledger, now=False)
                traces = [Trace(event, name, effects)]
                if isinstance(event, Deed) and event.letter is not None:
                    given = [effect for effect in effects if isinstance(effect, Answer)]
                    traces.append(self._write(event, given, ledger))
                elif promised:
                    for late in _late(event, name, effects):
                        ledger.deliver(late, event.key, name, urgent=name in self.while_stopped)
                        effects = (*effects, late)
                    traces = [Trace(event, name, effects)]
                for further in effects:
                    if isinstance(further, Event):
                        traces.extend(self.turn(further, ledger))
                return tuple(traces)
        raise OurFault(f"there is no reaction {name!r} to {type(event).__name__} any more")

    def reactions_to(self, event: Event, ledger: Ledger) -> Iterator[Reaction]:
        """The reactions that are on: their section is there, and nobody stopped them."""
        community = ledger.community
        steering, once = community.steering(), type(event) in self.never_skipped
        place = _place_of(event, steering, community)
        for reaction in self.table.get(type(event), ()):
            name = reaction.__name__
            if getattr(community.rules, name) is None:
                continue
            if once or name in self.while_stopped or not steering.is_stopped(name, place):
                yield reaction
            elif isinstance(event, Deed):  # was answered: nothing happened
                continue
            elif within := self.made_up(name, community.rules):
                ledger.put_off(event, name, event.at + within)

    def rests(self, event: Event, ledger: Ledger) -> bool:
        """Whether what an event of time leads to is stopped: the last that does more than draw."""
        rules, steering = ledger.community.rules, ledger.community.steering()
        names = [reaction.__name__ for reaction in self.table.get(type(event), ())]
        draws = () if type(event) in self.never_skipped else (DRAWS,)
        on = [name for name in names if name not in draws and getattr(rules, name) is not None]
        place = _place_of(event, steering, ledger.community)
        return bool(on) and on[-1] not in self.while_stopped and steering.is_stopped(on[-1], place)

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

    def _without_stopped(
        self, name: str, event: Event, effects: Iterable[Effect], steering: Steering
    ) -> Iterator[Effect]:
        """Nothing new for a place that is stopped: weeks later it would only surprise people.

        What somebody did here is told to moderators all the same: in public alone it is left out.
        """
        waits = not steering.switches or type(event) in self.never_skipped
        for effect in effects:
            heard = isinstance(effect, Post) and (
                effect.place.public or not isinstance(event, Deed)
            )
            stopped = heard and steering.is_stopped(name, place_of(effect))
            if waits or name in self.while_stopped or ALL in steering.switches or not stopped:
                yield effect

    def _keep(
        self, reaction: Reaction, event: Event, ledger: Ledger, *, now: bool
    ) -> tuple[Effect, ...]:
        """Apply what a reaction wants done.

        Who does something here is answered, come what may. In the shadow, too: a draft that a
        moderator sends by its button is their own wish, and goes out.
        """
        name, community = reaction.__name__, ledger.community
        kept: list[Effect] = []
        if isinstance(event, Deed):  # whichever of their accounts it was done with
            event = replace(event, account=community.home_of(event.account))
        effects: Iterable[Effect] = list(reaction(event, community))
        if not isinstance(event, Deed):
            effects = shadowed(name, list(effects), event.at, community, thread_of(event))
        effects = self._without_stopped(name, event, effects, community.steering())
        for effect in effects:
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


def _place_of(event: Event, steering: Steering, community: Community) -> str:
    """Where something happened, if that matters now; who does something here does it anywhere."""
    if isinstance(event, Deed) or not steering.switches:
        return ""
    if place := place_of(event):
        return place
    kept = community.thread(thread_of(event)) if thread_of(event) else None
    return kept.thread.place.key if kept is not None else ""


# --- what is said where something failed


def answers(event: Event, traces: Iterable[Trace]) -> tuple[Answer, ...]:
    """What is answered at once: if nothing else, that something failed and is tried again."""
    traces = tuple(traces)
    given = tuple(e for trace in traces for e in trace.effects if isinstance(e, Answer))
    if is_promised(event, traces) and isinstance(event, Deed):
        return (Answer(message=Message("common-trying_again", {}, event.language)),)
    return given


def is_promised(event: Event, traces: Iterable[Trace]) -> bool:
    """Whether somebody is told that it is tried again, and so has to hear what became of it."""
    traces = tuple(traces)
    answered = any(isinstance(e, Answer) for trace in traces for e in trace.effects)
    return isinstance(event, Deed) and not answered and any(trace.error for trace in traces)


def gave_up(event: Event, reaction: str) -> Iterator[DirectMessage]:
    """What becomes of a promise that could not be kept."""
    if isinstance(event, Deed):
        yield _letter(event, reaction, Message("common-gave_up", {}, event.language))


def _late(event: Event, reaction: str, effects: Iterable[Effect]) -> Iterator[DirectMessage]:
    """The answer, privately; a form cannot be opened any more, so it has to be asked for again."""
    if not isinstance(event, Deed):
        return
    given = [effect for effect in effects if isinstance(effect, Answer)]
    said = next((answer.message for answer in given if answer.message), None)
    if any(answer.form or answer.errors for answer in given):
        said = Message("common-once_more", {}, event.language)
    yield _letter(event, reaction, said or Message("common-done", {}, event.language))


def _letter(event: Deed, reaction: str, message: Message) -> DirectMessage:
    key = f"late:{event.key}:{reaction}:{message.name}"
    within = event.letter or ""
    return DirectMessage(key=key, account=event.account, message=message, within=within)
