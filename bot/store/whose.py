"""Changes of who is whose, and of forms under way by letters."""

from __future__ import annotations

from typing import assert_never

import sqlalchemy as sa

from bot.effects import (
    ClaimLink,
    CountGuess,
    DropFilling,
    DropOffer,
    KeepFilling,
    LinkAccounts,
    OfferLink,
    UnlinkAccounts,
)
from bot.store import codes, letters, links

Changes = (
    KeepFilling
    | DropFilling
    | LinkAccounts
    | UnlinkAccounts
    | OfferLink
    | ClaimLink
    | CountGuess
    | DropOffer
)


def change(connection: sa.Connection, effect: Changes) -> None:
    """Apply one."""
    match effect:
        case KeepFilling() | DropFilling():
            letters.change_filling(connection, effect)
        case LinkAccounts() | UnlinkAccounts():
            links.change_links(connection, effect)
        case OfferLink() | ClaimLink() | CountGuess() | DropOffer():
            codes.change_offer(connection, effect)
        case _:
            assert_never(effect)
