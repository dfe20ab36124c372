"""What may be shown now: asked again of each place that a message links to, when it leaves.

What was public when it was kept may be private today. Where nobody can tell, answers cannot wait
and leave it out at once. Deliveries wait, and that is no attempt. But a digest of the forum must
not wait for good for a Slack that is gone, nor all that stands behind it in its lane: after
``PATIENCE`` it is said without the lines that nobody can vouch for, and says that they are missing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeGuard, assert_never

from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    Link,
    Message,
    OpenGroup,
    Post,
    Reply,
    SendFile,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import Refused, SendFailed, SentNoMore, Unsent
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
    places = sorted(set(_places(message)))
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
        except Untold:
            self._asked[key] = asked
            raise

    async def _let(self, delivery: Delivery, *, over: bool) -> Delivery:
        match delivery:
            case Reply() | ApplyTags():
                place = delivery.thread.place
                if place.public and not await _told_by(self._is_public, place.key):
                    raise Hidden
                return delivery
            case Unsay():
                return delivery
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
            if left is None and place in _own_places(whole):
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


# --- leaving out


def hide(message: Message, hidden: Collection[str], unsure: Collection[str] = ()) -> Message | None:
    """The message without the parts that link into ``hidden`` places; spare ones take their place.

    Its field ``count`` tells how many there are, ``shown`` how many of them are said (0: all):
    both are told of what is left. Parts that link into ``unsure`` places are left out too, but stay
    in the ``count`` ("no question is open" would not be true), and a note says that they are
    missing.
    """
    if not hidden and not unsure:
        return message
    if not _own_places(message).isdisjoint({*hidden, *unsure}):
        return None
    parts = [hide(part, hidden, unsure) for part in message.parts]
    kept = [hide(part, hidden, unsure) for part in message.spare]
    spare = [part for part in kept if part is not None]
    missing = parts.count(None)
    said = (*_without_empty_headers(message.parts, parts), *spare[:missing])
    left = replace(message, parts=said, spare=tuple(spare[missing:]))
    if not missing and len(spare) == len(kept):
        return left
    of_parts = _unsure(message.parts, hidden, unsure)
    of_spare = _unsure(message.spare, hidden, unsure)
    left_out = missing + len(kept) - len(spare) - of_parts - of_spare
    return _owned_up(_counted(left, left_out), of_parts + (0 if left.spare else of_spare))


def _counted(left: Message, left_out: int) -> Message:
    """What is left, told of itself."""
    fields = dict(left.fields)
    count = fields.get("count")
    if isinstance(count, int):
        fields["count"] = max(count - left_out, 0)
    if "shown" in fields:
        fields["shown"] = len(left.parts) if left.spare else 0
    return replace(left, fields=fields)


def _owned_up(left: Message, missing: int) -> Message:
    """What is left, saying how many lines are missing for want of an answer."""
    if not missing:
        return left
    note = Message("common-unseen", {"count": missing}, left.language)
    return replace(left, parts=(*left.parts, note))


def _unsure(parts: Sequence[Message], hidden: Collection[str], unsure: Collection[str]) -> int:
    """How many of these are left out only because nobody can tell."""
    own = [_own_places(part) for part in parts]
    return sum(places.isdisjoint(hidden) and not places.isdisjoint(unsure) for places in own)


def _places(message: Message) -> Iterator[str]:
    yield from _own_places(message)
    for part in (*message.parts, *message.spare):
        yield from _places(part)


def _own_places(message: Message) -> set[str]:
    return {v.place for v in message.fields.values() if isinstance(v, Link) and v.place}


def _without_empty_headers(
    parts: Sequence[Message], shown: Sequence[Message | None]
) -> tuple[Message, ...]:
    """The parts that are shown, without the headers that stand above hidden ones only.

    A header is a part without a link; what is linked below it, up to the next one, is its own.
    """
    sections: list[list[tuple[Message, Message | None]]] = []
    for part, left in zip(parts, shown, strict=True):
        if not sections or not _own_places(part):
            sections.append([])
        sections[-1].append((part, left))
    kept: list[Message] = []
    for section in sections:
        own = [left for part, left in section if _own_places(part) and left is not None]
        if own or all(left is not None for _, left in section):
            kept.extend(left for _, left in section if left is not None)
    return tuple(kept)
