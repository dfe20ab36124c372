"""The protocols through which siblings meet in ``app.py``: nobody imports them sideways."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

from bot.community import Community
from bot.effects import Answer, Delivery
from bot.events import Event, Notice

T = TypeVar("T")

BEGINNING = datetime.fromtimestamp(0, UTC)
OWN_BUDGET = "our own budget is empty"
"""Why somebody is asked to wait whom no platform asked."""

AT_ONCE = timedelta(seconds=1)
"""A call that begins so soon after its claim needs no mark of its own."""

HAPPENED, POINTED, AGAIN = "in:", "at:", "again"
"""How the names of lanes begin that are not the outbox's: of events, of notices; and the one of
all reactions that failed and are tried again."""


class Clock(Protocol):
    """The one clock that engine, courier, signature check and sandbox share."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        ...

    async def wait_until(self, when: datetime) -> None:
        """Return at ``when`` or later."""
        ...


Keep = Callable[[Sequence[Event | Notice]], Awaitable[None]]
"""Keep arrivals in the inbox, once per key; they are on disk when it returns."""

ReactNow = Callable[[Event], Awaitable[tuple[Answer, ...]]]
"""Keep an event and its effects in one transaction now, and hand back its answers."""


class Look(Protocol):
    """Ask the community something, read-only, off the event loop."""

    async def __call__(self, question: Callable[[Community], T], /) -> T:
        """The answer of ``question``."""
        ...


IsPublic = Callable[[str], Awaitable[bool]]
"""Whether the place with this key is public now. Raises ``Unsent`` where nobody can tell."""

IsPrivate = Callable[[str], Awaitable[bool]]
"""Whether only whoever was let in reads in this place now. Raises ``Unsent``: nobody can tell."""

LookUp = Callable[[Notice], Awaitable[Sequence[Event]]]
"""Read what a notice points at, as it is now. Empty: not for us. Raises ``Unsent``: try later.

Raises ``Refused`` where this one is refused: that is counted, and given up one day.
"""

Defer = Callable[[Any, Sequence[str]], None]
"""Wake lanes (their names), in the transaction that the driver's own connection has open."""

Mark = Callable[[str, str], Awaitable[None]]
"""Remember how far catch-up has read: ``await mark("slack:T1/C1", "1712345678.000100")``."""

Marked = Callable[[str], Awaitable[str]]
"""What was remembered by ``Mark``; an empty string at first."""


class Budget(Protocol):
    """What all of us may ask of a platform, together."""

    async def spend(self, platform: str, cost: int) -> None:
        """Take requests from it. Raises ``Busy`` when they are not there yet."""
        ...

    async def rest(self, platform: str, seconds: float) -> None:
        """The platform said 429 to one of us: nobody asks it anything for so long."""
        ...


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a delivery ended up, in the platform's own terms.

    ``fields``: Slack ``{"channel", "ts"}``; Discourse ``{"post_id", "topic_id", "post_number",
    "url"}``; empty where the platform gives nothing to hold on to (a whisper).
    """

    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """Of what there is some to do now: whoever knows need not ask for each."""

    events: bool
    notices: bool
    failures: bool
    deliveries: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery ready to be sent.

    ``mark`` is the 32-digit hash that goes out with it. ``under`` is the reference of the
    delivery it replies to or edits. ``uncertain_since`` is when an earlier attempt began, if one
    may have reached the platform. ``within`` is the private conversation with whom it is for.
    """

    delivery: Delivery
    mark: str
    under: Ref | None = None
    uncertain_since: datetime | None = None
    within: str = ""


class Sender(Protocol):
    """The sending side of a door, as the courier sees it."""

    def cost(self, delivery: Delivery) -> int:
        """How many requests of the platform's shared budget one attempt takes (0: no budget)."""
        ...

    async def send(self, parcel: Parcel) -> Ref:
        """Make the one call. Raises a ``SendFailed``."""
        ...

    async def find(self, parcel: Parcel) -> Ref | None:
        """Look on the platform whether the parcel arrived before; ``None``: it did not.

        Raises a ``SendFailed`` where looking itself failed: then nothing may be sent.
        """
        ...

    def can_find(self, delivery: Delivery) -> bool:
        """Whether ``find`` can tell for this kind of delivery."""
        ...


@dataclass(frozen=True, slots=True)
class Claim(Parcel):
    """A parcel that the courier has taken from the outbox: nobody else will.

    ``event`` and ``reaction`` say why it is said; ``attempt`` counts from 1, and if the ``last``
    one fails it is given up. ``kept`` is since when it waits. ``claimed`` is when it was taken:
    nobody looks for it before the timeout of a call that begins ``AT_ONCE`` after that. ``number``
    counts the claims of this delivery: whoever holds an earlier one has lost it, and neither sends
    nor writes down what became of it. ``alone``: nothing else waited in its lane.
    """

    lane: str = ""
    kept: datetime = BEGINNING
    claimed: datetime = BEGINNING
    attempt: int = 1
    last: bool = False
    number: int = 1
    alone: bool = False
    event: str = ""
    reaction: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast we may speak. ``gaps``: seconds between two deliveries of one lane, by platform.

    ``per_minute``: requests a minute that all lanes of a platform share; ``cost`` says how many
    one attempt takes, including the look before an uncertain one.
    """

    gaps: Mapping[str, float]
    per_minute: Mapping[str, int]
    senders: Mapping[str, Sender]

    def cost(self, platform: str, delivery: Delivery, *, looks: bool) -> int:
        """The requests that one attempt takes."""
        sender = self.senders.get(platform)
        return 0 if sender is None else sender.cost(delivery) + (1 if looks else 0)
