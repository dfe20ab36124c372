"""Taking a conversation back from the forum: nothing of it stays there, and the thread says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.community import Community
from bot.effects import Edit, Effect, KeepTransfer, Unsay, Withdraw
from bot.events import Event
from bot.reactions._similar import as_it_stands, line_in
from bot.reactions._transfers import (
    line_key,
    line_stands,
    post_key,
    reworded,
    topics_line,
    where,
)
from matchers.transfers import Permission, Transfer, TransferState


def retreat(transfer: Transfer, event: Event, community: Community) -> Iterator[Effect]:
    """Nothing of it stays in the forum, and nobody is asked any more."""
    yield KeepTransfer(transfer=ended(transfer))
    posts = [where(transfer, message, community) for message in transfer.carried]
    yield from unsay((*posts, post_key(transfer)), transfer.thread, community)
    for permission in transfer.permissions:
        what = "follow_transfer-over"
        yield from reworded(what, transfer, permission, community, event=event)
    yield from _line_alone(transfer, event, community)


def unsay(keys: Iterable[str], thread: str, community: Community) -> Iterator[Effect]:
    """What waits is not said any more, and what was said is removed."""
    kept = community.thread(thread)
    language = kept.language if kept else community.rules.community.language
    for key in keys:
        if community.said(key) and not community.said(f"{key}:unsaid"):
            yield Withdraw(key=key)
            yield Unsay(key=f"{key}:unsaid", instead_of=key, language=language)


def ended(transfer: Transfer) -> Transfer:
    """The same, over: nobody's word or name is needed any more."""
    nobody = tuple(Permission(permission.number, None) for permission in transfer.permissions)
    return replace(transfer, state=TransferState.OVER, url="", topic="", permissions=nobody)


def _line_alone(transfer: Transfer, event: Event, community: Community) -> Iterator[Effect]:
    """The thread's line says nothing of the forum any more."""
    if not transfer.url:
        return
    own = line_key(transfer)
    if community.said(own):
        if not community.said(f"{own}:unsaid"):
            yield Unsay(key=f"{own}:unsaid", instead_of=own)
        return
    line = line_in(transfer.thread)
    kept = community.thread(transfer.thread)
    if kept is not None and line_stands(line, community):
        told = as_it_stands(topics_line(kept), kept, community)
        if told is None:
            yield Unsay(key=f"{line}:unsaid", instead_of=line)
            return
        yield Edit(key=f"{post_key(transfer)}:line:{event.key}", instead_of=line, message=told)
