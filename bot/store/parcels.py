"""Parcels: what the courier asks of the store."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from bot.errors import Busy, NoRoom
from bot.manners import Manners
from bot.ports import AT_ONCE, OWN_BUDGET, Claim, Pace, Ref
from bot.store import budgets, carry, wanted
from bot.store.inbox import wait_after, wait_since
from bot.store.store import Store


class Parcels:
    """Deliveries to be sent, and what became of them. ``timeout``: seconds one call may take.

    It is the ``Budget`` of all who ask a platform, too.
    """

    def __init__(self, store: Store, *, pace: Pace, timeout: float, manners: Manners) -> None:
        self._store = store
        self._pace = pace
        self._manners = manners
        self._timeout = timeout + AT_ONCE.total_seconds()
        self._untried: dict[str, int] = {}
        self._unsent: dict[str, tuple[int, float]] = {}

    async def claim(self, busy: Collection[str], limit: int, only: str = "") -> list[Claim]:
        """Deliveries to be sent now, one per lane (or ``only`` of that one), marked as tried."""
        now, lanes = self._store.now(), tuple(busy)
        unwritten = carry.Unwritten(dict(self._untried), dict(self._unsent))
        claims = await self._store.write(
            lambda c: carry.claim(
                c,
                now,
                self._pace,
                manners=self._manners,
                timeout=self._timeout,
                busy=lanes,
                limit=limit,
                only=only,
                unwritten=unwritten,
            )
        )
        for claim in claims:
            self._untried.pop(claim.mark, None)
            self._unsent.pop(claim.mark, None)
        return claims

    def untried(self, claim: Claim) -> None:
        """There is no room to say so in the database: the next claim of it counts one less."""
        self._untried[claim.mark] = self._untried.get(claim.mark, 0) + 1

    async def began_again(self, claim: Claim) -> bool:
        """The attempt begins only now. ``False``: nobody wants it any more."""
        now = self._store.now()
        return await self._store.write(lambda c: wanted.began_again(c, claim, now))

    async def sent(self, claim: Claim, ref: Ref) -> None:
        """It arrived."""
        now = self._store.now()
        gap = self._pace.gaps.get(claim.lane.partition(":")[0], 0.0)
        await self._store.write(lambda c: carry.sent(c, claim, ref, now, gap, keep=True))

    async def later(self, claim: Claim, error: str, *, uncertain: bool) -> bool:
        """It did not arrive, or nobody knows; whether it is dead now."""
        now = self._store.now()
        until = None if uncertain else now + wait_after(claim.attempt)
        with self._remembered(claim, until):
            return await self._store.write(
                lambda c: carry.later(c, claim, now, error, uncertain=uncertain)
            )

    async def wait(self, claim: Claim, seconds: float, *, uncertain: bool) -> None:
        """The platform named a time."""
        until, reason = self._store.now() + seconds, "too many requests"
        with self._remembered(claim, None if uncertain else until):
            await self._store.write(
                lambda c: carry.wait(c, claim, until, reason, uncertain=uncertain)
            )

    async def hold(self, claim: Claim, reason: str, seconds: float = 0.0) -> None:
        """It was not even tried: it waits, uncounted, and ever longer (half an hour at most).

        ``seconds``: the platform named a time.
        """
        now = self._store.now()
        until = now + (seconds or wait_since(now - claim.kept.timestamp()))
        with self._remembered(claim, until):
            await self._store.write(lambda c: carry.wait(c, claim, until, reason, uncertain=False))

    @contextmanager
    def _remembered(self, claim: Claim, until: float | None) -> Iterator[None]:
        """Without room to write down that nothing was sent: the next claim knows, and waits.

        ``until`` then; ``None``: something may have been sent.
        """
        try:
            yield
        except NoRoom:
            if until is not None and claim.uncertain_since is None:
                self._unsent[claim.mark] = (claim.number, until)
            raise

    async def dead(self, claim: Claim, error: str, *, uncertain: bool = False) -> None:
        """The platform will never take it; ``uncertain``: it may have it all the same."""
        with self._remembered(claim, None if uncertain else self._store.now()):
            await self._store.write(lambda c: carry.dead(c, claim, error, uncertain=uncertain))

    async def dropped(self, claim: Claim, error: str) -> None:
        """It is not to be said any more."""
        await self._store.write(lambda c: carry.dropped(c, claim, error))

    async def spend(self, platform: str, cost: int) -> None:
        """Take requests from a platform's budget. Raises ``Busy`` when they are not there."""
        now = self._store.now()
        until = await self._store.write(
            lambda c: budgets.spend(c, platform, cost, now, self._pace), first=True
        )
        if until is not None:
            raise Busy(OWN_BUDGET, seconds=until - now)

    async def rest(self, platform: str, seconds: float) -> None:
        """The platform asked us to leave it alone: nobody asks it anything for so long."""
        until = self._store.now() + seconds
        await self._store.write(lambda c: budgets.close_budget(c, platform, until), first=True)
