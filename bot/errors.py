"""What can go wrong, and whose turn it is.

::

    LotseError
    ├── NotForUs            refused and counted: not ours to read
    ├── YourMistake         told kindly: names the thing and the remedy
    ├── OurFault            logged and kept
    │   ├── Displaced       another engine has our database: this one ends
    │   └── NoRoom          the database has no room just now: it stays as it was
    └── SendFailed          what a sender tells the courier
        ├── Unsent          the platform certainly did nothing: try again later
        │   └── Busy        and it named the time (429), or our own budget did
        ├── Uncertain       it may have done it: look before sending again
        ├── Refused         it never will: channel gone, not allowed
        │   ├── SentNoMore  and nothing else either: the app was removed, the token revoked
        │   └── TooLate     it stays as it was said; it can only be removed
        └── Queued          it waits for a moderator of the platform
"""

from __future__ import annotations


class LotseError(Exception):
    """Everything that Lotse raises on purpose."""


class NotForUs(LotseError):
    """A payload that is not ours to read; the argument is a countable reason, never a text."""


class YourMistake(LotseError):
    """Somebody can mend this: the argument is a sentence that names the thing and the remedy."""


class OurFault(LotseError):
    """A defect or a broken surrounding; logged with the event's key, and kept."""


class Displaced(OurFault):
    """Another engine runs on our database: nothing may be claimed here any more."""


class NoRoom(OurFault):
    """The database has no room just now: nothing of this attempt was written down, or counts."""


class SendFailed(LotseError):
    """A delivery did not come through; the argument is the platform's reason, never a text."""


class Unsent(SendFailed):
    """The platform certainly did nothing with it (connection refused, read-only mode, 429)."""


class Busy(Unsent):
    """Too much at once. ``seconds`` is how long to wait."""

    def __init__(self, reason: str, *, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Uncertain(SendFailed):
    """The platform may have done it (timeout, connection cut, 5xx): look before sending again."""


class Refused(SendFailed):
    """The platform never will: channel gone, not allowed, malformed. No further attempt."""


class SentNoMore(Refused):
    """The app was removed or its token revoked: nothing can be sent until somebody mends it."""


class TooLate(Refused):
    """What was said cannot be changed any more; it may be removed, and said anew."""


class Queued(SendFailed):
    """Accepted, but held for a moderator of the platform; it may appear later, or never."""
