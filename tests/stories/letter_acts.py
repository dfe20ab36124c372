"""What forum members write to Lotse, and what they read there."""

from __future__ import annotations

from collections.abc import Sequence

from tests.stories.forum_acts import write, written
from tests.stories.stage import Staged

LEARNER = ("Verein", "überspringen", "nein", "Excel", "überspringen", "1")
TIMES = ("2 Stunden", "Deutsch", "Di abends, Samstag vormittags", "online", "überspringen")


async def answer(s: Staged, who: str, topic: int, *texts: str) -> str:
    """Answer in a conversation, one letter after the other; what Lotse says then."""
    for text in texts:
        await s.forum.reply(who, topic, text)
        await s.pass_time(seconds=20)
    return written(s, topic)[-1]


SKIP = "überspringen"


async def profile_by_letters(
    s: Staged,
    who: str,
    *,
    learns: str = SKIP,
    teaches: str = SKIP,
    levels: Sequence[str] = ("1",),
    minor: str = "nein",
) -> int:
    """The whole profile, question by question; the conversation."""
    topic = await write(s, who, "profil")
    about = ("ja", "Verein", who.capitalize(), "überspringen", "überspringen", minor)
    asked = (teaches, learns) if teaches != SKIP else ()  # in a circle, too? and in a tandem?
    ways = ["ja" for side in asked if side != SKIP]
    await answer(s, who, topic, *about, learns, teaches, *levels, *TIMES, *ways)
    return topic
