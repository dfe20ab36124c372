"""Short ways to ask moderators about topics in the village, and to answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.events import ButtonPressed, QuestionAsked, QuestionEdited
from bot.reactions._suggestions import Pressed, key_of
from bot.reactions.suggest_topics import suggest_topics
from matchers.model import Account, Place, Thread, Visibility
from matchers.suggesting import Decision, Suggestion
from tests.reactions.rules import MOD
from tests.reactions.village import (
    HELP,
    NOW,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    question,
)

MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
TITLE = "Wie zähle ich das?"
BODY = "Ich habe eine Tabelle und die Antworten aus Umfragen."
"""Names of topics in the text alone are less sure than in the title."""

ASKED = key_of(THREAD.key)
LINE = f"tag_question:{THREAD.key}"
EXCEL = Suggestion("excel", ("Tabelle",), met=("Tabelle",))
SURVEYS = Suggestion("umfragen", ("Umfragen",), met=("Umfragen",))


def village(*suggested: Suggestion, thread: Thread = THREAD, **more: Any) -> Village:
    """Moderators were asked about these; ``more`` is of the thread, or of the village."""
    mine = {name: more.pop(name) for name in ("keys", "posted", "unwanted_there") if name in more}
    guarded = more.pop("guarded", False)
    one = replace(kept(thread, **more), guarded=guarded)
    if suggested:
        mine["keys"] = frozenset({key_of(thread.key), *mine.get("keys", ())})
        mine["suggested"] = {thread.key: suggested}
    return holding(one, moderators=MODERATORS, **mine)


def ask(where: Village, title: str = TITLE, body: str = BODY, thread: Thread = THREAD) -> list[Any]:
    """Somebody asks it."""
    event = QuestionAsked(key="q1", at=NOW, question=question(title, body, thread=thread))
    return effects_of(suggest_topics, event, where)


def edit(where: Village, title: str = TITLE, body: str = BODY) -> list[Any]:
    """It reads differently now."""
    event = QuestionEdited(key="e1", at=NOW, question=question(title, body))
    return effects_of(suggest_topics, event, where)


def press(
    button: str,
    where: Village,
    topic: str = "excel",
    seen: Decision = "open",
    *,
    by: Account = MOD,
    thread: Thread = THREAD,
) -> list[Any]:
    """Somebody presses a button of ours that showed ``seen``."""
    value = Pressed(seen, topic, thread.key).value
    event = ButtonPressed(key="b1", at=NOW, account=by, place=HELP, button=button, value=value)
    return effects_of(suggest_topics, event, where)
