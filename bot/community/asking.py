"""What a reaction may know when a member asks Lotse something: finding, and being accountable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.community.kept import KeptThread, Titled, Told
from matchers.inquiring import Inquiry
from matchers.leaning import Leaning
from matchers.model import Account


class Asking(Protocol):
    """Looks that only a member's own question leads to. Public threads only, unless said so."""

    def past(self, key: str) -> KeptThread | None:
        """A question from before Lotse came that was answered; ``None``: it is none, or followed.

        Nobody knows who asked it, nor in which language.
        """
        ...

    def topics_asked(self) -> Mapping[str, int]:
        """How many public questions each topic has; topics without one are not named."""
        ...

    def titled(self, topics: Sequence[str], words: Sequence[str], most: int) -> Sequence[Titled]:
        """Public questions worth comparing, the newest first; ``most`` of each kind.

        The kinds: on one of ``topics``, with one of ``words`` in the title, and simply the newest.
        """
        ...

    def kept_about(self, account: Account) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """All that is kept about this member, by table, as JSON may hold it; nothing of others."""
        ...

    def leaning(self) -> Leaning:
        """What people's corrections taught about which messages ask."""
        ...

    def addressee(self, delivery: str) -> Account | None:
        """The one member whom the delivery with this key was for; ``None``: nobody, or unknown."""
        ...

    def file_since(self, account: Account, since: datetime) -> bool:
        """Whether a file was kept for this member then or later, and is sent or on its way."""
        ...

    def inquiry(self, id: str) -> Inquiry | None:
        """The inquiry with this id."""
        ...

    def inquiries_of(self, account: Account) -> Sequence[Inquiry]:
        """All that this member asked for, or is asked in; the newest first."""
        ...

    def told(self, account: Account, most: int) -> Sequence[Told]:
        """What Lotse said lately to this member in private, or in their threads; newest first."""
        ...
