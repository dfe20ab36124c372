"""[Jemand anderen suchen]: the no-fault way on for whoever learns; nobody reads why they look."""

from __future__ import annotations

from bot.community import Community
from bot.effects import Button
from matchers.model import Account
from matchers.together import Side

ANOTHER = "propose_match-another"
"""The button; its value is the topic."""


def rematch(side: Side, community: Community) -> tuple[Button, ...]:
    """The button, for whoever learns in it, where partners are looked for at all."""
    searched = community.rules.check_in is not None and community.rules.propose_match is not None
    learns = side.role == "learner" and not _is_minor(side.account, community)
    return (Button(ANOTHER, side.match.topic),) if searched and learns else ()


def _is_minor(account: Account, community: Community) -> bool:
    """Who is under 18 is brought together with nobody alone."""
    profile = community.profile(account)
    return profile is not None and profile.minor
