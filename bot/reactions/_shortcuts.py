"""What the entries in a message's menu have in common: where they work, and whose word counts."""

from __future__ import annotations

from bot.community import Community, KeptThread
from bot.effects import Answer, Message
from bot.events import ShortcutUsed, ThreadSetAside
from bot.reactions._meeting import is_same
from bot.reactions.follow_thread import may_judge
from matchers.model import Aside


def refused(event: ShortcutUsed, community: Community) -> Answer | None:
    """Why nothing can be done with this message at all, if so."""
    if not event.thread:
        return tell(event, "common-shortcut_elsewhere")
    if community.tombstone(event.thread) is not None:
        return tell(event, "common-shortcut_gone")
    return None


def may_say(event: ShortcutUsed, kept: KeptThread | None, community: Community) -> bool:
    """Whether somebody's word about this thread counts: whoever opened it, and moderators."""
    if opens(event) and is_same(event.author, event.account, community):
        return True
    return may_judge(event.account, by_moderator=event.moderator, kept=kept, community=community)


def opens(event: ShortcutUsed) -> bool:
    """Whether the message opens its thread."""
    return event.message == event.thread


def put_aside(event: ShortcutUsed, why: Aside, kept: KeptThread | None) -> ThreadSetAside:
    """From now on the thread is nothing to us, whoever made something of it before."""
    return ThreadSetAside(
        key=f"aside:{event.thread}:{event.key}",
        at=event.at,
        thread=event.thread,
        why=why,
        asker=kept.asker if kept is not None else None,
    )


def tell(event: ShortcutUsed, name: str) -> Answer:
    """Say one sentence to whoever used the shortcut."""
    return Answer(message=Message(name, {}, event.language))
