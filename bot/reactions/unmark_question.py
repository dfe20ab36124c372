"""*Keine Frage*: what we took for a question is none, and an edit does not make it one again."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect
from bot.events import ShortcutUsed
from bot.reactions._shortcuts import may_say, opens, put_aside, refused, tell


def unmark_question(event: ShortcutUsed, community: Community) -> Iterator[Effect]:
    """Also of what was no question until now: then it stays so."""
    if event.shortcut != "unmark_question":
        return
    kept = community.thread(event.thread)
    if refusal := refused(event, community):
        yield refusal
    elif community.aside(event.thread) is not None:
        yield tell(event, "unmark_question-already")
    elif kept is None and not opens(event):
        yield tell(event, "unmark_question-none")
    elif not may_say(event, kept, community):
        yield tell(event, "common-shortcut_not_yours")
    else:
        yield put_aside(event, "no_question", kept)
        yield tell(event, "unmark_question-done")
