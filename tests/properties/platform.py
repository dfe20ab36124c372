"""An honest little platform: it remembers what it applied, and may fail in every way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.effects import ApplyTags, Delivery, Edit, OpenGroup, Reply, ShowHome, Unsay, Whisper
from bot.errors import Busy, SentNoMore, Uncertain, Unsent
from bot.ports import Claim, Clock, Parcel, Ref

TIMEOUT = 10.0
PATIENCE = 4
"""How often one delivery fails at most: the property is about order, not about dead letters."""


class Outcome(StrEnum):
    """What becomes of one call."""

    ARRIVES = "arrives"
    UNSENT = "certainly not sent"
    BUSY = "this lane is told to wait"
    CUT_BEFORE = "cut before it was applied"
    CUT_AFTER = "cut after it was applied"
    LATE = "cut, and applied a little later"
    REMOVED = "the app is not installed any more"


@dataclass(frozen=True)
class Said:
    """One thing the platform applied: when its call began, and when it arrived."""

    delivery: Delivery
    mark: str
    lane: str
    begun: datetime
    at: datetime


class Platform:
    """Fulfils ``bot.ports.Sender``. ``log`` is all that was ever applied, in order."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._on_its_way: list[tuple[datetime, datetime, Claim]] = []
        self._failed: dict[str, int] = {}
        self.log: list[Said] = []
        self.visible: dict[str, Said] = {}
        self.found = 0
        self.outcome = Outcome.ARRIVES
        self.look_fails = False

    def cost(self, delivery: Delivery) -> int:
        return 1

    def can_find(self, delivery: Delivery) -> bool:
        return not isinstance(delivery, Whisper | OpenGroup)

    async def find(self, parcel: Parcel) -> Ref | None:
        if self.look_fails and self._may_fail(parcel):
            raise Unsent("the look failed")
        self.arrive()
        if isinstance(parcel.delivery, Edit | Unsay | ApplyTags | ShowHome):
            return None  # these are simply repeated
        if any(said.mark == parcel.mark for said in self.log):
            self.found += 1
            return Ref({"mark": parcel.mark})
        return None

    async def send(self, parcel: Parcel) -> Ref:
        assert isinstance(parcel, Claim)
        self.arrive()
        outcome = self.outcome
        if outcome is not Outcome.ARRIVES and not self._may_fail(parcel):
            outcome = Outcome.ARRIVES
        match outcome:
            case Outcome.UNSENT:
                raise Unsent("connection refused")
            case Outcome.BUSY:
                raise Busy("429", seconds=7)
            case Outcome.REMOVED:
                raise SentNoMore("token_revoked")
            case Outcome.CUT_BEFORE:
                raise Uncertain("ReadTimeout")
            case Outcome.LATE:
                now = self._clock.now()
                late = now + timedelta(seconds=TIMEOUT - 1)
                self._on_its_way.append((late, now, parcel))
                raise Uncertain("ReadTimeout")
            case Outcome.ARRIVES | Outcome.CUT_AFTER:
                self._apply(parcel, self._clock.now(), self._clock.now())
        if outcome is Outcome.CUT_AFTER:
            raise Uncertain("ReadError")
        return Ref({"mark": parcel.mark})

    def arrive(self) -> None:
        """Apply what was on its way until now."""
        now = self._clock.now()
        there = [late for late in self._on_its_way if late[0] <= now]
        self._on_its_way = [late for late in self._on_its_way if late[0] > now]
        for when, begun, claim in there:
            self._apply(claim, begun, when)

    def lines(self, thread: str) -> list[Said]:
        """What people read of ours in a thread."""
        return [
            said
            for said in self.visible.values()
            if isinstance(said.delivery, Reply) and said.delivery.thread.key == thread
        ]

    def _apply(self, claim: Claim, begun: datetime, at: datetime) -> None:
        said = Said(claim.delivery, claim.mark, claim.lane, begun, at)
        self.log.append(said)
        if isinstance(claim.delivery, Unsay):
            assert claim.under is not None
            self.visible.pop(claim.under.fields["mark"], None)
        elif not isinstance(claim.delivery, Edit | ApplyTags | ShowHome):
            self.visible[claim.mark] = said

    def _may_fail(self, parcel: Parcel) -> bool:
        failures = self._failed.get(parcel.delivery.key, 0)
        self._failed[parcel.delivery.key] = failures + 1
        return failures < PATIENCE
