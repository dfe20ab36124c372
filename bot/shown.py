"""What may be shown now: asked again of each place that a message links to, when it leaves.

What was public when it was kept may be private today. Where nobody can tell, answers cannot wait
and leave it out at once. Deliveries wait, and that is no attempt. But a digest of the forum must
not wait for good for a Slack that is gone, nor all that stands behind it in its lane: after
``PATIENCE`` it is said without the lines that nobody can vouch for, and says that they are missing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeGuard, assert_never

from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Post,
    Reply,
    SendFile,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import NoRoom, Refused, SendFailed, SentNoMore, Unsent
from bot.leaving_out import hide, names_some, own_places, places_in
from bot.ports import Claim, Clock, IsPrivate, IsPublic
from matchers.model import Visibility

PATIENCE = timedelta(hours=2)
"""How long a delivery waits, since it was kept, for an answer about what it links to."""
AT_LEAST = timedelta(minutes=10)
"""And since it was first asked about by this process: a stop, or a night off, is no waiting."""


class Hidden(Exception):
    """What was to be said is not public any more."""


class Exposed(Exception):
    """Where it was to be said is not private any more, or nobody could tell for too long."""


class Untold(Exception):
    """Nobody can tell now who reads in ``place``, for the reason ``why``."""

    def __init__(self, place: str, why: SendFailed) -> None:
        super().__init__(f"nobody can tell who reads in {place}: {why}")
        self.platform = place.partition(":")[0]
        self.why = why


def is_confidential(delivery: Delivery) -> TypeGuard[Post]:
    """Whether it is for those alone who are let into its place."""
    return isinstance(delivery, Post) and delivery.place.visibility is Visibility.CONFIDENTIAL


# --- asking


async def only_public(
    message: Message, is_public: IsPublic, unsure: Collection[str] = ()
) -> Message | None:
    """The message without what links to places that are public no more; ``None``: it is all such.

    ``unsure`` names, once all is asked, the places of which nobody could tell. Raises what
    ``is_public`` raises.
    """
    places = sorted(set(places_in(message)))
    answers = await asyncio.gather(*(is_public(place) for place in places))
    closed = {place for place, shown in zip(places, answers, strict=True) if not shown}
    return hide(message, closed.difference(unsure), unsure)


def for_certain(is_public: IsPublic) -> IsPublic:
    """The same question for whoever cannot wait: where nobody can tell, it is not public."""

    async def is_certainly_public(place: str) -> bool:
        try:
            return await is_public(place)
        except SendFailed:
            return False

    return is_certainly_public


class Voucher:
    """Asks for one delivery whether places are public (``ports.IsPublic``), one after the other.

    No answer is a no, remembered in ``unsure``; a platform that is away is asked no second time.
    """

    def __init__(self, is_public: IsPublic) -> None:
        self._is_public = is_public
        self._one_by_one = asyncio.Lock()
        self._away: dict[str, SendFailed] = {}
        self.unsure: dict[str, SendFailed] = {}

    async def __call__(self, place: str) -> bool:
        """Whether everybody may read there."""
        platform = place.partition(":")[0]
        async with self._one_by_one:
            if platform in self._away:
                self.unsure[place] = self._away[platform]
                return False
            try:
                return await self._is_public(place)
            except SendFailed as failure:
                self.unsure[place] = failure
                if isinstance(failure, Unsent):
                    self._away[platform] = failure
                return False


class Gate:
    """What of a delivery may leave now, asked of the platforms when it is sent."""

    def __init__(self, is_public: IsPublic, is_private: IsPrivate, clock: Clock) -> None:
        self._is_public = is_public
        self._is_private = is_private
        self._clock = clock
        self._asked: dict[str, datetime] = {}

    async def let(self, claim: Claim) -> Delivery:
        """The delivery without what is public no more. Raises ``Hidden`` if nothing is left.

        Raises ``Untold`` where nobody can tell: what speaks in a public place waits until somebody
        can, what only links to places until ``PATIENCE`` is over. Raises ``Exposed`` where others
        could read what is confidential, also where nobody can tell for so long: then it has to
        reach somebody else. Raises ``Unsent`` where waiting helps little: that counts.
        """
        key, now = claim.delivery.key, self._clock.now()
        asked = self._asked.pop(key, now)
        over = now - claim.kept >= PATIENCE and now - asked >= AT_LEAST
        try:
            return await self._let(claim.delivery, over=over)
        except (Untold, NoRoom):
            self._asked[key] = asked
            raise

    async def _let(self, delivery: Delivery, *, over: bool) -> Delivery:
        match delivery:
            case Reply() | ApplyTags():
                place = delivery.thread.place
                if place.public and not await _told_by(self._is_public, place.key):
                    raise Hidden
                return await self._quietly(delivery)
            case Unsay():
                return delivery
            case Edit() if names_some(delivery.message):
                return await self._quietly(delivery)
            case (
                Post()
                | Edit()
                | Whisper()
                | DirectMessage()
                | SendFile()
                | OpenGroup()
                | ShowHome()
            ):
                if is_confidential(delivery):
                    await self._still_private(delivery, over=over)
                message = await self._without_hidden(delivery.message, over=over)
                return replace(delivery, message=message)
            case _:
                assert_never(delivery)

    async def _quietly(self, delivery: Reply | Edit | ApplyTags) -> Delivery:
        """A line in a thread waits for nobody: what nobody can vouch for is left out of it.

        Nor does its edit: it may be there to take a title away.
        """
        if isinstance(delivery, ApplyTags):
            return delivery
        message = await only_public(delivery.message, for_certain(self._is_public))
        if message is None:
            raise Hidden
        return replace(delivery, message=message)

    async def _still_private(self, delivery: Post, *, over: bool) -> None:
        try:
            private = await _told_by(self._is_private, delivery.place.key)
        except Untold as untold:
            if over:
                raise Exposed(str(untold)) from untold
            raise
        if not private:
            raise Exposed("it is not certain any more that the place is private")

    async def _without_hidden(self, whole: Message, *, over: bool) -> Message:
        ask = Voucher(self._is_public)
        left = await only_public(whole, ask, ask.unsure)
        for place, why in ask.unsure.items():
            if not over:
                raise Untold(place, why)
            if left is None and place in own_places(whole):
                raise Unsent(str(Untold(place, why)))
        if left is None:
            raise Hidden
        return left


async def _told_by(question: IsPublic | IsPrivate, place: str) -> bool:
    """What is said of a delivery's own place. A refusal to tell is about this place, and counts."""
    try:
        return await question(place)
    except SendFailed as failure:
        untold = Untold(place, failure)
        if isinstance(failure, Refused) and not isinstance(failure, SentNoMore):
            raise Unsent(str(untold)) from failure
        raise untold from failure
