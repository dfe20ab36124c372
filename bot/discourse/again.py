"""Threads that we hold are looked at again: what happened to them while nobody listened.

New posts are in ``/posts.json``; that a topic was closed, solved, retagged, hidden or deleted is
in no list, and a webhook that found nobody is not repeated. So each thread that we hold is asked
for by itself, a few at a time: by a notice like any other, so that it is read, retried and paid for
(one request) like any other. Such notices are *patient*: whatever really happened goes first. A
list of topics would cost less, but tells neither which answer solved one nor which reply is gone.

When a thread was looked at last is remembered in memory only. After a start nobody has been looked
at, and that is just as it should be: whatever happened meanwhile was missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.community import Community
from bot.discourse.read import AGAIN, again
from bot.ports import Clock, Keep, Look

AT_ONCE = 10
"""Threads in one round, every ten minutes: a third of one minute's requests."""

OPEN_AFTER = timedelta(hours=6)
OTHERS_AFTER = timedelta(days=1)
"""How long a thread is left alone: an open question, or one that is closed, answered or gone."""

FOR = timedelta(days=60)
"""How long after it began a thread that is not open is still looked at."""

AT_MOST = 500
FRESH = timedelta(hours=1)
"""Before a digest: so many open threads, a quarter of an hour's requests, unless just looked at."""

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Keeps notices of threads that nobody looked at for long, the longest unseen first."""

    clock: Clock
    keep: Keep
    look: Look
    seen: dict[str, datetime] = field(default_factory=dict)

    async def at_few(self) -> None:
        """A few of them, as one round of catching up."""
        now = self.clock.now()
        held, waiting = await self.look(lambda c: (c.held("discourse:", now - FOR), _open(c)))
        due = [
            key
            for key in held
            if now - self._last(key) >= (OPEN_AFTER if key in waiting else OTHERS_AFTER)
        ]
        # ``held`` has the open ones first, and sorting keeps that order among the equally unseen
        chosen = sorted(due, key=lambda key: (key not in waiting, self._last(key)))[:AT_ONCE]
        await self._notice(chosen, now.isoformat(timespec="seconds"))
        for key in self.seen.keys() - set(held):
            del self.seen[key]

    async def at_open(self, mark: str) -> None:
        """All that are open, before something is said of them; ``mark`` names what for."""
        now = self.clock.now()
        due = [key for key in await self.look(_open) if now - self._last(key) >= FRESH]
        await self._notice(sorted(due, key=self._last)[:AT_MOST], mark)

    def _last(self, key: str) -> datetime:
        return self.seen.get(key, NEVER)

    async def _notice(self, keys: Iterable[str], mark: str) -> None:
        now = self.clock.now()
        numbers = {key: int(key.removeprefix("discourse:t/")) for key in keys}
        waiting = await self.look(_awaited)
        new = [again(n, mark, now) for key, n in numbers.items() if key not in waiting]
        await self.keep(new)
        self.seen.update(dict.fromkeys(numbers, now))


def _awaited(community: Community) -> set[str]:
    """Threads that a notice of ours still waits for: one that is never answered gets no second."""
    keys = (key.partition(f"/{AGAIN}") for key in community.awaited("notice:discourse:t/"))
    return {thread.removeprefix("notice:") for thread, ours, _ in keys if ours}


def _open(community: Community) -> dict[str, None]:
    """Open questions of the forum, oldest first."""
    return dict.fromkeys(community.unanswered_keys("discourse:"))
