"""The orderly end of the process: one deadline from the signal on, whatever hangs.

Until ``CALLS`` what is under way may finish; what is still open then is left uncertain, to be
looked for after the next start. Until ``CLOSED`` everything is closed. What cannot even be
cancelled (a database that does not answer holds its thread) ends with the process at ``LAST``: all
that was promised to anybody is on disk by then, as under ``kill -9``.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import Any

CALLS = 7.0
CLOSED = 8.5
LAST = 9.0
"""Seconds after the signal. Supervisors lose patience at ten."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Ending:
    """When the process was told to end. A second signal changes nothing.

    ``begun`` is set on the event loop.
    """

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self._since: float | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear the signals. They stay heard (and harmless) until the process is gone."""
        for name in SIGNALS:
            signal.signal(name, self._heard)
        try:
            yield
        finally:
            # The interpreter takes its time to go, and gives our handlers back before.
            for name in SIGNALS if self.begun.is_set() else ():
                signal.signal(name, signal.SIG_IGN)

    def heard_by(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on the loop is told; before, a signal interrupts (``KeyboardInterrupt``)."""
        self._loop = loop

    def seconds_left(self, until: float) -> float:
        """Seconds until so long after the signal, or after this is first asked without one."""
        if self._since is None:
            self._since = monotonic()
        return max(self._since + until - monotonic(), 0.0)

    async def unless_begun(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do ``work``, or drop it when the end begins; whether it was done. Raises its errors."""
        working = asyncio.ensure_future(work)
        told = asyncio.ensure_future(self.begun.wait())
        await asyncio.wait((working, told), return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if not working.done():
            working.cancel()
        with suppress(asyncio.CancelledError):
            await working
        return not (working.cancelled() or self.begun.is_set())

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if self._since is None:
            self._since = monotonic()
            if self._loop is None:
                raise KeyboardInterrupt
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed: we are all but gone
                self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        if self.begun.is_set():
            return
        self.begun.set()
        last = threading.Timer(self.seconds_left(LAST), os._exit, (0,))
        last.daemon = True
        last.start()
