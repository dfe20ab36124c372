"""The courier: takes deliveries from the outbox to the doors, one call each, never twice.

A delivery that may have arrived is looked for on the platform before it is sent again. What the
platform refuses is given up at once, aloud; what it is too busy for waits as long as it says, and
where nobody can tell whether something is still public, it waits without being tried.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import structlog

from bot.effects import Delivery, OpenGroup, SendFile
from bot.errors import (
    Busy,
    NoRoom,
    Queued,
    Refused,
    SendFailed,
    SentNoMore,
    TooLate,
    Uncertain,
    Unsent,
)
from bot.events import AppRemoved, DeliveryUncertain, DeliveryWithheld
from bot.ports import AT_ONCE, Claim, Clock, IsPrivate, IsPublic, Keep, Ref, Sender
from bot.shown import Exposed, Gate, Hidden, Untold, is_confidential

SOON = 1.0
"""Seconds until it is tried again whether there is room."""

log = structlog.get_logger()

Fate = Literal["sent", "found", "later", "dead", "dropped", "waits"]


class Letters(Protocol):
    """The outbox, as the courier needs it (``bot/store/parcels.py``)."""

    async def claim(self, busy: Collection[str], limit: int, only: str = "") -> list[Claim]:
        """Deliveries to be sent now, one per lane (or ``only`` of that one)."""
        ...

    async def began_again(self, claim: Claim) -> bool:
        """The attempt begins only now. ``False``: nobody wants it any more."""
        ...

    async def sent(self, claim: Claim, ref: Ref) -> None:
        """It arrived."""
        ...

    async def later(self, claim: Claim, error: str, *, uncertain: bool) -> bool:
        """It did not arrive, or nobody knows; whether it is dead now."""
        ...

    async def wait(self, claim: Claim, seconds: float, *, uncertain: bool) -> None:
        """The platform named a time."""
        ...

    async def hold(self, claim: Claim, reason: str, seconds: float = 0.0) -> None:
        """It was not even tried: it waits so long, or else ever longer; that never counts."""
        ...

    async def dead(self, claim: Claim, error: str, *, uncertain: bool = False) -> None:
        """The platform will never take it; ``uncertain``: it may have it all the same."""
        ...

    async def dropped(self, claim: Claim, error: str) -> None:
        """It is not to be said any more."""
        ...

    def untried(self, claim: Claim) -> None:
        """There was no room to write down what became of it: this attempt does not count."""
        ...


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one attempt: for the transcript, the log and the crash proof."""

    claim: Claim
    fate: Fate
    reason: str = ""


class Courier:
    """Carries claimed deliveries with the senders of their platforms.

    ``look_first=False`` exists for the crash proof only: it shows the duplicates that looking
    prevents. ``told`` hears what became of each attempt.
    """

    def __init__(
        self,
        *,
        letters: Letters,
        senders: Mapping[str, Sender],
        is_public: IsPublic,
        is_private: IsPrivate,
        keep: Keep,
        clock: Clock,
        look_first: bool = True,
        told: Callable[[Carried], None] = lambda _: None,
    ) -> None:
        self._letters = letters
        self._senders = senders
        self._gate = Gate(is_public, is_private, clock)
        self._keep = keep
        self._clock = clock
        self._look_first = look_first
        self._told = told

    async def claim(self, busy: Collection[str], limit: int, only: str = "") -> list[Claim]:
        """Deliveries to be carried now, of ``only`` that lane if one is named.

        Each belongs to the caller until ``carry`` returns.
        """
        return await self._letters.claim(busy, limit, only)

    async def carry(self, claim: Claim) -> None:
        """Send one delivery, and write down what became of it."""
        platform = claim.lane.partition(":")[0]
        sender = self._senders.get(platform)
        if sender is None:
            unsure = claim.uncertain_since is not None
            await self._withheld(claim)
            await self._letters.dead(claim, f"there is no door to {platform}", uncertain=unsure)
            self._told(Carried(claim, "dead", f"no door to {platform}"))
            return
        try:
            self._told(await self._try(claim, sender))
        except NoRoom:
            self._letters.untried(claim)
            raise

    async def _try(self, claim: Claim, sender: Sender) -> Carried:
        looks = uncertain = claim.uncertain_since is not None and self._look_first
        try:
            if looks:
                settled = await self._look(claim, sender)
                if settled is not None:
                    return settled
                uncertain = False
            ready = await self._ready(claim, looked=looks)
            if isinstance(ready, Carried):
                return ready
            ref = await sender.send(replace(claim, delivery=ready, uncertain_since=None))
        except (Hidden, Exposed, Untold) as stopped:
            return await self._stopped(claim, stopped)
        except SendFailed as failure:
            return await self._failed(claim, failure, uncertain=uncertain)
        except NoRoom:  # nothing can be written down of it
            raise
        except Exception as error:
            # A defect of ours must not hold the lane for good: it counts like any failure.
            log.exception("carry_failed")
            return await self._failed(claim, Uncertain(type(error).__name__), uncertain=True)
        await self._letters.sent(claim, ref)
        return Carried(claim, "sent")

    async def _ready(self, claim: Claim, *, looked: bool) -> Delivery | Carried:
        """What is to be sent now, or what became of it instead."""
        try:
            delivery = await self._gate.let(claim)
            if await self._begins(claim, looked=looked):
                return delivery
        except NoRoom as lacking:  # perhaps there is room to say so
            await self._letters.hold(claim, str(lacking), SOON)
            return Carried(claim, "waits", str(lacking))
        return Carried(claim, "dropped", "nobody wants it any more")

    async def _look(self, claim: Claim, sender: Sender) -> Carried | None:
        """What became of it before; ``None``: it did not arrive, and is to be sent now."""
        if not sender.can_find(claim.delivery):
            return await self._cannot_tell(claim)
        found = await sender.find(claim)
        if found is not None:
            await self._letters.sent(claim, found)
            return Carried(claim, "found")
        return None

    async def _begins(self, claim: Claim, *, looked: bool) -> bool:
        """Looking and asking may take their time: a later look has to count from this moment."""
        if looked or self._clock.now() - claim.claimed > AT_ONCE:
            return await self._letters.began_again(claim)
        return True

    async def _stopped(self, claim: Claim, why: Hidden | Exposed | Untold) -> Carried:
        """It may not be said now, or nobody can tell whether: that is no attempt, and it waits."""
        match why:
            case Hidden():
                reason = "the place is not public any more"
                await self._letters.dropped(claim, reason)
                return Carried(claim, "dropped", reason)
            case Exposed():
                log.warning("place_exposed", key=claim.mark, reaction=claim.reaction)
                return await self._refused(claim, str(why), unsure=False)
            case Untold():
                seconds = why.why.seconds if isinstance(why.why, Busy) else 0.0
                await self._letters.hold(claim, str(why), seconds)
                if isinstance(why.why, SentNoMore):
                    await self._removed(why.platform, str(why.why))
                return Carried(claim, "waits", str(why))

    async def _failed(self, claim: Claim, failure: SendFailed, *, uncertain: bool) -> Carried:
        reason = str(failure)
        match failure:
            case Busy():
                await self._letters.wait(claim, failure.seconds, uncertain=uncertain)
                return Carried(claim, "waits", reason)
            case SentNoMore():
                dead = await self._later(claim, reason, uncertain=uncertain)
                await self._removed(claim.lane.partition(":")[0], reason)
                return Carried(claim, "dead" if dead else "waits", reason)
            case TooLate():
                await self._tell_withheld(claim, getattr(claim.delivery, "instead_of", ""))
                await self._letters.dead(claim, reason, uncertain=False)
                return Carried(claim, "dead", reason)
            case Refused() | Queued():
                unsure = uncertain or isinstance(failure, Queued)
                return await self._refused(claim, reason, unsure=unsure)
            case Unsent():
                dead = await self._later(claim, reason, uncertain=uncertain)
            case Uncertain():
                dead = await self._later(claim, reason, uncertain=True)
            case _:
                dead = await self._later(claim, reason, uncertain=True)
        return Carried(claim, "dead" if dead else "later", reason)

    async def _later(self, claim: Claim, reason: str, *, uncertain: bool) -> bool:
        """Once more, unless that was the last time: then whoever must know hears it before."""
        if claim.last:
            await self._withheld(claim)
        return await self._letters.later(claim, reason, uncertain=uncertain)

    async def _refused(self, claim: Claim, reason: str, *, unsure: bool) -> Carried:
        await self._withheld(claim)
        await self._letters.dead(claim, reason, uncertain=unsure)
        return Carried(claim, "dead", reason)

    async def _withheld(self, claim: Claim) -> None:
        """Given up. What is confidential has to reach somebody, rather twice: tell ourselves.

        So does whoever waits to hear where a post is.
        """
        if is_confidential(claim.delivery) or getattr(claim.delivery, "tells", False):
            await self._tell_withheld(claim)

    async def _tell_withheld(self, claim: Claim, instead_of: str = "") -> None:
        key, now = claim.delivery.key, self._clock.now()
        event = DeliveryWithheld(key=f"withheld:{key}", at=now, delivery=key, instead_of=instead_of)
        await self._keep([event])

    async def _removed(self, platform: str, reason: str) -> None:
        """The app was removed there: say so to ourselves once, so that what waits is kept."""
        now = self._clock.now()
        key = f"removed:{platform}:{now:%Y-%m-%dT%H}"
        await self._keep([AppRemoved(key=key, at=now, platform=platform, reason=reason)])

    async def _cannot_tell(self, claim: Claim) -> Carried:
        """Nobody can look whether it arrived: ask the people instead, or let it be."""
        key = claim.delivery.key
        match claim.delivery:
            case OpenGroup() | SendFile():
                event = DeliveryUncertain(
                    key=f"uncertain:{key}", at=self._clock.now(), delivery=key
                )
                await self._keep([event])
            case _:
                pass
        reason = "it may have arrived, and nobody can look"
        await self._withheld(claim)
        await self._letters.dropped(claim, reason)
        return Carried(claim, "dropped", reason)
