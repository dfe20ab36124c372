"""What an engine does with what is due, whenever that is: both engines do the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

import structlog
from structlog.contextvars import bound_contextvars as bound

from bot.errors import Busy, LotseError, NoRoom, Refused, Unsent
from bot.events import Event, Notice
from bot.ports import Claim, Due, LookUp

log = structlog.get_logger("bot.engine")


class TurnsLike(Protocol):
    """The store, as the engine needs it (``bot/store/turns.py``)."""

    async def due(self) -> Due:
        """What there is to do at this moment, in one look."""
        ...

    async def take_turns(self, limit: int, lane: str | None = None) -> int:
        """React to events that are due (in one ``lane``); how many.

        Raises ``NoRoom`` where one of that ``lane`` has none.
        """
        ...

    def is_cramped(self) -> bool:
        """Whether lanes rest whose next event has no room: it is tried again soon."""
        ...

    async def retry_failures(self, limit: int) -> int:
        """Try failed reactions again; how many."""
        ...

    async def due_notices(
        self, limit: int, without: Collection[str], lane: str | None = None
    ) -> list[Notice]:
        """Notices that are due (in one ``lane``) and not in ``without``."""
        ...

    async def notice_read(self, notice: Notice, events: Sequence[Event]) -> None:
        """Settle a notice with what it pointed at."""
        ...

    async def notice_later(self, notice: Notice, seconds: float) -> None:
        """Look it up later, without counting."""
        ...

    async def notice_failed(self, notice: Notice, reason: str, *, for_good: bool = True) -> None:
        """It could not be looked up; ``for_good``: that counts, and is given up one day."""
        ...


class Carrier(Protocol):
    """The courier, as the engine needs it."""

    async def claim(self, busy: Collection[str], limit: int, only: str = "") -> list[Claim]:
        """Deliveries to be carried now, one per lane (or ``only`` of that one)."""
        ...

    async def carry(self, claim: Claim) -> None:
        """Carry one."""
        ...


class Engine(Protocol):
    """What both engines are to whoever starts them."""

    alive_at: datetime

    async def run(self) -> None:
        """Go on until ``stop``."""
        ...

    async def stop(self, within: float = 7.0) -> None:
        """Finish what is under way ``within`` seconds, and take nothing more on."""
        ...


class Deeds:
    """Carries one delivery, looks up one notice. Neither raises: what fails stays and is kept.

    Both say whether it is settled for now; if not, it is of no use to try it again at once.
    """

    def __init__(self, turns: TurnsLike, courier: Carrier, look_up: LookUp) -> None:
        self._turns = turns
        self._courier = courier
        self._look_up = look_up

    async def carry(self, claim: Claim) -> bool:
        """Carry one delivery."""
        with bound(key=claim.event, reaction=claim.reaction, delivery=claim.mark):
            try:
                await self._courier.carry(claim)
            except NoRoom as lacking:
                log.error("no_room", error=str(lacking))  # noqa: TRY400  (where tells nothing)
                return False
            except Exception:
                # It stays as it is: tried, so it will be looked for before the next attempt.
                log.exception("carry_failed")
                return False
        return True

    async def read(self, notice: Notice) -> bool:
        """Look up what one notice points at, and settle it."""
        with bound(key=notice.key):
            try:
                await self._look_up_now(notice)
            except NoRoom as lacking:
                log.error("no_room", error=str(lacking))  # noqa: TRY400  (where tells nothing)
                return False
            except Exception:  # it stays due
                log.exception("look_up_failed")
                return False
        return True

    async def _look_up_now(self, notice: Notice) -> None:
        try:
            await self._turns.notice_read(notice, await self._look_up(notice))
        except Busy as busy:
            await self._turns.notice_later(notice, busy.seconds)
        except (Unsent, NoRoom) as error:  # no forum, no room: that is no fault of the notice's
            await self._turns.notice_failed(notice, type(error).__name__, for_good=False)
        except Refused as refused:  # the platform's own reason is no text of anybody's
            await self._turns.notice_failed(notice, str(refused))
        except LotseError as error:
            await self._turns.notice_failed(notice, type(error).__name__)
        except Exception:
            log.exception("look_up_failed")
            await self._turns.notice_failed(notice, "OurFault")
