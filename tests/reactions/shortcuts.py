"""Short ways to use a shortcut on the village's thread."""

from __future__ import annotations

from typing import Any

from bot.events import ShortcutUsed
from bot.reactions import REACTIONS
from matchers.model import Account
from tests.reactions.village import ADA, NOW, THREAD, Village, question

HERE = THREAD.key
BELOW = "slack:T1/CHELP/2.0"
LINE = f"tag_question:{HERE}"


def use(shortcut: str, village: Village, by: Account = ADA, **more: Any) -> list[Any]:
    """What becomes of it; by default Ada uses it on what she wrote."""
    whole: dict[str, Any] = {
        "message": HERE,
        "thread": HERE,
        "author": ADA,
        "question": question() if shortcut == "mark_question" else None,
    }
    event = ShortcutUsed(key="s1", at=NOW, account=by, shortcut=shortcut, **{**whole, **more})
    return [e for reaction in REACTIONS[ShortcutUsed] for e in reaction(event, village)]


def told(effects: list[Any]) -> str:
    """The one sentence that is answered."""
    [message] = [e.message for e in effects if hasattr(e, "errors")]
    return str(message.name)
