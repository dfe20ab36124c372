"""What the entries in a message's menu have in common: where they work, and whose word counts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, KeptThread
from bot.effects import Answer, Effect, Message, SetAside, Unsay
from bot.events import ShortcutUsed
from bot.reactions._helper_says import free_all
from bot.reactions._helping import case_of
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
    if opens(event) and event.author is not None and event.author == event.account:
        return True
    return may_judge(event.account, by_moderator=event.moderator, kept=kept, community=community)


def opens(event: ShortcutUsed) -> bool:
    """Whether the message opens its thread."""
    return event.message == event.thread


def put_aside(event: ShortcutUsed, why: Aside, community: Community) -> Iterator[Effect]:
    """The thread is nothing to us any more: what we said in it goes, who was asked is free."""
    case = case_of(event.thread, event.at, community)
    if case is not None:
        yield from free_all(case)
    yield SetAside(thread=event.thread, why=why)
    yield from unsay(event.thread, community)


def unsay(thread: str, community: Community) -> Iterator[Unsay]:
    """Take away what was said in a thread, unless it is gone already."""
    line = f"tag_question:{thread}"
    if community.said(line) and not community.said(f"{line}:unsaid"):
        yield Unsay(key=f"{line}:unsaid", instead_of=line)


def tell(event: ShortcutUsed, name: str) -> Answer:
    """Say one sentence to whoever used the shortcut."""
    return Answer(message=Message(name, {}, event.language))
