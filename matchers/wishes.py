"""What people say about digests: a draft that moderators edit, a wish for a digest of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matchers.model import Account

DraftState = Literal["open", "sent", "held"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What moderators said about the digest of ``week`` before it is told.

    ``intro`` stands above it, ``dropped`` threads are left out. It is ``sent`` or ``held`` once
    somebody (``by``) decided so; until then the rules decide.
    """

    week: str
    state: DraftState = "open"
    intro: str = ""
    dropped: tuple[str, ...] = ()
    by: Account | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A digest of one's own on a ``weekday`` (0: Monday) at an ``hour`` of the community's clock.

    ``id`` stands for the member wherever a key is made of it. ``due`` is when the next is told.
    """

    account: Account
    id: str
    weekday: int
    hour: int
    due: datetime
