"""*Vertraulich*: never tagged, never in a list or a digest, and what was said about it goes.

The message stays where it is: only its author can delete it, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect
from bot.events import ShortcutUsed
from bot.reactions._meeting import is_same
from bot.reactions._shortcuts import may_say, put_aside, refused, tell


def keep_confidential(event: ShortcutUsed, community: Community) -> Iterator[Effect]:
    """A whole thread, not one reply: replies are told nowhere anyway."""
    if event.shortcut != "keep_confidential":
        return
    kept = community.thread(event.thread)
    if refusal := refused(event, community):
        yield refusal
    elif community.aside(event.thread) == "confidential":
        yield tell(event, "keep_confidential-already")
    elif may_say(event, kept, community):
        yield put_aside(event, "confidential", kept)
        yield tell(event, "keep_confidential-done")
    elif is_same(event.author, event.account, community):
        yield tell(event, "keep_confidential-reply")
    else:
        yield tell(event, "common-shortcut_not_yours")
