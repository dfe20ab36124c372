"""The threads that answered before, held in memory: changed in small steps, asked at any time.

Held are titles of public threads and their topics; what is counted of them is derived, so it can be
taken back. One thread of the machine may change it while others ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from matchers.model import Tag
from matchers.similar import AT_MOST, Answered, Similar

MOST = 20_000
"""So many of the newest threads are held, whatever a forum has: see ``bench/archive.py``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A public thread that answered its question: its key, its title and its topics."""

    thread: str
    title: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What is held under ``thread`` from now on; ``entry`` is ``None``: nothing any more."""

    thread: str
    entry: Entry | None


class Archive:
    """What was answered. ``known``: see ``Answered``."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._answered = Answered(known)
        self._held: dict[str, Entry] = {}
        self._alone = Lock()

    def __len__(self) -> int:
        return len(self._held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Archive) and self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _all(self) -> tuple[object, ...]:
        return self._held, self._answered

    def difference(self, entries: Iterable[Entry]) -> list[Step]:
        """What is to be done until just these are held: first what goes, then what comes."""
        wanted = {entry.thread: entry for entry in entries}
        gone = [Step(key, None) for key in self._held if key not in wanted]
        return gone + [Step(k, e) for k, e in wanted.items() if self._held.get(k) != e]

    def take(self, steps: Sequence[Step]) -> None:
        """Do it. Whoever asks meanwhile waits for as long as these steps take."""
        with self._alone:
            for step in steps:
                self._take(step)

    def _take(self, step: Step) -> None:
        if step.entry is None:
            self._answered.remove(step.thread)
            self._held.pop(step.thread, None)
        else:
            self._answered.add(step.thread, step.entry.title, topics=step.entry.topics)
            self._held[step.thread] = step.entry

    def find(
        self, title: str, body: str = "", tags: Iterable[Tag] = (), *, at_most: int = AT_MOST
    ) -> tuple[Similar, ...]:
        """The threads that fit best; only those of which it is sure enough to show them."""
        with self._alone:
            return self._answered.find(title, body, tags, at_most=at_most)
