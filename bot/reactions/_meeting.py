"""Who is the same member, and where two members can meet: where both have an account."""

from __future__ import annotations

from bot.community import Community
from matchers.model import Account


def meeting(one: Account, other: Account, community: Community) -> tuple[Account, Account] | None:
    """Both members' accounts on one platform; ``None``: one is only here, the other only there."""
    others = {platform_of(account): account for account in community.accounts_of(other)}
    for account in community.accounts_of(one):
        if platform_of(account) in others:
            return account, others[platform_of(account)]
    return None


def is_same(one: Account | None, other: Account | None, community: Community) -> bool:
    """Whether two accounts are one member's."""
    if one is None or other is None:
        return False
    return one == other or community.home_of(one) == community.home_of(other)


def platform_of(account: Account) -> str:
    """``slack`` or ``discourse``."""
    return account.partition(":")[0]
