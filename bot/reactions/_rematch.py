"""[Jemand anderen suchen]: the no-fault way on for whoever learns; nobody reads why they look."""

from __future__ import annotations

from bot.community import Community
from bot.effects import Button
from matchers.checking_in import learners
from matchers.model import Account, Match

ANOTHER = "propose_match-another"
"""The button; its value is the topic."""


def rematch(match: Match, account: Account, community: Community) -> tuple[Button, ...]:
    """The button, for whoever learns in a match, where partners are looked for at all."""
    searched = community.rules.check_in is not None and community.rules.propose_match is not None
    return (Button(ANOTHER, match.topic),) if searched and account in learners(match) else ()
