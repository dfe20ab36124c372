"""A moderator's command in the village, and what came of it."""

from __future__ import annotations

from typing import Any

from bot.effects import Answer
from bot.events import ButtonPressed, CommandGiven
from bot.reactions import Reaction
from matchers.model import Account
from tests.reactions.rules import MOD
from tests.reactions.village import HELP, NOW, Village, effects_of, of


def give(
    reaction: Reaction,
    command: str,
    argument: str = "",
    village: Village | None = None,
    by: Account = MOD,
    **more: Any,
) -> list[Any]:
    """Somebody, a moderator if nobody else, types it."""
    event = CommandGiven(
        **{"key": "c1", "at": NOW, "account": by, "place": HELP, "command": command}
        | {"argument": argument}
        | more
    )
    return effects_of(reaction, event, village or Village())


def press(
    reaction: Reaction, button: str, value: str, village: Village, by: Account = MOD
) -> list[Any]:
    """Somebody presses it."""
    event = ButtonPressed(key="b1", at=NOW, account=by, place=HELP, button=button, value=value)
    return effects_of(reaction, event, village)


def told(effects: list[Any]) -> str:
    """The message that is answered, without its feature."""
    [said] = of(Answer, effects)
    assert said.message is not None
    return said.message.name.partition("-")[2]
