"""Short ways to look at what is asked of helpers."""

from __future__ import annotations

from typing import Any

from bot.effects import (
    Answer,
    AskHelper,
    DirectMessage,
    Person,
)
from bot.events import (
    ButtonPressed,
)
from bot.reactions.suggest_helpers import suggest_helpers
from matchers.model import Account
from tests.reactions.village import (
    BEN,
    HELP,
    NOW,
    THREAD,
    effects_of,
    of,
)


def asked(effects: list[Any]) -> list[Account | None]:
    """Who is asked, in order; each has a private message of their own that names nobody."""
    told = of(DirectMessage, effects)
    assert all(message.unasked and message.until for message in told)
    assert not any(isinstance(f, Person) for m in told for f in m.message.fields.values())
    helpers = [effect.helper.account for effect in of(AskHelper, effects)]
    assert [message.account for message in told] == helpers
    return helpers


def press(name: str, village: Any, by: Account = BEN, value: str = "") -> list[Any]:
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=by,
        place=HELP,
        button=f"suggest_helpers-{name}",
        value=value or f"{THREAD.key}#1",
    )
    return effects_of(suggest_helpers, event, village)


def answer(effects: list[Any]) -> str:
    (said,) = of(Answer, effects)
    assert said.message is not None
    return said.message.name.removeprefix("suggest_helpers-")
