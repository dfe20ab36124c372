"""What stands below the first message that somebody gets from us unasked."""

from __future__ import annotations

from collections.abc import Iterator

from bot.effects import Answer, Message
from tests.golden.stage import Scene, Stage


def manners(stage: Stage) -> Iterator[Scene]:
    """Who we are, with the budget as it is set."""
    for variant, times in (("one", 1), ("", 2), ("many", 5)):
        hello = Message("manners-first_contact", {"times": times}, stage.language)
        yield Scene("", variant, [Answer(message=hello)])
