"""The courier: takes deliveries from the outbox to the doors, one call each, never twice.

A delivery that may have arrived is looked for on the platform before it is sent again. What the
platform refuses is given up at once, aloud; what it is too busy for waits as long as it says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeGuard, assert_never

import structlog

from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    OpenGroup,
    Post,
    Reply,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import Busy, Queued, Refused, SendFailed, SentNoMore, Uncertain, Unsent
from bot.events import AppRemoved, DeliveryUncertain, DeliveryWithheld
from bot.ports import Claim, Clock, IsPrivate, IsPublic, Keep, Ref, Sender
from bot.shown import only_public
from matchers.model import Visibility

log = structlog.get_logger()

Fate = Literal["sent", "found", "later", "dead", "dropped", "waits"]


class Letters(Protocol):
    """The outbox, as the courier needs it (``bot/store/parcels.py``)."""

    async def claim(self, busy: Collection[str], limit: int) -> list[Claim]:
        """Deliveries to be sent now, one per lane."""
        ...

    async def began_again(self, claim: Claim) -> bool:
        """Nothing was found: the next attempt begins now. ``False``: nobody wants it any more."""
        ...

    async def sent(self, claim: Claim, ref: Ref) -> None:
        """It arrived."""
        ...

    async def later(self, claim: Claim, error: str, *, uncertain: bool) -> bool:
        """It did not arrive, or nobody knows; whether it is dead now."""
        ...

    async def wait(
        self, claim: Claim, seconds: float, *, whole_platform: bool, uncertain: bool
    ) -> None:
        """The platform named a time."""
        ...

    async def dead(self, claim: Claim, error: str, *, uncertain: bool = False) -> None:
        """The platform will never take it; ``uncertain``: it may have it all the same."""
        ...

    async def dropped(self, claim: Claim, error: str) -> None:
        """It is not to be said any more."""
        ...


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one attempt: for the transcript, the log and the crash proof."""

    claim: Claim
    fate: Fate
    reason: str = ""


class _Hidden(Exception):
    """What was to be said is not public any more."""


class _Exposed(Exception):
    """Where it was to be said is not private any more."""


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
        self._is_public = is_public
        self._is_private = is_private
        self._keep = keep
        self._clock = clock
        self._look_first = look_first
        self._told = told

    async def claim(self, busy: Collection[str], limit: int) -> list[Claim]:
        """Deliveries to be carried now; each belongs to the caller until ``carry`` returns."""
        return await self._letters.claim(busy, limit)

    async def carry(self, claim: Claim) -> None:
        """Send one delivery, and write down what became of it."""
        platform = claim.lane.partition(":")[0]
        sender = self._senders.get(platform)
        if sender is None:
            unsure = claim.uncertain_since is not None
            await self._letters.dead(claim, f"there is no door to {platform}", uncertain=unsure)
            self._told(Carried(claim, "dead", f"no door to {platform}"))
            return
        self._told(await self._try(claim, sender))

    async def _try(self, claim: Claim, sender: Sender) -> Carried:
        uncertain = claim.uncertain_since is not None and self._look_first
        try:
            if uncertain:
                settled = await self._look(claim, sender)
                if settled is not None:
                    return settled
                uncertain = False
            await self._still_private(claim.delivery)
            delivery = await self._still_public(claim.delivery)
            ref = await sender.send(replace(claim, delivery=delivery, uncertain_since=None))
        except _Hidden:
            reason = "the place is not public any more"
            await self._letters.dropped(claim, reason)
            return Carried(claim, "dropped", reason)
        except _Exposed:
            log.warning("place_exposed", key=claim.mark, reaction=claim.reaction)
            return await self._refused(
                claim, "it is not certain any more that the place is private", unsure=False
            )
        except SendFailed as failure:
            return await self._failed(claim, failure, uncertain=uncertain)
        except Exception as error:
            # A defect of ours must not hold the lane for good: it counts like any failure.
            log.exception("carry_failed")
            return await self._failed(claim, Uncertain(type(error).__name__), uncertain=True)
        await self._letters.sent(claim, ref)
        return Carried(claim, "sent")

    async def _look(self, claim: Claim, sender: Sender) -> Carried | None:
        """Whether it arrived before; ``None``: it did not, and is to be sent now."""
        if not sender.can_find(claim.delivery):
            return await self._cannot_tell(claim)
        found = await sender.find(claim)
        if found is not None:
            await self._letters.sent(claim, found)
            return Carried(claim, "found")
        if not await self._letters.began_again(claim):
            return Carried(claim, "dropped", "nobody wants it any more")
        return None

    async def _failed(self, claim: Claim, failure: SendFailed, *, uncertain: bool) -> Carried:
        reason = str(failure)
        match failure:
            case Busy():
                await self._letters.wait(
                    claim,
                    failure.seconds,
                    whole_platform=failure.scope == "platform",
                    uncertain=uncertain,
                )
                return Carried(claim, "waits", reason)
            case SentNoMore():
                await self._nothing_more(claim, reason, uncertain=uncertain)
                return Carried(claim, "waits", reason)
            case Refused() | Queued():
                unsure = uncertain or isinstance(failure, Queued)
                return await self._refused(claim, reason, unsure=unsure)
            case Unsent():
                dead = await self._letters.later(claim, reason, uncertain=uncertain)
                if dead and not uncertain:
                    await self._withheld(claim)
            case Uncertain():
                dead = await self._letters.later(claim, reason, uncertain=True)
            case _:
                dead = await self._letters.later(claim, reason, uncertain=True)
        return Carried(claim, "dead" if dead else "later", reason)

    async def _refused(self, claim: Claim, reason: str, *, unsure: bool) -> Carried:
        if not unsure:
            await self._withheld(claim)
        await self._letters.dead(claim, reason, uncertain=unsure)
        return Carried(claim, "dead", reason)

    async def _withheld(self, claim: Claim) -> None:
        """Given up for certain. What is confidential has to reach somebody: tell ourselves."""
        if _is_confidential(claim.delivery):
            key, now = claim.delivery.key, self._clock.now()
            event = DeliveryWithheld(key=f"withheld:{key}", at=now, delivery=key)
            await self._keep([event])

    async def _nothing_more(self, claim: Claim, reason: str, *, uncertain: bool) -> None:
        """The app was removed: say so to ourselves once, and keep what waits."""
        platform = claim.lane.partition(":")[0]
        now = self._clock.now()
        key = f"removed:{platform}:{now:%Y-%m-%dT%H}"
        await self._keep([AppRemoved(key=key, at=now, platform=platform, reason=reason)])
        await self._letters.later(claim, reason, uncertain=uncertain)

    async def _cannot_tell(self, claim: Claim) -> Carried:
        """Nobody can look whether it arrived: ask the people instead, or let it be."""
        key = claim.delivery.key
        match claim.delivery:
            case OpenGroup():
                event = DeliveryUncertain(
                    key=f"uncertain:{key}", at=self._clock.now(), delivery=key
                )
                await self._keep([event])
            case _:
                pass
        reason = "it may have arrived, and nobody can look"
        await self._letters.dropped(claim, reason)
        return Carried(claim, "dropped", reason)

    async def _still_private(self, delivery: Delivery) -> None:
        """Raises ``_Exposed`` where others could read what is for this place alone."""
        if _is_confidential(delivery) and not await self._ask(self._is_private, delivery.place.key):
            raise _Exposed

    async def _still_public(self, delivery: Delivery) -> Delivery:
        """The delivery without what is public no more. Raises ``_Hidden`` if nothing is left."""
        match delivery:
            case Reply() | ApplyTags():
                place = delivery.thread.place
                if place.public and not await self._is_shown(place.key):
                    raise _Hidden
                return delivery
            case Unsay():
                return delivery
            case Post() | Edit() | Whisper() | DirectMessage() | OpenGroup() | ShowHome():
                message = await only_public(delivery.message, self._is_shown)
                if message is None:
                    raise _Hidden
                return replace(delivery, message=message)
            case _:
                assert_never(delivery)

    async def _is_shown(self, place: str) -> bool:
        return await self._ask(self._is_public, place)

    async def _ask(self, question: IsPublic | IsPrivate, place: str) -> bool:
        """What the place's platform says. Raises ``Unsent`` where nobody can tell.

        A refusal to answer is no refusal of this delivery: it may go to another platform.
        """
        try:
            return await question(place)
        except Refused as refused:
            raise Unsent(f"nobody can tell who reads in the place: {refused}") from refused


def _is_confidential(delivery: Delivery) -> TypeGuard[Post]:
    return isinstance(delivery, Post) and delivery.place.visibility is Visibility.CONFIDENTIAL
