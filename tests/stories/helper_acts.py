"""What members do who ask, and who are asked for help."""

from __future__ import annotations

from bot.store.schema import helper
from tests.stories.slack_acts import (
    EXCEL,
    profile,
    rows,
    says,
    told,
)
from tests.stories.stage import Staged

YES, NO = "suggest_helpers-yes", "suggest_helpers-no"
KNOWS, AGAIN = "suggest_helpers-knows", "suggest_helpers-again"
ASK = "suggest_helpers-ask_offered"
PEERS = ("jonas", "aylin", "tom")


async def offering(s: Staged, *people: str, level: int = 3, hours: str = "2") -> None:
    """Profiles of people who offer Excel."""
    for who in people:
        await profile(s, who, teaches={"excel": level}, hours=hours)


async def asks(s: Staged, who: str = "mira", words: str = EXCEL) -> str:
    ts = await s.slack.say(who, "#hilfe", words)
    await s.settle()
    return ts


def asked(s: Staged, who: str) -> int:
    """How many requests a member can answer now."""
    counts = {"experience": 0, "minutes": 15}
    return sum(says(s, text, ASK, **counts) for text in told(s, who))


async def states(s: Staged) -> dict[str, str]:
    """What became of each request, by account."""
    return {row.account: row.state for row in await rows(s, helper)}


def post_link(text: str) -> str:
    """The address in one of our messages."""
    return text.partition("<")[2].partition("|")[0]
