"""*Als Frage merken*: a message that we did not see as a question becomes one.

Its author says so, or a moderator: what is marked may be told in a digest, and others should not
decide that. The same entry takes back *Keine Frage* and *Vertraulich*.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect, KeepQuestion
from bot.events import QuestionAsked, ShortcutUsed
from bot.reactions._shortcuts import may_say, opens, refused, tell


def mark_question(event: ShortcutUsed, community: Community) -> Iterator[Effect]:
    """Keep it now, and let everything happen that happens when somebody asks."""
    if event.shortcut != "mark_question":
        return
    if refusal := refused(event, community):
        yield refusal
    elif community.thread(event.thread) is not None:
        yield tell(event, "mark_question-already")
    elif not opens(event):
        yield tell(event, "mark_question-reply")
    elif not may_say(event, None, community):
        yield tell(event, "common-shortcut_not_yours")
    elif event.question is None:
        yield tell(event, "mark_question-no_words")
    else:
        yield KeepQuestion(question=event.question, marked=True)
        key = f"marked:{event.thread}:{event.key}"
        yield QuestionAsked(key=key, at=event.at, question=event.question, marked=True)
        yield tell(event, "mark_question-done")
